"""Tables as CSV files that Excel opens rightly: UTF-8 with BOM, no cell that runs as a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

# What a spreadsheet takes for a formula; a leading apostrophe makes it text again.
_RUNS = frozenset("=+-@\t\r＝＋－＠")
_QUOTED = re.compile(r'[,"\r\n]')
_NUMBER = re.compile(r"^[+\-＋－]?\d[\d,]*(\.\d+)?(e[+-]?\d+)?$", re.IGNORECASE)
Made = TypeVar("Made")
DIGITS = 10
"""Digits of a number that are written: the ones after differ with how a processor adds up."""
_EXACT = 1e16
"""Below it a number with decimals tells every whole number from the next."""


def neutral(value: object) -> object:
    """Make a text that a spreadsheet would run as a formula into plain text; leave the rest.

    Examples
    --------
    >>> neutral("=1+1"), neutral("＝1+1"), neutral("-3.5"), neutral("가나")
    ("'=1+1", "'＝1+1", '-3.5', '가나')
    """
    if isinstance(value, str) and value[:1] in _RUNS and not _NUMBER.match(value):
        return "'" + value
    return value


def _restored(value: object) -> object:
    if isinstance(value, str) and value.startswith("'") and value[1:2] in _RUNS:
        return value[1:]
    return value


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table without its index; the same table gives the same bytes on every system."""
    empty = "" if table.shape[1] > 1 else '""'  # a line with nothing on it is no row
    columns = [_cells(table.iloc[:, place], empty) for place in range(table.shape[1])]
    with path.open("w", encoding="utf-8", newline="") as file:
        # the mark of the encoding: faster than the encoding that writes it; and faster than the writer of the library,
        # which looks at every cell, however often it comes
        file.write("\ufeff" + ",".join(_cell(str(column)) or empty for column in table.columns) + "\r\n")
        file.writelines(",".join(cells) + "\r\n" for cells in zip(*columns, strict=True))


def _cells(column: pd.Series[Any], empty: str) -> list[str]:
    """Give a column as its cells are written."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return each_once(column, number, none=empty)
    is_text = pd.api.types.is_object_dtype(column.dtype) or pd.api.types.is_string_dtype(column.dtype)
    values = column if is_text else column.astype(object).where(column.isna(), column.astype(str))
    return each_once(values, lambda value: _cell(value) or empty, none=empty)


def _cell(value: object) -> str:
    text = str(neutral(value))
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def number(value: Any) -> str:
    """Write a number; a sum of ten billion and more, whose digits would not do, as a whole one.

    Examples
    --------
    >>> number(1 / 3), number(12345678901.0), number(7)
    ('0.3333333333', '12345678901', '7')
    """
    if not isinstance(value, float):
        return str(value)
    return f"{value:.0f}" if 10**DIGITS <= abs(value) < _EXACT else f"{value:.{DIGITS}g}"


def each_once(column: pd.Series[Any], make: Callable[[Any], Made], *, none: Made) -> list[Made]:
    """Make something of what a column holds, of each of its values once however often it comes; `none` of no value.

    Examples
    --------
    >>> each_once(pd.Series([0.5, None, 0.5, -0.0]), str, none="")
    ['0.5', '', '0.5', '0.0']
    """
    if column.dtype == object:  # what it holds may be alike and yet not the same: 1 and True
        return [make(value) if known else none for value, known in zip(column.tolist(), column.notna(), strict=True)]
    codes, values = pd.factorize(column + 0.0 if pd.api.types.is_float_dtype(column.dtype) else column)
    made = [*map(make, values.tolist()), none]
    return list(map(made.__getitem__, codes.tolist()))  # the code of what is missing is -1


def read_csv(path: Path) -> pd.DataFrame:
    """Read a table that `write_csv` wrote, all of it as text; empty cells are missing."""
    if path.read_bytes().strip(b"\xef\xbb\xbf\r\n") == b"":
        return pd.DataFrame()
    table = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    table.columns = [str(_restored(column)) for column in table.columns]
    return table.map(_restored, na_action="ignore")
