"""Where every organization stands: communities as discs kept apart, nobody on top of another, the rest at the side.

Communities first, spring layout inside each, the discs then laid out by their own ties and pushed apart, and each
turned so that its ties outward are short. Organizations without ties, and small parts, are packed beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.measures import components, engines
from innonet.network import Network

Points = npt.NDArray[np.float64]
Positions = npt.NDArray[Any]
GAP = 7.0
"""Free space around each organization."""
BETWEEN = 46.0
"""Free space between communities."""


def layout(network: Network, communities: pd.Series[int], radii: Points, *, seed: int = 1) -> Points:
    """Place every organization.

    Parameters
    ----------
    communities
        Number of the community of each organization.
    radii
        How large each is drawn, in the same unit as the result.

    Returns
    -------
    Array of shape (organizations, 2), in the network's order, y pointing down; no two drawn circles touch.
    """
    if not len(network):
        return np.zeros((0, 2))
    parts = components(network).to_numpy()
    sizes = np.bincount(parts)
    points = np.zeros((len(network), 2))
    groups = communities.reindex(network.ids).to_numpy()
    for part in np.flatnonzero(sizes > 1):
        members = np.flatnonzero(parts == part)
        points[members] = _part(network, members, groups, radii, seed)
    return _packed(points, parts, radii)


def _part(network: Network, members: Positions, groups: Positions, radii: Points, seed: int) -> Points:
    """Lay out one connected part around its own middle."""
    discs = [members[groups[members] == group] for group in np.unique(groups[members])]
    inside = [_disc(network, disc, radii[disc], seed) for disc in discs]
    extents = np.array([_extent(points, radii[disc]) for points, disc in zip(inside, discs, strict=True)])
    centers = _centers(network, discs, extents, seed)
    points = np.zeros((len(network), 2))
    for disc, center, own in zip(discs, centers, inside, strict=True):
        points[disc] = center + own
    _turned(network, discs, centers, points)
    placed: Points = points[members] - (points[members].min(axis=0) + points[members].max(axis=0)) / 2
    return placed


def _disc(network: Network, disc: Positions, radii: Points, seed: int) -> Points:
    """Lay out one community by its own ties, spread so that nobody touches another."""
    if len(disc) == 1:
        return np.zeros((1, 2))
    graph = network.graph.induced_subgraph(disc.tolist())
    start = _sunflower(len(disc), seed)
    with engines.seeded(seed):
        found = graph.layout_fruchterman_reingold(weights="strength", niter=300, seed=start.tolist(), grid=False)
    points = np.array(found.coords, dtype=float)
    points -= points.mean(axis=0)
    # A third of the disc's place is left free: dense enough to be one group, loose enough to read.
    return apart(_rounded(points) * np.sqrt(((radii + GAP) ** 2).sum() * 1.5), radii)


def _rounded(points: Points) -> Points:
    """Spread points evenly from the middle of a disc of radius 1 to its rim; each keeps its direction and order."""
    away = np.sqrt((points**2).sum(axis=1))
    order = np.argsort(np.argsort(away, kind="stable"), kind="stable")
    even = np.sqrt((order + 0.5) / len(points))
    # half way to evenly spread: what stands close together by its ties still does
    wanted = 0.35 * away / max(away.max(), 1e-9) + 0.65 * even
    rounded: Points = points * (wanted / np.maximum(away, 1e-9))[:, None]
    return rounded


def _sunflower(count: int, seed: int) -> Points:
    """Give points spread evenly over a disc, the same for the same seed."""
    place = np.arange(count) + 0.5
    angle = place * np.pi * (3 - np.sqrt(5)) + seed
    spread: Points = np.sqrt(place)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return spread


def apart(points: Points, radii: Points, *, gap: float = GAP, rounds: int = 400) -> Points:
    """Push circles apart until none touches another."""
    from scipy.spatial import cKDTree

    points = points + _sunflower(len(points), 0) * 1e-3  # no two exactly on one spot
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


def _extent(points: Points, radii: Points) -> float:
    return float((np.sqrt((points**2).sum(axis=1)) + radii).max())


def _centers(network: Network, discs: list[Positions], extents: Points, seed: int) -> Points:
    """Place the discs of one part by the strength between them, pushed apart."""
    import igraph

    if len(discs) == 1:
        return np.zeros((1, 2))
    between = _between(network, discs)
    rows, columns = np.nonzero(np.triu(between, 1))
    graph = igraph.Graph(n=len(discs), edges=np.column_stack([rows, columns]))
    strength = np.sqrt(between[rows, columns])
    with engines.seeded(seed):
        found = graph.layout_fruchterman_reingold(
            weights=strength.tolist(), niter=500, seed=_sunflower(len(discs), seed).tolist(), grid=False
        )
    points = np.array(found.coords, dtype=float)
    points -= points.mean(axis=0)
    scale = np.sqrt((extents**2).sum()) / max(np.sqrt((points**2).sum(axis=1)).max(), 1e-9)
    # wider than high, as screens are
    points = points * scale * np.array([1.25, 0.85])
    return _drawn_together(apart(points, extents, gap=BETWEEN), extents)


def _drawn_together(points: Points, extents: Points) -> Points:
    """Draw discs toward the middle as far as they go without touching, so that no holes stay."""
    for _ in range(60):
        points = apart(points * 0.97, extents, gap=BETWEEN, rounds=40)
    return apart(points, extents, gap=BETWEEN)


def _between(network: Network, discs: list[Positions]) -> Points:
    from scipy.sparse import csr_array

    rows = np.concatenate(discs)
    of = np.repeat(np.arange(len(discs)), [len(disc) for disc in discs])
    member = csr_array((np.ones(len(rows)), (rows, of)), shape=(len(network), len(discs)))
    together: Points = (member.T @ network.adjacency @ member).toarray()
    return together + together.T


def _turned(network: Network, discs: list[Positions], centers: Points, points: Points) -> None:
    """Turn each disc, in place, so that those with partners outside stand toward them."""
    group = np.full(len(network), -1)
    for number, disc in enumerate(discs):
        group[disc] = number
    ends = network.ends.astype(np.int64)
    both = np.concatenate([ends, ends[:, ::-1]])
    outward = both[(group[both[:, 0]] >= 0) & (group[both[:, 0]] != group[both[:, 1]])]
    for _ in range(4):
        spots = points[:, 0] + 1j * points[:, 1]
        middle = centers[:, 0] + 1j * centers[:, 1]
        own = spots[outward[:, 0]] - middle[group[outward[:, 0]]]
        aim = spots[outward[:, 1]] - middle[group[outward[:, 0]]]
        pull = np.conj(own) * aim / np.maximum(np.abs(aim), 1e-9)
        real = np.bincount(group[outward[:, 0]], pull.real, len(discs))
        imaginary = np.bincount(group[outward[:, 0]], pull.imag, len(discs))
        for number, disc in enumerate(discs):
            turn = complex(real[number], imaginary[number])
            if abs(turn) > 1e-9:
                turned = middle[number] + (spots[disc] - middle[number]) * (turn / abs(turn))
                points[disc] = np.column_stack([turned.real, turned.imag])


def _packed(points: Points, parts: Positions, radii: Points) -> Points:
    """Set the largest part in the middle, the small ones in a column at its right, those alone in a block below."""
    sizes = np.bincount(parts)
    main = np.flatnonzero(parts == 0) if sizes[0] > 1 else np.zeros(0, dtype=np.int64)
    small = [np.flatnonzero(parts == part) for part in np.flatnonzero(sizes > 1) if part != 0 or not len(main)]
    alone = np.flatnonzero(sizes[parts] == 1)
    box = _box(points[main], radii[main]) if len(main) else (0.0, 0.0, 0.0, 0.0)
    height = max(box[3] - box[1], 400.0)
    left = box[2] + 2 * BETWEEN if len(main) else 0.0
    for part, spot in _columns(points, small, radii, left=left, top=box[1], height=height):
        points[part] = spot
    shown = np.concatenate([main, *small]) if len(main) or small else np.zeros(0, dtype=np.int64)
    return _alone_below(points, alone, shown, radii)


def _box(points: Points, radii: Points) -> tuple[float, float, float, float]:
    low, high = (points - radii[:, None]).min(axis=0), (points + radii[:, None]).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _columns(
    points: Points, parts: list[Positions], radii: Points, *, left: float, top: float, height: float
) -> Iterator[tuple[Positions, Points]]:
    """Set parts below each other from the top, in a new column when one is full."""
    y, width = top, 0.0
    for part in parts:
        x0, y0, x1, y1 = _box(points[part], radii[part])
        if y + (y1 - y0) > top + height and y > top:
            left, y, width = left + width + BETWEEN, top, 0.0
        yield part, points[part] + np.array([left - x0, y - y0])
        y += y1 - y0 + BETWEEN
        width = max(width, x1 - x0)


def _alone_below(points: Points, alone: Positions, shown: Positions, radii: Points) -> Points:
    """Set organizations without ties in even rows under everything else."""
    if not len(alone):
        return points
    cell = 2 * radii[alone].max() + 1.6 * GAP
    low, _, high, bottom = _box(points[shown], radii[shown]) if len(shown) else (0.0, 0.0, 0.0, 0.0)
    columns = max(1, int((high - low) // cell)) if len(shown) else int(np.ceil(np.sqrt(len(alone) * 1.6)))
    place = np.arange(len(alone))
    start = bottom + 1.6 * BETWEEN if len(shown) else 0.0
    points[alone] = np.column_stack([low + (place % columns + 0.5) * cell, start + (place // columns + 0.5) * cell])
    return points
