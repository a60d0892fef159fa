"""What every rule is, and the few questions rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

import pandas as pd

from innonet import numbers, schema
from innonet import values as cells
from innonet.kept import once
from innonet.records import Records

Rule = Callable[[Records], pd.DataFrame]
TABLES = ("organizations", "partnerships", "participations")
_RESIDENT_WORDS = ("주민등록", "주민번호", "residentregistration", "residentnumber")
NAMES = ("name", "name_en", "aliases")
_CORPORATE_WORDS = ("법인등록번호", "법인번호", "corporatenumber", "corporateregistration")
_DIGIT = re.compile(r"\d")
_REMARK = re.compile(
    r"※|\*+\s|[(（\[［]?\s*단위\s*[:：]|(주|비고|자료|출처|참고|주석)\s*\d*\s*[:：]|주\s*\d+\s*\)|(notes?|sources?|units?)\s*\d*\s*[:：]",
    re.IGNORECASE,
)


def filled(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Give the rows of a table that have a value in a column; none if there is no such column."""
    if column not in table.columns:
        return table.iloc[:0]
    return table[table[column].notna()]


def marked(column: pd.Series[str], test: Callable[[str], object]) -> pd.Series[bool]:
    """Mark the filled cells whose text passes a test; each different text is looked at once."""
    passing = [one for one in column.dropna().unique() if test(str(one))]
    return column.isin(passing) if passing else pd.Series(False, index=column.index)


def holding(rows: pd.DataFrame, column: str, test: Callable[[str], object]) -> pd.DataFrame:
    """Give the rows whose text in a column passes a test."""
    mark = marked(rows[column], test)
    return rows[mark] if mark.any() else rows.iloc[:0]  # most tests nothing passes, and selecting takes the longest


@once
def is_total(records: Records, name: str) -> pd.Series[bool]:
    """Mark a table's rows of sums: one of the first cells says 합계, 소계, total or the like.

    Who has an id may be named so: an organization G1 is called Total.
    """
    table = records.tables[name]
    own = [c for c in table.columns if c not in schema.PROVENANCE]
    mark = pd.Series(False, index=table.index)
    id_ = id_columns(name)[0]
    is_nobody = ~has_id(table[id_]) if id_ in own else pd.Series(True, index=table.index)
    for column in own[:3]:
        says_sum = marked(table[column], schema.says_sum)
        mark |= says_sum & is_nobody if column in NAMES else says_sum
    return mark


@once
def is_remark(records: Records, name: str) -> pd.Series[bool]:
    """Mark remarks written into a table: rows that say `※ ...`, `주: ...` or `(단위: 천원)` and nothing else."""
    table = records.tables[name]
    own = [c for c in table.columns if c not in schema.PROVENANCE]
    short = table.loc[table[own].notna().sum(axis=1) <= 2, own]  # a name is its own id where a list has no ids
    found = pd.Series(False, index=short.index)
    for column in own:
        found |= marked(short[column], lambda text: _REMARK.match(text.strip()))
    if found.any():
        found[found] = short[found].nunique(axis=1) == 1
    return found.reindex(table.index, fill_value=False)


@once
def is_example(records: Records, name: str) -> pd.Series[bool]:
    """Mark the example rows of the workbook template: their id begins with 예시 or example."""
    table = records.tables[name]
    mark = pd.Series(False, index=table.index)
    for column in ("organization", "partnership"):
        if column in table.columns:
            mark |= marked(table[column], lambda text: text.casefold().startswith(("예시", "example-")))
    return mark


def is_record(records: Records, name: str) -> pd.Series[bool]:
    """Mark a table's rows that are no sums, no remarks and no examples."""
    return ~is_total(records, name) & ~is_remark(records, name) & ~is_example(records, name)


def is_resident(column: pd.Series[str]) -> pd.Series[bool]:
    """Mark cells that hold what looks like a resident registration number."""
    return marked(column, resident_test(str(column.name)))


def resident_test(column: str) -> Callable[[str], object]:
    """Give the test whether a text in a column of this name holds what looks like a resident registration number."""
    if any(word in schema.key(column) for word in _RESIDENT_WORDS):
        return _DIGIT.search  # a column that says it holds them: also those that lost a leading zero
    is_corporate = column == "reg_no" or any(word in schema.key(column) for word in _CORPORATE_WORDS)
    return partial(_holds_resident_number, unless_corporate=is_corporate)


def _holds_resident_number(text: str, *, unless_corporate: bool) -> bool:
    # a look at the length and at all digits first: the full test is slow and such numbers are rare
    if len(text) < 13 or len(_DIGIT.findall(text)) < 13:
        return False
    return numbers.looks_like_resident_number(text, unless_corporate=unless_corporate)


def id_columns(table: str) -> list[str]:
    """Name the columns whose emptiness makes a row of a table unusable."""
    if table == "participations":
        return ["organization", "partnership"]
    return [table.removesuffix("s")]


def has_id(column: pd.Series[str]) -> pd.Series[bool]:
    """Mark the cells of ids that name somebody: neither empty nor `-`, `N/A`, `없음` and the like."""
    return column.notna() & ~marked(column, cells.is_no_id)


@once  # every rule asks
def usable(records: Records, table: str) -> pd.DataFrame:
    """Give the rows of a table that are records: no totals, remarks or examples, no row without an id of its own."""
    rows = records.tables[table]
    keep = is_record(records, table)
    for column in id_columns(table):
        keep &= has_id(rows[column]) & ~is_resident(rows[column]) if column in rows.columns else False
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
