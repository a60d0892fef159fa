"""The rows of a sheet, made column by column: the cells that xlsxwriter writes one by one, in less time."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from innonet import tables
from innonet.reporting.words import is_missing

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
    sheet
        Of a workbook that writes row by row (`constant_memory`).
    first
        The row that the first of them comes to, from 0.
    """
    sheet._write_single_row(first)
    columns = [_column(sheet, table.iloc[:, place], place, first, looks) for place in range(len(table.columns))]
    for row, cells in enumerate(zip(*columns, strict=True), start=first):
        told = "".join(cells)
        if told:
            sheet._check_dimensions(row, 0)
            sheet.fh.write(f'<row r="{row + 1}">{told}</row>')


def _column(sheet: Worksheet, column: pd.Series[Any], place: int, first: int, looks: Looks) -> list[str]:
    """Give the cells of a column."""
    from xlsxwriter.utility import xl_col_to_name

    contents = tables.each_once(column, lambda value: _content(sheet, value, looks))
    letters = xl_col_to_name(place)
    return [f'<c r="{letters}{row}"{one}</c>' if one else "" for row, one in enumerate(contents, start=first + 1)]


def _content(sheet: Worksheet, value: Any, looks: Looks) -> str:
    """Give what a cell is, all but its address."""
    value = value.item() if isinstance(value, np.generic) else value
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return f' s="{_number(looks.plain)}" t="b"><v>{value:d}</v>'
    if isinstance(value, int):
        return f' s="{_number(looks.plain)}"><v>{value:.16G}</v>'
    if isinstance(value, float) and math.isfinite(value):
        number = float(f"{value:.{tables.DIGITS}g}")
        return f' s="{_number(looks.broken if number % 1 else looks.whole)}"><v>{number:.16G}</v>'
    text = sheet._escape_control_characters(plain(str(value)))
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f' s="{_number(looks.plain)}" t="inlineStr"><is><t{kept}>{sheet._escape_data(text)}</t></is>'


def _number(look: Format) -> int:
    """Give the number by which a cell names its look."""
    return int(look._get_xf_index())
