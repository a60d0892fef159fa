"""Centralization: how far one organization stands out from all others."""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from innonet.measures import centrality
from innonet.measures.betweenness import betweenness
from innonet.measures.engines import undirected
from innonet.network import Network

Measure = Literal["degree", "betweenness", "closeness", "harmonic"]


def centralization(network: Network, measure: Measure = "degree", *, mode: centrality.Mode = "all") -> float:
    """Say how far one organization stands out from all others (0 all alike, 1 a star).

    The sum of differences from the highest value, divided by the largest sum a network of this size can
    have. In steps; strengths do not matter.

    Parameters
    ----------
    measure
        `degree`, `betweenness`, `closeness`, or `harmonic`, which is like closeness where the network falls apart.
    mode
        In a directed network, for degree: ties `out`, `in`, or `all`, both added up as in `degree`; the star that
        scores 1 then points all one way, or both ways. For harmonic: paths `out`, `in`, or, with `all`, either way.

    Returns
    -------
    float; NaN with fewer than three organizations, and for closeness where the network is not connected. Isolates
    count as organizations with 0. In a directed network betweenness walks along the ties; closeness does not mind
    the direction, nor does harmonic unless `mode` says so.

    References
    ----------
    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3),
    215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> centralization(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    1.0
    """
    centrality.must_be_known(measure, get_args(Measure), "measure")
    n = len(network)
    if n < 3:
        return float("nan")
    values: npt.NDArray[Any]
    if measure == "degree":
        values, largest = centrality.degree(network, mode=mode).to_numpy(), _of_a_star(network, mode)
    elif measure == "betweenness":
        values, largest = betweenness(network, on="steps").to_numpy(), n - 1.0
    elif measure == "harmonic":
        # in a star the middle has 1, the others n / (2n - 2) each; in one whose ties point all one way none
        is_one_way = network.directed and mode != "all"
        values, largest = centrality.harmonic(network, mode=mode).to_numpy(), n - 1.0 if is_one_way else (n - 2) / 2.0
    else:
        whole = undirected(network)
        if not whole.is_connected():
            return float("nan")
        values, largest = np.array(whole.closeness()), (n - 1) * (n - 2) / (2 * n - 3.0)
    return float((values.max() - values).sum() / largest)


def _of_a_star(network: Network, mode: str) -> float:
    """Give the largest sum of differences in degree: undirected or both ways (n-1)(n-2) each, one way (n-1)^2."""
    n = len(network)
    if not network.directed:
        return (n - 1) * (n - 2.0)
    return 2 * (n - 1) * (n - 2.0) if mode == "all" else (n - 1) ** 2.0
