"""Workbooks: .xlsx, .xls, .ods sheets as grids, whatever the file is named."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from typing import Any

from innonet.errors import DataError
from innonet.records.grid import Cell, Grid, Row
from innonet.records.texts import cell_text


def workbook_grids(content: bytes, *, file: str, sheet: str | None, sha256: str) -> list[Grid]:
    """Read the sheets of a workbook, merged cells filled inside their recorded ranges.

    Raises
    ------
    DataError
        If the workbook is damaged or encrypted, or has no such sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        is_shown = {
            one.name: one.visible == SheetVisibleEnum.Visible for one in workbook.sheets_metadata if _is_page(one)
        }
        names = list(is_shown)
        if sheet is not None:
            if sheet not in names:
                raise DataError(
                    f"there is no sheet {sheet!r}.", where=file, fix=f"Sheets: {', '.join(names) or 'none'}."
                )
            names, is_shown = [sheet], {sheet: True}
        hidden = hidden_rows(content)
        grids = [_grid(workbook, name, (file, sha256), hidden.get(name, ())) for name in names]
        return [replace(grid, is_hidden=not is_shown[grid.sheet]) for grid in grids]
    except DataError:
        raise
    except (CalamineError, OSError, ValueError, KeyError) as error:
        raise DataError(
            f"the workbook cannot be opened ({_short(error)}); it is damaged, encrypted or no workbook.",
            where=file,
            fix="Open it in Excel, remove any password and save it again as .xlsx.",
        ) from None
    except BaseException as error:  # calamine is compiled: a damaged file can panic there
        if type(error).__name__ != "PanicException":
            raise
        raise DataError(
            "the workbook is damaged.", where=file, fix="Open it in Excel and save it again as .xlsx."
        ) from None


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__


def _is_page(sheet: Any) -> bool:
    return "WorkSheet" in str(sheet.typ)


def _grid(workbook: Any, name: str, source: tuple[str, str], hidden: tuple[int, ...]) -> Grid:
    page = workbook.get_sheet_by_name(name)
    rows: list[Row] = [[text_of(cell) for cell in row] for row in page.to_python(skip_empty_area=False)]
    merged = _merged(page)
    for (top, left), (bottom, right) in merged:
        _fill(rows, (top, left), (bottom, right))
    numbers = list(range(1, len(rows) + 1))
    return Grid(source[0], name, rows, numbers, "", source[1], hidden, tuple(merged))


def _merged(page: Any) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    try:
        return list(page.merged_cell_ranges or ())
    except (AttributeError, ValueError):  # formats without recorded merges
        return []


def _fill(rows: list[Row], start: tuple[int, int], end: tuple[int, int]) -> None:
    if start[0] >= len(rows) or start[1] >= len(rows[start[0]]):
        return
    value = rows[start[0]][start[1]]
    for row in rows[start[0] : end[0] + 1]:
        for column in range(start[1], min(end[1] + 1, len(row))):
            if row[column] is None:
                row[column] = value


def text_of(value: Any) -> Cell:
    """Give a cell as text: whole numbers without .0, dates as ISO."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return cell_text(str(value))


def hidden_rows(content: bytes) -> dict[str, tuple[int, ...]]:
    """Give the hidden rows of each sheet of an .xlsx; nothing for other formats."""
    import zipfile

    from innonet.records.packed import DAMAGED

    if not content.startswith(b"PK"):
        return {}
    try:
        return _hidden_in_xlsx(zipfile.ZipFile(io.BytesIO(content)))
    except DAMAGED:
        return {}  # what is wrong with the file is told by the reader proper


def _hidden_in_xlsx(archive: Any) -> dict[str, tuple[int, ...]]:
    import re
    from xml.sax.saxutils import unescape

    if "xl/workbook.xml" not in archive.namelist():
        return {}
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    rels = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<Relationship [^>]*>", rels):
        parts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        targets[parts.get("Id", "")] = parts.get("Target", "").removeprefix("/xl/")
    found = {}
    for tag in re.findall(r"<sheet [^>]*>", book):
        parts = dict(re.findall(r'([\w:]+)="([^"]*)"', tag))
        path = f"xl/{targets.get(parts.get('r:id', ''), '')}"
        if path in archive.namelist():
            text = archive.read(path).decode("utf-8", "replace")
            rows = [t for t in re.findall(r"<row [^>]*>", text) if re.search(r'hidden="(1|true)"', t)]
            numbers = tuple(int(n.group(1)) for n in (re.search(r'\br="(\d+)"', t) for t in rows) if n)
            if numbers:
                found[unescape(parts.get("name", ""))] = numbers
    return found
