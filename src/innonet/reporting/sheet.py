"""The rows of a sheet: what a cell is, is found once for each of a column's values."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from innonet import tables
from innonet.written import is_missing

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# What XML has no place for.
_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]")
LONGEST = 32_000
"""Units of UTF-16 that a cell holds at most; Excel takes 32,767."""


@dataclass(frozen=True)
class Looks:
    """How cells look; made once for a workbook."""

    plain: Format
    wrapped: Format
    bold: Format
    title: Format
    head: Format
    whole: Format
    broken: Format


def plain(text: str) -> str:
    """Make a text one that a cell shows as it is: no formula, no markup, not too long.

    Examples
    --------
    >>> plain("=1+1"), plain("<r>x</r>")
    ("'=1+1", '<r>x</r> ')
    """
    text = str(tables.neutral(_NOT_XML.sub("", text)))
    if len(text) > LONGEST / 2:
        text = text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
    # as it stands, xlsxwriter takes such a text for markup of its own
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def write_rows(sheet: Worksheet, table: pd.DataFrame, looks: Looks, *, first: int) -> None:
    """Write the rows of a table below its head; a missing value is an empty cell.

    Parameters
    ----------
    first
        The row that the first of them comes to, from 0.
    """
    make = partial(_cell, sheet, looks)
    columns = [tables.each_once(table.iloc[:, place], make, none=None) for place in range(len(table.columns))]
    for row, cells in enumerate(zip(*columns, strict=True), start=first):
        for place, cell in enumerate(cells):
            if cell is not None:
                cell.write(row, place, cell.content, cell.look)


@dataclass(frozen=True)
class _Cell:
    """How to write a cell, what, and in which look."""

    write: Callable[[int, int, Any, Format], object]
    content: Any
    look: Format


def _cell(sheet: Worksheet, looks: Looks, value: Any) -> _Cell | None:
    value = value.item() if isinstance(value, np.generic) else value
    if is_missing(value):
        return None
    if isinstance(value, bool):
        return _Cell(sheet.write_boolean, value, looks.plain)
    if isinstance(value, int):
        return _Cell(sheet.write_number, value, looks.plain)
    if isinstance(value, float) and math.isfinite(value):
        number = float(f"{value:.{tables.DIGITS}g}")
        return _Cell(sheet.write_number, number, looks.broken if number % 1 else looks.whole)
    return _Cell(sheet.write_string, plain(str(value)), looks.plain)
