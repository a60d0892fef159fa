"""The rows of a sheet: what a cell is, is found once for each of a column's values."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from innonet import tables
from innonet.written import is_missing

if TYPE_CHECKING:
    from xlsxwriter.format import Format

# What XML has no place for.
_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]")
_CODED = re.compile("(_x[0-9a-fA-F]{4}_)")
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
    # as it stands, xlsxwriter, which writes what is not in a table, takes such a text for markup of its own
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def rows_of(table: pd.DataFrame, looks: Looks, *, first: int) -> str:
    """Give the rows of a table as the markup of a sheet; a missing value is no cell.

    Written cell by cell by xlsxwriter, which makes all the rest, a large workbook took three times as long.

    Parameters
    ----------
    first
        The row that the first of them comes to, from 0.
    """
    from xlsxwriter.utility import xl_col_to_name

    # which of the book's looks it is; the number is given out at its first use, for which there is no public name
    make = partial(_cell, {name: look._get_xf_index() for name, look in vars(looks).items()})
    columns = [tables.each_once(table.iloc[:, place], make, none="") for place in range(len(table.columns))]
    begins = [f'<c r="{xl_col_to_name(place)}' for place in range(len(columns))]
    rows = []
    for number, cells in enumerate(zip(*columns, strict=True), start=first + 1):
        made = "".join([f"{begin}{number}{cell}" for begin, cell in zip(begins, cells, strict=True) if cell])
        rows.append(f'<row r="{number}">{made}</row>' if made else "")
    return "".join(rows)


def filled(sheet: bytes, rows: str, *, end: str) -> bytes:
    """Put rows below those that a sheet has, whose last cell then is `end`."""
    head, closing, rest = sheet.partition(b"</sheetData>")
    head = re.sub(rb'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{end}"/>'.encode(), head)
    return head + rows.encode() + closing + rest


def _cell(looks: Mapping[str, int], value: Any) -> str:
    """Give what stands in a cell's markup behind its place, as xlsxwriter writes it; nothing where nothing is known."""
    value = value.item() if isinstance(value, np.generic) else value
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return f'" s="{looks["plain"]}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int):
        return f'" s="{looks["plain"]}"><v>{value:.16G}</v></c>'
    if isinstance(value, float) and math.isfinite(value):
        number = float(tables.number(value))
        return f'" s="{looks["broken" if number % 1 else "whole"]}"><v>{number:.16G}</v></c>'
    return _text(plain(str(value)), looks["plain"])


def _text(text: str, look: int) -> str:
    if not text:  # a cell that is there, and empty
        return f'" s="{look}"/>'
    text = _CODED.sub(r"_x005F\1", text)  # what would be read as a letter's code
    text = text.replace("\r", "_x000D_").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f'" s="{look}" t="inlineStr"><is><t{kept}>{text}</t></is></c>'
