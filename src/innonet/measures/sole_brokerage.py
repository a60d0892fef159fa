"""Sole brokerage: the pairs that meet through one organization and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.kernels import compiled
from innonet.measures.engines import blocks, series
from innonet.measures.paths import pattern
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Positions = npt.NDArray[np.int64]


def sole_brokerage(network: Network) -> pd.Series[int]:
    """Count the pairs of an organization's partners who have no tie and no other partner in common (0 and up).

    What the network would lose near at hand if it left; betweenness and cut points look at the whole. Direction
    and strengths do not matter.

    Returns
    -------
    Series indexed by organization, int; 0 for isolates.

    Notes
    -----
    The open triads of Burt's structural holes, counted only where no second broker stands by.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sole_brokerage(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0, 1, 0]
    """
    ties = pattern(network)
    if compiled(float((ties @ np.diff(ties.indptr).astype(float)).sum()), "triangles.sole"):
        from innonet.kernels import triangles

        alone = triangles.sole(ties.indptr.astype(np.int64), ties.indices.astype(np.int64))
        return series(network, alone, "sole_brokerage")
    return series(network, _by_products(network, ties.astype(np.complex64)), "sole_brokerage")


def _by_products(network: Network, ties: csr_array) -> Positions:
    from scipy.sparse import diags_array

    size = len(network)
    # One product counts the common partners (real part) and adds up who they are (imaginary part).
    known = (diags_array(np.array(1.0 + 1j * np.arange(size), dtype=np.complex64)) @ ties).tocsr() if size else ties
    sole = np.zeros(size, dtype=np.int64)
    for block in blocks(ties.real):
        through = (ties[block] @ known).tocoo()
        once = through.data.real == 1
        row, column = through.row[once].astype(np.int64) + block.start, through.col[once]
        brokers = np.rint(through.data.imag[once]).astype(np.int64)
        apart = (row < column) & ~_tied(network, row, column)
        sole += np.bincount(brokers[apart], minlength=size)
    return sole


def _tied(network: Network, one: Positions, two: Positions) -> npt.NDArray[np.bool_]:
    """Mark pairs, the first before the second, that have a tie."""
    ends = np.sort(network.ends.astype(np.int64), axis=1)
    keys = np.sort(ends[:, 0] * len(network) + ends[:, 1])
    wanted = one * len(network) + two
    place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    return keys[place] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
