"""Scenarios: what would change if an organization closed, a programme ended, a new partnership began."""

from innonet.scenarios.simulating import Simulation, simulate

__all__ = ["Simulation", "simulate"]
