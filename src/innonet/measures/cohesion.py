"""Cohesion: what holds the network together, and where it falls apart."""

from __future__ import annotations

import numpy as np
import pandas as pd

from innonet.measures import centrality
from innonet.measures.engines import graph, series, undirected
from innonet.network import Network


def components(network: Network) -> pd.Series[int]:
    """Number the connected parts of the network: 0 is the largest; direction does not matter.

    Returns
    -------
    Series indexed by organization, int; each isolate is a part of its own. Parts of equal size are numbered in the
    network's order. Strengths do not matter.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> components(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [0, 0, 0]
    """
    labels = np.array(graph(network).connected_components(mode="weak").membership, dtype=np.int64)
    if not len(labels):
        return series(network, labels, "component")
    sizes = np.bincount(labels)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    return series(network, rank[labels], "component")


def is_isolate(network: Network) -> pd.Series[bool]:
    """Mark organizations without any tie.

    Returns
    -------
    Series indexed by organization, bool; True for isolates. Strengths and direction do not matter.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> is_isolate(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [False, False, False]
    """
    return series(network, centrality.degree(network).to_numpy() == 0, "is_isolate")


def is_cutpoint(network: Network) -> pd.Series[bool]:
    """Mark organizations whose leaving would split a connected part; direction does not matter.

    Returns
    -------
    Series indexed by organization, bool; False for isolates. Strengths do not matter.

    References
    ----------
    Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation.
    Communications of the ACM 16(6), 372-378. https://doi.org/10.1145/362248.362272

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> is_cutpoint(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [False, True, False]
    """
    mark = np.zeros(len(network), dtype=bool)
    mark[graph(network).articulation_points()] = True
    return series(network, mark, "is_cutpoint")


def is_bridge(network: Network) -> pd.Series[bool]:
    """Mark ties that are the only way between two parts; direction does not matter.

    Returns
    -------
    Series with the index of `network.ties`, bool; isolates have no tie. Strengths do not matter. In a directed network
    two that are tied both ways have one way between them, and where it is the only one both ties are marked.

    References
    ----------
    Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation.
    Communications of the ACM 16(6), 372-378. https://doi.org/10.1145/362248.362272

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> is_bridge(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [True, True]
    """
    whole = undirected(network)
    pairs = np.sort(np.array(whole.get_edgelist(), dtype=np.int64).reshape(-1, 2)[whole.bridges()], axis=1)
    ends = np.sort(network.ends.astype(np.int64), axis=1)
    mark = np.isin(ends @ [len(network), 1], pairs @ [len(network), 1])
    return pd.Series(mark, index=network.ties.index, name="is_bridge", dtype=bool)


def bicomponents(network: Network) -> pd.Series[int]:
    """Give the sizes of the parts that no single organization's leaving can split, largest first.

    Returns
    -------
    Series of int, index 0, 1, ...; a bridge is a part of 2; isolates are in none. Strengths and direction do not
    matter.

    References
    ----------
    Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation.
    Communications of the ACM 16(6), 372-378. https://doi.org/10.1145/362248.362272

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> bicomponents(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [2, 2]
    """
    whole = undirected(network)
    sizes = sorted((len(part) for part in whole.biconnected_components()), reverse=True)
    return pd.Series(sizes, dtype=np.int64, name="bicomponent")


def fragmentation(network: Network, *, directed: bool = False) -> float:
    """Give F, the share of pairs that cannot reach each other (0 all connected, 1 all isolates).

    Parameters
    ----------
    directed
        Whether to walk along the ties of a directed network, and count for each pair both ways: a ring is 0, a star
        whose ties point all one way nearly 1. Otherwise direction does not matter.

    Returns
    -------
    float; NaN with fewer than two organizations. Isolates count; strengths do not matter.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical
    Organization Theory 12, 21-34. https://doi.org/10.1007/s10588-006-7084-x

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> fragmentation(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    0.0
    """
    size = len(network)
    if size < 2:
        return float("nan")
    if directed and network.directed:
        return float(1 - _reached(network) / (size * (size - 1)))
    sizes = components(network).value_counts().to_numpy(dtype=float)
    return float(1 - (sizes * (sizes - 1)).sum() / (size * (size - 1)))


