"""Records -> Register: rows that cannot be used set aside, values read, spellings brought together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from innonet import dates, findings, resolve, schema, vocabulary
from innonet import values as cells
from innonet.audience import hiding
from innonet.checks import check, places
from innonet.checks.ends import rule_of_repetition
from innonet.checks.rule import is_resident, usable
from innonet.checks.values import in_won, is_reversed, read
from innonet.checks.words import LISTED, follows_list
from innonet.records import Records
from innonet.register import Register
from innonet.sectors import Scheme, assigned, given, in_scheme
from innonet.wishes import with_wishes


def clean(
    records: Records, *, decisions: pd.DataFrame | str | Path | None = None, merge: bool = True,
    fold_parents: bool = False, sectors: pd.DataFrame | str | Path | None = None, suggest_sectors: bool = True,
    scheme: Scheme | None = None,
) -> Register:  # fmt: skip
    """Turn records as found into a Register: three clean tables, nothing lost silently.

    Parameters
    ----------
    records
        From `read`.
    decisions
        The reviewed `review.csv`, as a table or a file: columns `a`, `b`, `decision` ("merge" or "keep apart", or
        병합, 분리); applied over what the program would do by itself. Without it, all is as it was before.
    merge
        Bring together spellings and ids of one organization (equal valid registration number, or equal core
        name and nothing against it). Without it only ids and exact names are followed.
    fold_parents
        Count the participations of a unit for its `parent` organization.
    sectors
        Sectors that a person set, as a table or a file: columns organization (id or name), sector, and type if
        wanted; they go before what the records say.
    suggest_sectors
        Where a sector is missing, suggest one from type, name or registration number. Nothing the records say is
        changed; `sector_source` says where each sector is from (file, override, reg_no, pattern, unknown).
    scheme
        Group sectors by another scheme: innonet (nine and other), helix (government, industry, academia, civil
        society), sna (national accounts) or cordis; as they are without it.

    Returns
    -------
    Register with ids sorted; `issues` says what was set aside (with the row's content) or left empty;
    `crosswalk` says which spelling or id became which organization, and why; `review` lists the similar ones that
    a person should decide on. Every input row is either used or set aside in `issues`.

    Raises
    ------
    DataError
        If the file of decisions or of sectors is not there, or lacks a column. Where nothing is usable, the register is
        empty and its issues say why.

    Examples
    --------
    >>> register = clean(read("datasets/gyeonggi"))  # doctest: +SKIP
    """
    issues = check(records)
    decided = resolve.decisions_of(decisions) if isinstance(decisions, str | Path) else decisions
    organizations = _typed(usable(records, "organizations"), "organizations", records)
    partnerships = _typed(usable(records, "partnerships"), "partnerships", records)
    participations = _typed(_once(usable(records, "participations")), "participations", records)
    crosswalk = resolve.resolve(organizations, spellings=participations["organization"], decisions=decided, merge=merge)
    followed = _followed(participations, crosswalk)
    unfollowed = _unfollowed(participations[followed.isna()], organizations, crosswalk)
    hidden = hiding.spellings(organizations, _canonical(organizations, crosswalk), crosswalk)
    organizations = _merged(organizations, crosswalk)
    review = resolve.review(organizations, decisions=decided) if merge else pd.DataFrame()
    if fold_parents:
        crosswalk = resolve.folded(crosswalk, organizations)
        followed = _followed(participations, crosswalk)
        organizations = organizations[organizations["organization"].isin(crosswalk["organization"])]
    sure = assigned(organizations, sectors=None if sectors is None else given(sectors), suggest_sectors=suggest_sectors)
    organizations = _grouped(sure.organizations, scheme)
    partnerships = _first_filled(partnerships, "partnership")
    participations = participations.assign(organization=followed)[followed.notna()]
    participations = participations[participations["partnership"].isin(partnerships["partnership"])]
    return Register(
        _sorted(_placed(organizations), ["organization"]),
        _sorted(partnerships, ["partnership"]),
        _sorted(_once(participations), ["partnership", "organization"]),
        findings.joined(
            [
                _still_missing(issues, organizations),
                unfollowed,
                _merged_away(participations, rule_of_repetition(records)),
                sure.issues,
            ]
        ),
        hiding.with_spellings(crosswalk, hidden),
        review,
    )


def _typed(rows: pd.DataFrame, table: str, records: Records) -> pd.DataFrame:
    """Read every cell for what its column holds; a cell that cannot be read becomes empty."""
    result = rows.copy()
    result.columns = rows.columns
    for name in (c for c in rows.columns if c not in schema.PROVENANCE):
        resident = is_resident(rows[name])
        result[name] = rows[name].astype(object).mask(resident | rows[name].isna(), np.nan)
    for column in schema.TABLES[table]:
        if column.name in result.columns and column.kind in _READERS:
            result[column.name] = _READERS[column.kind](result, column.name)
    if table != "organizations" and "amount" in rows.columns:
        result["amount"] = in_won(records, table, rows)
    _words(result, table)
    _impossible_left_out(result, table)
    return result


def _dates(rows: pd.DataFrame, column: str) -> pd.Series[Any]:
    return read(rows, column, dates.parse)


def _numbers(rows: pd.DataFrame, column: str) -> pd.Series[float]:
    return pd.to_numeric(read(rows, column, cells.number), errors="coerce").astype(np.float64)


_READERS: dict[str, Callable[[pd.DataFrame, str], pd.Series[Any] | pd.Series[float]]] = {
    "date": _dates,
    "number": _numbers,
}


def _words(rows: pd.DataFrame, table: str) -> None:
    """Write listed words as their ids, so that one sector is one value."""
    for place, column, name in LISTED:
        if place == table and column in rows.columns and follows_list(rows[column].dropna(), name):
            known = {text: vocabulary.recognised(name, str(text)) for text in rows[column].dropna().unique()}
            rows[column] = rows[column].map(lambda text, known=known: known.get(text) or text)


def _impossible_left_out(rows: pd.DataFrame, table: str) -> None:
    start, end = ("founded", "closed") if table == "organizations" else ("start", "end")
    if {start, end} <= set(rows.columns):
        wrong = [is_reversed(one, two) for one, two in zip(rows[start], rows[end], strict=True)]
        rows.loc[wrong, end] = np.nan
    if table != "organizations" and "amount" in rows.columns:
        rows.loc[rows["amount"] < 0, "amount"] = np.nan
    if table == "organizations" and {"lat", "lon"} <= set(rows.columns):
        point = rows[["lat", "lon"]].dropna()
        wrong_point = point.index[~places.is_on_earth(point) | places.is_astray(point)]
        rows.loc[wrong_point, ["lat", "lon"]] = np.nan


def _grouped(organizations: pd.DataFrame, scheme: Scheme | None) -> pd.DataFrame:
    if scheme is None or "sector" not in organizations.columns:
        return organizations
    return organizations.assign(sector=in_scheme(organizations["sector"], scheme))


def _still_missing(issues: pd.DataFrame, organizations: pd.DataFrame) -> pd.DataFrame:
    """Leave out the findings of missing sectors that were set or suggested meanwhile."""
    if "sector_source" not in organizations.columns:
        return issues
    filled = organizations[organizations["sector_source"].isin(["override", "reg_no", "pattern"])]
    where = set(zip(*(filled[column] for column in schema.PROVENANCE), strict=True))
    place = zip(issues["file"], issues["sheet"], issues["row"], strict=True)
    is_done = pd.Series([one in where for one in place], index=issues.index, dtype=bool)
    return issues[~((issues["rule"] == "missing_sector") & is_done)]


def _merged(organizations: pd.DataFrame, crosswalk: pd.DataFrame) -> pd.DataFrame:
    """Give each organization one row: the canonical row first, its gaps filled by the others."""
    canonical = _canonical(organizations, crosswalk)
    organizations = with_wishes(organizations, canonical)
    own = (organizations["organization"] != canonical).astype(int)
    rows = organizations.assign(organization=canonical, _own=own).sort_values(["organization", "_own"], kind="stable")
    rows = _first_filled(rows.drop(columns="_own"), "organization")
    if "name" not in rows.columns:
        rows["name"] = rows["organization"]
    rows["name"] = rows["name"].fillna(rows["organization"])
    return rows


def _canonical(organizations: pd.DataFrame, crosswalk: pd.DataFrame) -> pd.Series[Any]:
    into = crosswalk.drop_duplicates("original").set_index("original")["organization"]
    return organizations["organization"].map(into).fillna(organizations["organization"])


def _first_filled(rows: pd.DataFrame, id_column: str) -> pd.DataFrame:
    """Keep one row an id: each cell the first that is filled, provenance that of the first row."""
    if rows[id_column].is_unique:
        return rows.reset_index(drop=True)
    grouped = rows.groupby(id_column, sort=False)
    filled = grouped.first().reset_index()
    where = [c for c in schema.PROVENANCE if c in rows.columns]
    filled[where] = grouped[where].nth(0).to_numpy()
    return filled[list(rows.columns)]


def _followed(participations: pd.DataFrame, crosswalk: pd.DataFrame) -> pd.Series[Any]:
    """Give the organization that each participation means; missing where the crosswalk knows none."""
    into = crosswalk.drop_duplicates("original").set_index("original")["organization"]
    return participations["organization"].map(into)


def _unfollowed(lost: pd.DataFrame, organizations: pd.DataFrame, crosswalk: pd.DataFrame) -> pd.DataFrame:
    """Report participations whose name fits organizations but cannot be followed; only resolving tells them.

    The name of several organizations is ambiguous; of one, it is written otherwise and nothing is to be merged.
    """
    if not len(lost):
        return findings.joined([])
    into = dict(zip(crosswalk["original"], crosswalk["organization"], strict=True))
    fits = resolve.bearers(lost["organization"].unique(), organizations, into)
    number = lost["organization"].map(lambda text: len(fits[str(text)])).astype(int)
    many, one = lost[number > 1], lost[number == 1]
    place: dict[str, Any] = {"table": "participations", "column": "organization", "set_aside": True}
    ids = [fits[str(text)] for text in many["organization"]]
    meant = [fits[str(text)][0] for text in one["organization"]]
    return findings.joined([
        findings.found(
            "ambiguous_organization", many, number=number[number > 1].tolist(), ids=[", ".join(i) for i in ids], **place
        ),
        findings.found(
            "unknown_organization", one, near=[f"Did you mean {id_!r}? " for id_ in meant],
            near_ko=[f"혹시 '{id_}'입니까? " for id_ in meant], **place,
        ),
    ])  # fmt: skip


def _role_columns(participations: pd.DataFrame) -> list[str]:
    return [c for c in ("organization", "partnership", "role") if c in participations.columns]


def _once(participations: pd.DataFrame) -> pd.DataFrame:
    return participations.drop_duplicates(_role_columns(participations))


def _merged_away(participations: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Report rows that became repetitions because two spellings turned out to be one organization."""
    again = participations[participations.duplicated(_role_columns(participations))]
    return findings.found(rule, again, table="participations", column="organization", set_aside=True)


def _placed(organizations: pd.DataFrame) -> pd.DataFrame:
    """Add region and urban_rural from the municipality, and its point where the row has none."""
    if "municipality" not in organizations.columns or not places.is_gyeonggi(organizations["municipality"].dropna()):
        return organizations
    found = {t: vocabulary.municipality(str(t)) for t in organizations["municipality"].dropna().unique()}
    place = organizations["municipality"].map(found)
    result = organizations.copy()
    result["municipality"] = place.map(lambda one: one.name, na_action="ignore").fillna(organizations["municipality"])
    for column in ("region", "urban_rural"):
        derived = place.map(lambda one, column=column: getattr(one, column), na_action="ignore")
        result[column] = organizations[column].fillna(derived) if column in organizations.columns else derived
    return result


def _sorted(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    ours = [c for c in _order(rows) if c in rows.columns]
    others = [c for c in rows.columns if c not in ours and c not in schema.PROVENANCE]
    columns = [*ours, *others, *(c for c in schema.PROVENANCE if c in rows.columns)]
    keys = [*by, *(["role"] if "role" in rows.columns and len(by) > 1 else [])]
    return rows[columns].sort_values(keys, kind="stable").reset_index(drop=True)


def _order(rows: pd.DataFrame) -> list[str]:
    table = (
        "participations"
        if {"organization", "partnership"} <= set(rows.columns)
        else "organizations"
        if "organization" in rows.columns
        else "partnerships"
    )
    names = schema.names(table)
    return [*names, "sector_source", "region", "urban_rural"] if table == "organizations" else names
