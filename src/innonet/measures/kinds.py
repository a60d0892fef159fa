"""Kinds of partnership side by side (a multiplex network): who works together in what, and which kinds hold it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.attributes import column_of
from innonet.errors import UsageError, unknown_choice
from innonet.measures import cohesion, mixing
from innonet.network import Network, make_network
from innonet.projection import projected_like
from innonet.register import Register

Marks = npt.NDArray[np.bool_]


def of_kind(network: Network, kind: Any, *, column: str = "kind") -> Network:
    """Give the network that partnerships of one kind alone make, for any measure to read.

    Parameters
    ----------
    kind
        A value of the column, or a list of them.
    column
        A column of the register's partnerships.

    Returns
    -------
    Network of the same organizations in the same order, those without such a partnership as isolates; strengths by
    the weighting, or the column, of `network`.

    Raises
    ------
    UsageError
        If the network has no register, or there is no such column or kind.

    Examples
    --------
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p", "q"], "kind": ["mou", "grant"]}),
    ...     pd.DataFrame({"organization": list("abbc"), "partnership": list("ppqq")}),
    ... )
    >>> from innonet.projection import project
    >>> of_kind(project(register), "grant").ties[["source", "target"]].values.tolist()
    [['b', 'c']]
    """
    register, known = _known(network, column)
    wanted = list(kind) if isinstance(kind, (list, tuple, set)) else [kind]
    for one in wanted:
        if one not in known:
            raise unknown_choice(one, [str(name) for name in known], where=column)
    return _layer(network, register, {column: wanted})


def by_kind(network: Network, measure: Callable[[Network], pd.Series[Any]], *, column: str = "kind") -> pd.DataFrame:
    """Measure every organization in each kind of partnership by itself.

    Parameters
    ----------
    measure
        A function of a network that gives one value an organization: `measures.degree`, or
        `lambda network: measures.brokerage_roles(network, "sector")["total"]`.
    column
        A column of the register's partnerships.

    Returns
    -------
    DataFrame indexed by organization, one column a kind, sorted; an organization without a partnership of the kind is
    an isolate there, and has what the measure gives to isolates. Strengths count where the measure reads them.
    Partnerships without a kind are left out.

    Raises
    ------
    UsageError
        If the network has no register, or there is no such column.

    Examples
    --------
    >>> from innonet.measures.centrality import degree
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p", "q"], "kind": ["mou", "grant"]}),
    ...     pd.DataFrame({"organization": list("abbc"), "partnership": list("ppqq")}),
    ... )
    >>> from innonet.projection import project
    >>> by_kind(project(register), degree).to_numpy().tolist()
    [[0, 1], [1, 1], [1, 0]]
    """
    _, known = _known(network, column)
    columns = {one: measure(of_kind(network, one, column=column)) for one in known}
    return pd.DataFrame(columns, index=network.ids)


def kinds(network: Network, *, by: str = "sector", column: str = "kind") -> pd.DataFrame:
    """Say what each kind of partnership carries: its ties, those that no other kind makes, and the bridges among them.

    Parameters
    ----------
    by
        The attribute for ties across groups; where nobody has it `ei_index` is NaN.
    column
        A column of the register's partnerships.

    Returns
    -------
    DataFrame indexed by kind, sorted: `partnerships`, `organizations` (with a tie of that kind), `ties`, `sole`
    (ties no other kind makes), `bridges` (bridges of the whole network among these), `ei_index` (of its ties) and
    `fragmentation_without` (F of the whole network if that kind did not exist). Isolates count in F alone;
    strengths do not matter. Ties through partnerships without a kind are of a kind of their own, without a row.

    Raises
    ------
    UsageError
        If the network has no register, or there is no such column.

    Examples
    --------
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p", "q"], "kind": ["mou", "grant"]}),
    ...     pd.DataFrame({"organization": list("abbc"), "partnership": list("ppqq")}),
    ... )
    >>> from innonet.projection import project
    >>> kinds(project(register))[["ties", "bridges"]].values.tolist()
    [[1, 1], [1, 1]]
    """
    register, known = _known(network, column)
    layers = {one: of_kind(network, one, column=column) for one in known}
    made = np.array([_made(network, layer) for layer in layers.values()]).reshape(len(known), len(network.ties))
    unnamed = register.partnerships["partnership"][register.partnerships[column].isna()].tolist()
    times = made.sum(axis=0) + _made(network, _layer(network, register, {"partnership": unnamed}))
    bridge = cohesion.is_bridge(network).to_numpy()
    by = column_of(network.organizations, by)
    grouped = by in network.organizations.columns
    rows = []
    for (one, layer), own in zip(layers.items(), made, strict=True):
        sole = own & (times == 1)
        rows.append(
            {
                "partnerships": int((register.partnerships[column] == one).sum()),
                "organizations": len(np.unique(layer.ends)),
                "ties": len(layer.ties),
                "sole": int(sole.sum()),
                "bridges": int((sole & bridge).sum()),
                "ei_index": mixing.ei_index(layer, by) if grouped else float("nan"),
                "fragmentation_without": cohesion.fragmentation(_without(network, sole)),
            }
        )
    columns = ["partnerships", "organizations", "ties", "sole", "bridges", "ei_index", "fragmentation_without"]
    return pd.DataFrame(rows, columns=columns, index=pd.Index(known, name=column))


def _known(network: Network, column: str) -> tuple[Register, list[Any]]:
    """Give the register and the kinds there are."""
    if network.register is None:
        raise UsageError(
            "the network has no register, so its ties have no kinds.",
            where="kinds",
            fix="Make it with innonet.project(register).",
        )
    table = network.register.partnerships
    if column not in table.columns:
        raise unknown_choice(column, [str(one) for one in table.columns], where="column")
    return network.register, sorted(table[column].dropna().unique(), key=str)


def _made(network: Network, layer: Network) -> Marks:
    """Mark the ties of the network that the layer has too."""
    size = len(network)
    one, two = (np.sort(made.ends.astype(np.int64), axis=1) for made in (network, layer))
    return np.isin(one[:, 0] * size + one[:, 1], two[:, 0] * size + two[:, 1])


def _layer(network: Network, register: Register, partnerships: dict[str, list[Any]]) -> Network:
    """Project some partnerships, onto the organizations of the network in their order."""
    made = projected_like(network, register.where(partnerships=partnerships))
    made = made if made.ids.equals(network.ids) else made.subset(network.ids)
    ends = np.sort(network.ids.get_indexer(made.ids)[made.ends], axis=1)
    return make_network(
        network.organizations,
        ends[:, 0],
        ends[:, 1],
        strength=made.ties["strength"].to_numpy(dtype=float),
        partnerships=made.ties["partnerships"].to_numpy(),
        register=made.register,
        settings=made.settings,
    )


def _without(network: Network, gone: Marks) -> Network:
    strength = np.where(gone, 0.0, network.ties["strength"].to_numpy(dtype=float))
    return network.reweighted(strength, network.ties["partnerships"].to_numpy())
