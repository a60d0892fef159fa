"""Fewer ties that hold a network together just as all do: for questions about cut points, asked many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from innonet.network import Network

if TYPE_CHECKING:
    import igraph

Ends = npt.NDArray[np.int64]
_NONE: Ends = np.zeros((0, 2), dtype=np.int64)


def held_together(network: Network) -> igraph.Graph:
    """Give a graph of at most 2 (n - 1) ties that falls into the same pieces when any one organization leaves.

    The same holds after the same ties are added to both. Direction and strengths do not matter.

    Returns
    -------
    igraph Graph of its own, one vertex an organization in the network's order, to change as you like.

    References
    ----------
    Cheriyan, J., Kao, M.-Y. & Thurimella, R. (1993). Scan-first search and sparse certificates: an improved parallel
    algorithm for k-vertex connectivity. SIAM Journal on Computing 22(1). https://doi.org/10.1137/0222013
    """
    import igraph

    size = len(network)
    ends = np.unique(np.sort(network.ends.astype(np.int64), axis=1), axis=0) if len(network.ends) else _NONE
    first = _forest(ends, size)
    left = ends[~np.isin(_keys(ends, size), _keys(first, size))]
    kept = np.concatenate([first, _forest(left, size)])
    return igraph.Graph(n=size, edges=kept)


def _keys(ends: Ends, size: int) -> npt.NDArray[np.int64]:
    return ends[:, 0] * size + ends[:, 1]


def _forest(ends: Ends, size: int) -> Ends:
    """Give the ties along which a breadth-first search reaches everybody, from one organization of each part."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    if not len(ends):
        return _NONE
    one, two = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
    parts = connected_components(coo_array((np.ones(len(one)), (one, two)), shape=(size, size)), directed=False)[1]
    starts = np.unique(parts, return_index=True)[1]
    # one search from an end that is nobody, with a step to each part
    one, two = np.concatenate([one, np.full(len(starts), size)]), np.concatenate([two, starts])
    steps = coo_array((np.ones(len(one)), (one, two)), shape=(size + 1, size + 1)).tocsr()
    before = breadth_first_order(steps, size, directed=True, return_predecessors=True)[1][:size]
    reached = np.flatnonzero((before >= 0) & (before < size))
    found: Ends = np.sort(np.column_stack([reached, before[reached]]).astype(np.int64), axis=1)
    return found
