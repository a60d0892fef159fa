"""One sheet or text file as a grid of cells, before anyone knows which row is the header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = str | None
Row = list[Cell]
Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Grid:
    """Cells as text; None where empty.

    Merged cells are filled inside their recorded ranges (`merged`: first and last cell, 0-based).

    Parameters
    ----------
    file, sheet
        Where it came from; sheet is empty for text files.
    rows
        All rows from the first, title rows too.
    numbers
        The physical row of each row, 1-based.
    encoding
        How text was decoded; empty for workbooks.
    hidden
        Physical numbers of rows a spreadsheet hides.
    is_hidden
        The whole sheet is hidden, and nobody asked for it by name.
    """

    file: str
    sheet: str
    rows: list[Row]
    numbers: list[int]
    encoding: str = ""
    sha256: str = ""
    hidden: tuple[int, ...] = ()
    merged: tuple[Range, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)
    is_hidden: bool = False
