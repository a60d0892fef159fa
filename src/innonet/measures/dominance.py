"""Dominance: who stands above whom whatever measure of centrality is chosen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.measures.paths import pattern
from innonet.network import Network

Positions = npt.NDArray[np.int64]
ROWS = 1_000
"""Organizations at a time: bounds the memory of the two-path products."""


def neighborhood_inclusion(network: Network) -> pd.DataFrame:
    """Find the pairs in which one organization has all the partners of the other, itself aside, and maybe more.

    Whatever measure of centrality is chosen, in steps, the `higher` of such a pair never stands below the `lower`.
    Where few pairs are found, measures may disagree, and a ranking says as much about the measure as about the
    network.

    Returns
    -------
    DataFrame, one row a pair: `lower`, `higher` (ids), in the network's order; two with the same partners stand
    both ways. Isolates are left out: everybody stands above them. Direction and strengths do not matter.

    References
    ----------
    Schoch, D. & Brandes, U. (2016). Re-conceptualizing centrality in social networks. European Journal of Applied
    Mathematics 27(6), 971-985. https://doi.org/10.1017/S0956792516000401

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> found = neighborhood_inclusion(from_edges(pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "d"]})))
    >>> list(zip(found["lower"], found["higher"]))
    [('a', 'b'), ('a', 'c'), ('d', 'b'), ('d', 'c')]
    """
    lower, higher = _included(network)
    ids = network.ids.to_numpy()
    return pd.DataFrame({"lower": ids[lower], "higher": ids[higher]})


def dominance_ranks(network: Network) -> pd.DataFrame:
    """Give the best and the worst rank each organization can have by any measure of centrality (1 the best).

    Returns
    -------
    DataFrame indexed by organization: `rank_low`, `rank_high` (int, 1 to n). With the neighborhood inclusion alone:
    those strictly above come before, those strictly below after; an isolate is below all who have partners.
    Direction and strengths do not matter.

    References
    ----------
    Schoch, D. & Brandes, U. (2016). Re-conceptualizing centrality in social networks. European Journal of Applied
    Mathematics 27(6), 971-985. https://doi.org/10.1017/S0956792516000401

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> ranks = dominance_ranks(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    >>> ranks["rank_low"].tolist(), ranks["rank_high"].tolist()
    ([2, 1, 2], [3, 1, 3])
    """
    size = len(network)
    lower, higher = _included(network)
    both = np.isin(lower * size + higher, higher * size + lower)  # the same partners: neither is above
    above = np.bincount(lower[~both], minlength=size)
    below = np.bincount(higher[~both], minlength=size)
    isolates = np.diff(pattern(network).indptr) == 0
    above[isolates] = (~isolates).sum()
    below[~isolates] += isolates.sum()
    return pd.DataFrame({"rank_low": above + 1, "rank_high": size - below}, index=network.ids)


def _included(network: Network) -> tuple[Positions, Positions]:
    from scipy.sparse import eye_array

    ties = pattern(network)
    partners = np.diff(ties.indptr)
    lower, higher = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    closed = (ties + eye_array(len(network))).tocsr() if len(network) else ties
    for first in range(0, len(network), ROWS):
        shared = (ties[first : first + ROWS] @ closed).tocoo()
        row = shared.row.astype(np.int64) + first
        keep = (shared.data == partners[row]) & (row != shared.col)
        lower.append(row[keep])
        higher.append(shared.col[keep].astype(np.int64))
    one, two = np.concatenate(lower), np.concatenate(higher)
    order = np.lexsort((two, one))
    return one[order], two[order]
