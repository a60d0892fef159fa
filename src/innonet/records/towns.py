"""Organizations of one name in two towns, in one table of participations: they are told apart by their towns.

Nothing is told apart against what the rows say for one organization: see `_are_several`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from innonet import dates, findings, names, numbers, schema, vocabulary
from innonet.records.forms import Part

_KEYS = ["source_row", "organization"]
_BORNE_ONCE = re.compile(r"대학교|^(?:한국|대한|국립)|(?:공단|공사|은행)$")
"""Names that one organization alone bears in all the country, whatever town a row says."""
_OF_PARTNERSHIPS = 0.1
"""Where fewer partnerships than this share have members in several towns, the towns may be those of partnerships."""
_OFTEN = 3
"""A town said once beside another that is said so often is a slip."""
_AT_LEAST = 2
"""A move shows in so many partnerships before it, and as many after."""


def towns_apart(split: list[list[Part]]) -> list[list[Part]]:
    """Give organizations of one name in several towns an id each, `name(town)`; their name stays as it is written."""
    by_name = [n for n, parts in enumerate(split) if _is_told_by_name(parts)]
    if not _several_towns([one for n in by_name for one in split[n]]):
        return split
    said = pd.concat([_said(split[n]).assign(part=n) for n in by_name], ignore_index=True)
    said = said.assign(town=_filled(said))
    several = _several(said, is_sure=all(_says_whose(split[n]) for n in by_name))
    if not several:
        return split
    said = said[said["organization"].isin(several)]
    pairs = zip(said["organization"], said["town"], strict=True)
    said = said.assign(id=[f"{name}({town})" if town else name for name, town in pairs])
    told = _told(said[said["town"] != ""].drop_duplicates("id"))
    return [_with_ids(parts, said[said["part"] == n], told) for n, parts in enumerate(split)]


def _several_towns(parts: list[Part]) -> bool:
    """Tell at a glance whether any name stands in several towns: of most tables none does."""
    own = [one.frame for one in parts if {"organization", "municipality"} <= set(one.frame.columns)]
    if not own:
        return False
    pairs = pd.concat([one[["organization", "municipality"]] for one in own]).dropna().drop_duplicates()
    pairs = pairs.assign(town=pairs["municipality"].astype(str).map(_town))
    return bool(pairs[pairs["town"] != ""].drop_duplicates(["organization", "town"])["organization"].duplicated().any())


def _told(first: pd.DataFrame) -> pd.DataFrame:
    """Give the finding of every town of a name but the first, where it first stands."""
    firsts = first.drop_duplicates("organization").set_index("organization")["town"]
    later = first[first["organization"].duplicated()]
    town, other = later["town"].tolist(), later["organization"].map(firsts).tolist()
    return findings.found("towns_apart", later, table="participations", column="organization", town=town, first=other)


def _is_told_by_name(parts: list[Part]) -> bool:
    """Tell whether a sheet knows its organizations by their names alone: an id means the same one in every town."""
    has_names = any(one.table == "organizations" and "name" in one.frame.columns for one in parts)
    headers = [header for header, column in parts[0].mapped.items() if column == "organization"]
    frame = parts[0].frame
    return (
        {"organization", "partnership"} <= set(frame.columns)
        and not has_names
        and not any(schema.recognised("organizations", header) == "organization" for header in headers)
    )


def _says_whose(parts: list[Part]) -> bool:
    """Tell whether a header says that its towns are those of organizations: 소재지 does, 시군 can be a project's."""
    headers = [h for one in parts if one.table == "organizations" for h, c in one.mapped.items() if c == "municipality"]
    return bool(headers) and not any(schema.recognised("partnerships", h) == "municipality" for h in headers)


def _said(parts: list[Part]) -> pd.DataFrame:
    """Give what each row says: organization, partnership, town, number and year; empty where it says none."""
    named = ["organization", "partnership"]
    rows = parts[0].frame[[*named, *schema.PROVENANCE]].dropna(subset=named)
    own = [one for one in parts if one.table == "organizations"]
    others = [one for one in parts if one.table != "organizations"]
    return rows.assign(
        town=_cells(rows, own, "municipality", _KEYS).map(_town),
        number=_cells(rows, own, "reg_no", _KEYS).map(_number),
        year=_cells(rows, others, "start", _KEYS[:1]).map(_year),
    )


def _cells(rows: pd.DataFrame, parts: list[Part], column: str, keys: list[str]) -> pd.Series[str]:
    """Give what other parts of the same sheet say in a column of the same rows."""
    found: dict[object, object] = {}
    for one in (part.frame for part in parts if column in part.frame.columns):
        said = one.dropna(subset=[column])
        found = {**dict(zip(_places(said, keys), said[column], strict=True)), **found}
    return pd.Series([str(found.get(key, "")) for key in _places(rows, keys)], index=rows.index, dtype=object)


