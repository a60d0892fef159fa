"""What pulls organizations: partners toward each other, members toward their fellows, all to the network's shape."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from innonet.drawing.layout.field import Points
from innonet.drawing.layout.part import Part


class Attraction:
    """The pull of ties, each one way: it pulls both ends alike."""

    def __init__(self, part: Part) -> None:
        one = part.a < part.b
        self._a, self._b, self._share = part.a[one], part.b[one], part.share[one]
        ties, size = len(self._a), len(part.community)
        signs, at = np.repeat([1.0, -1.0], ties), np.tile(np.arange(ties), 2)
        self._at_ends = csr_array((signs, (np.concatenate([self._a, self._b]), at)), shape=(size, ties))

    def slope(self, points: Points) -> Points:
        """Give where each is pulled from, shape (members, 2)."""
        x, y = np.ascontiguousarray(points.T)
        along, down = x[self._a] - x[self._b], y[self._a] - y[self._b]
        pull = self._share / (1 + along**2 + down**2)
        return np.stack([self._at_ends @ (pull * along), self._at_ends @ (pull * down)]).T


class Shape:
    """The stress toward the pivots; the arrays it fills are kept between calls, for making them anew costs more."""

    def __init__(self, part: Part) -> None:
        self._pivots, self._nearness = part.pivots, part.nearness
        self._square = part.nearness**2
        self._kept = np.empty((4, *part.nearness.shape), dtype=np.float32)

    def slope(self, points: Points) -> Points:
        """Give the slope of the stress, shape (members, 2), at the scale that suits the picture best."""
        x, y = points.T.astype(np.float32)
        along, down, distance, force = self._kept
        np.subtract(x, x[self._pivots, None], out=along)
        np.subtract(y, y[self._pivots, None], out=down)
        np.multiply(along, along, out=distance)
        np.multiply(down, down, out=force)
        distance += force
        np.sqrt(np.maximum(distance, 1e-12, out=distance), out=distance)
        ratio = np.multiply(distance, self._nearness, out=force)
        scale = float(np.einsum("ij,ij->", ratio, ratio)) / max(float(ratio.sum()), 1e-9)
        np.divide(self._nearness, distance, out=distance)
        np.multiply(self._square, 1 / max(scale, 1e-9), out=force)
        force -= distance
        slopes = [np.einsum("ij,ij->j", force, way) for way in (along, down)]
        return np.stack(slopes).T.astype(np.float64) / len(self._pivots)


def apart_from_fellows(part: Part, points: Points) -> Points:
    """Give how far each is from the middle of its community, beside how widely that is spread."""
    community, sizes = part.community, np.bincount(part.community)
    middles = np.stack([np.bincount(community, axis) / sizes for axis in points.T])
    away = points.T - middles[:, community]
    extent = np.sqrt(np.bincount(community, away[0] ** 2 + away[1] ** 2) / sizes)
    pull: Points = (away / (1 + extent[community])).T
    return pull
