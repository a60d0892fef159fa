"""Nobody on top of another: room is made where it lacks, and who stands next to whom stays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.drawing.layout.descent import sunflower
from innonet.drawing.layout.field import Points

GAP = 7.0
"""Free space around each organization."""
BORDER = 34.0
"""Free space between organizations of different communities that stand side by side."""
ROUNDS, SAME = 60, 2
"""Triangulations at most, and how often distances are stretched with each."""
GROWTH, LEAST = 1.8, 0.15
"""How much a distance is stretched at most at once, and the share of what it needs that it may always get."""
MARGIN, BEYOND = 1.01, 1.5
"""What is asked for beside what is needed, and the share of what lacks that is asked for: others hold it back."""


def spaced(points: Points, radii: Points, community: npt.NDArray[np.int64]) -> Points:
    """Make room for every circle, and a border between communities, with the neighborhoods kept.

    Distances between neighbors of a triangulation are asked to be long enough, all at once, until they are.

    References
    ----------
    Gansner, E. R. & Hu, Y. (2010). Efficient, proximity-preserving node overlap removal. Journal of Graph Algorithms
    and Applications 14(1), 53-74. https://doi.org/10.7155/jgaa.00198
    """
    if len(points) < 4:
        return apart(points, radii)
    # Delaunay's own joggle is not seeded: no two on one spot, no three on one line
    points = points + 1e-3 * radii.mean() * sunflower(len(points))
    watched = False
    for _ in range(ROUNDS):
        pairs, stretched = _neighbors(points, radii, watched=watched), False
        needed = radii[pairs].sum(axis=0) + np.where(community[pairs[0]] == community[pairs[1]], GAP, BORDER)
        for _ in range(SAME):
            between = points[pairs[0]] - points[pairs[1]]
            distance = np.sqrt((between**2).sum(axis=1)) + 1e-9
            if (needed < 1.002 * distance).all():
                break
            points = _stretched(points, pairs, between / distance[:, None], _wanted(distance, needed))
            stretched = True
        if watched and not stretched:
            break
        watched = watched or not stretched
    return apart(points, radii)


def _wanted(distance: Points, needed: Points) -> Points:
    """Give the distances asked for: as they are where there is room."""
    lack = MARGIN * needed / distance
    asked = np.minimum(1 + BEYOND * (lack - 1), np.maximum(GROWTH, LEAST * lack))
    wanted: Points = distance * np.where(needed > distance, asked, 1)
    return wanted


def _neighbors(points: Points, radii: Points, *, watched: bool) -> npt.NDArray[np.int64]:
    """Give the pairs to hold, shape (2, pairs): triangulation neighbors, and once those have room, any that overlap."""
    from scipy.spatial import Delaunay, cKDTree

    first, others = Delaunay(points).vertex_neighbor_vertices
    pairs = np.stack([np.repeat(np.arange(len(points)), np.diff(first)), others.astype(np.int64)])
    pairs = pairs[:, pairs[0] < pairs[1]]
    if watched:
        close = cKDTree(points).query_pairs(2 * radii.max() + GAP, output_type="ndarray").astype(np.int64).T
        distance = np.sqrt(((points[close[0]] - points[close[1]]) ** 2).sum(axis=1))
        pairs = np.concatenate([pairs, close[:, distance < radii[close].sum(axis=0) + GAP]], axis=1)
    keys = np.unique(pairs[0] * len(points) + pairs[1])
    return np.stack([keys // len(points), keys % len(points)])


def _stretched(points: Points, pairs: npt.NDArray[np.int64], along: Points, wanted: Points) -> Points:
    """Move everybody at once so that pairs come to the wanted distances, in the sense of least squares."""
    from scipy.sparse import coo_array
    from scipy.sparse.linalg import splu

    (a, b), size = pairs, len(points)
    stiffness = 1 / wanted**2
    hold = 1e-6 * stiffness.mean()
    everybody = np.arange(size)
    rows, columns = np.concatenate([a, b, a, b, everybody]), np.concatenate([b, a, a, b, everybody])
    entries = np.concatenate([-stiffness, -stiffness, stiffness, stiffness, np.full(size, hold)])
    system = coo_array((entries, (rows, columns)), shape=(size, size)).tocsc()
    force = (stiffness * wanted)[:, None] * along
    right = np.column_stack(
        [np.bincount(a, force[:, axis], size) - np.bincount(b, force[:, axis], size) for axis in (0, 1)]
    )
    solved = splu(system, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0, options={"SymmetricMode": True})
    moved: Points = solved.solve(right + hold * points)
    return moved


def apart(points: Points, radii: Points, *, gap: float = GAP, rounds: int = 400) -> Points:
    """Push circles apart until none touches another."""
    from scipy.spatial import cKDTree

    points = points + sunflower(len(points)) * 1e-3  # no two exactly on one spot
    reach = 2 * radii.max() + gap
    for _ in range(rounds):
        pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        along = points[pairs[:, 0]] - points[pairs[:, 1]]
        distance = np.maximum(np.sqrt((along**2).sum(axis=1)), 1e-9)
        short = radii[pairs[:, 0]] + radii[pairs[:, 1]] + gap - distance
        close = short > 1e-6
        if not close.any():
            break
        push = along[close] * (short[close] * 0.52 / distance[close])[:, None]
        for axis in (0, 1):
            points[:, axis] += np.bincount(pairs[close, 0], push[:, axis], len(points))
            points[:, axis] -= np.bincount(pairs[close, 1], push[:, axis], len(points))
    return points
