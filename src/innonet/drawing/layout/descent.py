"""Places of one connected part: partners near, communities whole, far on the map what is far in the network.

Four pulls are balanced by descent. Ties attract and everybody pushes everybody away with the heavy-tailed kernel of
neighbor embeddings, which keeps partners next to each other where springs make a hairball; members are drawn lightly to
the middle of their community; and distances to some pivots should be proportional to the steps between (stress), which
keeps the whole in its shape. None of the four alone does: the benchmark in `benchmarks/layout` shows each beside peers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array

from innonet.drawing.layout.field import Field, Points

COHESION = 0.1
"""Pull toward the community's middle."""
SHAPE = 4.0
"""Pull toward distances as in the network."""
EXAGGERATED = 8.0
"""How much stronger ties pull at first, so that the whole finds its order before the parts do."""
HELD = 3.0
"""Pull toward where an organization stood on an earlier map."""
STEPS, LARGE, STEPS_LARGE = 240, 10_000, 120
"""Steps of the descent, and how many where a part has more organizations than `LARGE`: enough for its order."""
SELDOM = 3
"""Steps for which the pulls of the whole hold, which change slowly: toward the community and toward the shape."""
PIVOTS, FEWER, LOOKS = 60, 20, 700_000
"""Organizations distances are measured from: the most, the least, and the number of distances aimed at between."""


@dataclass(frozen=True, eq=False)
class Part:
    """What the descent reads of one connected part.

    Parameters
    ----------
    a, b, share
        Ends of each tie, both ways, and its share of all attraction.
    community
        Number of each member's community, from 0 without gaps.
    pivots, steps
        Some members, and the steps from each member to them, shape (members, pivots).
    nearness
        One over the steps, 0 from a pivot to itself.
    """

    a: npt.NDArray[np.int64]
    b: npt.NDArray[np.int64]
    share: Points
    community: npt.NDArray[np.int64]
    pivots: npt.NDArray[np.int64]
    steps: Points
    nearness: Points

    @cached_property
    def once(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Points]:
        """Give the ends and the share of each tie, one way: it pulls both ends alike."""
        one = self.a < self.b
        return self.a[one], self.b[one], self.share[one]


