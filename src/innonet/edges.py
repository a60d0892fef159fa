"""Plain tables of edges, as researchers have them -> Network."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from innonet.errors import DataError, UsageError
from innonet.network import Network, make_network, must_be_told_apart

Edges = pd.DataFrame | Iterable[Any]
Attributes = pd.DataFrame | pd.Series | Iterable[Any]
ID_COLUMNS = ("organization", "id")
"""Columns that hold ids, where the index does not."""


def from_edges(edges: Edges, organizations: Attributes | None = None, directed: bool = False) -> Network:
    """Make a Network from a plain edge table, for researchers who have no register.

    Parameters
    ----------
    edges
        Columns `source`, `target` and optionally `strength` (> 0, more = closer); other columns, `weight` too, are
        not read. Or pairs, or triples with a strength: the edges of a networkx graph, say. Rows for the same pair are
        one tie: their strengths add up; without the column every tie has strength 1 however often it stands.
        A row from an organization to itself is no tie and is left out with a warning.
    organizations
        Optional attributes: a table with a column `organization` (or `id`), or indexed by id, or whose `name` is what
        `edges` name; a Series of one attribute by id; or the ids alone. Organizations without a tie become
        isolates. Without it, organizations are those in `edges`, in sorted order.
    directed
        Whether source and target differ in meaning.

    Returns
    -------
    Network whose `ties.partnerships` counts the rows behind each tie.

    Raises
    ------
    DataError
        If `source` or `target` is not there or is empty, a strength is not a positive number, or an edge
        names an organization that the given table lacks.

    Examples
    --------
    >>> import pandas as pd
    >>> from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    Network: 3 organizations, 2 ties
    """
    edges = _checked(edges)
    table = _organizations(edges, organizations)
    must_be_told_apart(table)
    source = table.index.get_indexer(pd.Index(edges["source"]))
    target = table.index.get_indexer(pd.Index(edges["target"]))
    if (source < 0).any() or (target < 0).any():
        raise _unknown_end(edges, int(np.flatnonzero((source < 0) | (target < 0))[0]), table.index)
    if not directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    pairs = pd.DataFrame({"source": source, "target": target, "strength": edges["strength"].to_numpy()})
    grouped = pairs.groupby(["source", "target"], as_index=False).agg(
        strength=("strength", "sum"), partnerships=("strength", "size")
    )
    strength = grouped["strength"].to_numpy(dtype=np.float64)
    if edges.attrs.get("unweighted"):
        strength = np.ones(len(grouped))
    return make_network(
        table,
        grouped["source"].to_numpy(),
        grouped["target"].to_numpy(),
        strength=strength,
        partnerships=grouped["partnerships"].to_numpy(),
        directed=directed,
    )


def _checked(edges: Edges) -> pd.DataFrame:
    """Give `source`, `target` and `strength` of edges without loops; `attrs["unweighted"]` says that none was given."""
    table = _edge_table(edges)
    missing = [column for column in ("source", "target") if column not in table.columns]
    if missing:
        raise DataError(
            f"there is no column {missing[0]!r}; there are {', '.join(map(str, table.columns)) or 'none'}.",
            where="edges",
            fix="Rename the columns to source and target.",
        )
    empty = table[["source", "target"]].isna().any(axis=1)
    if empty.any():
        raise DataError(
            f"row {table.index[empty][0]!r} has no source or no target.",
            where="edges",
            fix="Fill it or drop the row.",
        )
    ids = table[[one for one in ("source", "target") if table[one].dtype == object]]
    several = ids[ids.map(pd.api.types.is_list_like).any(axis=1)]
    if len(several):
        first = next(one for one in several.iloc[0] if pd.api.types.is_list_like(one))
        raise DataError(
            f"the id {first!r} is made of several values.",
            where="edges",
            fix="Give each organization one text or number, for example '/'.join(map(str, id)).",
        )
    listed = [one for one in ("source", "target") if isinstance(table[one].dtype, pd.CategoricalDtype)]
    table = table.astype({one: table[one].cat.categories.dtype for one in listed})
    unweighted = "strength" not in table.columns
    strength = pd.Series(1.0, table.index) if unweighted else _numbers(table["strength"])
    wrong = ~(strength > 0) | np.isinf(strength)
    if wrong.any():
        place = int(np.flatnonzero(wrong)[0])
        raise DataError(
            f"row {table.index[place]!r} has the strength {table['strength'].iloc[place]}.",
            where="edges",
            fix="A strength is a number above 0; drop rows that are no tie.",
        )
    result = _without_loops(table[["source", "target"]].assign(strength=strength.astype(np.float64)))
    result.attrs["unweighted"] = unweighted
    return result


def _numbers(column: pd.Series[Any]) -> pd.Series[float]:
    """Read numbers of any kind; NaN where there is none."""
    return pd.to_numeric(column, errors="coerce").astype(np.float64)


def _edge_table(edges: Edges) -> pd.DataFrame:
    """Take pairs, or triples with a strength, as a table."""
    if isinstance(edges, pd.DataFrame):
        return edges
    rows: list[tuple[Any, ...]] = [tuple(one) if pd.api.types.is_list_like(one) else (one,) for one in list(edges)]
    lengths = {len(one) for one in rows}
    if not lengths <= {2, 3} or len(lengths) > 1:
        raise UsageError(
            f"these are no pairs: {type(edges).__name__} of {' or '.join(map(str, sorted(lengths)))} values each.",
            where="edges",
            fix="Give a table with source and target, or pairs, or triples with a strength; of a networkx graph "
            "nx.to_pandas_edgelist(graph).",
        )
    columns = ["source", "target", "strength"][: max(lengths, default=2)]
    return pd.DataFrame({column: [one[place] for one in rows] for place, column in enumerate(columns)})


def _without_loops(edges: pd.DataFrame) -> pd.DataFrame:
    loops = edges["source"] == edges["target"]
    if loops.any():
        warnings.warn(
            f"{int(loops.sum())} rows tie an organization to itself and are left out.", UserWarning, stacklevel=4
        )
    return edges[~loops]


def _organizations(edges: pd.DataFrame, organizations: Attributes | None) -> pd.DataFrame:
    """Give one row per organization, indexed by its id."""
    ends = pd.unique(pd.concat([edges["source"], edges["target"]], ignore_index=True))
    table = _by_id(_attribute_table(_sorted(ends) if organizations is None else organizations), pd.Index(ends))
    if "name" not in table.columns:
        table = table.assign(name=[str(one) for one in table.index])
    return table.rename_axis("organization")


def _sorted(ids: Any) -> list[Any]:
    try:
        return sorted(ids)
    except TypeError:  # numbers beside text
        return sorted(ids, key=str)


def _attribute_table(organizations: Attributes) -> pd.DataFrame:
    if isinstance(organizations, pd.DataFrame):
        return organizations
    if isinstance(organizations, pd.Series):
        return (organizations.rename("group") if organizations.name is None else organizations).to_frame()
    return pd.DataFrame(index=pd.Index(list(organizations)))


def _by_id(table: pd.DataFrame, ends: pd.Index[Any]) -> pd.DataFrame:
    """Index by what holds the ids that the edges use: a column of ids, the index as it is, or the names."""
    columns = [column for column in ID_COLUMNS if column in table.columns]
    for column in columns:
        if ends.isin(table[column]).all():
            return table.set_index(column)
    # rows that are only counted hold no ids where a column does
    counted = bool(columns) and isinstance(table.index, pd.RangeIndex)
    if ends.isin(table.index).all() and not counted:
        return table
    if "name" in table.columns and ends.isin(table["name"]).all():
        return table.set_index("name", drop=False)
    return table.set_index(columns[0]) if columns else table


def _unknown_end(edges: pd.DataFrame, row: int, known: pd.Index[Any]) -> DataError:
    """Say which row names an organization that is not there, and whether it is there as text or as a number."""
    ends = edges[["source", "target"]].iloc[row].tolist()
    lost = next(one for one in ends if one not in known)
    as_text = str(lost) in known.astype(str)
    return DataError(
        f"row {edges.index[row]} ({ends[0]!r} - {ends[1]!r}) names an organization that is not in organizations.",
        where="edges",
        fix="The ids are text in one table and numbers in the other: make them alike."
        if as_text
        else "Add it to organizations, or leave organizations out.",
    )
