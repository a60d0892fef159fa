"""Rules on ids: rows without one, rows of sums, ids that stand twice or point nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any
from unicodedata import normalize

import pandas as pd

from innonet import findings, names, numbers
from innonet.checks import ends
from innonet.checks.rule import (
    NAMES,
    TABLES,
    filled,
    has_id,
    id_columns,
    is_example,
    is_record,
    is_remark,
    is_resident,
    is_total,
    near_columns,
    usable,
)
from innonet.kept import once
from innonet.records import Records

ALIKE = 60.0
"""From this likeness of their letters on, 0 to 100, two names may be one: a letter is wrong, a word is more."""
_BETWEEN = re.compile(r"[\n;,、/]")


def total_row(records: Records) -> pd.DataFrame:
    """A row of sums is no record."""
    return _no_records(records, "total_row", is_total)


def remark_row(records: Records) -> pd.DataFrame:
    """A remark below a table is no record."""
    return _no_records(records, "remark_row", is_remark)


def _no_records(records: Records, rule: str, test: Callable[[Records, str], pd.Series[bool]]) -> pd.DataFrame:
    parts = []
    for table in TABLES:
        rows = records.tables[table]
        rows = rows[test(records, table)]
        first = [next((v for v in row if isinstance(v, str)), "") for row in rows.itertuples(index=False)]
        parts.append(findings.found(rule, rows, table=table, values=first, set_aside=True))
    return findings.gathered(parts)


def example_row(records: Records) -> pd.DataFrame:
    """The template's example is no record."""
    parts = []
    for table in TABLES:
        rows = records.tables[table]
        examples = rows[is_example(records, table)]
        parts.append(findings.found("example_row", examples, table=table, column=id_columns(table)[0], set_aside=True))
    return findings.gathered(parts)


def empty_id(records: Records) -> pd.DataFrame:
    """A row without its id cannot be used."""
    parts = []
    for table in TABLES:
        rows = records.tables[table]
        rows = rows[is_record(records, table)]
        ids = [column for column in id_columns(table) if column in rows.columns]
        for column in ids:
            rows = rows[~is_resident(rows[column])]  # told of, and set aside, as such
        for column in ids:
            named = has_id(rows[column])
            parts += [
                findings.found(
                    "empty_id", lost, table=table, column=header, values=lost[column].tolist(), set_aside=True
                )
                for header, lost in ends.by_header(records, rows[~named], column)
            ]
            rows = rows[named]
    return findings.gathered(parts)


def duplicate_id(records: Records) -> pd.DataFrame:
    """An id names one organization or one partnership."""
    parts = []
    for table in ("organizations", "partnerships"):
        rows, column = usable(records, table), table.removesuffix("s")
        parts.append(findings.found("duplicate_id", rows[rows[column].duplicated()], table=table, column=column))
    return findings.gathered(parts)


def duplicate_participation(records: Records) -> pd.DataFrame:
    """Once is enough."""
    rows = usable(records, "participations")
    columns = [c for c in ("organization", "partnership", "role") if c in rows.columns]
    again = rows[rows.duplicated(columns)]
    return findings.found(
        ends.rule_of_repetition(records), again, table="participations", column="organization", set_aside=True
    )


@once
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
    for number in _naming_several(lost["organization"], organizations):
        hints["near"][number] = "If the cell names several organizations, write one row for each of them. "
        hints["near_ko"][number] = "한 칸에 여러 기관을 적었다면 기관마다 한 행씩 나누어 주십시오. "
    return findings.found(
        "unknown_organization", lost, table="participations", column="organization", set_aside=True, **hints
    )


def _naming_several(cells: Collection[str], organizations: pd.DataFrame) -> list[int]:
    """Give the places of cells of which a part, up to a comma, a slash or a line's end, is an organization."""
    divided = {n: [part.strip() for part in _BETWEEN.split(cell)] for n, cell in enumerate(cells)}
    divided = {n: parts for n, parts in divided.items() if len(parts) > 1}
    if not divided:
        return []
    ids, cores = set(organizations["organization"]), _by_core(organizations)
    return [n for n, parts in divided.items() if any(part in ids or names.core(part) in cores for part in parts)]


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


def shared_number(records: Records) -> pd.DataFrame:
    """One valid registration number stands for one organization, so its names should be alike."""
    rows = filled(usable(records, "organizations"), "reg_no")
    valid = [
        numbers.digits(str(one)) if numbers.is_business_number_valid(str(one)) else "" for one in rows.get("reg_no", ())
    ]
    first: dict[str, dict[Any, Any]] = {}
    others = []
    for number, (place, row) in zip(valid, rows.to_dict("index").items(), strict=True):
        one = first.setdefault(number, row) if number else row
        if one["organization"] != row["organization"] and not _is_alike(one, row):
            others.append((place, _called(row), _called(one), one["organization"]))
    places, own, other, ids = zip(*others, strict=True) if others else ((), (), (), ())
    return findings.found(
        "shared_number", rows.loc[list(places)], table="organizations", column="reg_no",
        own=list(own), other=list(other), id=list(ids),
    )  # fmt: skip


def _called(row: dict[Any, Any]) -> str:
    return str(row["name"] if isinstance(row.get("name"), str) else row["organization"])


def _is_alike(one: dict[Any, Any], two: dict[Any, Any]) -> bool:
    """Tell whether two rows bear a name in common, or one is near the other or part of it."""
    from rapidfuzz import fuzz

    cores = [{names.core(part) for name in NAMES if isinstance(row.get(name), str) for part in _parts(row[name])}
             for row in (one, two)]  # fmt: skip
    a, b = (normalize("NFD", names.core(_called(row))) for row in (one, two))
    return bool(cores[0] & cores[1]) or a in b or b in a or fuzz.ratio(a, b) >= ALIKE


RULES = (
    total_row,
    remark_row,
    example_row,
    empty_id,
    duplicate_id,
    duplicate_participation,
    unknown_organization,
    unknown_partnership,
    unknown_parent,
    shared_number,
)
