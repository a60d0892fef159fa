"""Centrality: how well placed each organization is."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.cores import worked
from innonet.errors import unknown_choice
from innonet.kernels import THREADS_PAY, compiled
from innonet.measures.engines import graph, series
from innonet.measures.lying_between import lying_between
from innonet.network import Network

Mode = Literal["all", "out", "in"]
On = Literal["distance", "steps"]
PARTS = 20
"""Parts of a sample that are compared for its standard error."""


def degree(network: Network, *, mode: Mode = "all") -> pd.Series[int]:
    """Count each organization's partners (0 and up): with how many others it is tied.

    Parameters
    ----------
    mode
        In a directed network: ties `out`, `in`, or `all`, their sum, in which a partner tied both ways counts
        twice; without meaning otherwise.

    Returns
    -------
    Series indexed by organization, int; 0 for isolates. Strengths do not matter.

    References
    ----------
    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3),
    215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> degree(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1, 2, 1]
    """
    _known(mode, get_args(Mode), "mode")
    return series(network, np.array(graph(network).degree(mode=mode), dtype=np.int64), "degree")


def strength(network: Network, *, mode: Mode = "all") -> pd.Series[float]:
    """Sum the strengths of each organization's ties (0 and up): how much it does with others.

    With Newman's weighting this is the number of its partnerships in which it has company.

    Parameters
    ----------
    mode
        In a directed network: ties `out`, `in`, or `all` of both; without meaning otherwise.

    Returns
    -------
    Series indexed by organization, float; 0 for isolates.

    References
    ----------
    Newman, M. E. J. (2001). Scientific collaboration networks. II. Physical Review E 64, 016132.
    https://doi.org/10.1103/PhysRevE.64.016132

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> strength(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1.0, 2.0, 1.0]
    """
    _known(mode, get_args(Mode), "mode")
    return series(network, np.array(graph(network).strength(weights="strength", mode=mode), dtype=float), "strength")


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
    >>> from innonet.network import from_edges
    >>> betweenness(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0.0, 1.0, 0.0]
    """
    every = np.arange(len(network))
    if compiled(_work(network, every), least=THREADS_PAY):
        values = sum(lying_between(network, np.array_split(every, PARTS), on=on), np.zeros(len(network)))
        values = values if network.directed else values / 2
    else:
        values = np.array(graph(network).betweenness(weights=_paths(network, on)), dtype=float)
    return series(network, values / _pairs(network) if normalized else values, "betweenness")


