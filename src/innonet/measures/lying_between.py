"""Betweenness from parts of the organizations, each part on a core of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from innonet.kernels import compiled, in_threads
from innonet.measures.engines import graph
from innonet.measures.twins import firsts
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Positions = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Ties = tuple[Positions, npt.NDArray[np.int32], Floats, Floats]
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

    first = first_twins(network, on=on)
    walked = network.with_ties((first[network.ends] == network.ends).all(axis=1))
    if on == "distance":
        walked = without_longer_ways(walked, sum(map(len, parts)))
    ties = _arcs(walked, alike=np.bincount(first, minlength=len(network)))

    def found(part: Positions) -> Floats:
        sources, times = np.unique(first[part], return_counts=True)
        return from_sources(sources, times.astype(np.float64), ties, on == "steps")[first]

    return in_threads(found, parts, steps=sum(map(len, parts)) * 4 * len(walked.ends))


def first_twins(network: Network, *, on: str) -> Positions:
    """Give the first of each one's twins, from whom all others are as far; itself where ties have a direction."""
    if network.directed:
        return np.arange(len(network))
    lengths = np.ones(len(network.ends)) if on == "steps" else network.distances
    return firsts(_both_ways(network, lengths))


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


def _arcs(network: Network, *, alike: Positions | None = None) -> Ties:
    """Give the ties that go out, and how many organizations each one stands for: itself alone, if that is not said."""
    ties = _both_ways(network, network.distances)
    copies = np.ones(len(network)) if alike is None else alike.astype(np.float64)
    return ties.indptr.astype(np.int64), ties.indices.astype(np.int32), ties.data, copies


def _both_ways(network: Network, lengths: Floats) -> csr_array:
    """Give the length of the tie from each to each; of a directed network, only along its ties."""
    from scipy.sparse import coo_array

    source, target = network.ends[:, 0], network.ends[:, 1]
    if not network.directed:
        source, target = np.concatenate([source, target]), np.concatenate([target, source])
        lengths = np.concatenate([lengths, lengths])
    return coo_array((lengths, (source, target)), shape=(len(network), len(network))).tocsr()
