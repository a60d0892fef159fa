"""Betweenness from parts of the organizations, each part on a core of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from innonet.kernels import in_threads
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Positions = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Ties = tuple[Positions, npt.NDArray[np.int32], Floats]


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

    matrix = _distances(network)
    out = _arcs(matrix)
    into = _arcs(matrix.T.tocsr()) if network.directed else out
    steps = sum(len(part) for part in parts) * 4 * len(network.ends)
    return in_threads(lambda part: from_sources(part, out, into, on == "steps"), parts, steps=steps)


def _distances(network: Network) -> csr_array:
    from scipy.sparse import coo_array

    source, target, length = network.ends[:, 0], network.ends[:, 1], network.distances
    if not network.directed:
        source, target = np.concatenate([source, target]), np.concatenate([target, source])
        length = np.concatenate([length, length])
    matrix: csr_array = coo_array((length, (source, target)), shape=(len(network), len(network))).tocsr()
    return matrix


def _arcs(matrix: csr_array) -> Ties:
    return matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32), matrix.data
