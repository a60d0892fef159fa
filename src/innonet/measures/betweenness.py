"""Betweenness: how often an organization lies on the closest paths between others, exact or from a sample."""

from __future__ import annotations

from functools import partial
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.cores import worked
from innonet.kernels import compiled
from innonet.measures.centrality import On, must_be_known, tie_lengths
from innonet.measures.engines import graph, series
from innonet.measures.lying_between import first_twins, lying_between, without_longer_ways
from innonet.network import Network

Positions = npt.NDArray[np.int64]
PARTS = 20
"""Parts of a sample that are compared for its standard error."""
AS_FAST = 50_000_000
"""Steps up to which igraph is about as fast, on one core."""
SEARCHES = 50
"""Searches of a network that take as long as one draw of it, all measured, to judge whether other processes pay."""


def betweenness(network: Network, *, on: On = "distance", normalized: bool = True) -> pd.Series[float]:
    """Say how often each organization lies on the closest paths between others (0 to 1 when normalized).

    Parameters
    ----------
    on
        `distance`: paths are short where ties are strong (distance = 1/strength); `steps`: every tie is one.
    normalized
        Divide by the pairs of others: (n-1)(n-2)/2, or (n-1)(n-2) in a directed network.

    Returns
    -------
    Series indexed by organization, float; 0 for isolates. Exact, whatever the size: `profile` samples. Strengths
    count on `distance` alone; a directed network is walked along its ties.

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40(1), 35-41.
    https://doi.org/10.2307/3033543

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> betweenness(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0.0, 1.0, 0.0]
    """
    must_be_known(on, get_args(On), "on")
    every = np.arange(len(network))
    if compiled(_work(network, every), "betweenness.from_sources", least=AS_FAST):
        values = sum(lying_between(network, np.array_split(every, PARTS), on=on), np.zeros(len(network)))
        values = values if network.directed else values / 2
    else:
        values = _by_igraph(_walked(network, len(every), on), first_twins(network, on=on), every, on)
    return series(network, values / _pairs(network) if normalized else values, "betweenness")


def sampled_betweenness(network: Network, *, sources: int, seed: int = 1, on: On = "distance") -> pd.DataFrame:
    """Estimate betweenness from the paths out of sampled organizations, with its standard error.

    Right on average over many samples; an estimate can lie above 1, the most there is, where few are sampled.

    Parameters
    ----------
    sources
        How many organizations to start from, 1 and up, drawn without replacement; all of them give the exact value.
    seed
        Of the draw.
    on
        As in `betweenness`.

    Returns
    -------
    DataFrame indexed by organization: `betweenness`, and `error`, its standard error, from how much the value
    differs between up to 20 equal parts of the sample; 0 when all organizations are sources, and for isolates; NaN
    where a single one of several is, which nothing can be compared with. Strengths count on `distance` alone.

    References
    ----------
    Brandes, U. & Pich, C. (2007). Centrality estimation in large networks. International Journal of
    Bifurcation and Chaos 17(7), 2303-2318. https://doi.org/10.1142/S0218127407018403

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> path = from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    >>> sampled_betweenness(path, sources=3)["betweenness"].tolist()
    [0.0, 1.0, 0.0]
    """
    size = len(network)
    drawn = np.random.default_rng(seed).permutation(size)[: max(sources, 1)]
    parts = [np.sort(part) for part in np.array_split(drawn, min(PARTS, len(drawn)))] if size else []
    each = np.array(_from_sources(network, parts, on)).reshape(len(parts), size)
    lengths = np.array([len(part) for part in parts], dtype=float)
    estimate = lengths @ each / max(lengths.sum(), 1)
    left = max(1 - len(drawn) / max(size, 1), 0.0)
    spread = (lengths[:, None] * (each - estimate) ** 2).sum(axis=0) / max(lengths.sum(), 1)
    error = np.sqrt(spread / max(len(parts) - 1, 1) * left) if len(parts) > 1 or not left else np.full(size, np.nan)
    return pd.DataFrame({"betweenness": estimate, "error": error}, index=network.ids)


def _from_sources(network: Network, parts: list[Positions], on: On) -> list[npt.NDArray[np.float64]]:
    """Estimate betweenness from each part of the sources alone."""
    must_be_known(on, get_args(On), "on")
    sources = np.concatenate(parts) if parts else np.zeros(0)
    if compiled(_work(network, sources), "betweenness.from_sources", least=AS_FAST):
        # in an undirected network each source's paths are half of a pair
        halves = 1.0 if network.directed else 0.5
        sums = [found * halves for found in lying_between(network, parts, on=on)]
    else:
        walked, first = _walked(network, len(sources), on), first_twins(network, on=on)
        searched = max(map(len, parts), default=0) * (len(walked) + len(walked.ends))
        part = partial(_from_part, walked, first, parts, on)
        sums = worked(part, len(parts), size=searched // SEARCHES)
    return [one * (len(network) / len(part)) / _pairs(network) for one, part in zip(sums, parts, strict=True)]


def _walked(network: Network, sources: int, on: On) -> Network:
    return without_longer_ways(network, sources) if on == "distance" else network


def _from_part(
    walked: Network, first: Positions, parts: list[Positions], on: On, number: int
) -> npt.NDArray[np.float64]:
    return _by_igraph(walked, first, parts[number], on)


def _by_igraph(walked: Network, first: Positions, sources: Positions, on: On) -> npt.NDArray[np.float64]:
    """Sum the shares of shortest paths from some organizations; where ties go both ways igraph takes half of each."""
    each, times = np.unique(first[sources], return_counts=True)
    sums = np.zeros(len(walked))
    for often in np.unique(times):
        whom = each[times == often]
        some = {"sources": whom.tolist()} if len(whom) < len(walked) else {}
        sums += often * np.array(graph(walked).betweenness(weights=tie_lengths(on), **some), dtype=np.float64)
    return sums


def _work(network: Network, sources: npt.NDArray[Any]) -> float:
    return float(len(sources)) * (4 * len(network.ends) + len(network))


def _pairs(network: Network) -> float:
    others = (len(network) - 1) * (len(network) - 2)
    return max(others if network.directed else others / 2, 1.0)
