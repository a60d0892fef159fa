"""The columns of one table that name organizations, each in its own way: who leads, who else takes part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from innonet import schema
from innonet.records.forms import Part, part
from innonet.records.sheet import Sheet, names_members, unnumbered
from innonet.values import is_no_id

_HANGUL = re.compile(r"[가-힣]")
_ROLE = re.compile(r"(?:기관|단체)?명?\d*$")


def roles_of(sheet: Sheet, ids: Mapping[str, str], *, is_told: bool = False) -> dict[str, str]:
    """Give the other columns of organizations -> the role of who stands there; empty where no header tells roles.

    Parameters
    ----------
    ids
        Header -> organization or partnership: the columns that count already.
    is_told
        Whether a person said which column the organizations stand in: then only leads do besides.
    """
    leads = {
        h: "lead" if h.isascii() else "주관" for h in sheet.header if schema.key(h) in schema.LEADS and h not in ids
    }
    main = next((header for header, column in ids.items() if column == "organization"), None)
    if is_told or main is None or schema.recognised("organizations", main) == "organization":
        return leads
    more = [h for h in sheet.header if h not in ids and h not in leads and _is_member(sheet, h, main)]
    words = role_words([main, *more])
    return {**leads, **{header: words.get(header, "") for header in more}}


def role_words(headers: list[str]) -> dict[str, str]:
    """Give header -> role, where the headers tell several: 수행기관 and 협력기관, but not 참여기관1 and 참여기관2."""
    words = {header: _ROLE.sub("", schema.key(header)) for header in headers}
    return words if len(set(words.values())) > 1 else {}


def _is_member(sheet: Sheet, header: str, main: str) -> bool:
    """Tell whether a column names organizations besides those of the main one, and not the names of these."""
    if names_members(header) or unnumbered(header) == unnumbered(main):
        return True
    is_name = schema.recognised("participations", header) == "organization"
    if not is_name or schema.recognised("organizations", header) != "name" or not names_members(main):
        return False
    at = sheet.header.index(main)
    return any(_HANGUL.search(row[at] or "") for row in sheet.body)


def joined(sheet: Sheet, rows: Part, roles: Mapping[str, str]) -> list[Part]:
    """Let the organizations in other columns take part, too: each once a partnership and column.

    Returns
    -------
    The part of participations, and one of organizations a column. A row whose own organization is empty takes the
    first of another column, so that a lead without partners is no row without an organization.
    """
    frame = rows.frame.drop(columns=[one for one in roles if one in rows.frame.columns])
    main = next(header for header, column in rows.mapped.items() if column == "organization")
    word = role_words([main, *(h for h in roles if names_members(h))]).get(main)
    if word and "role" not in frame.columns:
        frame = frame.assign(role=word)
    parts, found = [], []
    for header, role in roles.items():
        one = part(sheet, "organizations", {header: "organization"}, only=True, is_derived=True)
        own = one.frame.assign(partnership=frame["partnership"], role=role or None)
        frame, rest = _filled(frame, own[~_is_nobody(own["organization"])])
        parts.append(one)
        found.append(rest)
    both = pd.concat([frame, *found], ignore_index=True)
    first = [column for column in both.columns if column not in schema.PROVENANCE]
    ordered = both.sort_values("source_row", kind="stable", ignore_index=True)[[*first, *schema.PROVENANCE]]
    return [replace(rows, frame=ordered, mapped={**rows.mapped, **dict.fromkeys(roles, "organization")}), *parts]


def _filled(frame: pd.DataFrame, own: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Fill rows without an organization with those of a column; what is left over stands for itself, each once."""
    empty = own.index[_is_nobody(frame["organization"])[own.index]]
    result = frame.copy()
    result.loc[empty, "organization"] = own.loc[empty, "organization"]
    if len(empty):
        result["role"] = result["role"] if "role" in result.columns else None
        result.loc[empty, "role"] = own.loc[empty, "role"]
    pair = ["organization", "partnership"]
    rest = pd.concat([own.loc[empty], own.drop(empty)]).drop_duplicates(pair)
    return result, rest.drop(empty, errors="ignore")


def _is_nobody(column: pd.Series[str]) -> pd.Series[bool]:
    return column.map(lambda cell: not isinstance(cell, str) or is_no_id(cell)).astype(bool)
