"""HTML tables, as government sites export them under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innonet.errors import DataError
from innonet.records.grid import Cell, Grid, Range, Row
from innonet.records.texts import cell_text, decoded

if TYPE_CHECKING:
    import lxml.html

_LINES = frozenset(["br", "p", "div", "li"])
_BLANKS = re.compile(r"\s+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def html_grids(content: bytes, *, file: str, encoding: str | None, sha256: str) -> list[Grid]:
    """Read every table of an HTML file, row and column spans filled in."""
    import lxml.html
    from lxml.etree import LxmlError

    declared = _CHARSET.search(content[:4096])
    named = encoding or (declared.group(1).decode("ascii") if declared else None)
    text, used = decoded(content, file=file, encoding=named)
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")))
    except (LxmlError, ValueError) as error:
        raise DataError(f"the HTML cannot be read ({error}).", where=file, fix="Save it as .xlsx.") from None
    tables = [one for one in tree.iter("table") if one.find(".//table") is None]
    if not tables:
        raise DataError("the HTML file holds no table.", where=file, fix="Save the table as CSV or .xlsx.")
    grids = []
    for number, table in enumerate(tables, start=1):
        rows, merged = _spread(table)
        name = f"table {number}" if len(tables) > 1 else ""
        grids.append(Grid(file, name, rows, list(range(1, len(rows) + 1)), used, sha256, merged=merged))
    return grids


def _spread(table: object) -> tuple[list[Row], tuple[Range, ...]]:
    """Give the rows of a table, its spans filled in, and the cells that span several columns of one row."""

    rows: list[Row] = []
    merged: list[Range] = []
    carried: dict[tuple[int, int], Cell] = {}
    elements: list[lxml.html.HtmlElement] = list(table.iter("tr"))  # type: ignore[attr-defined]
    for y, element in enumerate(elements):
        row: Row = []
        for cell in element.iterchildren("td", "th"):
            while (y, len(row)) in carried:
                row.append(carried.pop((y, len(row))))
            text = _text(cell)
            width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            for down in range(1, height):
                for right in range(width):
                    carried[y + down, len(row) + right] = text
            if width > height == 1:
                merged.append(((y, len(row)), (y, len(row) + width - 1)))
            row.extend([text] * width)
        while (y, len(row)) in carried:
            row.append(carried.pop((y, len(row))))
        rows.append(row)
    return rows, tuple(merged)


def _text(cell: lxml.html.HtmlElement) -> Cell:
    """Give a cell's text with a line for each paragraph and after each break, as a browser shows it."""
    lines = "".join(_pieces(cell)).split("\n")
    return cell_text("\n".join(line for one in lines if (line := " ".join(one.split()))))


def _pieces(element: lxml.html.HtmlElement) -> Iterator[str]:
    yield _BLANKS.sub(" ", element.text or "")
    for one in element:
        is_element = isinstance(one.tag, str)  # a comment is none
        edge = "\n" if is_element and one.tag in _LINES else ""
        yield edge
        if is_element:
            yield from _pieces(one)
        yield edge
        yield _BLANKS.sub(" ", one.tail or "")


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 1000) if text and text.strip().isdecimal() else 1
