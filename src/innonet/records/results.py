"""Tables that innonet itself wrote as results: in a folder of records they are no records."""

from __future__ import annotations

from innonet.records.grid import Grid

_MARKS = (
    {"severity", "rule", "problem", "problem_ko", "fix_ko"},
    {"original", "spelling", "organization", "method"},
    {"name_a", "name_b", "verdict", "decision"},
    {"rank_low", "rank_high", "share_top"},
    {"community", "stability"},
    {"group_a", "group_b", "observed", "expected"},
    {"measure", "expected", "p_adjusted", "meaning_ko"},
    {"action", "organizations", "gain", "gain_single"},
    {"programme", "meet_elsewhere", "scattered"},
    {"programme_a", "programme_b", "never_share"},
    {"choice", "hubs", "reached", "proven"},
    {"before", "after", "change", "verdict"},
    {"year", "low", "high", "exact"},
)
"""Headers that together stand on one result alone."""


def is_result(grid: Grid) -> bool:
    """Tell whether a grid is a result: its first row is a header that innonet writes."""
    header = set(grid.rows[0]) if grid.rows else set()
    return any(marks <= header for marks in _MARKS)
