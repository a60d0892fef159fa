"""release(): what of a register an audience may see. Everything after it is made from what it lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

import numpy as np
import pandas as pd

from innonet import schema
from innonet.audience.hiding import METHOD
from innonet.audience.masking import is_personal, masked
from innonet.audience.spelling import StandIns, stand_ins
from innonet.errors import unknown_choice
from innonet.register import TABLES, Register
from innonet.wishes import asked

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

    An organization whose column `hidden` (비공개) is filled with anything but a no, or whose column `disclosed`
    (공개여부) with anything but a yes, gets a new id and name, everywhere the same, and keeps only its sector and
    region, so that the sums do not change; its name and aliases, with whatever legal form, are replaced inside the
    names of partnerships too. Who worked with whom stays, so an insider may still guess. Ids that are themselves
    personal data, or spell a hidden name, become new ones.

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
    names = stand_ins(_spellings(register, hidden), shown=_names_shown(register, hidden))
    ids = {
        "organization": _new_ids(register, hidden, names),
        "partnership": _other_ids(register.partnerships["partnership"], names),
    }
    shown = {name: _shown(getattr(register, name), name, rules=rules, names=names, ids=ids) for name in TABLES}
    shown["organizations"] = _without_traits(shown["organizations"], {ids["organization"][one] for one in hidden})
    shown["partnerships"] = _still_named(shown["partnerships"], ids["partnership"], names)
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
    wanted = set(table.loc[asked(table), "organization"])
    rows = register.participations[register.participations["organization"].isin(wanted)]
    seen = {one: tuple(sorted(set(map(str, works)))) for one, works in rows.groupby("organization")["partnership"]}
    return sorted(wanted, key=lambda one: (-len(seen.get(one, ())), seen.get(one, ()), str(one)))


def _new_ids(register: Register, hidden: list[Any], names: StandIns) -> dict[Any, str]:
    ids = register.organizations["organization"]
    return {
        **_other_ids(ids[~ids.isin(hidden)], names),
        **{one: f"{UNDISCLOSED}{place}" for place, one in enumerate(hidden, start=1)},
    }


def _other_ids(ids: pd.Series[Any], names: StandIns) -> dict[Any, str]:
    """Give every id a new one if it is itself a person's datum, a registration number say, or spells a hidden name."""
    known = set(map(str, ids))
    free = (new for n in count(1) if (new := f"no-{n}") not in known)
    return {one: next(free) if _is_telling(str(one), names) else str(one) for one in ids}


def _is_telling(id_: str, names: StandIns) -> bool:
    return is_personal(id_) or names.put_in(id_) != id_


def _spellings(register: Register, hidden: list[Any]) -> dict[str, str]:
    """Give every spelling of a hidden organization with what stands in its place."""
    place = {one: f" {n}" for n, one in enumerate(hidden, start=1)}
    rows = register.organizations
    rows = rows[rows["organization"].isin(hidden)]
    found: dict[str, str] = {}
    for column, instead in (
        ("name_en", "Undisclosed organization"),
        ("aliases", "비공개 기관"),
        ("name", "비공개 기관"),
    ):
        for one, cell in zip(rows["organization"], rows.get(column, ()), strict=False):
            found.update(dict.fromkeys(_texts(cell, column), instead + place[one]))
    crosswalk = register.crosswalk
    if len(crosswalk):
        is_meant = crosswalk["organization"].isin(hidden) | (crosswalk.get("method", "") == METHOD)
        for one, text in crosswalk.loc[is_meant, ["organization", "spelling"]].dropna().itertuples(index=False):
            found.setdefault(str(text), "비공개 기관" + place.get(one, ""))
    return {text: instead for text, instead in found.items() if len(text) > 1}


def _names_shown(register: Register, hidden: list[Any]) -> list[str]:
    table = register.organizations
    return [str(one) for one in table.loc[~table["organization"].isin(hidden), "name"].dropna()]


def _texts(value: Any, column: str) -> list[str]:
    if isinstance(value, str):
        value = value.split("|") if column == "aliases" else [value]
    several = value if isinstance(value, (tuple, list)) else []
    return [str(one).strip() for one in several if str(one).strip()]


def _shown(
    table: pd.DataFrame, name: str, *, rules: _Rules, names: StandIns, ids: dict[str, dict[Any, str]]
) -> pd.DataFrame:
    """Keep the columns the audience may see, with new ids and masked texts."""
    result = table[rules.kept(name, table.columns)].copy()
    for column in result.columns:
        if column in ids:
            result[column] = result[column].map(ids[column])
        elif column == "parent":
            result[column] = _each(result[column], lambda one: ids["organization"].get(one) or _cleaned(one, names))
        elif schema.kind(name, column) == "date":
            if rules.audience == "public" and column in ("start", "end"):
                result[column] = _each(result[column], lambda day: str(day)[:4])
        elif not pd.api.types.is_numeric_dtype(result[column].dtype):
            result[column] = _each(result[column], lambda one: _cleaned(one, names))
    return result


def _each(column: pd.Series[Any], make: Callable[[Any], Any]) -> pd.Series[Any]:
    return column.astype(object).map(make, na_action="ignore")


def _cleaned(value: Any, names: StandIns) -> Any:
    return masked(names.put_in(value)) if isinstance(value, str) else value


def _still_named(partnerships: pd.DataFrame, ids: dict[Any, str], names: StandIns) -> pd.DataFrame:
    """Name partnerships whose id was their name, and is another now, by what may be seen of it."""
    were = {new: _cleaned(str(one), names) for one, new in ids.items()}
    if all(new == name for new, name in were.items()):
        return partnerships
    told = partnerships["partnership"].map(were)
    result = partnerships.copy()
    if "name" not in result.columns:
        result.insert(1, "name", told)
    else:
        result["name"] = result["name"].astype(object).where(result["name"].notna(), told)
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