def _places(rows: pd.DataFrame, keys: list[str]) -> list[tuple[object, ...]]:
    return list(rows[keys].itertuples(index=False, name=None))


@lru_cache(maxsize=65_536)
def _town(text: str) -> str:
    known = vocabulary.municipality(text) if text else None
    if known:
        return known.name
    return " ".join(text.split()) if vocabulary.is_place(text) else ""


@lru_cache(maxsize=65_536)
def _number(text: str) -> str:
    return numbers.digits(text) if numbers.is_business_number_valid(text) else ""


@lru_cache(maxsize=65_536)
def _year(text: str) -> str:
    return (dates.parse(text) or "")[:4]


def _filled(said: pd.DataFrame) -> pd.Series[str]:
    """Give every row's town; where it says none, the one that the same name has in the same partnership."""
    keys = ["partnership", "organization"]
    known = said[said["town"] != ""].drop_duplicates([*keys, "town"]).drop_duplicates(keys, keep=False)
    only = dict(zip(_places(known, keys), known["town"], strict=True))
    return said["town"].where(said["town"] != "", [only.get(key, "") for key in _places(said, keys)])


def _several(said: pd.DataFrame, *, is_sure: bool) -> set[str]:
    """Give the names that stand for an organization in each of several towns."""
    known = said[said["town"].isin(vocabulary.municipalities().keys())]
    if not is_sure and not _are_of_organizations(known):
        return set()
    towns = known.groupby("organization")["town"].nunique()
    return {
        str(name) for name, rows in known[known["organization"].isin(towns[towns > 1].index)].groupby("organization")
        if _are_several(str(name), rows)
    }  # fmt: skip


def _are_of_organizations(known: pd.DataFrame) -> bool:
    by = known.groupby("partnership").agg({"organization": "nunique", "town": "nunique"})
    shared = by[by["organization"] > 1]
    return bool(((by["town"] > 1)[by.index.isin(shared.index)]).mean() >= _OF_PARTNERSHIPS) if len(shared) else False


def _are_several(name: str, rows: pd.DataFrame) -> bool:
    """Tell whether rows of one name in several towns are of several organizations.

    They are one where the name says a place itself or is borne once in the country, where towns share a valid number,
    where one town is said once beside another that is said often, or where it moved: all years of one town lie before
    those of the other. Valid numbers that differ, and two towns in one partnership, speak louder than the last two.
    """
    if names.parts(name).places or _BORNE_ONCE.search(name):
        return False
    numbered = rows[rows["number"] != ""]
    if (numbered.groupby("number")["town"].nunique() > 1).any():
        return False
    if numbered["town"].nunique() > 1 or (rows.groupby("partnership")["town"].nunique() > 1).any():
        return True
    often = rows.groupby("town")["partnership"].nunique().sort_values()
    return len(often) > 2 or not (_is_slip(often) or _is_move(rows, often))


def _is_slip(often: pd.Series[int]) -> bool:
    return bool(often.iloc[0] == 1 and often.iloc[1] >= _OFTEN)


def _is_move(rows: pd.DataFrame, often: pd.Series[int]) -> bool:
    if often.iloc[0] < _AT_LEAST or (rows["year"] == "").any():
        return False
    (_, one), (_, two) = rows.groupby("town")["year"]
    return bool(one.max() < two.min() or two.max() < one.min())


def _with_ids(parts: list[Part], said: pd.DataFrame, told: pd.DataFrame) -> list[Part]:
    """Give the rows of a sheet their ids. Who has none is no organization of the table: it will be told as unclear."""
    ids = dict(zip(_places(said, _KEYS), said["id"], strict=True))
    written = dict(zip(said["id"], said["organization"], strict=True))
    result = []
    for one in parts:
        if not written or "organization" not in one.frame.columns:
            result.append(one)
            continue
        own = [ids.get(key, key[1]) for key in _places(one.frame, _KEYS)]
        frame = one.frame.assign(organization=own)
        if one.table == "organizations":
            frame = frame.assign(name=frame["organization"].map(lambda id_: written.get(id_, id_)))
            frame = frame[~frame["organization"].isin(set(written.values()))]
        result.append(replace(one, frame=frame))
    here = told[(told["file"] == parts[0].file) & (told["sheet"] == parts[0].sheet)]
    return [replace(result[0], told=(*result[0].told, here)), *result[1:]]
