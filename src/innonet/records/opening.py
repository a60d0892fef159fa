"""Bytes -> grids: what a file is, judged by its bytes and not by its name."""

from __future__ import annotations

from innonet.errors import DataError
from innonet.records.grid import Grid
from innonet.records.other import hwpx_grids, json_grids, parquet_grid
from innonet.records.texts import text_grid
from innonet.records.web import html_grids
from innonet.records.workbooks import workbook_grids

SUFFIXES = (
    ".csv",
    ".tsv",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
    ".json",
    ".jsonl",
    ".parquet",
    ".hwpx",
    ".hwp",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_NO_TABLES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\x1f\x8b": "a compressed file",
}


def grids_of(
    content: bytes,
    *,
    file: str,
    sha256: str = "",
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> list[Grid]:
    """Read one file as grids, one a sheet.

    Raises
    ------
    DataError
        If the bytes are nothing innonet reads, with what they are and what to do.
    """
    for mark, what in _NO_TABLES.items():
        if content.startswith(mark):
            raise DataError(f"the file is {what}, not a table.", where=file, fix="Save the table as CSV or .xlsx.")
    if content.startswith(b"PAR1"):
        return [parquet_grid(content, file=file, sha256=sha256)]
    if content.startswith(_ZIP) and _is_hwpx(content):
        return hwpx_grids(content, file=file, sha256=sha256)
    if content.startswith((_ZIP, _OLE)):
        _no_hwp(content, file)
        return workbook_grids(content, file=file, sheet=sheet, sha256=sha256)
    return _text_grids(content, file=file, sha256=sha256, encoding=encoding, delimiter=delimiter)


def _is_hwpx(content: bytes) -> bool:
    return b"Contents/section0.xml" in content or b"application/hwp+zip" in content[:200]


def _no_hwp(content: bytes, file: str) -> None:
    if "HWP Document File".encode("utf-16-le") in content or b"HWP Document File" in content:
        raise DataError(
            "this is a .hwp document, which innonet does not open.",
            where=file,
            fix="In Hangul, choose 다른 이름으로 저장 and save it as .hwpx or .xlsx.",
        )


def _text_grids(content: bytes, *, file: str, sha256: str, encoding: str | None, delimiter: str | None) -> list[Grid]:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<body", b"<style")):
        return html_grids(content, file=file, encoding=encoding, sha256=sha256)
    if file.lower().endswith((".json", ".jsonl")):
        return json_grids(content, file=file, encoding=encoding, sha256=sha256)
    return [text_grid(content, file=file, encoding=encoding, delimiter=delimiter, sha256=sha256)]
