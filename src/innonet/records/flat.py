"""One table of organizations in partnerships, sheet by sheet -> parts of the three tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from innonet import dates, findings, schema, values, vocabulary
from innonet.records import members, spellings
from innonet.records.cells import counts_others, names_in, names_several
from innonet.records.forms import Part, like, mapping, named, part
from innonet.records.sheet import Sheet, names_members
from innonet.records.towns import towns_apart
from innonet.wishes import with_wishes

# A header that two tables know belongs to the first that claims it here.
_ORDER = ("participations", "partnerships", "organizations")
_LEFT_TO_OTHERS = {"participations": {"start", "end", "note"}, "partnerships": {"municipality", "note"}}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)|(?<!\d)['’`]?(\d{2})(?=년)")


def is_whole(sheet: Sheet, told: Mapping[str, Mapping[str, str]]) -> bool:
    """Tell whether a table of participations has what is said of partnerships, or several organizations a row."""
    if any(map(_is_of_partnerships, sheet.header)) or sum(map(names_members, sheet.header)) > 1:
        return True
    mapped = mapping(sheet, "participations", told.get("participations", {}))
    at = next((n for n, header in enumerate(sheet.header) if mapped.get(header) == "organization"), None)
    return at is not None and any(names_several(row[at] or "") for row in sheet.body)


def _is_of_partnerships(header: str) -> bool:
    """Tell whether a header is of partnerships alone: 사업비 and 주관기관 are, 시작일 and 시군 may be of others."""
    if schema.key(header) in schema.LEADS:
        return True
    others = (schema.recognised(table, header) for table in ("participations", "organizations"))
    return schema.recognised("partnerships", header) is not None and not any(others)


def names_of(lists: list[Part]) -> frozenset[str]:
    """Give all that lists of organizations call them by."""
    columns = (one.frame[c] for one in lists for c in ("organization", "name") if c in one.frame.columns)
    return frozenset(str(cell) for column in columns for cell in column.dropna())


def parts(
    sheets: list[Sheet], told: Mapping[str, Mapping[str, str]], *, listed: frozenset[str] = frozenset()
) -> list[Part]:
    """Split every sheet into the three tables; partnerships of one name on sheets of several years are several.

    Where organizations are `listed` elsewhere, what these sheets say of them is kept under its own header: the list
    counts, and who is not in it is told.
    """
    split = [_parts(sheet, told, listed) for sheet in sheets]
    if listed:
        split = [[one for one in parts if one.table != "organizations"] for parts in split]
    split = towns_apart(_years_apart(spellings.in_sheets(split)))
    return sorted((one for parts in split for one in parts), key=lambda one: one.is_derived)


def _parts(sheet: Sheet, told: Mapping[str, Mapping[str, str]], listed: frozenset[str]) -> list[Part]:
    own = told.get("participations", {})
    ids = {h: c for h, c in mapping(sheet, "participations", own).items() if c in ("organization", "partnership")}
    roles = members.roles_of(sheet, ids, is_told="organization" in own) if len(ids) == 2 else {}
    taken: set[str] = {*ids, *roles}
    split: dict[str, dict[str, str]] = {"participations": dict(ids), "partnerships": {}, "organizations": {}}
    for table in _ORDER[:2] if listed else _ORDER:
        said = told.get(table, {}) if table != "participations" else own
        for header, column in mapping(sheet, table, said).items():
            is_free = header not in taken and column not in _LEFT_TO_OTHERS.get(table, set())
            if is_free and column not in ("organization", "partnership"):
                split[table][header] = column
                taken.add(header)
    for header, column in ids.items():
        split[f"{column}s"][header] = column
    participations = part(sheet, "participations", split["participations"])
    others = {h for t in ("partnerships", "organizations") for h in split[t] if h not in ids}
    frame = participations.frame.drop(columns=[h for h in others if h in participations.frame.columns])
    rows = like(participations, "participations", frame, taken_for="participation table")
    partnerships, organizations = (
        _without_sums(part(sheet, table, split[table], only=True, is_derived=True), rows)
        for table in ("partnerships", "organizations")
    )
    joined = members.joined(sheet, rows, roles) if roles else [rows]
    return [*_divided(joined, listed), partnerships, *_divided([organizations], listed)]


def _without_sums(one: Part, rows: Part) -> Part:
    """Leave out rows of sums, which name nobody: they are told of where they stand, among the participations."""
    first = [column for column in rows.frame.columns if column not in schema.PROVENANCE][:3]
    says_sum = rows.frame[first].map(lambda cell: isinstance(cell, str) and schema.says_sum(cell)).any(axis=1)
    return replace(one, frame=one.frame[~says_sum.astype(bool)].reset_index(drop=True)) if says_sum.any() else one


def _divided(some: list[Part], listed: frozenset[str]) -> list[Part]:
    """Give every organization of a cell that names several a row of its own.

    What the row says of one organization, its sector or its sum, is left out: of which one it does not say.
    """
    return [_divided_part(one, listed) if "organization" in one.frame.columns else one for one in some]


def _divided_part(one: Part, listed: frozenset[str]) -> Part:
    frame = one.frame
    texts = frame["organization"]
    is_several = texts.map(lambda cell: isinstance(cell, str) and cell not in listed and names_several(cell)).astype(
        bool
    )
    if not is_several.any():
        return one
    kept = {"organization", "partnership", "role", "hidden", "disclosed", *schema.PROVENANCE}
    whole = frame[is_several]
    apart = whole.assign(**dict.fromkeys([c for c in schema.names(one.table) if c in frame.columns and c not in kept]))
    apart = apart.assign(organization=whole["organization"].map(lambda cell: names_in(str(cell))))
    rows = pd.concat([frame[~is_several], apart.explode("organization")]).sort_index(kind="stable")
    told = [] if one.is_derived else _told_divided(whole, apart["organization"], one.table)
    return replace(one, frame=rows.reset_index(drop=True), told=(*one.told, *told))


def _told_divided(rows: pd.DataFrame, names: pd.Series[Any], table: str) -> list[pd.DataFrame]:
    """Tell the cells that name several organizations, and those that count some without naming them."""
    is_short, number = rows["organization"].map(counts_others).astype(bool), names.map(len)
    is_divided = (number > 1) | ~is_short
    several, counts = rows[is_divided], number[is_divided].tolist()
    named = [", ".join(one) for one in names[is_short]]
    return [
        findings.found("divided_cell", several, table=table, column="organization", number=counts),
        findings.found("unnamed_others", rows[is_short], table=table, column="organization", named=named),
    ]


def _years_apart(split: list[list[Part]]) -> list[list[Part]]:
    """Tell partnerships of one name apart by the years that their sheets, or files, are of."""
    years = [_year(parts[0]) for parts in split]
    if len({year for year in years if year}) < 2:
        return split
    seen = [
        set(named(parts[0].frame, "partnership")["partnership"])
        if year and spellings.is_told_by_name(parts[0])
        else set()
        for parts, year in zip(split, years, strict=True)
    ]
    several = {
        name
        for names, year in zip(seen, years, strict=True)
        for name in names
        if any(name in others for others, other in zip(seen, years, strict=True) if other and other != year)
    }
    return [
        [_of_year(one, year, several & names) for one in parts] if year else parts
        for parts, year, names in zip(split, years, seen, strict=True)
    ]


def _year(one: Part) -> str:
    """Give the year that a sheet's name says, or else its file's; empty where neither says one, or says several."""
    for text in (one.sheet, Path(one.file).stem):
        found = {long or f"20{short}" for long, short in _YEAR.findall(text)}
        if len(found) == 1:
            return found.pop()
    return ""


def _of_year(one: Part, year: str, several: set[str]) -> Part:
    """Name the year of partnerships that other years have, too, and let it be their start where none is given."""
    if "partnership" not in one.frame.columns:
        return one
    names = one.frame["partnership"]
    frame = one.frame.assign(partnership=names.where(~names.isin(several), names.astype(str) + f" ({year})"))
    if one.table == "partnerships" and "start" not in frame.columns:
        frame.insert(len(frame.columns) - len(schema.PROVENANCE), "start", year)
    place = {"file": one.file, "sheet": one.sheet, "value": year}
    told = []
    if len(frame.columns) > len(one.frame.columns):
        told.append(findings.found_file("sheet_year", **place))
    if several and one.table == "participations":
        told.append(findings.found_file("yearly_sheets", **place, number=len(several)))
    return replace(one, frame=frame, told=(*one.told, *told))


def first_said(rows: pd.DataFrame, table: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Keep one row an id: what its rows of one sheet say first of everything counts; a wish not to be shown, always.

    Returns
    -------
    The rows, and findings where a later row says otherwise.
    """
    id_ = schema.needed(table)[0]
    rows = with_wishes(rows, rows[id_])
    again = rows[rows[id_].duplicated(keep=False)]
    if not len(again):
        return rows, findings.gathered([])
    place = [one for one in schema.PROVENANCE if one != "source_row"]
    sheets = again.groupby([id_, *place], sort=False, dropna=False)
    filled = rows.drop_duplicates(id_)
    first = sheets.first().reset_index().drop_duplicates(id_).set_index(id_)
    result, found = filled.copy(), []
    for column in (one for one in schema.names(table) if one in rows.columns and one != id_):
        said = result[id_].map(first[column])
        result[column] = result[column].where(result[column].notna(), said)
        counts = again[id_].map(result.set_index(id_)[column])
        other = [not _is_same(one, two) for one, two in zip(again[column], counts, strict=True)]
        differing = again[other].drop_duplicates([id_, column])
        ids, firsts = differing[id_].tolist(), counts[differing.index].tolist()
        found.append(findings.found("said_otherwise", differing, table=table, column=column, id=ids, first=firsts))
    return result.reset_index(drop=True), findings.gathered(found)


def _is_same(one: object, two: object) -> bool:
    if not isinstance(one, str) or not isinstance(two, str):  # an empty cell says nothing
        return True
    a, b = one.strip(), two.strip()
    if a.casefold() == b.casefold():
        return True
    return any(
        read(a) is not None and read(a) == read(b) for read in (values.number, dates.parse, vocabulary.municipality)
    )
