"""Everett and Valente's brokerage: how much an organization mediates for each of its partners."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.measures import centrality, cohesion
from innonet.measures.betweenness import betweenness, sampled_betweenness
from innonet.measures.engines import graph, series
from innonet.network import Network


def everett_valente(network: Network, *, sources: int | None = None, seed: int = 1) -> pd.Series[float]:
    """Say how much an organization mediates for each of its partners, on average (0 and up; high: a broker).

    With b the betweenness in steps, not normalized: (2b + n - 1) / degree where b > 0, else 0. In a directed
    network: the mean of (b + inreach) / indegree and (b + outreach) / outdegree where b > 0, else 0; reach is
    how many others can get to it, or it to them. Strengths do not matter.

    Parameters
    ----------
    sources
        Estimate the betweenness from so many sampled organizations, for large networks; None is exact.
    seed
        Of the sample.

    Returns
    -------
    Series indexed by organization, float; 0 for isolates and all who lie between nobody. n is the number of all
    organizations, isolates too.

    References
    ----------
    Everett, M. G. & Valente, T. W. (2016). Bridging, brokerage and betweenness. Social Networks 44, 202-208.
    https://doi.org/10.1016/j.socnet.2015.09.001

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> everett_valente(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0.0, 2.0, 0.0]
    """
    between = _betweenness(network, sources, seed)
    broker = np.flatnonzero(_lies_between(network) if sources and not network.directed else between > 0)
    scores = np.zeros(len(network))
    if network.directed:
        inside = (between + _reach(network, broker, "in"))[broker] / _degree(network, "in")[broker]
        outside = (between + _reach(network, broker, "out"))[broker] / _degree(network, "out")[broker]
        scores[broker] = (inside + outside) / 2
    else:
        scores[broker] = (2 * between[broker] + len(network) - 1) / _degree(network, "all")[broker]
    return series(network, scores, "everett_valente")


def _betweenness(network: Network, sources: int | None, seed: int) -> npt.NDArray[np.float64]:
    if sources is None:
        return np.asarray(betweenness(network, on="steps", normalized=False), dtype=np.float64)
    sampled = sampled_betweenness(network, sources=sources, seed=seed, on="steps")
    others = (len(network) - 1) * (len(network) - 2) / (1 if network.directed else 2)
    return np.asarray(sampled["betweenness"], dtype=np.float64) * others


def _lies_between(network: Network) -> npt.NDArray[np.bool_]:
    """Mark those with two partners who are not tied: their betweenness is above 0 even where no sample saw it."""
    return np.asarray(cohesion.clustering(network), dtype=np.float64) < 1


def _degree(network: Network, mode: centrality.Mode) -> npt.NDArray[np.float64]:
    return np.asarray(centrality.degree(network, mode=mode), dtype=np.float64)


def _reach(network: Network, organizations: npt.NDArray[np.int64], mode: str) -> npt.NDArray[np.float64]:
    """Count the others with a path from (`out`) or to (`in`) each of some organizations."""
    reach = np.zeros(len(network))
    whole = graph(network).neighborhood_size(organizations.tolist(), order=len(network), mode=mode)
    reach[organizations] = np.array(whole, dtype=float) - 1
    return reach
