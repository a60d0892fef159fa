"""Every community on ground of its own, so that its outline holds its members and nobody else."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.drawing.layout.field import Points

ROUNDS = 60
STRIDE = 0.12
"""Share of the way to its community's middle that a straggler goes in one round."""


def gathered(points: Points, community: npt.NDArray[np.int64]) -> Points:
    """Bring stragglers home: into the cell of their own community, and nobody else moves.

    The plane is cut into one convex cell a community (a power diagram around the middles, larger for communities that
    are spread wider). Convex cells that do not overlap have outlines that do not overlap.
    """
    points = points.copy()
    everybody = np.arange(len(points))
    sizes = np.bincount(community)
    for _ in range(ROUNDS):
        middles = np.column_stack([np.bincount(community, points[:, axis]) for axis in (0, 1)]) / sizes[:, None]
        away = np.sqrt(((points - middles[community]) ** 2).sum(axis=1))
        spread = np.bincount(community, away) / sizes
        reach = ((points[:, None] - middles[None]) ** 2).sum(axis=2) - spread**2
        own = reach[everybody, community].copy()
        reach[everybody, community] = np.inf
        strayed = own > reach.min(axis=1) if reach.shape[1] > 1 else np.zeros(len(points), dtype=bool)
        if not strayed.any():
            break
        points[strayed] += STRIDE * (middles[community[strayed]] - points[strayed])
    return points
