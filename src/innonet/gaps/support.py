"""Programmes: whom each reaches, and whether its organizations ever meet elsewhere."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from innonet.attributes import column_of
from innonet.errors import unknown_choice
from innonet.register import Register

GROUPS = ("sector", "region", "urban_rural")


def programmes(register: Register, *, per: str | None = None) -> pd.DataFrame:
    """Say whom each programme of support reaches, and how scattered it is: do its organizations ever meet elsewhere?

    Parameters
    ----------
    per
        The column of partnerships that names the programme; by default `programme`, or `kind` where no partnership
        has a programme.

    Returns
    -------
    DataFrame, one row a programme, the one with most organizations first: `programme`, `partnerships`,
    `organizations`, `pairs` (of organizations that meet in it), `meet_elsewhere` (share of its organizations that
    meet another of them outside the programme, 0 to 1), `scattered` (1 less that; 1: they have nothing in common but
    the programme), and one column for each sector, region and kind of place (`sector: public`), counting the
    organizations reached. Partnerships without a programme are left out. `attrs["per"]` names the column.

    Raises
    ------
    UsageError
        If there is no such column.

    Examples
    --------
    >>> import pandas as pd
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p", "q"], "programme": ["seed", "grow"]}),
    ...     pd.DataFrame({"organization": list("abcab"), "partnership": list("pppqq")}),
    ... )
    >>> programmes(register)[["programme", "organizations", "scattered"]].round(3).values.tolist()
    [['seed', 3, 0.333], ['grow', 2, 0.0]]
    """
    per = _column(register, per)
    of = pd.Series(dtype=object) if per is None else _labels(register, per)
    rows = [_row(register, str(name), of == name) for name in sorted(of.dropna().unique(), key=str)]
    table = pd.DataFrame(rows, columns=None if rows else ["programme", "partnerships", "organizations", "scattered"])
    if rows:
        groups = [column for column in table.columns if ": " in str(column)]
        table[groups] = table[groups].fillna(0).astype(np.int64)
        table = table.sort_values("organizations", ascending=False, kind="stable").reset_index(drop=True)
    table.attrs["per"] = per or ""
    return table


def programme_overlap(register: Register, *, per: str | None = None) -> pd.DataFrame:
    """Set programmes beside each other, two by two: do they reach the same kinds of organizations and never meet?

    Parameters
    ----------
    per
        As in `programmes`.

    Returns
    -------
    DataFrame, one row a pair of programmes: `programme_a`, `programme_b`, `shared` (organizations in both), `likeness`
    (how alike whom they reach is, by sector and municipality: 1 less half the summed differences of shares, 0 to 1;
    NaN where neither is known) and `never_share` (no organization is in both). The most alike of those that never
    share stand first: support of the same kind, scattered over actors that do not meet.

    Raises
    ------
    UsageError
        If there is no such column.

    Examples
    --------
    >>> import pandas as pd
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abcd"), "name": list("ABCD"), "sector": list("xxxx")}),
    ...     pd.DataFrame({"partnership": ["p", "q"], "programme": ["seed", "grow"]}),
    ...     pd.DataFrame({"organization": list("abcd"), "partnership": list("ppqq")}),
    ... )
    >>> programme_overlap(register).values.tolist()
    [['grow', 'seed', 0, 1.0, True]]
    """
    per = _column(register, per)
    of = pd.Series(dtype=object) if per is None else _labels(register, per)
    names = sorted(of.dropna().unique(), key=str)
    members = {name: np.flatnonzero(_inside(register, of == name)) for name in names}
    profiles = {name: _profile(register, members[name]) for name in names}
    rows = []
    for one, two in combinations(names, 2):
        shared = len(np.intersect1d(members[one], members[two]))
        rows.append((one, two, shared, _alike(profiles[one], profiles[two]), shared == 0))
    table = pd.DataFrame(rows, columns=["programme_a", "programme_b", "shared", "likeness", "never_share"])
    order = ["never_share", "likeness", "programme_a", "programme_b"]
    return table.sort_values(order, ascending=[False, False, True, True], kind="stable").reset_index(drop=True)


def _column(register: Register, per: str | None) -> str | None:
    table = register.partnerships
    if per is not None:
        column = column_of(table, per, of="partnerships")
        if column not in table.columns:
            raise unknown_choice(per, [str(one) for one in table.columns], where="per")
        return column
    return next((one for one in ("programme", "kind") if one in table.columns and table[one].notna().any()), None)


def _labels(register: Register, per: str) -> pd.Series[Any]:
    values = register.partnerships[per].astype(object)
    return values.where(values.notna() & (values != ""), np.nan).reset_index(drop=True)


def _inside(register: Register, own: pd.Series[bool]) -> Any:
    """Mark the organizations that take part in some of the partnerships marked."""
    return np.asarray(register.matrix[:, np.flatnonzero(own)].sum(axis=1)).ravel() > 0


def _row(register: Register, name: str, own: pd.Series[bool]) -> dict[str, Any]:
    matrix = register.matrix
    members = np.flatnonzero(_inside(register, own))
    here, elsewhere = (matrix[members][:, np.flatnonzero(marks)] for marks in (own, ~own))
    met, also = ((part @ part.T).toarray() > 0 for part in (here, elsewhere))
    for table in (met, also):
        np.fill_diagonal(table, False)
    meet = float(also.any(axis=1).mean()) if len(members) else float("nan")
    row = {
        "programme": name, "partnerships": int(own.sum()), "organizations": len(members),
        "pairs": int(met.sum()) // 2, "meet_elsewhere": meet, "scattered": 1 - meet,
    }  # fmt: skip
    about = register.organizations.iloc[members]
    for column in GROUPS:
        if column in about.columns:
            counts = about[column].dropna().value_counts().sort_index()
            row |= {f"{column}: {group}": int(count) for group, count in counts.items()}
    return row


def _profile(register: Register, members: Any) -> dict[Any, float]:
    """Give the share of each sector and municipality together; nothing where neither is known."""
    known = [column for column in ("sector", "municipality") if column in register.organizations.columns]
    about = register.organizations.iloc[members][known].dropna() if known else pd.DataFrame()
    return about.value_counts(normalize=True).to_dict() if len(about) else {}


def _alike(one: dict[Any, float], two: dict[Any, float]) -> float:
    if not one or not two:
        return float("nan")
    apart = [abs(one.get(group, 0.0) - two.get(group, 0.0)) for group in sorted({*one, *two})]
    return 1 - math.fsum(apart) / 2
