"""Places of one connected part: partners near, communities whole, far on the map what is far in the network.

Four pulls are balanced by descent. Ties attract and everybody pushes everybody away with the heavy-tailed kernel of
neighbor embeddings, which keeps partners next to each other where springs make a hairball; members are drawn lightly to
the middle of their community; and distances to some pivots should be proportional to the steps between (stress), which
keeps the whole in its shape. None of the four alone does: the benchmark in `benchmarks/layout` shows each beside peers.
"""

from __future__ import annotations

import numpy as np

from innonet.drawing.layout.field import Field, Points
from innonet.drawing.layout.part import Part
from innonet.drawing.layout.pulls import Attraction, Shape, apart_from_fellows

COHESION = 0.1
"""Pull toward the community's middle."""
SHAPE = 4.0
"""Pull toward distances as in the network."""
EXAGGERATED, EARLY = 8.0, 0.3
"""How much stronger ties pull at first, so that the whole finds its order before the parts do; and the share of all
steps in which they do."""
HELD = 3.0
"""Pull toward where an organization stood on an earlier map."""
LEAST = 0.92
"""Side of the square that each has at least when ties pull as they should: closer, partners are not told from others,
and a part whose ties are many shrinks or grows as the pivots happen to lie."""
SELDOM = 3
"""Steps for which the pulls of the whole hold, which change slowly: toward the community and toward the shape."""
PACES = ((2_000, 240, 1), (10_000, 160, 2), (2**62, 120, 2))
"""Organizations, and for parts of up to so many the steps of the descent and those for which the push holds: of many
everybody moves with others around, and finds its place sooner."""
POWERS = 60
"""Rounds in which the first two axes of the steps are found."""


def start(part: Part) -> Points:
    """Give a first place to everybody by classical scaling of the steps to the pivots.

    References
    ----------
    Brandes, U. & Pich, C. (2007). Eigensolver methods for progressive multidimensional scaling of large data. Graph
    Drawing 2006, LNCS 4372, 42-53. https://doi.org/10.1007/978-3-540-70904-6_6
    """
    squared = -0.5 * part.steps**2
    centered = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    # summed here and not by the machine's own library, whose rounding hangs on the number of cores
    products = np.einsum("ij,kj->ik", centered, centered)
    axes = sunflower(len(products)).T
    for _ in range(POWERS):
        axes = _upright(np.einsum("ij,kj->ki", products, axes))
    points: Points = np.einsum("ki,ij->jk", axes, centered)
    spread = float(points.std())
    placed: Points = 3.0 * points / (spread if spread > 1e-9 else 1.0) + 0.03 * sunflower(len(points))
    return placed


def _upright(axes: Points) -> Points:
    """Give two directions of length one, the second at right angles to the first."""
    first = axes[0] / max(float(np.sqrt((axes[0] ** 2).sum())), 1e-300)
    second = axes[1] - (axes[1] * first).sum() * first
    return np.stack([first, second / max(float(np.sqrt((second**2).sum())), 1e-300)])


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
    field, attraction, shape = Field(), Attraction(part), Shape(part)
    size, points = len(points), np.asfortranarray(points)
    speed, gains = np.zeros_like(points), np.ones_like(points)
    count, often = next(pace for most, *pace in PACES if size <= most)
    count = count if anchors is None else max(count // 3, 50)
    for step in range(count):
        early = max(0.0, 1 - step / (EARLY * count))
        if step % SELDOM == 0:
            whole = (COHESION * apart_from_fellows(part, points) + SHAPE * shape.slope(points)) / size
        if step % often == 0:
            push = field.push(points)
        slope = EXAGGERATED ** (early if anchors is None else 0) * attraction.slope(points) - push + whole
        if anchors is not None:
            slope += HELD * np.nan_to_num(points - anchors) / size
        gains = np.maximum(np.where(np.sign(slope) != np.sign(speed), gains + 0.2, gains * 0.8), 0.01)
        speed = (0.5 if early else 0.8) * speed - 4 * max(size / 12, 10) * gains * slope
        speed *= np.minimum(1, 5 / np.maximum(np.hypot(*speed.T), 1e-9))[:, None]
        points = points + speed
        if anchors is None:
            points -= points.mean(axis=0)
        if anchors is None and not early:
            points *= max(1.0, LEAST / extent(points))
    return points


def balance(part: Part, points: Points) -> float:
    """Give how strongly the whole wants to shrink (above 0) or to grow (below 0) at its present size."""
    slope = Attraction(part).slope(points) - Field().push(points)
    slope += COHESION * apart_from_fellows(part, points) / len(points)
    return float((slope * (points - points.mean(axis=0))).sum())


def extent(points: Points) -> float:
    """Give the side of the square of the area that each has, for points around 0: by how far they are spread."""
    return max(float(np.sqrt((points**2).sum(axis=1).mean() * 2 * np.pi / len(points))), 1e-9)
