"""Whether a change is real: asked of all, and of the organizations present in both periods."""

from __future__ import annotations

REAL, REPORTING, UNCLEAR = "real", "reporting", "unclear"
Interval = tuple[float, float]


def verdict(all_: Interval, both: Interval) -> str:
    """Decide by the intervals of the change among all, and among those in both periods.

    Examples
    --------
    >>> verdict((0.1, 0.3), (0.1, 0.2)), verdict((0.1, 0.3), (-0.1, 0.2)), verdict((-0.1, 0.3), (0.1, 0.2))
    ('real', 'reporting', 'unclear')
    """
    signs = [1 if low > 0 else -1 if high < 0 else 0 for low, high in (all_, both)]
    if not signs[0]:
        return UNCLEAR
    return REAL if signs[0] == signs[1] else REPORTING
