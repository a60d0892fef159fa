"""Rows -> files, the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from making.muddle import Row

ORGANIZATIONS = (
    "기관ID", "기관명", "영문명", "별칭", "부문", "기관유형", "시군", "사업자등록번호", "설립일", "상위기관", "누리집",
    "위도", "경도", "비고",
)  # fmt: skip
PARTNERSHIPS = ("사업번호", "사업명", "사업유형", "상태", "시작일", "종료일", "사업비", "시군")
PARTICIPATIONS = ("기관명", "사업번호", "역할", "분담금(천원)")
_SAVED = datetime(2026, 7, 1, 9, 0)


def write_csv(path: Path, header: tuple[str, ...], rows: list[Row], *, encoding: str) -> None:
    """Write a table as Excel on a Korean Windows does."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    path.write_bytes(text.getvalue().encode(encoding))


def write_workbook(path: Path, rows: list[Row]) -> None:
    """Write the partnerships as an office would: a title, the unit, the header, the rows, a total."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "협력사업"
    sheet.append(["2018~2026년 경기도 사회혁신 협력사업 현황(가상 자료)"])
    sheet.append([None] * 7 + ["(단위: 천원)"])
    sheet.append(list(PARTNERSHIPS))
    for row in rows:
        sheet.append(row)
    total = sum(int(str(row[6]).replace(",", "")) for row in rows if row[6])
    sheet.append(["합계", None, None, None, None, None, total, None])
    sheet.merge_cells("A1:H1")
    sheet.freeze_panes = "A4"
    for column, width in zip("ABCDEFGH", (10, 44, 22, 10, 16, 16, 14, 10), strict=True):
        sheet.column_dimensions[column].width = width
    book.properties.created = _SAVED
    raw = io.BytesIO()
    book.save(raw)
    path.write_bytes(timeless(raw.getvalue()))


def timeless(content: bytes) -> bytes:
    """Give a workbook's bytes without the time it was saved, unpacked, so that the same rows are the same file.

    Packing is left out because its bytes differ between builds of the library that packs.
    """
    result = io.BytesIO()
    moment = rb"\g<1>" + _SAVED.isoformat().encode() + b"Z<"
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*<", moment, part)
            new.writestr(zipfile.ZipInfo(name, _SAVED.timetuple()[:6]), part)
    return result.getvalue()
