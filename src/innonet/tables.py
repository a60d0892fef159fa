"""Tables as CSV files that Excel opens rightly: UTF-8 with BOM, no cell that runs as a formula."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

# What a spreadsheet takes for a formula; a leading apostrophe makes it text again.
_RUNS = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"^[+-]?\d[\d,]*(\.\d+)?(e[+-]?\d+)?$", re.IGNORECASE)
DIGITS = 10
"""Digits of a number that are written: the ones after differ with how a processor adds up."""


def neutral(value: object) -> object:
    """Make a text that a spreadsheet would run as a formula into plain text; leave the rest.

    Examples
    --------
    >>> neutral("=1+1"), neutral("-3.5"), neutral("가나")
    ("'=1+1", '-3.5', '가나')
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
    heads = [neutral(str(column)) for column in table.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(heads)
        writer.writerows(zip(*(_cells(table.iloc[:, place]) for place in range(len(heads))), strict=True))


def _cells(column: pd.Series[Any]) -> list[object]:
    """Give a column as its cells are written; numbers that come again and again are turned to text once."""
    if pd.api.types.is_object_dtype(column.dtype) or pd.api.types.is_string_dtype(column.dtype):
        return [neutral(value) for value in np.where(column.notna(), column.to_numpy(dtype=object), "").tolist()]
    is_float = pd.api.types.is_float_dtype(column.dtype)
    codes, values = pd.factorize(column + 0.0 if is_float else column)  # -0.0 is 0
    written = [f"{number:.{DIGITS}g}" for number in values] if is_float else map(neutral, values.astype(str))
    # the code of what is missing is -1
    return list(np.array([*written, ""], dtype=object)[codes])


def read_csv(path: Path) -> pd.DataFrame:
    """Read a table that `write_csv` wrote, all of it as text; empty cells are missing."""
    if path.read_bytes().strip(b"\xef\xbb\xbf\r\n") == b"":
        return pd.DataFrame()
    table = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    table.columns = [str(_restored(column)) for column in table.columns]
    return table.map(_restored, na_action="ignore")
