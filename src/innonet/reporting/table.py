"""A table as every kind of report shows it: the page, the document and the workbook are made from the same one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from markupsafe import Markup

from innonet.reporting.words import Both, same, shown

Kind = Literal["text", "mark", "number", "chart"]


@dataclass(frozen=True)
class Column:
    """One column: its name, whether it holds numbers, and the glossary's word for it, if it has one."""

    name: Both
    kind: Kind = "text"
    term: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, smaller lines below it, where it leads, and a small chart if it has one."""

    text: Both
    below: tuple[Both, ...] = ()
    href: str = ""
    chart: Markup | None = None


@dataclass(frozen=True)
class Table:
    """One table.

    Parameters
    ----------
    id
        Its name in the page.
    title
        What its caption says.
    columns, rows
        The cells, one per column; the first of a row is its head.
    file
        The file of the folder that holds all of it.
    note
        What a reader should know.
    printed
        Rows that paper gets; a screen scrolls through all.
    """

    id: str
    title: Both
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    file: str = ""
    note: Both | None = None
    printed: int = 20
    head: int = field(default=0)

    def __bool__(self) -> bool:
        return bool(self.rows)


def cell(value: Any, *below: Both, href: str = "") -> Cell:
    """Make a cell of a value: a text in both languages, or what the records hold."""
    return Cell(value if isinstance(value, Both) else same(shown(value)), tuple(one for one in below if one.ko), href)


def rows_of(rows: Iterable[Iterable[Any]]) -> tuple[tuple[Cell, ...], ...]:
    """Make rows of plain values and ready cells."""
    return tuple(tuple(one if isinstance(one, Cell) else cell(one) for one in row) for row in rows)
