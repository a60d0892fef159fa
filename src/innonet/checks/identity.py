"""Rules on ids: rows without one, rows of sums, ids that stand twice or point nowhere."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet import findings, names
from innonet.checks.rule import TABLES, filled, id_columns, is_example, is_total, near_columns, usable
from innonet.records import Records

NAMES = ("name", "name_en", "aliases")


def total_row(records: Records) -> pd.DataFrame:
    """A row of sums is no record."""
    parts = []
    for table in TABLES:
        rows = records.tables[table]
        totals = rows[is_total(rows)]
        first = [next((v for v in row if isinstance(v, str)), "") for row in totals.itertuples(index=False)]
        parts.append(findings.found("total_row", totals, table=table, values=first, set_aside=True))
    return findings.joined(parts)


def example_row(records: Records) -> pd.DataFrame:
    """The template's example is no record."""
    parts = []
    for table in TABLES:
        rows = records.tables[table]
        examples = rows[is_example(rows)]
        parts.append(findings.found("example_row", examples, table=table, column=id_columns(table)[0], set_aside=True))
    return findings.joined(parts)


def empty_id(records: Records) -> pd.DataFrame:
    """A row without its id cannot be used."""
    parts = []
    for table in TABLES:
        rows = records.tables[table]
        rows = rows[~is_total(rows) & ~is_example(rows)]
        for column in id_columns(table):
            if column in rows.columns:
                empty = rows[rows[column].isna()]
                parts.append(findings.found("empty_id", empty, table=table, column=column, set_aside=True))
                rows = rows[rows[column].notna()]
    return findings.joined(parts)


def duplicate_id(records: Records) -> pd.DataFrame:
    """An id names one organization or one partnership."""
    parts = []
    for table in ("organizations", "partnerships"):
        rows, column = usable(records, table), table.removesuffix("s")
        parts.append(findings.found("duplicate_id", rows[rows[column].duplicated()], table=table, column=column))
    return findings.joined(parts)


def duplicate_participation(records: Records) -> pd.DataFrame:
    """Once is enough."""
    rows = usable(records, "participations")
    columns = [c for c in ("organization", "partnership", "role") if c in rows.columns]
    again = rows[rows.duplicated(columns)]
    return findings.found(
        "duplicate_participation", again, table="participations", column="organization", set_aside=True
    )


def meant(records: Records) -> pd.Series[str]:
    """Give the id that each usable participation means by an id, a name or an alias; its own text where none is."""
    rows = usable(records, "participations")
    organizations = usable(records, "organizations")
    result = rows["organization"].copy()
    open_ = result[~result.isin(organizations["organization"])]
    if len(open_):
        known = _by_core(organizations)
        result.loc[open_.index] = open_.map({text: known.get(names.core(text), text) for text in open_.unique()})
    return result


def is_known_organization(records: Records) -> pd.Series[bool]:
    """Mark usable participations whose organization is an id, a name or an alias in organizations."""
    return meant(records).isin(usable(records, "organizations")["organization"])


def _by_core(organizations: pd.DataFrame) -> dict[str, str]:
    """Give the first id behind the core of every name and alias."""
    found: dict[str, str] = {}
    for column in NAMES:
        rows = filled(organizations, column)
        for id_, text in zip(rows["organization"], rows.get(column, ()), strict=True):
            for part in _parts(text):
                found.setdefault(names.core(part), id_)
    return found


def _parts(text: object) -> list[str]:
    return [part.strip() for part in str(text).split("|") if part.strip()]


def spellings(organizations: pd.DataFrame) -> set[str]:
    """Give every way the organizations table itself writes its organizations."""
    found: set[str] = set()
    for column in NAMES:
        for text in filled(organizations, column).get(column, ()):
            found.update(_parts(text))
    return found


def unknown_organization(records: Records) -> pd.DataFrame:
    """A participation names an organization that exists."""
    rows = usable(records, "participations")
    lost = rows[~is_known_organization(records)]
    organizations = usable(records, "organizations")
    hints = near_columns(lost["organization"], {*organizations["organization"], *spellings(organizations)})
    return findings.found(
        "unknown_organization", lost, table="participations", column="organization", set_aside=True, **hints
    )


def unknown_partnership(records: Records) -> pd.DataFrame:
    """A participation names a partnership that exists."""
    rows = usable(records, "participations")
    partnerships = usable(records, "partnerships")
    lost = rows[~rows["partnership"].isin(partnerships["partnership"]) & is_known_organization(records)]
    hints = near_columns(lost["partnership"], partnerships["partnership"])
    return findings.found(
        "unknown_partnership", lost, table="participations", column="partnership", set_aside=True, **hints
    )


def unknown_parent(records: Records) -> pd.DataFrame:
    """A parent is an organization of the table."""
    organizations = usable(records, "organizations")
    rows = filled(organizations, "parent")
    known = {*organizations["organization"], *spellings(organizations)}
    lost = rows[~rows["parent"].isin(known)] if len(rows) else rows
    hints: dict[str, Any] = near_columns(lost.get("parent", ()), known)
    return findings.found("unknown_parent", lost, table="organizations", column="parent", **hints)


RULES = (
    total_row,
    example_row,
    empty_id,
    duplicate_id,
    duplicate_participation,
    unknown_organization,
    unknown_partnership,
    unknown_parent,
)
