"""JSON, Parquet and HWPX tables as grids."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from innonet.errors import DataError, MissingPackageError
from innonet.records.grid import Cell, Grid, Row
from innonet.records.packed import DAMAGED
from innonet.records.texts import cell_text, decoded
from innonet.records.workbooks import text_of

_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


def json_grid(content: bytes, *, file: str, encoding: str | None, sha256: str) -> Grid:
    """Read a list of objects, or one object a line."""
    text, used = decoded(content, file=file, encoding=encoding)
    try:
        rows = _objects(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DataError(
            f"the JSON cannot be read ({str(error)[:100]}).",
            where=file,
            fix="Write a list of objects, one a record.",
        ) from None
    header = list(dict.fromkeys(key for row in rows for key in row))
    cells: list[Row] = [[_json_text(row.get(key)) for key in header] for row in rows]
    # A record's number is its position; the header has none of its own in the file.
    return Grid(file, "", [list(header), *cells], list(range(len(cells) + 1)), used, sha256)


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        value = json.loads(text, parse_float=str, parse_int=str)
    except ValueError:
        value = [json.loads(line, parse_float=str, parse_int=str) for line in text.splitlines() if line.strip()]
    if isinstance(value, dict):
        value = next((one for one in value.values() if isinstance(one, list)), [value])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError("it is no list of objects")
    return value


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
                rows = _hwpx_rows(table)
                grids.append(Grid(file, f"table {len(grids) + 1}", rows, list(range(1, len(rows) + 1)), "", sha256))
    except DAMAGED as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"the .hwpx is damaged ({error}).", where=file, fix="Save it again in Hangul.") from None
    if not grids:
        raise DataError("the document holds no table.", where=file, fix="Save the table as .xlsx.")
    return grids


def _hwpx_rows(table: Any) -> list[Row]:
    cells: dict[tuple[int, int], Cell] = {}
    for cell in table.iter(f"{_HP}tc"):
        place, span = cell.find(f"{_HP}cellAddr"), cell.find(f"{_HP}cellSpan")
        if place is None:
            continue
        text = cell_text(" ".join("".join(t.itertext()) for t in cell.iter(f"{_HP}t")))
        top, left = int(place.get("rowAddr", 0)), int(place.get("colAddr", 0))
        height, width = (int(span.get("rowSpan", 1)), int(span.get("colSpan", 1))) if span is not None else (1, 1)
        for y in range(top, top + min(height, 1000)):
            for x in range(left, left + min(width, 1000)):
                cells[y, x] = text
    size = (max((y for y, _ in cells), default=-1) + 1, max((x for _, x in cells), default=-1) + 1)
    return [[cells.get((y, x)) for x in range(size[1])] for y in range(size[0])]
