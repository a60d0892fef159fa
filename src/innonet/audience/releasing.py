"""release(): what of a register an audience may see. Everything after it is made from what it lets through."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from innonet.audience.masking import masked, without_names
from innonet.errors import unknown_choice
from innonet.register import TABLES, Register

Audience = Literal["internal", "partners", "public"]
AUDIENCES: tuple[Audience, ...] = ("internal", "partners", "public")
UNDISCLOSED = "undisclosed-"
"""How the id of an organization begins that asked not to be shown."""

_PUBLIC: dict[str, tuple[str, ...]] = {
    "organizations": ("organization", "name", "name_en", "sector", "type", "level", "municipality", "country",
                      "region", "urban_rural"),
    "partnerships": ("partnership", "name", "kind", "programme", "start", "end", "municipality"),
    "participations": ("organization", "partnership"),
}  # fmt: skip
_PARTNERS: dict[str, tuple[str, ...]] = {
    "organizations": ("aliases", "parent", "lat", "lon", "founded", "closed", "url"),
    "partnerships": ("status", "evidence_url"),
    "participations": ("role", "start", "end"),
}
_MONEY = ("amount", "currency")
# What is left of an organization that asked not to be shown: enough for the sums over groups, nothing to know it by.
_KEPT_OF_HIDDEN = ("organization", "name", "name_en", "sector", "region", "urban_rural")
# Forms of a column that says who asked not to be shown.
_NO = {"", "n", "no", "false", "0", "f", "-", "아니오", "아니요", "공개", "해당없음", "없음"}


@dataclass(frozen=True)
class _Rules:
    audience: Audience
    private: frozenset[str]
    also: frozenset[str]
    amounts: bool

    def kept(self, table: str, columns: Iterable[Any]) -> list[Any]:
        known = {*_PUBLIC[table], *self.also}
        if self.audience == "partners":
            known |= {*_PARTNERS[table]}
        known |= {*_MONEY} if self.amounts else set()
        needed = {"organization", "partnership", "name"}
        return [one for one in columns if one in known and (one not in self.private or one in needed)]


def release(
    register: Register,
    *,
    audience: Audience = "internal",
    private: Iterable[str] = (),
    also: Iterable[str] = (),
    amounts: bool = False,
) -> Register:
    """Give the register that an audience may see.

    For `partners` and `public` the columns that are not known to be harmless are left out: notes, registration
    numbers, amounts, the files and rows the records came from, and every column of the user's own. `public` also
    leaves out aliases, coordinates, web addresses, roles and status, and gives dates by their year. E-mail
    addresses, telephone and registration numbers inside the texts that stay become `***`. Findings on the records
    keep their rule but lose their texts; the crosswalk is left out.

    An organization whose column `hidden` (비공개) is filled with anything but a no gets a new id and name,
    everywhere the same, and keeps only its sector and region, so that the sums do not change; its name and aliases
    are replaced inside the names of partnerships too. Who worked with whom stays, so an insider may still guess.

    Parameters
    ----------
    audience
        `internal` lets everything through; `partners` are those named in the records; `public` is anybody.
    private
        More columns to leave out, e.g. `("type", "programme")`; `organization`, `partnership` and `name` stay.
    also
        Columns to let through that would be left out.
    amounts
        Let `amount` and `currency` through.

    Returns
    -------
    Register with ids sorted. The same register for `internal`.

    Raises
    ------
    UsageError
        If the audience is not known, or a column is named that no table has.

    Examples
    --------
    >>> made = Register(
    ...     pd.DataFrame({"organization": ["a", "b"], "name": ["A", "B"], "note": "x", "hidden": [None, "예"]}),
    ...     pd.DataFrame({"partnership": ["p"], "name": ["Work with B"]}),
    ...     pd.DataFrame({"organization": ["a", "b"], "partnership": ["p", "p"]}),
    ... )
    >>> release(made, audience="public").organizations[["organization", "name"]].values.tolist()
    [['a', 'A'], ['undisclosed-1', '비공개 기관 1']]
    """
    if audience not in AUDIENCES:
        raise unknown_choice(audience, list(AUDIENCES), where="audience")
    if audience == "internal":
        return register
    rules = _Rules(audience, _columns(register, private, "private"), _columns(register, also, "also"), amounts)
    hidden = _hidden(register)
    ids = {"organization": _new_ids(register, hidden), "partnership": _other_ids(register.partnerships["partnership"])}
    names = _spellings(register, hidden, ids["organization"])
    shown = {name: _shown(getattr(register, name), name, rules=rules, names=names, ids=ids) for name in TABLES}
    shown["organizations"] = _without_traits(shown["organizations"], {ids["organization"][one] for one in hidden})
    return Register(
        shown["organizations"].sort_values("organization", kind="stable", ignore_index=True),
        shown["partnerships"].sort_values("partnership", kind="stable", ignore_index=True),
        shown["participations"].sort_values(["partnership", "organization"], kind="stable", ignore_index=True),
        _without_texts(register.issues),
        register.crosswalk.head(0),
    )


def _columns(register: Register, names: Iterable[str], setting: str) -> frozenset[str]:
    """Give the columns of a setting; a misspelt one must not pass, or what it names would be handed on."""
    chosen = frozenset([names] if isinstance(names, str) else names)
    there = sorted({str(column) for table in TABLES for column in getattr(register, table).columns})
    for name in sorted(chosen - set(there)):
        raise unknown_choice(name, there, where=f"release({setting}=...)")
    return chosen


def _hidden(register: Register) -> list[Any]:
    """Give the ids of those who asked not to be shown, in an order that says nothing of their old ids.

    They are numbered by what everybody can see of them: most partnerships first, then which partnerships.
    """
    table = register.organizations
    if "hidden" not in table.columns:
        return []
    texts = table["hidden"].astype(object).where(table["hidden"].notna(), "").astype(str).str.strip().str.casefold()
    # In a column of O and X the X is a no; alone it is a mark.
    no = {*_NO, "x"} if texts.isin(["o", "○"]).any() else _NO
    wanted = set(table.loc[~texts.isin(no), "organization"])
    rows = register.participations[register.participations["organization"].isin(wanted)]
    seen = {one: tuple(sorted(set(map(str, works)))) for one, works in rows.groupby("organization")["partnership"]}
    return sorted(wanted, key=lambda one: (-len(seen.get(one, ())), seen.get(one, ()), str(one)))


def _new_ids(register: Register, hidden: list[Any]) -> dict[Any, str]:
    found = _other_ids(register.organizations["organization"])
    return {**found, **{one: f"{UNDISCLOSED}{place}" for place, one in enumerate(hidden, start=1)}}


def _other_ids(ids: pd.Series[Any]) -> dict[Any, str]:
    """Give every id a new one if it is itself a person's datum, a registration number or an e-mail address, say."""
    personal = [one for one in ids if masked(str(one)) != str(one)]
    return {**{one: str(one) for one in ids}, **{one: f"no-{n}" for n, one in enumerate(personal, start=1)}}


