"""Results as an audience may see them: no count of a group that tells of few, and nothing that gives it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from innonet.audience.releasing import Audience
from innonet.audience.suppression import HIDDEN_BELOW, Counts, Marks, hidden_cells, pair_sums

_TOLD_OF_PAIRS = ["observed", "ratio", "z", "p", "p_adjusted", "meaning", "meaning_ko"]
_TOLD_OF_PROGRAMMES = ["programme", "partnerships", "organizations", "scattered"]
_TOLD_OF_HOSTS = ["organizations", "reached", "share"]


def suppressed(step: str, result: Any, *, audience: Audience) -> Any:
    """Give what a step answered without what the audience may not see.

    Parameters
    ----------
    step
        The name of the step, `mixing` say; the result of one that counts no groups is given as it is.
    audience
        As in `release`.

    Returns
    -------
    The same kind of result; the same one for `internal`.
    """
    if audience == "internal" or step not in _WITHOUT:
        return result
    return _WITHOUT[step](result)


def suppressed_pairs(mixing: pd.DataFrame, *, below: int = HIDDEN_BELOW) -> pd.DataFrame:
    """Give a mixing table without the counts that are too small to show, and whatever would tell them.

    Returns
    -------
    The same rows and columns; in hidden ones `observed`, `ratio`, `z`, `p`, `p_adjusted`, `meaning` and `meaning_ko`
    are missing, and `hidden` (bool) marks them.
    """
    hidden = _hidden_pairs(mixing, "observed", below=below)
    return _without(mixing, hidden, _TOLD_OF_PAIRS).assign(hidden=hidden)


def suppressed_programmes(table: pd.DataFrame, *, below: int = HIDDEN_BELOW) -> pd.DataFrame:
    """Give the programmes that reach enough organizations, without their counts by group.

    Returns
    -------
    `programme`, `partnerships`, `organizations` and `scattered`, which is missing where few are scattered, or few are
    not.
    """
    shown = table.loc[table["organizations"] >= below, _TOLD_OF_PROGRAMMES].reset_index(drop=True)
    alone = (shown["scattered"] * shown["organizations"]).round()
    few = alone.between(1, below - 1) | (shown["organizations"] - alone).between(1, below - 1)
    return _without(shown, few.to_numpy(), ["scattered"])


def suppressed_hosts(table: pd.DataFrame, *, below: int = HIDDEN_BELOW) -> pd.DataFrame:
    """Give whom hosts reach without the groups of which few are reached, or few are not.

    Returns
    -------
    The same rows and columns; in hidden ones `organizations`, `reached` and `share` are missing. The rows of the
    whole network are shown.
    """
    hidden: Marks = np.zeros(len(table), dtype=bool)
    reached = table["reached"].to_numpy(dtype=np.float64)
    left = table["organizations"].to_numpy(dtype=np.float64) - reached
    of_groups: Marks = (table["by"] != "").to_numpy()
    for places in table.groupby(["choice", "by"]).indices.values():
        if of_groups[places].all():
            sums: Counts = np.kron(np.eye(2), np.ones(len(places))).astype(np.float64)
            cells = hidden_cells(np.concatenate([reached[places], left[places]]), sums, below=below)
            hidden[places] = cells.reshape(2, -1).any(axis=0)
    return _without(table, hidden, _TOLD_OF_HOSTS)


def suppressed_changes(comparison: Any, *, below: int = HIDDEN_BELOW) -> Any:
    """Give a comparison in whose mixing no small count is told, neither before nor after."""
    mixing = comparison.mixing
    for side in ("before", "after"):
        hidden = _hidden_pairs(mixing, f"observed_{side}", below=below)
        mixing = _without(mixing, hidden, [f"observed_{side}", f"ratio_{side}"])
    return replace(comparison, mixing=mixing)


def _hidden_pairs(table: pd.DataFrame, counts: str, *, below: int) -> Marks:
    if table.empty:
        return np.zeros(0, dtype=bool)
    ties = table[counts].to_numpy(dtype=np.float64)
    return hidden_cells(ties, pair_sums(table["group_a"], table["group_b"]), below=below)


def _without(table: pd.DataFrame, hidden: Marks, columns: list[str]) -> pd.DataFrame:
    """Give the table with these columns, those it has, empty in the hidden rows."""
    known = {column: table[column] for column in columns if column in table.columns}
    # whole numbers stay whole beside what is missing
    whole = {column: one.astype("Int64") if one.dtype.kind == "i" else one for column, one in known.items()}
    told = {column: one.mask(hidden) for column, one in whole.items()}
    result = table.assign(**told)
    result.attrs.update(table.attrs)
    return result


_WITHOUT: dict[str, Callable[[Any], Any]] = {
    "mixing": suppressed_pairs,
    "programmes": suppressed_programmes,
    "host": suppressed_hosts,
    "compare": suppressed_changes,
}
