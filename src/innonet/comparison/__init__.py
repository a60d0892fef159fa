"""Comparison: what changed between two years or two registers, and what only changed in the reporting."""

from innonet.comparison.comparing import Comparison, compare
from innonet.comparison.over_time import OverTime, over_time

__all__ = ["Comparison", "OverTime", "compare", "over_time"]
