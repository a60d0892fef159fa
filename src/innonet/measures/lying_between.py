"""Betweenness from parts of the organizations, each part on a core of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from innonet.kernels import compiled, in_threads
from innonet.measures.engines import graph
from innonet.network import Network

Positions = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Ties = tuple[Positions, npt.NDArray[np.int32], Floats]
MIDDLES = 16
"""Organizations by way of which ties are shown to be the longer way."""
DENSE = 5
"""Ties an organization from which that pays, and as many times the middles are searched from."""


def lying_between(network: Network, parts: Sequence[Positions], *, on: str) -> Iterator[Floats]:
    """Sum the shares of shortest paths from each part of the organizations to all others, by who lies on them.

    Parameters
    ----------
    parts
        Positions of the organizations to start from.
    on
        `distance` or `steps`.

    Returns
    -------
    Iterator of one array a part, in the network's order; each end of an undirected pair counts on its own.

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2),
    163-177. https://doi.org/10.1080/0022250X.2001.9990249
    """
    from innonet.kernels.betweenness import from_sources

    ties = _arcs(network)
    steps = sum(len(part) for part in parts) * 4 * len(network.ends)
    return in_threads(lambda part: from_sources(part, ties, on == "steps"), parts, steps=steps)


def without_longer_ways(network: Network, sources: int) -> Network:
    """Leave out ties that no shortest path takes, where finding them pays: there is a shorter way by a third one.

    Parameters
    ----------
    sources
        How many organizations will be searched from.
    """
    size = len(network)
    if network.directed or sources < DENSE * MIDDLES or len(network.ends) < DENSE * size:
        return network
    middles = np.argsort(-np.asarray(network.adjacency.sum(axis=1)).ravel(), kind="stable")[:MIDDLES]
    around = np.full(len(network.ends), np.inf)
    for far in _distances(network, middles):
        np.minimum(around, far[network.ends[:, 0]] + far[network.ends[:, 1]], out=around)
    lengths = network.distances
    # no path is longer than this; of two that differ by less than a share of it, rounding can make equals
    longest = size * lengths.max()
    return network.with_ties(around >= lengths - 1e-9 * longest)


def _distances(network: Network, sources: Positions) -> Floats:
    if compiled(float(len(sources)) * 2 * len(network.ends), "betweenness.distances"):
        from innonet.kernels.betweenness import distances

        return distances(sources, _arcs(network))
    found = graph(network).distances(source=sources.tolist(), weights="distance")
    return np.array(found, dtype=np.float64)


def _arcs(network: Network) -> Ties:
    from scipy.sparse import coo_array

    source, target, length = network.ends[:, 0], network.ends[:, 1], network.distances
    if not network.directed:
        source, target = np.concatenate([source, target]), np.concatenate([target, source])
        length = np.concatenate([length, length])
    matrix = coo_array((length, (source, target)), shape=(len(network), len(network))).tocsr()
    return matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32), matrix.data
