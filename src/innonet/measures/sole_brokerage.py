"""Sole brokerage: the pairs that meet through one organization and nobody else."""

from __future__ import annotations

import numpy as np
import pandas as pd

from innonet.measures.engines import series
from innonet.measures.paths import pattern
from innonet.network import Network


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
    >>> from innonet.network import from_edges
    >>> sole_brokerage(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0, 1, 0]
    """
    from scipy.sparse import diags_array, triu

    ties = pattern(network).astype(np.complex128)
    size = len(network)
    # One product counts the common partners (real part) and adds up who they are (imaginary part).
    through = triu(ties @ diags_array(1.0 + 1j * np.arange(size)) @ ties, k=1, format="csr")
    through = (through - through.multiply(ties.real > 0)).tocoo()
    sole = np.rint(through.data.real) == 1
    brokers = np.rint(through.data.imag[sole]).astype(np.int64)
    return series(network, np.bincount(brokers, minlength=size), "sole_brokerage")