def _reached(network: Network) -> int:
    """Count the pairs of which the first reaches the second along the ties, each way by itself.

    Who is in one part, each within reach of the others, reaches the same: the parts alone are walked, last ones first.
    """
    parts = graph(network).connected_components(mode="strong")
    above = parts.cluster_graph()
    within: dict[int, int] = {}
    for part in above.topological_sorting(mode="in"):
        own = sum(1 << member for member in parts[part])
        for other in above.successors(part):
            own |= within[other]
        within[part] = own
    return sum(len(members) * (within[part].bit_count() - 1) for part, members in enumerate(parts))


def distance_fragmentation(network: Network, *, on: centrality.On = "steps") -> float:
    """Give dF, fragmentation that also counts how far apart pairs are: 1 - mean of 1/distance over all pairs.

    Parameters
    ----------
    on
        `steps`: every tie is one step (0 all tied to all, 1 no ties); `distance`: 1/strength, and then strong
        ties count as nearer than a step, so that the value can fall below 0.

    Returns
    -------
    float; NaN with fewer than two organizations. Exact, whatever the size. Isolates count: no path is 0. Strengths
    count on `distance` alone; direction does not matter.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical
    Organization Theory 12, 21-34, equation 9. https://doi.org/10.1007/s10588-006-7084-x

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> round(distance_fragmentation(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))), 4)
    0.1667
    """
    if len(network) < 2:
        return float("nan")
    return float(1 - centrality.harmonic(network, on=on).mean())


def density(network: Network) -> float:
    """Give the share of possible ties that are there (0 to 1).

    Returns
    -------
    float; NaN with fewer than two organizations. Isolates count; strengths do not matter. A directed network has
    twice as many possible ties.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> density(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    0.6666666666666666
    """
    size = len(network)
    if size < 2:
        return float("nan")
    possible = size * (size - 1) / (1 if network.directed else 2)
    return float(len(network.ends) / possible)


def transitivity(network: Network) -> float:
    """Give the share of two-paths that are closed to a triangle (0 to 1).

    Returns
    -------
    float; NaN where there is no two-path. In a projection every consortium is full of triangles, so a high
    value alone says little: compare with the expectation in `innonet.fragmentation`. Isolates do not enter;
    strengths and direction do not matter.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> transitivity(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    0.0
    """
    return float(undirected(network).transitivity_undirected(mode="nan"))


def clustering(network: Network) -> pd.Series[float]:
    """Give the share of each organization's pairs of partners that are tied themselves (0 to 1).

    Returns
    -------
    Series indexed by organization, float; NaN with fewer than two partners, so for isolates too. Strengths and
    direction do not matter.

    References
    ----------
    Watts, D. J. & Strogatz, S. H. (1998). Collective dynamics of 'small-world' networks. Nature 393, 440-442.
    https://doi.org/10.1038/30918

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> clustering(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [nan, 0.0, nan]
    """
    whole = undirected(network)
    values = whole.transitivity_local_undirected(mode="nan")
    return series(network, np.array(values, dtype=float), "clustering")


def mean_steps(network: Network) -> float:
    """Give the mean number of steps between organizations that can reach each other (1 and up).

    Returns
    -------
    float; NaN without ties. Exact, whatever the size. Isolates do not enter; strengths and direction do not matter.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> mean_steps(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    1.3333333333333333
    """
    from innonet.measures.paths import step_counts

    counts = step_counts(network)
    pairs = int(counts.sum())
    return float(counts @ np.arange(len(counts)) / pairs) if pairs else float("nan")
