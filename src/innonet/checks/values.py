"""Rules on dates, numbers and coordinates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pandas as pd

from innonet import amounts, dates, findings, schema
from innonet import values as cells
from innonet.checks.rule import TABLES, filled, holding, marked, usable
from innonet.records import Records

_MINUS = (
    " △ is read as minus: where the cell says by how much the sum changed, write the sum after the change.",
    " △는 음수로 읽습니다. 증감액을 적은 것이면 변경 후 금액으로 적어 주십시오.",
)
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
            bad = holding(rows, column, partial(_is_unreadable, amounts.said if column == "amount" else parse))
            parts.append(findings.found(rule, bad, table=table, column=column))
    return findings.gathered(parts)


def _is_unreadable(parse: Callable[[str], object], text: str) -> bool:
    return parse(text) is None and not cells.is_not_there(text)


def not_there(records: Records) -> pd.DataFrame:
    """A date or a number column says NA, - or 미정 where it has none: one note a column."""
    parts = []
    for table in TABLES:
        rows = usable(records, table)
        for column in (c.name for c in schema.TABLES[table] if c.kind in ("date", "number") and c.name in rows.columns):
            saying = holding(rows, column, cells.is_not_there)
            parts.append(findings.found("not_there", saying.head(1), table=table, column=column, number=len(saying)))
    return findings.gathered(parts)


def january(records: Records) -> pd.DataFrame:
    """A month `.1` may have been October: a cell of numbers makes 2023.1 of 2023.10. One finding a column."""
    parts = []
    for table in TABLES:
        rows = usable(records, table)
        for column in (c.name for c in schema.TABLES[table] if c.kind == "date" and c.name in rows.columns):
            told = holding(rows, column, _JANUARY.fullmatch)
            if not len(holding(rows, column, _OCTOBER.fullmatch)):  # a column of text keeps its October
                parts.append(findings.found("january", told.head(1), table=table, column=column, number=len(told)))
    return findings.gathered(parts)


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
    return findings.gathered(parts)


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
        return findings.gathered([])
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
    # not the least of each group: for that of texts pandas imports all of pyarrow
    return known.drop_duplicates("of").set_index("of")["day"]


def negative_amount(records: Records) -> pd.DataFrame:
    """An amount is not below zero."""
    parts = []
    for table, rows in _with_amounts(records):
        below = rows[in_won(records, table, rows) < 0]
        minus, minus_ko = ([text if "△" in cell else "" for cell in below["amount"]] for text in _MINUS)
        parts.append(
            findings.found("negative_amount", below, table=table, column="amount", minus=minus, minus_ko=minus_ko)
        )
    return findings.gathered(parts)


def amount_in_words(records: Records) -> pd.DataFrame:
    """Amounts written as 1.5억 or 3,000만원 were read: one note a column."""
    parts = []
    for table, rows in _with_amounts(records):
        won = in_won(records, table, rows)
        told = rows[won.notna() & marked(rows["amount"], _is_in_words)]
        read_as = [f"{won[place]:,.0f}" for place in told.index[:1]]
        parts.append(
            findings.found("amount_in_words", told.head(1), table=table, column="amount", number=len(told), won=read_as)
        )
    return findings.gathered(parts)


def _is_in_words(text: str) -> bool:
    found = amounts.said(text)
    return found is not None and found.in_words


def amount_of_two_readings(records: Records) -> pd.DataFrame:
    """A cell that says its own unit, in a column that is counted in another, may mean either."""
    parts = []
    for table, rows in _with_amounts(records):
        for unit, some in _by_unit(records, table, rows):
            unclear = holding(some, "amount", partial(_is_unclear, unit))
            own = [f"{one.value:,.0f}" for text in unclear["amount"] if (one := amounts.said(str(text)))]
            parts.append(
                findings.found(
                    "amount_of_two_readings", unclear, table=table, column="amount", unit=f"{unit:,}", own=own
                )
            )
    return findings.gathered(parts)


def _is_unclear(unit: int, text: str) -> bool:
    found = amounts.said(text)
    return found is not None and not amounts.is_clear(found, unit=unit)


def _with_amounts(records: Records) -> Iterator[tuple[str, pd.DataFrame]]:
    for table in ("partnerships", "participations"):
        rows = filled(usable(records, table), "amount")
        if len(rows):
            yield table, rows


def _by_unit(records: Records, table: str, rows: pd.DataFrame) -> Iterator[tuple[int, pd.DataFrame]]:
    """Give the rows by the unit that their file and sheet say, with that unit."""
    known = records.units.get(table, {})
    if not known:
        yield 1, rows
        return
    places = zip(rows["source_file"], rows["source_sheet"], strict=True)
    units = np.array([known.get(place, 1) for place in places], dtype=np.int64)
    for unit in np.unique(units).tolist():
        yield unit, rows[units == unit]


def in_won(records: Records, table: str, rows: pd.DataFrame) -> pd.Series[float]:
    """Read the amounts of some rows, in the unit their file says; NaN where there is none or it is not clear."""
    parts = [read(some, "amount", partial(amounts.amount, unit=unit)) for unit, some in _by_unit(records, table, rows)]
    known = pd.to_numeric(pd.concat(parts), errors="coerce") if parts else pd.Series(dtype=np.float64)
    return known.reindex(rows.index).astype(np.float64)


RULES = (
    bad_date,
    january,
    bad_number,
    amount_in_words,
    amount_of_two_readings,
    not_there,
    end_before_start,
    founded_after_partnership,
    negative_amount,
)
