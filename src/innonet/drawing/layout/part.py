"""One connected part as the descent reads it: its ties, its communities, and the steps to some of its members."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array

from innonet.drawing.layout.field import Grid, Points

PIVOTS, FEWER, LOOKS = 100, 20, 500_000
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
        Some members, and the steps from them to each member, shape (pivots, members).
    nearness
        One over the steps, 0 from a pivot to itself.
    """

    a: npt.NDArray[np.int64]
    b: npt.NDArray[np.int64]
    share: Points
    community: npt.NDArray[np.int64]
    pivots: npt.NDArray[np.int64]
    steps: Points
    nearness: Grid


def part_of(ties: csr_array, community: npt.NDArray[np.int64], *, seed: int) -> Part:
    """Gather what the descent reads: each organization's ties share one unit of attraction, so hubs swallow nobody."""
    from scipy.sparse.csgraph import dijkstra

    roots = ties.copy()
    roots.data = np.sqrt(roots.data)
    shares = diags_array(1 / np.maximum(roots.sum(axis=1), 1e-300)) @ roots
    both = (shares + shares.T).tocoo()
    pivots = _pivots(community, seed)
    steps = dijkstra(ties, indices=pivots, unweighted=True)
    nearness = np.divide(1.0, steps, out=np.zeros_like(steps), where=steps > 0).astype(np.float32)
    ends, share = (both.row.astype(np.int64), both.col.astype(np.int64)), both.data / both.data.sum()
    return Part(*ends, share, community, pivots, steps, nearness)


def _pivots(community: npt.NDArray[np.int64], seed: int) -> npt.NDArray[np.int64]:
    """Draw members by chance, of every community as many as its share: the whole is felt alike from all sides."""
    chance, size = np.random.default_rng(seed), len(community)
    count = min(size, int(np.clip(LOOKS // size, FEWER, PIVOTS)))
    order = np.lexsort((chance.random(size), community))
    places = (np.arange(count) + chance.random(count)) * size / count
    return np.sort(order[places.astype(np.int64)])
