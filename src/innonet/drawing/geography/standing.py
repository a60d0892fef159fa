"""Where organizations stand inside their area: by sector, inside the outline, nobody on top of another."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.drawing.geography.cells import Points
from innonet.drawing.layout import apart

GAP = 4.0
WIDEST = 22.0
"""Free space around each organization at most: few stand together in the middle of a wide area."""
EDGE = 4.0
"""Free space to the outline."""
ROUNDS = 40
STILL = 0.05
"""Nobody has moved further than this: they stand."""


def inside(ring: Points, points: Points) -> npt.NDArray[np.bool_]:
    """Mark the points inside an outline."""
    ahead = np.roll(ring, -1, axis=0)
    x, y = points[:, :1], points[:, 1:]
    crossing = (ring[:, 1] > y) != (ahead[:, 1] > y)
    rise = np.where(ahead[:, 1] == ring[:, 1], 1.0, ahead[:, 1] - ring[:, 1])
    at = ring[:, 0] + (y - ring[:, 1]) * (ahead[:, 0] - ring[:, 0]) / rise
    found: npt.NDArray[np.bool_] = (crossing & (x < at)).sum(axis=1) % 2 == 1
    return found


def center(ring: Points) -> Points:
    """Give the middle of the area inside an outline; of its corners where there is none."""
    ahead = np.roll(ring, -1, axis=0)
    cross = ring[:, 0] * ahead[:, 1] - ahead[:, 0] * ring[:, 1]
    if abs(cross.sum()) < 1e-12:
        return np.asarray(ring.mean(axis=0))
    found: Points = ((ring + ahead) * cross[:, None]).sum(axis=0) / (3 * cross.sum())
    return found


def nearest_edge(ring: Points, points: Points) -> Points:
    """Give the point of an outline that is nearest to each point."""
    along = np.roll(ring, -1, axis=0) - ring
    offset = points[:, None] - ring[None]
    share = np.clip((offset * along).sum(axis=2) / np.maximum((along**2).sum(axis=1), 1e-12), 0, 1)
    spots = ring[None] + share[:, :, None] * along
    best = ((points[:, None] - spots) ** 2).sum(axis=2).argmin(axis=1)
    found: Points = spots[np.arange(len(points)), best]
    return found


def spots(ring: Points, count: int, *, widest: float) -> Points:
    """Give at least so many points on an even grid inside an outline, as far apart as they can be up to `widest`."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    step = min(widest, float(np.sqrt(np.prod(high - low) / max(count, 1))))
    while True:
        columns = np.arange(low[0] + step / 2, high[0] + step / 2, step)
        rows = np.arange(low[1] + step / 2, high[1] + step / 2, step * 0.87)
        x, y = np.meshgrid(columns, rows)
        x[1::2] += step / 2
        grid = np.column_stack([x.ravel(), y.ravel()])
        grid = grid[inside(ring, grid)]
        if len(grid) >= count:
            return grid
        step *= 0.95


def stood(ring: Points, radii: Points, sector: npt.NDArray[np.int64]) -> Points:
    """Place organizations inside an outline: sectors side by side around the middle, then apart as far as it takes.

    Parameters
    ----------
    ring
        The outline, in the unit of `radii`.
    sector
        A number per organization; the same stand together.
    """
    grid = spots(ring, len(radii), widest=2 * float(radii.mean()) + WIDEST)
    middle = center(ring)
    nearest = np.argsort(((grid - middle) ** 2).sum(axis=1), kind="stable")[: len(radii)]
    chosen = grid[nearest]
    turn = np.arctan2(chosen[:, 1] - middle[1], chosen[:, 0] - middle[0])
    points = np.zeros((len(radii), 2))
    points[np.lexsort((-radii, sector))] = chosen[np.argsort(turn, kind="stable")]
    for _ in range(ROUNDS):
        before, points = points, _kept_in(ring, apart(points, radii, gap=GAP, rounds=8), radii)
        if np.abs(points - before).max(initial=0) < STILL:
            break
    return points


def _kept_in(ring: Points, points: Points, radii: Points) -> Points:
    """Bring those that touch the outline or have left it back in."""
    edge = nearest_edge(ring, points)
    away = points - edge
    distance = np.sqrt((away**2).sum(axis=1))
    is_in = inside(ring, points)
    short = ~is_in | (distance < radii + EDGE)
    inward = np.where(is_in, 1.0, -1.0)[:, None] * away / np.maximum(distance, 1e-9)[:, None]
    kept: Points = np.where(short[:, None], edge + inward * (radii + EDGE)[:, None], points)
    return kept


def fits(ring: Points, points: Points, radii: Points) -> bool:
    """Whether all circles are inside the outline and none touches another."""
    if not inside(ring, points).all():
        return False
    away = np.sqrt(((points - nearest_edge(ring, points)) ** 2).sum(axis=1))
    if (away < radii).any():
        return False
    gap = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)) - radii[:, None] - radii[None]
    return bool((gap[~np.eye(len(points), dtype=bool)] > 0.5).all()) if len(points) < 3000 else True
