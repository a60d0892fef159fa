"""Nobody on top of another: room is made where it lacks, and who stands next to whom stays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.drawing.layout.descent import sunflower
from innonet.drawing.layout.field import Points

Numbers = npt.NDArray[np.int64]
Pairs = Numbers
"""Of shape (2, pairs)."""
GAP = 7.0
"""Free space around each organization."""
BORDER = 34.0
"""Free space between organizations of different communities that stand side by side."""
ROUNDS, SAME = 60, 3
"""Triangulations at most, and how often distances are stretched with each."""
MOST, NEARLY = 0.99, 1.5
"""Stretching is over when of so many pairs none needs so many times its distance: the rest is pushed apart."""
SLACK = 24.0
"""Free space up to which pairs are watched while circles are pushed apart."""
GROWTH, LEAST = 1.8, 0.15
"""How much a distance is stretched at most at once, and the share of what it needs that it may always get."""
MARGIN, BEYOND = 1.01, 1.5
"""What is asked for beside what is needed, and the share of what lacks that is asked for: others hold it back."""


def spaced(points: Points, radii: Points, community: Numbers) -> Points:
    """Make room for every circle, and a border between communities, with the neighborhoods kept.

    Distances between neighbors of a triangulation are asked to be long enough, all at once, until nearly all are; the
    few that are left push each other apart.

    References
    ----------
    Gansner, E. R. & Hu, Y. (2010). Efficient, proximity-preserving node overlap removal. Journal of Graph Algorithms
    and Applications 14(1), 53-74. https://doi.org/10.7155/jgaa.00198
    """
    if len(points) < 4:
        return apart(points, radii)
    # Delaunay's own joggle is not seeded: no two on one spot, no three on one line
    points = points + 1e-3 * radii.mean() * sunflower(len(points))
    for _ in range(ROUNDS):
        pairs = _neighbors(points)
        needed = _needed(pairs, radii, community)
        for _ in range(SAME):
            between = points[pairs[0]] - points[pairs[1]]
            distance = np.hypot(*between.T) + 1e-9
            if np.quantile(needed / distance, MOST) < NEARLY:
                return apart(points, radii, community)
            points = _stretched(points, pairs, between / distance[:, None], _wanted(distance, needed))
    return apart(points, radii, community)


def _needed(pairs: Pairs, radii: Points, community: Numbers, gap: float = GAP) -> Points:
    """Give how far apart the middles of each pair should be at least."""
    between = np.where(community[pairs[0]] == community[pairs[1]], gap, BORDER)
    needed: Points = radii[pairs].sum(axis=0) + between
    return needed


def _wanted(distance: Points, needed: Points) -> Points:
    """Give the distances asked for: as they are where there is room."""
    lack = MARGIN * needed / distance
    asked = np.minimum(1 + BEYOND * (lack - 1), np.maximum(GROWTH, LEAST * lack))
    wanted: Points = distance * np.where(needed > distance, asked, 1)
    return wanted


def _neighbors(points: Points) -> Pairs:
    """Give the neighbors in a triangulation, each pair once."""
    from scipy.spatial import Delaunay

    first, others = Delaunay(points).vertex_neighbor_vertices
    pairs = np.stack([np.repeat(np.arange(len(points)), np.diff(first)), others.astype(np.int64)])
    once: Pairs = pairs[:, pairs[0] < pairs[1]]
    return once


def _stretched(points: Points, pairs: Pairs, along: Points, wanted: Points) -> Points:
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


def apart(
    points: Points, radii: Points, community: Numbers | None = None, *, gap: float = GAP, rounds: int = 600
) -> Points:
    """Push circles apart until none touches another, and those of different communities until there is a border."""
    community = np.zeros(len(points), dtype=np.int64) if community is None else community
    points = points + sunflower(len(points)) * 1e-3  # no two exactly on one spot
    while rounds > 0:
        pairs, needed = _who_may_meet(points, radii, community, gap)
        moved, done = _pushed(points, pairs, needed, rounds)
        if not done:
            break
        points, rounds = moved, rounds - done
    return points


def _who_may_meet(points: Points, radii: Points, community: Numbers, gap: float) -> tuple[Pairs, Points]:
    """Give the pairs that lack room or have little to spare, and how far apart each should be."""
    from scipy.spatial import cKDTree

    reach = 2 * radii.max() + max(gap, BORDER if community.any() else 0.0) + SLACK
    pairs = cKDTree(points).query_pairs(reach, output_type="ndarray").astype(np.int64).T
    needed = _needed(pairs, radii, community, gap)
    near = np.hypot(*(points[pairs[0]] - points[pairs[1]]).T) < needed + SLACK
    return pairs[:, near], needed[near]


def _pushed(points: Points, pairs: Pairs, needed: Points, rounds: int) -> tuple[Points, int]:
    """Push those apart who are too near, until others than these pairs could be; give in how many rounds, too."""
    x, y = start = np.ascontiguousarray(points.T)
    for done in range(rounds):
        along, down = x[pairs[0]] - x[pairs[1]], y[pairs[0]] - y[pairs[1]]
        distance = np.maximum(np.sqrt(along**2 + down**2), 1e-9)
        close = np.flatnonzero(needed - distance > 1e-6)
        if not len(close) or np.hypot(x - start[0], y - start[1]).max() > SLACK / 2:
            return np.column_stack([x, y]), done
        (a, b), push = pairs[:, close], (needed[close] / distance[close] - 1) * 0.52
        x, y = (
            axis + np.bincount(a, push * away[close], len(x)) - np.bincount(b, push * away[close], len(x))
            for axis, away in ((x, along), (y, down))
        )
    return np.column_stack([x, y]), rounds