def sampled_betweenness(network: Network, *, sources: int, seed: int = 1, on: On = "distance") -> pd.DataFrame:
    """Estimate betweenness (0 to 1) from the paths out of sampled organizations, with its standard error.

    Parameters
    ----------
    sources
        How many organizations to start from, drawn without replacement; all of them gives the exact value.
    seed
        Of the draw.
    on
        As in `betweenness`.

    Returns
    -------
    DataFrame indexed by organization: `betweenness`, and `error`, its standard error, from how much the value
    differs between up to 20 equal parts of the sample; 0 when all organizations are sources, and for isolates.
    Strengths count on `distance` alone.

    References
    ----------
    Brandes, U. & Pich, C. (2007). Centrality estimation in large networks. International Journal of
    Bifurcation and Chaos 17(7), 2303-2318. https://doi.org/10.1142/S0218127407018403

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
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
    error = np.sqrt(spread / max(len(parts) - 1, 1) * left)
    return pd.DataFrame({"betweenness": estimate, "error": error}, index=network.ids)


def _from_sources(network: Network, parts: list[npt.NDArray[np.int64]], on: On) -> list[npt.NDArray[np.float64]]:
    """Estimate betweenness from each part of the sources alone."""
    _known(on, get_args(On), "on")
    if compiled(_work(network, np.concatenate(parts) if parts else np.zeros(0)), least=THREADS_PAY):
        # in an undirected network each source's paths are half of a pair
        halves = 1.0 if network.directed else 0.5
        sums = [found * halves for found in lying_between(network, parts, on=on)]
    else:  # igraph halves them by itself
        size = max(map(len, parts), default=0) * (len(network) + len(network.ends))
        sums = worked(partial(_from_part, network, parts, on), len(parts), size=size)
    return [one * (len(network) / len(part)) / _pairs(network) for one, part in zip(sums, parts, strict=True)]


def _from_part(network: Network, parts: list[npt.NDArray[np.int64]], on: On, number: int) -> npt.NDArray[np.float64]:
    found = graph(network).betweenness(weights=_paths(network, on), sources=parts[number].tolist())
    return np.array(found, dtype=np.float64)


def _work(network: Network, sources: npt.NDArray[Any]) -> float:
    return float(len(sources)) * (4 * len(network.ends) + len(network))


def harmonic(network: Network, *, on: On = "steps", mode: Mode = "all") -> pd.Series[float]:
    """Say how near each organization is to all others (0 to 1): the mean of 1/distance, 0 where no path leads.

    Parameters
    ----------
    on
        `steps`: every tie is one step; `distance`: 1/strength (values can then exceed 1).
    mode
        In a directed network: paths `out`, `in`, or either way.

    Returns
    -------
    Series indexed by organization, float; 0 for isolates. Strengths count on `distance` alone.

    References
    ----------
    Rochat, Y. (2009). Closeness centrality extended to unconnected graphs: the harmonic centrality index.
    Applications of Social Network Analysis (ASNA), Zurich.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> harmonic(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0.75, 1.0, 0.75]
    """
    from innonet.measures.paths import reciprocal_sums

    _known(mode, get_args(Mode), "mode")
    others = max(len(network) - 1, 1)
    if on == "steps" and (mode == "all" or not network.directed):
        return series(network, reciprocal_sums(network) / others, "harmonic")
    values = graph(network).harmonic_centrality(mode=mode, weights=_paths(network, on))
    return series(network, np.nan_to_num(np.array(values, dtype=float)), "harmonic")


def closeness(network: Network, *, on: On = "steps") -> pd.Series[float]:
    """Say how near each organization is to those it can reach (0 to 1): 1 / mean distance within its component.

    Returns
    -------
    Series indexed by organization, float; NaN for isolates. Values of different components do not compare:
    prefer `harmonic` in a fragmented network. Strengths count on `distance` alone; direction does not matter.

    References
    ----------
    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3),
    215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> closeness(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).round(3).tolist()
    [0.667, 1.0, 0.667]
    """
    return series(network, np.array(graph(network).closeness(weights=_paths(network, on)), dtype=float), "closeness")


def eigenvector(network: Network) -> pd.Series[float]:
    """Say how well placed each organization's partners are (0 to 1), by strengths, within its component.

    Each component is taken by itself, its best placed organization at 1: values of different components
    do not compare. In a directed network ties count both ways.

    Returns
    -------
    Series indexed by organization, float; 0 for isolates. Strengths count.

    References
    ----------
    Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique identification.
    Journal of Mathematical Sociology 2(1), 113-120. https://doi.org/10.1080/0022250X.1972.9989806

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> eigenvector(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).round(3).tolist()
    [0.707, 1.0, 0.707]
    """
    whole = graph(network).as_undirected(combine_edges="sum") if network.directed else graph(network)
    values = np.zeros(len(network))
    for members in whole.connected_components():
        if len(members) > 1:
            part = whole.induced_subgraph(members) if len(members) < len(network) else whole
            values[members] = part.eigenvector_centrality(weights="strength", scale=True)
    return series(network, np.clip(values, 0, 1), "eigenvector")


def pagerank(network: Network, *, damping: float = 0.85) -> pd.Series[float]:
    """Say where a walker along ties spends its time (0 to 1, sums to 1), ties taken as often as their strength says.

    Parameters
    ----------
    damping
        Chance of going on along a tie, 0 to 1, instead of starting anywhere.

    Returns
    -------
    Series indexed by organization, float; isolates have the least. Strengths count; a directed network is
    walked along its ties.

    References
    ----------
    Brin, S. & Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks
    and ISDN Systems 30(1-7), 107-117. https://doi.org/10.1016/S0169-7552(98)00110-X

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> pagerank(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).round(3).tolist()
    [0.257, 0.486, 0.257]
    """
    if len(network) == 0:
        return series(network, np.zeros(0), "pagerank")
    values = graph(network).pagerank(weights="strength", damping=damping)
    return series(network, np.array(values, dtype=float), "pagerank")


def coreness(network: Network, *, mode: Mode = "all") -> pd.Series[int]:
    """Give the largest k for which each organization is in a k-core (0 and up): all there have k partners inside.

    Returns
    -------
    Series indexed by organization, int; 0 for isolates. Strengths do not matter; `mode` chooses the ties of a
    directed network.

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5(3), 269-287.
    https://doi.org/10.1016/0378-8733(83)90028-X

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> coreness(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1, 1, 1]
    """
    return series(network, np.array(graph(network).coreness(mode=mode), dtype=np.int64), "coreness")


def _known(value: str, choices: tuple[Any, ...], where: str) -> None:
    if value not in choices:
        raise unknown_choice(value, list(choices), where=where)


def _paths(network: Network, on: str) -> str | None:
    _known(on, get_args(On), "on")
    return "distance" if on == "distance" else None


def _pairs(network: Network) -> float:
    others = (len(network) - 1) * (len(network) - 2)
    return max(others if network.directed else others / 2, 1.0)
