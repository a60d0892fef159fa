"""JSON, Parquet and HWPX tables as grids."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from innonet.errors import DataError, MissingPackageError
from innonet.records.grid import Cell, Grid, Range, Row
from innonet.records.packed import DAMAGED
from innonet.records.texts import cell_text, decoded
from innonet.records.workbooks import text_of

_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
_HWPX_BLANKS = frozenset([f"{_HP}tab", f"{_HP}nbSpace", f"{_HP}fwSpace"])


def json_grids(content: bytes, *, file: str, encoding: str | None, sha256: str) -> list[Grid]:
    """Read a list of objects, one object a line, or an object of lists: each list a grid under its key."""
    text, used = decoded(content, file=file, encoding=encoding)
    try:
        found = _lists(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DataError(
            f"the JSON cannot be read ({str(error)[:100]}).",
            where=file,
            fix="Write a list of objects, one a record.",
        ) from None
    return [_json_grid(rows, Grid(file, name, [], [], used, sha256)) for name, rows in found.items()]


def _json_grid(rows: list[dict[str, Any]], grid: Grid) -> Grid:
    header = list(dict.fromkeys(key for row in rows for key in row))
    cells: list[Row] = [[_json_text(row.get(key)) for key in header] for row in rows]
    # A record's number is its position; the header has none of its own in the file.
    return replace(grid, rows=[list(header), *cells], numbers=list(range(len(cells) + 1)))


def _lists(text: str) -> dict[str, list[dict[str, Any]]]:
    """Give the lists of objects by their key; a list that stands alone has none."""
    try:
        value = json.loads(text, parse_float=str, parse_int=str)
    except ValueError:
        value = [json.loads(line, parse_float=str, parse_int=str) for line in text.splitlines() if line.strip()]
    if isinstance(value, dict):
        lists = {key: one for key, one in value.items() if isinstance(one, list) and one and _are_objects(one)}
        if len(lists) > 1:
            return lists
        value = next((one for one in (*lists.values(), *value.values()) if isinstance(one, list)), [value])
    if not isinstance(value, list) or not _are_objects(value):
        raise ValueError("it is no list of objects")
    return {"": value}


def _are_objects(value: list[Any]) -> bool:
    return all(isinstance(one, dict) for one in value)


def _json_text(value: Any) -> Cell:
    if isinstance(value, list):
        return cell_text("|".join(str(one) for one in value))
    return cell_text(json.dumps(value, ensure_ascii=False)) if isinstance(value, dict) else text_of(value)


def parquet_grid(content: bytes, *, file: str, sha256: str) -> Grid:
    """Read a Parquet file, all values as text."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingPackageError(
            "reading Parquet needs pyarrow.", where=file, fix="Run: pip install 'innonet[parquet]'"
        ) from None
    try:
        table = pyarrow.parquet.read_table(io.BytesIO(content))
        columns = [[text_of(value) for value in column.to_pylist()] for column in table.columns]
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise DataError(
            f"the Parquet file is damaged ({str(error)[:100]}).", where=file, fix="Write it again."
        ) from None
    rows: list[Row] = [list(row) for row in zip(*columns, strict=True)]
    return Grid(file, "", [list(table.column_names), *rows], list(range(len(rows) + 1)), "", sha256)


def hwpx_grids(content: bytes, *, file: str, sha256: str) -> list[Grid]:
    """Read the tables of a .hwpx document, spans filled in."""
    from xml.etree import ElementTree

    grids: list[Grid] = []
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        sections = sorted(n for n in archive.namelist() if n.startswith("Contents/section") and n.endswith(".xml"))
        for section in sections:
            data = archive.read(section)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise DataError(
                    "the document declares entities, which no table needs.", where=file, fix="Save it again."
                )
            for table in ElementTree.fromstring(data).iter(f"{_HP}tbl"):  # noqa: S314
                rows, merged = _hwpx_rows(table)
                number, name = list(range(1, len(rows) + 1)), f"table {len(grids) + 1}"
                grids.append(Grid(file, name, rows, number, "", sha256, merged=merged))
    except DAMAGED as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"the .hwpx is damaged ({error}).", where=file, fix="Save it again in Hangul.") from None
    if not grids:
        raise DataError("the document holds no table.", where=file, fix="Save the table as .xlsx.")
    return grids


def _hwpx_rows(table: Any) -> tuple[list[Row], tuple[Range, ...]]:
    """Give the rows of a table, its spans filled in, and the cells that span several columns of one row."""
    merged: list[Range] = []
    cells: dict[tuple[int, int], Cell] = {}
    for cell in table.iter(f"{_HP}tc"):
        place, span = cell.find(f"{_HP}cellAddr"), cell.find(f"{_HP}cellSpan")
        if place is None:
            continue
        text = cell_text("\n".join(filter(None, map(_hwpx_line, cell.iter(f"{_HP}p")))))
        top, left = int(place.get("rowAddr", 0)), int(place.get("colAddr", 0))
        height, width = (int(span.get("rowSpan", 1)), int(span.get("colSpan", 1))) if span is not None else (1, 1)
        if width > height == 1:
            merged.append(((top, left), (top, left + width - 1)))
        for y in range(top, top + min(height, 1000)):
            for x in range(left, left + min(width, 1000)):
                cells[y, x] = text
    size = (max((y for y, _ in cells), default=-1) + 1, max((x for _, x in cells), default=-1) + 1)
    return [[cells.get((y, x)) for x in range(size[1])] for y in range(size[0])], tuple(merged)


def _hwpx_line(paragraph: Any) -> str:
    """Give a paragraph's text: its runs are of one line, whatever letters change their look in its middle."""
    texts = paragraph.iterfind(f"{_HP}run/{_HP}t")
    return "".join(piece for text in texts for piece in _hwpx_pieces(text)).strip()


def _hwpx_pieces(text: Any) -> Iterator[str]:
    yield text.text or ""
    for one in text:
        yield "\n" if one.tag == f"{_HP}lineBreak" else " " if one.tag in _HWPX_BLANKS else "".join(one.itertext())
        yield one.tail or ""