def part_of(ties: csr_array, community: npt.NDArray[np.int64], *, seed: int) -> Part:
    """Gather what the descent reads: each organization's ties share one unit of attraction, so hubs swallow nobody."""
    from scipy.sparse.csgraph import dijkstra

    roots = ties.copy()
    roots.data = np.sqrt(roots.data)
    shares = diags_array(1 / np.maximum(roots.sum(axis=1), 1e-300)) @ roots
    both = (shares + shares.T).tocoo()
    size = ties.shape[0]
    count = min(size, int(np.clip(LOOKS // size, FEWER, PIVOTS)))
    pivots = np.sort(np.random.default_rng(seed).choice(size, count, replace=False))
    steps = dijkstra(ties, indices=pivots, unweighted=True).T
    nearness = np.divide(1.0, steps, out=np.zeros_like(steps), where=steps > 0)
    ends, share = (both.row.astype(np.int64), both.col.astype(np.int64)), both.data / both.data.sum()
    return Part(*ends, share, community, pivots, steps, nearness)


def start(part: Part) -> Points:
    """Give a first place to everybody by classical scaling of the steps to the pivots.

    References
    ----------
    Brandes, U. & Pich, C. (2007). Eigensolver methods for progressive multidimensional scaling of large data. Graph
    Drawing 2006, LNCS 4372, 42-53. https://doi.org/10.1007/978-3-540-70904-6_6
    """
    squared = -0.5 * part.steps**2
    centered = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    left, sizes, right = np.linalg.svd(centered, full_matrices=False)
    # the sign of an axis is the solver's whim
    signs = np.sign(right[np.arange(len(sizes)), np.abs(right).argmax(axis=1)])
    points = np.zeros((len(squared), 2))
    points[:, : min(2, len(sizes))] = (left * sizes * signs)[:, :2]
    spread = points.std()
    return 3.0 * points / (spread if spread > 1e-9 else 1.0) + 0.03 * sunflower(len(points))


def sunflower(count: int) -> Points:
    """Give points spread evenly over a disc, the first in its middle."""
    place = np.arange(count) + 0.5
    angle = place * np.pi * (3 - np.sqrt(5))
    spread: Points = np.sqrt(place / max(count, 1))[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return spread


def descended(part: Part, points: Points, *, anchors: Points | None = None) -> Points:
    """Move everybody until the pulls are balanced.

    Parameters
    ----------
    points
        Where everybody starts.
    anchors
        Where organizations stood on an earlier map, in the same unit, NaN for new ones: they are held there lightly,
        and nothing is exaggerated at first.

    References
    ----------
    Boehm, J. N., Berens, P. & Kobak, D. (2022). Attraction-repulsion spectrum in neighbor embeddings. Journal of
    Machine Learning Research 23(95), 1-32. https://jmlr.org/papers/v23/21-0055.html
    """
    field, size = Field(), len(points)
    speed, gains = np.zeros_like(points), np.ones_like(points)
    steps = STEPS if size <= LARGE else STEPS_LARGE
    count = steps if anchors is None else steps // 3
    for step in range(count):
        eased = 1.0 if anchors is not None else min(1.0, step / (0.3 * count))
        if step % SELDOM == 0:
            whole = (COHESION * _apart_from_fellows(part, points) + SHAPE * _misshapen(part, points)) / size
        slope = EXAGGERATED ** (1 - eased) * _attraction(part, points) - field.push(points) + whole
        if anchors is not None:
            slope += HELD * np.nan_to_num(points - anchors) / size
        gains = np.maximum(np.where(np.sign(slope) != np.sign(speed), gains + 0.2, gains * 0.8), 0.01)
        speed = (0.5 if step < 0.3 * count else 0.8) * speed - 4 * max(size / 12, 10) * gains * slope
        length = np.sqrt((speed**2).sum(axis=1, keepdims=True))
        speed *= np.minimum(1, 5 / np.maximum(length, 1e-9))
        points = points + speed
        if anchors is None:
            points -= points.mean(axis=0)
    return points


def balance(part: Part, points: Points) -> float:
    """Give how strongly the whole wants to shrink (above 0) or to grow (below 0) at its present size."""
    slope = _attraction(part, points) - Field().push(points)
    slope += COHESION * _apart_from_fellows(part, points) / len(points)
    return float((slope * (points - points.mean(axis=0))).sum())


def _attraction(part: Part, points: Points) -> Points:
    a, b, share = part.once
    away = [axis[a] - axis[b] for axis in np.ascontiguousarray(points.T)]
    pull = share / (1 + away[0] ** 2 + away[1] ** 2)
    size = len(points)
    return np.column_stack([np.bincount(a, pull * one, size) - np.bincount(b, pull * one, size) for one in away])


def _apart_from_fellows(part: Part, points: Points) -> Points:
    sizes = np.bincount(part.community)
    middles = np.column_stack([np.bincount(part.community, points[:, axis]) for axis in (0, 1)]) / sizes[:, None]
    away = points - middles[part.community]
    extent = np.sqrt(np.bincount(part.community, (away**2).sum(axis=1)) / sizes)
    pull: Points = away / (1 + extent[part.community, None])
    return pull


def _misshapen(part: Part, points: Points) -> Points:
    """Give the slope of the stress toward the pivots, at the scale that suits the picture best."""
    pivots = points[part.pivots]
    square = (points**2).sum(axis=1)[:, None] + (pivots**2).sum(axis=1) - 2 * points @ pivots.T
    distance = np.sqrt(np.maximum(square, 1e-12))
    ratio = distance * part.nearness
    scale = np.vdot(ratio, ratio) / max(ratio.sum(), 1e-9)
    force = part.nearness**2 / max(scale, 1e-9) - part.nearness / distance
    slope: Points = (force.sum(axis=1)[:, None] * points - force @ pivots) / len(pivots)
    return slope
