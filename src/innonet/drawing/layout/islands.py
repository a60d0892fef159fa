"""No empty sea inside a part: a few that stand far from everybody come near those they are tied to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.drawing.layout.field import Points

FAR = 100.0
"""Free space beyond which a group stands for itself."""
NEAR = 50.0
"""Free space left when it has come near."""
ROUNDS = 20

Members = npt.NDArray[np.int64]


def drawn_near(points: Points, radii: Points, ties: tuple[Members, Members]) -> Points:
    """Slide each far group, as it is, toward its nearest partner outside until it almost meets somebody.

    A group that hangs on one tie can be pushed far away, and everything else is then drawn small to make room for it.

    Parameters
    ----------
    points
        Places in which no two circles touch.
    ties
        Ends of each tie of one connected part.

    Returns
    -------
    Places in which still no two circles touch, and from anybody to anybody leads a chain of gaps of at most `FAR`.
    """
    points = points.copy()
    for _ in range(ROUNDS):
        far = _groups(points, radii)[1:]
        if not far:
            break
        for members in far:
            points[members] += _way(points, radii, ties, members=members)
    return points


def _groups(points: Points, radii: Points) -> list[Members]:
    """Give those who stand together, the most first."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import Delaunay

    corners = Delaunay(points).simplices.astype(np.int64)
    a, b = np.concatenate([corners[:, :2], corners[:, 1:], corners[:, ::2]]).T
    gap = np.hypot(*(points[a] - points[b]).T) - radii[a] - radii[b]
    a, b = a[gap <= FAR], b[gap <= FAR]
    joined = coo_array((np.ones(len(a)), (a, b)), shape=(len(points), len(points)))
    label = connected_components(joined, directed=False)[1]
    order = np.argsort(-np.bincount(label), kind="stable")
    return [np.flatnonzero(label == one) for one in order]


def _way(points: Points, radii: Points, ties: tuple[Members, Members], *, members: Members) -> Points:
    """Give how far a group goes: along the shortest tie that leaves it, up to the first meeting."""
    inside = np.zeros(len(points), dtype=bool)
    inside[members] = True
    leaving = np.flatnonzero(inside[ties[0]] & ~inside[ties[1]])
    ways = points[ties[1][leaving]] - points[ties[0][leaving]]
    way: Points = ways[(ways**2).sum(axis=1).argmin()]
    one, other = _who_could_meet(points, radii, way, members=members, others=np.flatnonzero(~inside))
    return _until_met(points[other] - points[one], way, radii[other] + radii[one] + NEAR) * way


def _who_could_meet(
    points: Points, radii: Points, way: Points, *, members: Members, others: Members
) -> tuple[Members, Members]:
    """Give the pairs of a member and another who stands in the band that the member leaves on its way."""
    across = (points[:, 1] * way[0] - points[:, 0] * way[1]) / np.hypot(*way)
    others = others[np.argsort(across[others], kind="stable")]
    reach = radii[members] + radii[others].max() + NEAR
    first, last = (np.searchsorted(across[others], across[members] + side * reach) for side in (-1, 1))
    count = last - first
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(members, count), others[np.repeat(first, count) + within]


def _until_met(away: Points, way: Points, room: Points) -> float:
    """Give the share of a way that can be gone until somebody, so far away, is as near as the room allows."""
    length = float((way**2).sum())
    x, y = away.T
    along = (x * way[0] + y * way[1]) / length
    square = along**2 - (x**2 + y**2 - room**2) / length
    met = along[square >= 0] - np.sqrt(square[square >= 0])
    ahead = met[met >= -1e-6]  # who is met already is met, however it was rounded
    return max(float(ahead.min()), 0.0) if len(ahead) else 1.0
