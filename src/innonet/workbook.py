"""The workbook template of `innonet new`: three sheets to fill in, with drop-downs, notes and examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from innonet import schema, vocabulary
from innonet.errors import UsageError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS = {"organizations": "기관", "partnerships": "협력사업", "participations": "참여"}
HEADERS: dict[str, dict[str, str]] = {
    "organizations": {
        "organization": "기관ID", "name": "기관명", "name_en": "영문명", "aliases": "이칭", "sector": "부문",
        "type": "유형", "level": "수준", "municipality": "시군", "lat": "위도", "lon": "경도",
        "parent": "상위기관", "reg_no": "사업자등록번호", "founded": "설립일", "url": "홈페이지",
        "note": "비고",
    },
    "partnerships": {
        "partnership": "사업ID", "name": "사업명", "kind": "사업유형", "status": "상태", "start": "시작일",
        "end": "종료일", "amount": "금액", "programme": "프로그램", "municipality": "시군",
        "evidence_url": "근거자료", "note": "비고",
    },
    "participations": {
        "partnership": "사업ID", "organization": "기관", "role": "역할", "start": "참여시작",
        "end": "참여종료", "amount": "분담금", "note": "비고",
    },
}  # fmt: skip
EXAMPLES: dict[str, dict[str, str | float]] = {
    "organizations": {
        "organization": "예시-1", "name": "수원시", "name_en": "Suwon City", "sector": "공공",
        "level": "기초", "municipality": "수원시", "founded": "1949-08",
        "note": "예시 행입니다. 지워도 됩니다. / Example row; you may delete it.",
    },
    "partnerships": {
        "partnership": "예시-1", "name": "마을 돌봄 리빙랩", "kind": "리빙랩", "status": "진행",
        "start": "2024-03", "amount": 30000000, "municipality": "수원시",
    },
    "participations": {"partnership": "예시-1", "organization": "예시-1", "role": "주관", "start": "2024"},
}  # fmt: skip
LISTS = {
    ("organizations", "sector"): "sectors",
    ("organizations", "level"): "levels",
    ("partnerships", "kind"): "kinds",
    ("partnerships", "status"): "statuses",
}
GUIDE = (
    ("작성 안내", "How to fill this in"),
    (
        "기관·협력사업·참여 시트를 채웁니다. 한 행이 한 건입니다.",
        "Fill the three sheets; one row is one record.",
    ),
    ("붉은 머리글은 반드시 채웁니다.", "Columns with a red header are needed."),
    (
        "참여 시트의 기관에는 기관ID나 기관명을 적습니다.",
        "In the participations sheet, write the organization's id or name.",
    ),
    (
        "날짜는 2024, 2024-03, 2024-03-15처럼 아는 만큼만 적습니다.",
        "Dates may be partial: 2024, 2024-03, 2024-03-15.",
    ),
    (
        "다 채운 뒤 폴더에서 innonet report . --out report 를 실행합니다.",
        "Then run: innonet report . --out report",
    ),
)
STUDY = """# innonet의 설정 파일입니다. 각 절은 함수, 각 항목은 그 함수의 설정입니다.
# Settings of a study: a section is a function, a key is one of its settings.
title = {title}
source = "records.xlsx"

[project]
weighting = "newman"
"""
ROWS = 2000  # drop-downs reach this far down


def new(folder: str | Path) -> tuple[Path, Path]:
    """Make a folder with `records.xlsx` to fill in and a `study.toml`.

    Returns
    -------
    The two paths.

    Raises
    ------
    UsageError
        If the folder holds either file already: filled-in work is never overwritten.
    """
    import json

    folder = Path(folder)
    workbook, study = folder / "records.xlsx", folder / "study.toml"
    for path in (workbook, study):
        if path.exists():
            raise UsageError("the file is there already.", where=str(path), fix="Name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    _template().save(workbook)
    study.write_text(STUDY.format(title=json.dumps(folder.name, ensure_ascii=False)), encoding="utf-8")
    return workbook, study


def _template() -> Workbook:
    from openpyxl import Workbook

    workbook = Workbook()
    words = workbook.create_sheet("목록")
    for table, title in SHEETS.items():
        _fill(workbook.create_sheet(title), table, words)
    _guide(workbook.active)
    words.sheet_state = "hidden"
    workbook.move_sheet(words, offset=len(SHEETS))
    return workbook


def _fill(sheet: Worksheet, table: str, words: Worksheet) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, (column, title) in enumerate(HEADERS[table].items(), start=1):
        cell = sheet.cell(1, number, title)
        is_needed = column in schema.needed(table)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="B42318" if is_needed else "1F4E79")
        cell.comment = Comment(f"{title} ({column}){' - 필수 / needed' if is_needed else ''}", "innonet")
        sheet.column_dimensions[get_column_letter(number)].width = 28 if column == "name" else 16
        example = sheet.cell(2, number, EXAMPLES[table].get(column))
        example.font = Font(italic=True, color="808080")
        if (table, column) in LISTS:
            _drop_down(sheet, get_column_letter(number), words, LISTS[table, column])
    sheet.freeze_panes = "A2"


def _drop_down(sheet: Worksheet, letter: str, words: Worksheet, name: str) -> None:
    """Offer a vocabulary list, kept on the hidden sheet: Excel limits lists typed into the rule itself."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    own = words.max_column + 1 if words.cell(1, 1).value else 1
    entries = list(vocabulary.entries(name).values())
    if name == "sectors":
        own_scheme = {row["id"] for row in vocabulary.rows("sectors.csv") if row["scheme"] == "innonet"}
        entries = [one for one in entries if one.id in own_scheme]
    for row, entry in enumerate(entries, start=1):
        words.cell(row, own, entry.ko)
    column = get_column_letter(own)
    rule = DataValidation(
        type="list", formula1=f"'{words.title}'!${column}$1:${column}${len(entries)}", allow_blank=True
    )
    rule.showErrorMessage = False
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{ROWS}")


def _guide(sheet: Worksheet) -> None:
    from openpyxl.styles import Font

    sheet.title = "안내"
    for row, (korean, english) in enumerate(GUIDE, start=1):
        sheet.cell(row, 1, korean)
        sheet.cell(row, 2, english)
    for column, width in (("A", 60), ("B", 64)):
        sheet[f"{column}1"].font = Font(bold=True, size=14)
        sheet.column_dimensions[column].width = width
