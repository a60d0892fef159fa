"""Results -> the tables of a report folder, flat and in a fixed order of columns."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.kept import once
from innonet.network import Network
from innonet.projection import meetings
from innonet.register import Register
from innonet.reporting.results import Results
from innonet.written import is_missing

REVIEW = ("a", "b", "name_a", "name_b", "score", "verdict", "reason", "proposal", "decision")
SUGGESTIONS = ("action", "organizations", "reason", "reason_ko", "gain")
PROGRAMMES = ("programme", "partnerships", "organizations", "scattered")
OVERLAP = ("programme_a", "programme_b", "shared", "likeness", "never_share")


@once
def export_tables(results: Results) -> dict[str, pd.DataFrame]:
    """Give the tables of the report folder by file name without ending."""
    return {
        "organizations": organization_table(results),
        "hubs": flat(results.hubs),
        "communities": community_table(results),
        "fragmentation": flat(results.fragmentation),
        "mixing": flat(results.mixing),
        "years": results.over_time.years,
        "changes": results.over_time.changes,
        "ties": tie_table(results.network),
        "suggestions": flat(results.suggestions, columns=SUGGESTIONS),
        "programmes": flat(results.programmes, columns=PROGRAMMES),
        "programme_overlap": flat(results.programme_overlap, columns=OVERLAP),
        "issues": flat(results.issues),
        "crosswalk": flat(results.crosswalk),
        "review": flat(results.register.review, columns=REVIEW),
    }


def flat(table: pd.DataFrame, *, columns: tuple[str, ...] = ()) -> pd.DataFrame:
    """Give a table whose cells are single values: several in one cell are joined by `|`.

    Parameters
    ----------
    columns
        Names to use when the table has none of its own.
    """
    if table.columns.empty:
        return pd.DataFrame(columns=list(columns))
    result = table.reset_index() if table.index.name else table.copy(deep=False)
    for column in result.columns:
        if result[column].dtype == object:
            result[column] = result[column].map(_single)
    return result


def _single(value: Any) -> Any:
    return "|".join(str(one) for one in value) if isinstance(value, (tuple, list)) else value


def organization_table(results: Results) -> pd.DataFrame:
    """Give one row per organization: attributes, every measure, community and hub rank.

    An attribute of the records that is named like a measure comes out as `<name>_given`.
    """
    attributes = results.network.called
    found = results.profile.assign(
        community=results.groups.members.reindex(results.profile.index),
        hub_rank=_ranks(results.hubs, results.profile.index),
    )
    clash = {column: f"{column}_given" for column in attributes.columns if column in found.columns}
    table = attributes.rename(columns=clash).join(found)
    return table.rename_axis("organization").reset_index()


def _ranks(hubs: pd.DataFrame, ids: pd.Index[Any]) -> pd.Series[Any]:
    if hubs.empty:
        return pd.Series(np.nan, index=ids)
    return hubs.set_index("organization")["rank"].reindex(ids)


def community_table(results: Results) -> pd.DataFrame:
    """Give one row per organization: its community, how firmly it belongs, and the community's name."""
    groups, ids = results.groups, results.network.ids
    table = pd.DataFrame({"organization": ids, "name": results.network.called["name"].to_numpy()})
    table["community"] = groups.members.reindex(ids).to_numpy()
    table["stability"] = groups.stability.reindex(ids).to_numpy()
    names = group_names(groups.table())
    for column in names.columns:
        table[column] = table["community"].map(names[column])
    return table


def group_names(table: pd.DataFrame) -> pd.DataFrame:
    """Give the communities' names by their number: columns community_name_ko, community_name_en."""
    indexed = table.set_index("community") if "community" in table.columns else table
    columns = {c: f"community_{c}" for c in ("name_ko", "name_en") if c in indexed.columns}
    return indexed[list(columns)].rename(columns=columns)


def tie_table(network: Network) -> pd.DataFrame:
    """Give the ties with the ids of the partnerships behind each, joined by `|`."""
    columns = ["source", "target", "strength", "distance", "partnerships"]
    table = network.ties[columns].copy(deep=False)
    table["partnership_ids"] = "" if network.register is None else behind_ties(network, network.register)
    return table


def behind_ties(network: Network, register: Register) -> npt.NDArray[np.object_]:
    """Give the partnership ids behind every tie, one text per tie.

    All pairs inside all partnerships are listed at once and sorted by pair, so that no tie is looked up on
    its own: a second for 800,000 ties.
    """
    one, two, partnership = meetings(register.matrix)
    n = len(network)
    place = network.ids.get_indexer(pd.Index(register.organizations["organization"])).astype(np.int64)
    first, second = place[one], place[two]
    key = np.minimum(first, second) * n + np.maximum(first, second)
    order = np.lexsort((partnership, key))
    key = key[order]
    names = register.partnerships["partnership"].astype(str).to_numpy(dtype=object)[partnership[order]]
    ends = network.ends.astype(np.int64)
    wanted = ends.min(axis=1) * n + ends.max(axis=1)
    start, stop = np.searchsorted(key, wanted, "left"), np.searchsorted(key, wanted, "right")
    result = np.full(len(wanted), "", dtype=object)
    single = stop - start == 1
    result[single] = names[start[single]]
    for tie in np.flatnonzero(stop - start > 1):
        result[tie] = "|".join(names[start[tie] : stop[tie]])
    return result


def plain(value: Any) -> Any:
    """Give a setting as JSON takes it; a path only by its name, so that no machine shows through."""
    from pathlib import PurePath

    if isinstance(value, PurePath):
        return value.name
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(one) for one in (sorted(value, key=str) if isinstance(value, set) else value)]
    if isinstance(value, np.generic):
        return value.item()
    return None if is_missing(value) and value != "" else value