def _spellings(register: Register, hidden: list[Any], ids: dict[Any, str]) -> dict[str, str]:
    """Give every spelling of a hidden organization with what stands in its place."""
    table = register.organizations.set_index("organization")
    found: dict[str, str] = {}
    for place, one in enumerate(hidden, start=1):
        row = table.loc[one]
        korean, english = f"비공개 기관 {place}", f"Undisclosed organization {place}"
        texts = [*_texts(row.get("name")), *_texts(row.get("aliases")), *_other_spellings(register, one)]
        found.update({text: korean for text in texts if len(text) > 1})
        found.update({text: english for text in _texts(row.get("name_en")) if len(text) > 1})
        found.update({str(one): ids[one]} if len(str(one)) > 2 else {})
    return found


def _other_spellings(register: Register, id_: Any) -> list[str]:
    crosswalk = register.crosswalk
    if crosswalk.empty:
        return []
    rows = crosswalk[crosswalk["organization"] == id_]
    return [str(one) for column in ("spelling", "original") for one in rows[column].dropna()]


def _texts(value: Any) -> list[str]:
    several = value if isinstance(value, (tuple, list)) else re.split(r"[|;,]", value) if isinstance(value, str) else []
    return [str(one).strip() for one in several if str(one).strip()]


def _shown(
    table: pd.DataFrame, name: str, *, rules: _Rules, names: dict[str, str], ids: dict[str, dict[Any, str]]
) -> pd.DataFrame:
    """Keep the columns the audience may see, with new ids and masked texts."""
    result = table[rules.kept(name, table.columns)].copy()
    for column in result.columns:
        if column in ids:
            result[column] = result[column].map(ids[column])
        elif not pd.api.types.is_numeric_dtype(result[column].dtype):
            result[column] = without_names(result[column], names)
        if rules.audience == "public" and column in ("start", "end"):
            result[column] = result[column].map(lambda day: str(day)[:4], na_action="ignore")
    return result


def _without_traits(organizations: pd.DataFrame, undisclosed: set[str]) -> pd.DataFrame:
    """Leave of a hidden organization its stand-in names, its sector and its region."""
    rows = organizations["organization"].isin(undisclosed)
    if not rows.any():
        return organizations
    result = organizations.copy()
    if "name_en" not in result.columns:
        place = list(result.columns).index("name") + 1
        result.insert(place, "name_en", pd.Series(np.nan, index=result.index, dtype=object))
    number = result.loc[rows, "organization"].str.removeprefix(UNDISCLOSED)
    result["name_en"] = result["name_en"].astype(object)
    result.loc[rows, "name"] = "비공개 기관 " + number
    result.loc[rows, "name_en"] = "Undisclosed organization " + number
    for column in result.columns.difference([*_KEPT_OF_HIDDEN]):
        result[column] = result[column].mask(rows)
    return result


def _without_texts(issues: pd.DataFrame) -> pd.DataFrame:
    """Keep of every finding its rule, table and severity: the rest quotes the records."""
    if issues.empty:
        return issues
    kept = issues.copy()
    kept[[c for c in kept.columns if c not in ("severity", "rule", "table", "set_aside")]] = ""
    return kept.reset_index(drop=True)
