"""Comparison: what changed between two years or two registers, and what only changed in the reporting."""

from innonet.comparison.comparing import Comparison, compare

__all__ = ["Comparison", "compare"]
