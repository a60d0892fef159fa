"""Rules on dates, numbers and coordinates."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pandas as pd

from innonet import dates, findings, schema
from innonet import values as cells
from innonet.checks.rule import TABLES, filled, marked, usable
from innonet.records import Records

_JANUARY = re.compile(r"\d{4}\.1")
_OCTOBER = re.compile(r"\d{4}\.10")


def bad_date(records: Records) -> pd.DataFrame:
    """A date is a year, a month or a day that exists."""
    return _unreadable(records, "date", "bad_date", dates.parse)


def bad_number(records: Records) -> pd.DataFrame:
    """An amount or a coordinate is a number."""
    return _unreadable(records, "number", "bad_number", cells.number)


def _unreadable(records: Records, kind: str, rule: str, parse: Callable[[str], object]) -> pd.DataFrame:
    parts = []
    for table in TABLES:
        rows = usable(records, table)
        for column in (c.name for c in schema.TABLES[table] if c.kind == kind and c.name in rows.columns):
            bad = rows[marked(rows[column], lambda text: parse(text) is None and not cells.is_not_there(text))]
            parts.append(findings.found(rule, bad, table=table, column=column))
    return findings.joined(parts)


def not_there(records: Records) -> pd.DataFrame:
    """A date or a number column says NA, - or 미정 where it has none: one note a column."""
    parts = []
    for table in TABLES:
        rows = usable(records, table)
        for column in (c.name for c in schema.TABLES[table] if c.kind in ("date", "number") and c.name in rows.columns):
            saying = rows[marked(rows[column], cells.is_not_there)]
            parts.append(findings.found("not_there", saying.head(1), table=table, column=column, number=len(saying)))
    return findings.joined(parts)


def january(records: Records) -> pd.DataFrame:
    """A month `.1` may have been October: a cell of numbers makes 2023.1 of 2023.10. One finding a column."""
    parts = []
    for table in TABLES:
        rows = usable(records, table)
        for column in (c.name for c in schema.TABLES[table] if c.kind == "date" and c.name in rows.columns):
            told = rows[marked(rows[column], _JANUARY.fullmatch)]
            if not marked(rows[column], _OCTOBER.fullmatch).any():  # a column of text keeps its October
                parts.append(findings.found("january", told.head(1), table=table, column=column, number=len(told)))
    return findings.joined(parts)


def read(rows: pd.DataFrame, column: str, parse: Callable[[str], object]) -> pd.Series[Any]:
    """Parse a column of text, each different text once; None where it cannot be read."""
    texts = rows[column].astype(object)
    meaning = {text: parse(str(text)) for text in texts.dropna().unique()}
    return texts.map(meaning)


def end_before_start(records: Records) -> pd.DataFrame:
    """Nothing ends before it starts, as far as partial dates can tell."""
    parts = []
    for table, start, end in (
        ("partnerships", "start", "end"),
        ("participations", "start", "end"),
        ("organizations", "founded", "closed"),
    ):
        rows = filled(filled(usable(records, table), start), end)
        if len(rows):
            begins, lasts = read(rows, start, dates.parse), read(rows, end, dates.parse)
            wrong = [is_reversed(one, two) for one, two in zip(begins, lasts, strict=True)]
            bad = rows[pd.Series(wrong, index=rows.index)]
            parts.append(findings.found("end_before_start", bad, table=table, column=end, start=bad[start].tolist()))
    return findings.joined(parts)


@lru_cache(maxsize=65_536)  # of many rows few pairs of dates differ
def is_reversed(start: object, end: object) -> bool:
    """Tell whether an end lies before a start on every reading of two partial dates."""
    if not isinstance(start, str) or not isinstance(end, str):
        return False
    return dates.last_day(end) < dates.first_day(start)


def founded_after_partnership(records: Records) -> pd.DataFrame:
    """Nobody takes part in what began before it was founded."""
    organizations = filled(usable(records, "organizations"), "founded")
    partnerships = filled(usable(records, "partnerships"), "start")
    participations = usable(records, "participations")
    if not (len(organizations) and len(partnerships) and len(participations)):
        return findings.joined([])
    begun = read(partnerships, "start", dates.parse).dropna().map(dates.last_day)
    starts = participations["partnership"].map(_earliest(begun, partnerships["partnership"]))
    joined = organizations["organization"].map(_earliest(starts, participations["organization"]))
    founded = read(organizations, "founded", dates.parse).map(dates.first_day, na_action="ignore")
    late = joined.notna() & founded.notna() & (founded.fillna("") > joined.fillna(""))
    return findings.found(
        "founded_after_partnership", organizations[late], table="organizations", column="founded",
        start=joined[late].tolist(),
    )  # fmt: skip


def _earliest(days: pd.Series[str], of: pd.Series[str]) -> pd.Series[str]:
    """Give the first of the days of each organization or partnership."""
    known = pd.DataFrame({"of": of, "day": days}).dropna().sort_values("day", kind="stable")
    return known.drop_duplicates("of").set_index("of")["day"]  # the least of a group would cost importing much


def negative_amount(records: Records) -> pd.DataFrame:
    """An amount is not below zero."""
    parts = []
    for table in ("partnerships", "participations"):
        rows = filled(usable(records, table), "amount")
        if len(rows):
            amounts = pd.to_numeric(read(rows, "amount", cells.number), errors="coerce")
            parts.append(findings.found("negative_amount", rows[amounts < 0], table=table, column="amount"))
    return findings.joined(parts)


RULES = (bad_date, january, bad_number, not_there, end_before_start, founded_after_partnership, negative_amount)
