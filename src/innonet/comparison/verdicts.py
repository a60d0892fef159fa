"""How sure a figure is, and whether a change is real: asked of all, and of the organizations in both periods."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

LEFT_OUT = 0.2
"""The share of partnerships that a draw leaves out."""
COVERED = 0.9
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


def around(value: float, drawn: npt.NDArray[np.float64], error: float = 0.0) -> Interval:
    """Give the 90 % interval around a value by the delete-d jackknife; NaN with fewer than two draws.

    What is left of a network is more fragmented than the whole, so that only the spread of the draws is taken.

    Parameters
    ----------
    drawn
        The value where `LEFT_OUT` of the partnerships is left out.
    error
        Standard error of the value itself, where it is estimated.
    """
    from scipy.special import stdtrit  # Student's t; scipy.stats has it behind a second of imports

    if len(drawn) < 2:
        return float("nan"), float("nan")
    spread = np.sqrt((1 - LEFT_OUT) / LEFT_OUT) * drawn.std(ddof=1)
    half = float(stdtrit(len(drawn) - 1, 0.5 + COVERED / 2) * np.hypot(spread, error))
    return value - half, value + half
