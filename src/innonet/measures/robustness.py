"""Robustness: what is left of the network as organizations leave one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError, unknown_choice
from innonet.measures import centrality, holes
from innonet.measures.betweenness import betweenness
from innonet.measures.engines import places
from innonet.measures.everett_valente import everett_valente
from innonet.network import Network

Order = str | Callable[[Network], "pd.Series[Any]"] | Iterable[Any]
Positions = npt.NDArray[np.int64]
ORDERS: dict[str, Callable[[Network], pd.Series[Any]]] = {
    "degree": centrality.degree,
    "strength": centrality.strength,
    "betweenness": betweenness,
    "harmonic": centrality.harmonic,
    "closeness": centrality.closeness,
    "eigenvector": centrality.eigenvector,
    "pagerank": centrality.pagerank,
    "coreness": centrality.coreness,
    "effective_size": holes.effective_size,
    "everett_valente": everett_valente,
}
"""Measures by which organizations can leave, the highest first."""


def removal_curve(
    network: Network, order: Order = "degree", *, adaptive: bool = False, runs: int = 100, seed: int = 1
) -> pd.DataFrame:
    """Follow the largest connected part as organizations leave one after the other.

    Parameters
    ----------
    order
        A measure (`degree`, `strength`, `betweenness`, `harmonic`, `closeness`, `eigenvector`, `pagerank`,
        `coreness`, `effective_size`, `everett_valente`; the highest leaves first, of equal ones the first id),
        `random`, a function of a network like those (`measures.constraint`), a Series of values indexed by all
        organizations (the highest leaves first), or the ids in the order in which they leave, all or the first few.
    adaptive
        Measure anew after every leaving; quick for degree and strength, long for others in a large network.
    runs
        How many random orders; only for `random`.
    seed
        Of the random orders.

    Returns
    -------
    DataFrame, one row from 0 to all that leave: `removed` (int, how many have left), `organization` (who left
    last; missing in row 0 and for `random`), `largest` (the largest part's share of all organizations there were,
    0 to 1; for `random` the mean), `low` and `high` (the 5th and 95th percentile of the random orders; as
    `largest` otherwise). Isolates count. Strengths, unless `order` reads them, and direction do not matter.

    Raises
    ------
    UsageError
        If the measure or an id is not known, or an id stands twice; the error names it.

    References
    ----------
    Albert, R., Jeong, H. & Barabasi, A.-L. (2000). Error and attack tolerance of complex networks. Nature 406,
    378-382. https://doi.org/10.1038/35019019

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> path = from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    >>> removal_curve(path)["largest"].round(2).tolist()
    [1.0, 0.33, 0.33, 0.0]
    """
    names: list[Any]
    if isinstance(order, str) and order == "random":
        generator = np.random.default_rng(seed)
        curves = np.array([_largest(network, generator.permutation(len(network))) for _ in range(max(runs, 1))])
        names = [None] * curves.shape[1]
    else:
        positions = _positions(network, order, adaptive)
        curves = _largest(network, positions)[None, :]
        names = [None, *network.ids[positions]]
    low, high = np.quantile(curves, [0.05, 0.95], axis=0)
    return pd.DataFrame(
        {
            "removed": np.arange(curves.shape[1]),
            "organization": pd.Series(names, dtype=object),
            "largest": curves.mean(axis=0),
            "low": low,
            "high": high,
        }
    )


def robustness(
    network: Network, order: Order = "degree", *, adaptive: bool = False, runs: int = 100, seed: int = 1
) -> float:
    """Give R, the mean share of the largest part over all leavings (0 to 0.5; high: hard to break).

    R is the mean of `largest` in `removal_curve` over rows 1 to n: (n - 1) / 2n where all are tied to all, and
    (n - 1) / n^2 for a star whose hub leaves first.

    Parameters
    ----------
    order, adaptive, runs, seed
        As in `removal_curve`; ids must be those of all organizations.

    Returns
    -------
    float; NaN without organizations. Isolates count; strengths matter only where `order` reads them.

    Raises
    ------
    UsageError
        As `removal_curve`, and if the ids are not all.

    References
    ----------
    Schneider, C. M., Moreira, A. A., Andrade, J. S., Havlin, S. & Herrmann, H. J. (2011). Mitigation of malicious
    attacks on networks. PNAS 108(10), 3838-3841. https://doi.org/10.1073/pnas.1009440108

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> round(robustness(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))), 4)
    0.2222
    """
    curve = removal_curve(network, order, adaptive=adaptive, runs=runs, seed=seed)
    if len(curve) != len(network) + 1:
        raise UsageError(
            f"the order names {len(curve) - 1} of {len(network)} organizations.",
            where="order",
            fix="R is a mean over all of them: name all, or use removal_curve.",
        )
    return float(curve["largest"].iloc[1:].mean()) if len(network) else float("nan")


def _positions(network: Network, order: Order, adaptive: bool) -> Positions:
    if isinstance(order, pd.Series) and _is_measured(network, order):
        return _highest_first(network, order.reindex(network.ids))
    if not isinstance(order, str) and not callable(order):
        return _given(network, list(order))
    if isinstance(order, str) and order not in ORDERS:
        raise unknown_choice(order, [*ORDERS, "random"], where="order")
    measure = ORDERS[order] if isinstance(order, str) else order
    if not adaptive:
        return _highest_first(network, measure(network))
    if isinstance(order, str) and order in ("degree", "strength"):
        return _adaptive_by_ties(network, order)
    return _adaptive(network, measure)


def _is_measured(network: Network, order: pd.Series[Any]) -> bool:
    """Tell a value for every organization from a list of ids that is a Series."""
    of_all = len(order) == len(network) and bool(order.index.isin(network.ids).all())
    return of_all and not (order.is_unique and bool(order.isin(network.ids).all()))


def _given(network: Network, ids: list[Any]) -> Positions:
    twice = pd.Index(ids, dtype=object).duplicated()
    if twice.any():
        raise UsageError(f"organization {ids[int(twice.argmax())]!r} stands twice.", where="order", fix="Name it once.")
    return places(network, ids)


def _by_id(network: Network) -> Positions:
    """Give the place of each organization in the order of ids: equal values do not depend on the rows' order."""
    place = np.empty(len(network), dtype=np.int64)
    place[np.argsort(network.ids.astype(str), kind="stable")] = np.arange(len(network))
    return place


