"""Tables as CSV files that Excel opens rightly: UTF-8 with BOM, no cell that runs as a formula."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

# What a spreadsheet takes for a formula; a leading apostrophe makes it text again.
_RUNS = re.compile(r"^[=+\-@\t\r]")
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
    if isinstance(value, str) and _RUNS.match(value) and not _NUMBER.match(value):
        return "'" + value
    return value


def _restored(value: object) -> object:
    if isinstance(value, str) and value.startswith("'") and _RUNS.match(value[1:]):
        return value[1:]
    return value


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table without its index; the same table gives the same bytes on every system."""
    text_columns = [c for c in table.columns if not pd.api.types.is_numeric_dtype(table[c].dtype)]
    safe = table.copy(deep=False)
    for column in text_columns:
        safe[column] = table[column].map(neutral, na_action="ignore")
    safe.columns = [str(neutral(str(column))) for column in table.columns]
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n", float_format=f"%.{DIGITS}g")


def read_csv(path: Path) -> pd.DataFrame:
    """Read a table that `write_csv` wrote, all of it as text; empty cells are missing."""
    if path.read_bytes().strip(b"\xef\xbb\xbf\r\n") == b"":
        return pd.DataFrame()
    table = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    table.columns = [str(_restored(column)) for column in table.columns]
    return table.map(_restored, na_action="ignore")
