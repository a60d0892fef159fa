"""Centrality: how well placed each organization is."""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError, unknown_choice
from innonet.measures.engines import graph, series, undirected
from innonet.network import Network

Mode = Literal["all", "out", "in"]
On = Literal["distance", "steps"]
LARGE = 500
"""Organizations from which scipy finds a component's eigenvector, and PageRank, in a quarter of igraph's time."""


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
    >>> from innonet.edges import from_edges
    >>> degree(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1, 2, 1]
    """
    must_be_known(mode, get_args(Mode), "mode")
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
    >>> from innonet.edges import from_edges
    >>> strength(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1.0, 2.0, 1.0]
    """
    must_be_known(mode, get_args(Mode), "mode")
    return series(network, np.array(graph(network).strength(weights="strength", mode=mode), dtype=float), "strength")


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
    >>> from innonet.edges import from_edges
    >>> harmonic(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0.75, 1.0, 0.75]
    """
    from innonet.measures.paths import reciprocal_sums

    must_be_known(mode, get_args(Mode), "mode")
    others = max(len(network) - 1, 1)
    if on == "steps" and (mode == "all" or not network.directed):
        return series(network, reciprocal_sums(network) / others, "harmonic")
    values = graph(network).harmonic_centrality(mode=mode, weights=tie_lengths(on))
    return series(network, np.nan_to_num(np.array(values, dtype=float)), "harmonic")


def closeness(network: Network, *, on: On = "steps") -> pd.Series[float]:
    """Say how near each organization is to those it can reach (0 to 1 in steps): 1 / mean distance in its component.

    Parameters
    ----------
    on
        `steps`: every tie is one step; `distance`: 1/strength (values can then exceed 1).

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
    >>> from innonet.edges import from_edges
    >>> closeness(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).round(3).tolist()
    [0.667, 1.0, 0.667]
    """
    return series(network, np.array(graph(network).closeness(weights=tie_lengths(on)), dtype=float), "closeness")


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
    >>> from innonet.edges import from_edges
    >>> eigenvector(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).round(3).tolist()
    [0.707, 1.0, 0.707]
    """
    whole = undirected(network)
    values = np.zeros(len(network))
    for members in whole.connected_components():
        if len(members) > LARGE:
            values[members] = _leading(network, np.array(members))
        elif len(members) > 1:
            part = whole.induced_subgraph(members) if len(members) < len(network) else whole
            values[members] = part.eigenvector_centrality(weights="strength", scale=True)
    return series(network, np.clip(values, 0, 1), "eigenvector")


def _leading(network: Network, members: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Give the leading eigenvector of a component, its highest value 1."""
    from scipy.sparse.linalg import eigsh

    ties = network.adjacency[members][:, members]
    both = ties + ties.T if network.directed else ties
    start = np.asarray(both.sum(axis=1)).ravel()
    values = np.abs(eigsh(both, k=1, which="LA", v0=start)[1][:, 0])
    return np.asarray(values / values.max(), dtype=np.float64)


def pagerank(network: Network, *, damping: float = 0.85) -> pd.Series[float]:
    """Say where a walker along ties spends its time (0 to 1, sums to 1), ties taken as often as their strength says.

    Parameters
    ----------
    damping
        Chance of going on along a tie, from 0 and below 1, instead of starting anywhere.

    Returns
    -------
    Series indexed by organization, float; isolates have the least. Strengths count; a directed network is
    walked along its ties.

    Raises
    ------
    UsageError
        If damping is not in its range.

    References
    ----------
    Brin, S. & Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks
    and ISDN Systems 30(1-7), 107-117. https://doi.org/10.1016/S0169-7552(98)00110-X

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> pagerank(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).round(3).tolist()
    [0.257, 0.486, 0.257]
    """
    if not 0 <= damping < 1:
        raise UsageError(f"damping is {damping}.", where="pagerank", fix="Give a chance from 0 and below 1.")
    if len(network) == 0:
        return series(network, np.zeros(0), "pagerank")
    if len(network) > LARGE and not network.directed:
        return series(network, _walked(network, damping), "pagerank")
    values = graph(network).pagerank(weights="strength", damping=damping)
    return series(network, np.array(values, dtype=float), "pagerank")


def _walked(network: Network, damping: float) -> npt.NDArray[np.float64]:
    """Give the PageRank of an undirected network, whose equations conjugate gradients solve in some thirty rounds.

    Divided by the roots of strengths they are symmetric. Where a walker that cannot go on starts anywhere, all values
    grow alike.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.linalg import LinearOperator, cg

    ties = network.adjacency
    strengths = np.asarray(ties.sum(axis=1)).ravel()
    roots = np.sqrt(np.where(strengths > 0, strengths, 1.0))
    shares = damping * ties.data / (np.repeat(roots, np.diff(ties.indptr)) * roots[ties.indices])
    walk = csr_array((shares, ties.indices, ties.indptr), shape=ties.shape)
    equations = LinearOperator(walk.shape, matvec=lambda x: x - walk @ x, dtype=np.float64)
    values = roots * cg(equations, 1 / roots, x0=roots, rtol=1e-13)[0]
    return np.asarray(values / values.sum(), dtype=np.float64)


def coreness(network: Network, *, mode: Mode = "all") -> pd.Series[int]:
    """Give the largest k for which each organization is in a k-core (0 and up): all there have k ties inside.

    Parameters
    ----------
    mode
        In a directed network: ties `out`, `in`, or `all`, their sum, in which a partner tied both ways counts
        twice; without meaning otherwise, where k ties are k partners.

    Returns
    -------
    Series indexed by organization, int; 0 for isolates. Strengths do not matter.

    Raises
    ------
    UsageError
        If the mode is not known.

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5(3), 269-287.
    https://doi.org/10.1016/0378-8733(83)90028-X

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> coreness(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1, 1, 1]
    """
    must_be_known(mode, get_args(Mode), "mode")
    return series(network, np.array(graph(network).coreness(mode=mode), dtype=np.int64), "coreness")


def must_be_known(value: str, choices: tuple[Any, ...], where: str) -> None:
    """Refuse a word that is none of the choices."""
    if value not in choices:
        raise unknown_choice(value, list(choices), where=where)


def tie_lengths(on: str) -> str | None:
    """Name the lengths of ties igraph is to walk by; None where every tie is one step."""
    must_be_known(on, get_args(On), "on")
    return "distance" if on == "distance" else None