def _highest_first(network: Network, values: pd.Series[Any]) -> Positions:
    numbers = values.to_numpy(dtype=float)
    # rounded, for sums in another order differ in the last digits
    return np.lexsort((_by_id(network), -np.round(np.nan_to_num(numbers, nan=-np.inf), 12))).astype(np.int64)


def _adaptive_by_ties(network: Network, order: str) -> Positions:
    matrix = network.adjacency
    both = ((matrix + matrix.T) if network.directed else matrix).tocsr()
    by_id = np.argsort(_by_id(network))
    worth = np.ones_like(both.data) if order == "degree" else both.data
    rows = np.repeat(np.arange(len(network)), np.diff(both.indptr))
    left = np.bincount(rows, worth, minlength=len(network)).astype(float)
    leaving = np.empty(len(network), dtype=np.int64)
    for step in range(len(network)):
        one = by_id[np.argmax(np.round(left[by_id], 12))]
        leaving[step] = one
        row = slice(both.indptr[one], both.indptr[one + 1])
        left[both.indices[row]] -= worth[row]
        left[one] = -np.inf
    return leaving


def _adaptive(network: Network, measure: Callable[[Network], pd.Series[Any]]) -> Positions:
    left, leaving = network, []
    while len(left):
        leaving.append(left.ids[_highest_first(left, measure(left))[0]])
        left = left.subset(left.ids.drop(leaving[-1]))
    return network.ids.get_indexer(pd.Index(leaving, dtype=object)).astype(np.int64)


def _largest(network: Network, leaving: Positions) -> npt.NDArray[np.float64]:
    """Give the largest part's share after none, one, two ... have left, by adding them back in reverse."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    size, steps = len(network), len(leaving)
    leaves = np.full(size, steps, dtype=np.int64)
    leaves[leaving] = np.arange(steps)
    until = leaves[network.ends].min(axis=1) if len(network.ends) else np.zeros(0, dtype=np.int64)
    # of the ties only a spanning forest of those that hold longest can join two parts
    ties = coo_array((steps + 1.0 - until, (network.ends[:, 0], network.ends[:, 1])), shape=(size, size))
    forest = minimum_spanning_tree(ties.tocsr()).tocoo()
    joins: list[list[tuple[int, int]]] = [[] for _ in range(steps + 1)]
    for one, two, weight in zip(forest.row.tolist(), forest.col.tolist(), forest.data.tolist(), strict=True):
        joins[steps + 1 - round(weight)].append((one, two))
    return np.array(_grown(size, steps, joins)[::-1]) / max(size, 1)


def _grown(size: int, steps: int, joins: list[list[tuple[int, int]]]) -> list[int]:
    parent, sizes, largest, grown = list(range(size)), [1] * size, int(size > steps), []

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for step in range(steps, -1, -1):
        largest = max(largest, int(step < steps))
        for pair in joins[step]:
            small, large = sorted((root(pair[0]), root(pair[1])), key=sizes.__getitem__)
            parent[small] = large
            sizes[large] += sizes[small]
            largest = max(largest, sizes[large])
        grown.append(largest)
    return grown
