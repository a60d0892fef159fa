"""No tie hidden behind an organization it passes: in small parts, where every tie is looked at, all are seen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.drawing.layout.field import Points
from innonet.drawing.layout.overlaps import GAP, apart

Numbers = npt.NDArray[np.int64]
PAST = 6.0
"""Free space between an organization and a tie that passes it."""
ROUNDS, LITTLE = 150, 0.5
"""At most, and what may lack in all; where ties are too many for all to be seen, the best of what was found is kept."""


def seen_past(points: Points, radii: Points, ends: Numbers) -> Points:
    """Move organizations off the ties of others, and those ties the other way, as far as both stay in sight.

    Parameters
    ----------
    points, radii
        Where each stands, and how large it is drawn.
    ends
        Positions of the two ends of each tie, shape (ties, 2).
    """
    best, least = points, np.inf
    for _ in range(ROUNDS):
        lack, moves = _pushes(points, radii, ends)
        if lack < least:
            best, least = points, lack
        if lack < LITTLE:
            break
        points = apart(points + moves, radii, gap=GAP, rounds=30)
    return best


def _pushes(points: Points, radii: Points, ends: Numbers) -> tuple[float, Points]:
    """Give how much room lacks in all, and how far each should move to make half of it."""
    start, along = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
    away = points[:, None] - start
    part = np.clip((away * along).sum(axis=2) / np.maximum((along**2).sum(axis=1), 1e-9), 0, 1)
    away = away - part[:, :, None] * along
    distance = np.hypot(away[:, :, 0], away[:, :, 1])
    lack = np.maximum(radii[:, None] + PAST - distance, 0)
    everybody = np.arange(len(points))[:, None]
    lack[(everybody == ends[:, 0]) | (everybody == ends[:, 1])] = 0
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    side = np.where((away * across).sum(axis=2) < 0, -1.0, 1.0)
    push = 0.5 * (lack * side)[:, :, None] * across
    moves = push.sum(axis=1)
    for end, share in ((0, 1 - part), (1, part)):
        np.subtract.at(moves, ends[:, end], (share[:, :, None] * push).sum(axis=0))
    return float(lack.sum()), moves
