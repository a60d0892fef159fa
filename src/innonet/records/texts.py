"""Text files: bytes -> text by a strict ladder, text -> grid."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from innonet.errors import DataError
from innonet.names import INVISIBLE
from innonet.records.grid import Cell, Grid, Row

if TYPE_CHECKING:
    from _csv import Reader

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOTHING = str.maketrans(dict.fromkeys(INVISIBLE, ""))
_EUC_KR = frozenset(["euc-kr", "euckr", "ks-c-5601-1987", "ksc5601", "ks-c-5601", "x-windows-949"])
DELIMITERS = (",", ";", "\t", "|")
_HYPERLINK = re.compile(r'^=HYPERLINK\(\s*"[^"]*"\s*[,;]\s*"([^"]*)"\s*\)$', re.IGNORECASE)


def decoded(content: bytes, *, file: str, encoding: str | None = None) -> tuple[str, str]:
    """Turn bytes into text: BOM, UTF-8, CP949, in this order and strictly; never repaired silently.

    Returns
    -------
    The text and the encoding that was used.

    Raises
    ------
    DataError
        If the bytes are no text, or are damaged; the error names the line and byte.
    """
    chosen = _codec(encoding) if encoding else next((name for mark, name in BOMS if content.startswith(mark)), None)
    if chosen is not None:
        return _strictly(content, chosen, file), chosen
    wide = _utf16_without_bom(content)
    if wide:
        return _strictly(content, wide, file), wide
    if b"\x00" in content:
        raise DataError(
            "the file holds binary data, not text.",
            where=file,
            fix="Save it again as CSV (UTF-8) or as .xlsx.",
        )
    for name in ("utf-8", "cp949"):
        try:
            return content.decode(name), name
        except UnicodeDecodeError:
            continue
    raise _damaged(content, _likelier(content), file)


def _codec(name: str) -> str:
    """Give Windows' superset of EUC-KR, which pages and programs mean that say EUC-KR: it has 펲 and 똠."""
    return "cp949" if name.lower().replace("_", "-") in _EUC_KR else name


def _utf16_without_bom(content: bytes) -> str | None:
    """Tell UTF-16 that lost its mark: zero bytes, and nothing but text with separators when read so."""
    head = content[:2000]
    if not head.count(0):
        return None
    return next((name for name in ("utf-16-le", "utf-16-be") if _reads_as_text(head, name)), None)


def _reads_as_text(head: bytes, encoding: str) -> bool:
    try:
        # the head may end inside a letter
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return False
    is_text = all(letter.isprintable() or letter in "\t\r\n" for letter in text)
    return is_text and any(mark in text for mark in ("\n", *DELIMITERS))


def _strictly(content: bytes, encoding: str, file: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        if isinstance(error, LookupError):
            raise DataError(f"there is no encoding {encoding!r}.", where=file, fix="Use utf-8 or cp949.") from None
        raise _damaged(content, encoding, file) from None


def _likelier(content: bytes) -> str:
    """Name the ladder's encoding that gets further before it fails."""
    reach = {}
    for name in ("utf-8", "cp949"):
        try:
            content.decode(name)
        except UnicodeDecodeError as error:
            reach[name] = error.start
    return max(reach, key=lambda name: reach[name])


def _damaged(content: bytes, encoding: str, file: str) -> DataError:
    start = 0
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        start = error.start
    line = content.count(b"\n", 0, start) + 1
    return DataError(
        f"byte {start} on line {line} is not {encoding}; the file is damaged or in another encoding.",
        where=file,
        fix="Save it again as CSV UTF-8, or name its encoding with --encoding.",
    )


def delimiter_of(text: str) -> str:
    """Find the separator: the one that cuts the most lines of the beginning into the same number of cells."""
    sample = text[:20_000]
    if len(text) > len(sample):
        sample = sample.rpartition("\n")[0] or sample

    def agreement(mark: str) -> tuple[int, int]:
        widths = [len(row) for row in _rows(sample, mark) if len(row) > 1]
        if not widths:
            return (0, 0)
        common = max(set(widths), key=widths.count)
        return (widths.count(common), common)

    return max(DELIMITERS, key=agreement)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    try:
        return list(_reader(io.StringIO(text, newline=""), delimiter))
    except csv.Error:
        return []


def _reader(lines: Iterable[str], mark: str, *, strict: bool = False) -> Reader:
    """Give the rows of delimited lines; a quoted cell may follow a blank, as in `포럼, "가람, 나래"`."""
    return csv.reader(lines, delimiter=mark, skipinitialspace=mark != " ", strict=strict)


def text_grid(content: bytes, *, file: str, encoding: str | None, delimiter: str | None, sha256: str) -> Grid:
    """Read a delimited text file as a grid."""
    text, used = decoded(content, file=file, encoding=encoding)
    text = text.removeprefix("\ufeff").replace("\x00", "")
    mark = delimiter or delimiter_of(text)
    csv.field_size_limit(10_000_000)
    lines = io.StringIO(f"{text}\n" if text[-1:] not in "\r\n" else text, newline="").readlines()
    reader = _reader(lines, mark)
    rows: list[Row] = []
    numbers: list[int] = []
    links = begin = 0
    try:
        for raw in reader:
            if reader.line_num > begin + 1 or "\n" in "".join(raw[-1:]):
                _closed(raw, lines[begin : reader.line_num], begin, mark, file)
            begin = reader.line_num
            cells = [cell_text(one) for one in raw]
            links += sum(_HYPERLINK.match(one) is not None for one in raw if one.startswith("="))
            rows.append(cells)
            numbers.append(len(rows))
    except csv.Error as error:
        raise DataError(f"line {reader.line_num} cannot be read ({error}).", where=file, fix="Save it again.") from None
    return Grid(file, "", rows, numbers, used, sha256, notes={"hyperlinks": links} if links else {})


def _closed(raw: list[str], lines: list[str], begin: int, mark: str, file: str) -> None:
    """Refuse a row of several lines whose quotation marks are not in order: an open one swallows the rows below.

    Raises
    ------
    DataError
        With the line on which the quotation mark opens.
    """
    try:
        list(_reader(lines, mark, strict=True))
    except csv.Error:
        last = max(place for place, cell in enumerate(raw) if "\n" in cell or "\r" in cell)
        line = begin + 1 + sum(len(cell.splitlines()) - 1 for cell in raw[:last] if cell)
        raise DataError(
            f"a quotation mark that opens on line {line} is not closed, so that the lines below are swallowed.",
            where=file,
            fix='Close it, or take it away; inside a quoted cell write "" for each quotation mark.',
        ) from None


def cell_text(text: str) -> Cell:
    """Give a cell's text; None when empty; what a HYPERLINK formula shows instead of the formula.

    Letters that a Mac wrote in pieces (ᄀ + ᅡ) are put together, and what shows nothing is left out: the same text
    has one form in all that follows.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_NOTHING)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\u00a0")
    if not text:
        return None
    link = _HYPERLINK.match(text) if text.startswith("=") else None
    return (link.group(1) or None) if link else text
