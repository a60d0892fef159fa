"""What every rule is, and the few questions rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

import pandas as pd

from innonet import numbers, schema
from innonet import values as cells
from innonet.records import Records

Rule = Callable[[Records], pd.DataFrame]
TABLES = ("organizations", "partnerships", "participations")
_RESIDENT_WORDS = ("주민등록", "주민번호", "residentregistration", "residentnumber")
_USABLE: WeakKeyDictionary[Records, dict[str, pd.DataFrame]] = WeakKeyDictionary()


def filled(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Give the rows of a table that have a value in a column; none if there is no such column."""
    if column not in table.columns:
        return table.iloc[:0]
    return table[table[column].notna()]


def is_total(table: pd.DataFrame) -> pd.Series[bool]:
    """Mark rows of sums: the first filled cell says 합계, 소계, total or the like."""
    own = [c for c in table.columns if c not in schema.PROVENANCE]
    mark = pd.Series(False, index=table.index)
    for column in own[:3]:
        short = table[column].astype(object).where(table[column].notna(), "").astype(str)
        candidates = short[short.str.len().between(1, 12) & ~short.str.contains(r"\d")]  # most ids have a digit
        words = [text for text in candidates.unique() if schema.key(text) in cells.TOTALS]
        mark.loc[candidates.index] |= candidates.isin(words)
    return mark


def is_example(table: pd.DataFrame) -> pd.Series[bool]:
    """Mark the example rows of the workbook template: their id begins with 예시 or example."""
    mark = pd.Series(False, index=table.index)
    for column in ("organization", "partnership"):
        if column in table.columns:
            text = table[column].astype(object).where(table[column].notna(), "").astype(str)
            mark |= text.str.casefold().str.startswith(("예시", "example-"))
    return mark


def is_resident(column: pd.Series[str]) -> pd.Series[bool]:
    """Mark cells that hold what looks like a resident registration number."""
    texts = column.astype(object).where(column.notna(), "").astype(str)
    if any(word in schema.key(column.name) for word in _RESIDENT_WORDS):
        return texts.str.contains(r"\d")  # a column that says it holds them: also those that lost a leading zero
    mark = pd.Series(False, index=column.index)
    # A look at the length and at all digits first: the full test is slow and such numbers are rare.
    maybe = texts.map(len).to_numpy() >= 13
    maybe[maybe] = texts[maybe].str.count(r"\d") >= 13
    mark[maybe] = texts[maybe].map(numbers.looks_like_resident_number).astype(bool)
    return mark


def id_columns(table: str) -> list[str]:
    """Name the columns whose emptiness makes a row of a table unusable."""
    if table == "participations":
        return ["organization", "partnership"]
    return [table.removesuffix("s")]


def usable(records: Records, table: str) -> pd.DataFrame:
    """Give the rows of a table that are records: no totals, no examples, no row without an id of its own."""
    known = _USABLE.setdefault(records, {})  # every rule asks
    if table not in known:
        known[table] = _usable(records, table)
    return known[table]


def _usable(records: Records, table: str) -> pd.DataFrame:
    rows = records.tables[table]
    keep = ~is_total(rows) & ~is_example(rows)
    for column in id_columns(table):
        keep &= rows[column].notna() & ~is_resident(rows[column]) if column in rows.columns else False
    return rows[keep]


def near(value: object, known: Iterable[str]) -> tuple[str, str]:
    """Give a did-you-mean in English and Korean; empty if nothing is near."""
    from difflib import get_close_matches

    best = get_close_matches(str(value), list(known), n=1, cutoff=0.75)
    return (f"Did you mean {best[0]!r}? ", f"혹시 '{best[0]}'입니까? ") if best else ("", "")


def near_columns(values: Iterable[object], known: Iterable[str]) -> dict[str, list[str]]:
    """Give `near` for many values as the two fields a rule's sentences use."""
    known = list(known)
    hints = {str(value): ("", "") for value in values}
    if len(hints) * len(known) <= 2_000_000:  # beyond that a guess costs more than it helps
        hints = {value: near(value, known) for value in hints}
    pairs = [hints[str(value)] for value in values]
    return {"near": [one for one, _ in pairs], "near_ko": [two for _, two in pairs]}
