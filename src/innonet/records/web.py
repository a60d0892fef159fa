"""HTML tables, as government sites export them under the name .xls."""

from __future__ import annotations

import re

from innonet.errors import DataError
from innonet.records.grid import Cell, Grid, Row
from innonet.records.texts import cell_text, decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def html_grids(content: bytes, *, file: str, encoding: str | None, sha256: str) -> list[Grid]:
    """Read every table of an HTML file, row and column spans filled in."""
    import lxml.html
    from lxml.etree import LxmlError

    declared = _CHARSET.search(content[:4096])
    named = encoding or (_codec(declared.group(1).decode("ascii")) if declared else None)
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
        rows = _spread(table)
        name = f"table {number}" if len(tables) > 1 else ""
        grids.append(Grid(file, name, rows, list(range(1, len(rows) + 1)), used, sha256))
    return grids


def _codec(name: str) -> str:
    """Korean pages that say EUC-KR mean Windows' superset of it."""
    return "cp949" if name.lower() in ("euc-kr", "ks_c_5601-1987", "ksc5601", "x-windows-949") else name


def _spread(table: object) -> list[Row]:
    import lxml.html

    rows: list[Row] = []
    carried: dict[tuple[int, int], Cell] = {}
    elements: list[lxml.html.HtmlElement] = list(table.iter("tr"))  # type: ignore[attr-defined]
    for y, element in enumerate(elements):
        row: Row = []
        for cell in element.iterchildren("td", "th"):
            while (y, len(row)) in carried:
                row.append(carried.pop((y, len(row))))
            text = cell_text(" ".join(cell.text_content().split()))
            width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            for down in range(1, height):
                for right in range(width):
                    carried[y + down, len(row) + right] = text
            row.extend([text] * width)
        while (y, len(row)) in carried:
            row.append(carried.pop((y, len(row))))
        rows.append(row)
    return rows


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 1000) if text and text.strip().isdigit() else 1
