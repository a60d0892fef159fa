"""The workbook template of `innonet new`: three sheets to fill in, with drop-downs, notes and an example row."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from innonet import schema, vocabulary
from innonet.errors import UsageError, unknown_choice

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS = {
    "ko": {"organizations": "기관", "partnerships": "협력사업", "participations": "참여"},
    "en": {"organizations": "Organizations", "partnerships": "Partnerships", "participations": "Participations"},
}
GUIDE_SHEET = {"ko": "안내", "en": "Guide"}
LIST_SHEET = {"ko": "목록", "en": "Lists"}
NEEDED = {"ko": "꼭 채웁니다", "en": "needed"}
LISTS = {
    ("organizations", "sector"): "sectors",
    ("organizations", "level"): "levels",
    ("organizations", "municipality"): "municipalities",
    ("partnerships", "kind"): "kinds",
    ("partnerships", "status"): "statuses",
    ("partnerships", "municipality"): "municipalities",
    ("participations", "role"): "roles",
}
COMMON = ("living_lab", "joint_project", "mou", "grant", "commission")
"""Kinds whose roles are offered: of all kinds there would be too many to choose from."""
WIDTHS = {"name": 28, "note": 46, "evidence_url": 30, "url": 26, "reg_no": 19, "parent": 20, "kind": 28}
GUIDE = {
    "ko": (
        "작성 안내",
        "기관, 협력사업, 참여 시트를 차례로 채웁니다. 한 행이 한 건입니다.",
        "별표(*)가 붙은 붉은 머리글은 꼭 채웁니다. 나머지는 아는 만큼만 채웁니다.",
        "머리글에 마우스를 올리면 무엇을 적는 칸인지 보입니다.",
        "기관ID와 사업ID는 겹치지만 않으면 무엇이든 됩니다. 예: G001, P001",
        "참여 시트의 기관에는 기관ID를 적어도 되고 기관명을 적어도 됩니다.",
        "세 기관이 함께한 사업은 참여 시트에 세 행을 적습니다.",
        "날짜는 2024, 2024-03, 2024-03-15처럼 아는 만큼만 적습니다.",
        "목록이 있는 칸은 골라 적고, 목록에 없는 말은 직접 적어도 됩니다.",
        "주민등록번호나 담당자 개인의 연락처는 적지 않습니다.",
        "다 채우면 저장하고 닫은 뒤 이 파일이 있는 폴더에서 다음을 실행합니다.",
        "innonet check .",
        "innonet report . --out report",
    ),
    "en": (
        "How to fill this in",
        "Fill the sheets Organizations, Partnerships and Participations. One row is one record.",
        "Red headers with an asterisk (*) are needed. Of the rest, fill in what you know.",
        "Rest the pointer on a header to see what belongs there.",
        "Ids may be anything, as long as no two are equal. Example: G001, P001",
        "In Participations, write the organization's id or its name.",
        "A partnership of three organizations is three rows in Participations.",
        "Dates may be partial: 2024, 2024-03, 2024-03-15.",
        "Cells with a list offer words; you may write others.",
        "Write no resident registration numbers and no private contacts.",
        "When done, save and close the file, and run in its folder:",
        "innonet check . --lang en",
        "innonet report . --out report --lang en",
    ),
}
STUDY = {
    "ko": """# innonet의 설정 파일입니다. 각 절은 함수, 각 항목은 그 함수의 설정입니다.
title = {title}
source = "records.xlsx"

[project]
weighting = "newman"
""",
    "en": """# Settings of a study: a section is a function, a key is one of its settings.
title = {title}
source = "records.xlsx"

[project]
weighting = "newman"
""",
}
ROWS = 2000  # drop-downs reach this far down
_FONT = {"ko": "맑은 고딕", "en": "Calibri"}
_AS_TEXT = ("id", "date", "list", "text")  # else a spreadsheet makes 2024-03 a day and takes zeros off numbers


def new(folder: str | Path, *, lang: str = "ko") -> tuple[Path, Path]:
    """Make a folder with `records.xlsx` to fill in and a `study.toml`.

    Parameters
    ----------
    lang
        `ko` or `en`: the language of headers, notes, lists and example; both are read alike.

    Returns
    -------
    The two paths.

    Raises
    ------
    UsageError
        If the folder holds either file already: filled-in work is never overwritten.
    """
    if lang not in SHEETS:
        raise unknown_choice(lang, list(SHEETS), where="lang")
    folder = Path(folder)
    workbook, study = folder / "records.xlsx", folder / "study.toml"
    for path in (workbook, study):
        if path.exists():
            raise UsageError("the file is there already.", where=str(path), fix="Name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    _template(lang).save(workbook)
    title = json.dumps(folder.name, ensure_ascii=False)
    study.write_text(STUDY[lang].format(title=title), encoding="utf-8")
    return workbook, study


def header(table: str, column: str, *, lang: str) -> str:
    """Give the header the template has for a column; empty for one it leaves out."""
    found = (row[lang] for row in vocabulary.rows("template.csv") if (row["table"], row["column"]) == (table, column))
    return next(found, "")


def _template(lang: str) -> Workbook:
    from openpyxl import Workbook

    workbook = Workbook()
    _guide(workbook.active, lang)
    sheets = {table: workbook.create_sheet(title) for table, title in SHEETS[lang].items()}
    words = workbook.create_sheet(LIST_SHEET[lang])
    places = {name: _listed(words, number, name, lang) for number, name in enumerate(_names(), start=1)}
    for table, sheet in sheets.items():
        _fill(sheet, table, places, lang)
    words.sheet_state = "hidden"
    return workbook


def _guide(sheet: Worksheet, lang: str) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = GUIDE_SHEET[lang]
    sheet.column_dimensions["A"].width = 96
    sheet.sheet_view.showGridLines = False
    for row, text in enumerate(GUIDE[lang], start=1):
        cell = sheet.cell(row, 1, text)
        is_command = text.startswith("innonet ")
        cell.font = Font(name="Consolas" if is_command else _FONT[lang], bold=row == 1, size=14 if row == 1 else 11)
        cell.alignment = Alignment(wrap_text=True, vertical="center", indent=2 if is_command else 0)
        sheet.row_dimensions[row].height = 30 if row == 1 else 21


def _fill(sheet: Worksheet, table: str, places: dict[str, str], lang: str) -> None:
    from openpyxl.utils import get_column_letter

    rows = [row for row in vocabulary.rows("template.csv") if row["table"] == table]
    for number, row in enumerate(rows, start=1):
        letter, column = get_column_letter(number), row["column"]
        _head(sheet, f"{letter}1", row, lang)
        width = WIDTHS.get(column, 16)
        sheet.column_dimensions[letter].width = max(width, len(row[lang]) + 4)
        kind = schema.kind(table, column)
        sheet.column_dimensions[letter].number_format = "@" if kind in _AS_TEXT else _number_format(column)
        _example(sheet, f"{letter}2", row, lang)
        if (table, column) in LISTS:
            _drop_down(sheet, letter, places[LISTS[table, column]])
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "C2" if table != "participations" else "A2"


def _head(sheet: Worksheet, place: str, row: dict[str, str], lang: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    is_needed = row["column"] in schema.needed(row["table"])
    told = {(one["table"], one["column"]): one[lang] for one in vocabulary.rows("columns.csv")}
    about = f"{told[row['table'], row['column']]}.{f' ({NEEDED[lang]})' if is_needed else ''}"
    cell = sheet[place]
    cell.value = f"{row[lang]} *" if is_needed else row[lang]
    cell.font = Font(name=_FONT[lang], bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="B42318" if is_needed else "1F4E79")
    cell.alignment = Alignment(vertical="center")
    cell.comment = Comment(about, "innonet", width=260, height=90)


def _example(sheet: Worksheet, place: str, row: dict[str, str], lang: str) -> None:
    from openpyxl.styles import Font

    text, cell = row[f"example_{lang}"], sheet[place]
    if text:
        is_number = schema.kind(row["table"], row["column"]) == "number"
        cell.value = float(text) if is_number else text
    cell.font = Font(name=_FONT[lang], italic=True, color="6B6B6B")
    cell.number_format = sheet.column_dimensions[cell.column_letter].number_format


def _number_format(column: str) -> str:
    return "#,##0" if column == "amount" else "General"


def _names() -> list[str]:
    return list(dict.fromkeys(LISTS.values()))


def _words(name: str, lang: str) -> list[str]:
    """Give the words of a list as the template offers them."""
    if name == "municipalities":
        return [one.name if lang == "ko" else one.name_en for one in vocabulary.municipalities().values()]
    if name == "roles":
        roles = [r for row in vocabulary.rows("kinds.csv") if row["id"] in COMMON for r in row["roles"].split("|")]
        return list(dict.fromkeys(re.sub(r"\(.*", "", r) if lang == "ko" else r.partition("(")[2][:-1] for r in roles))
    entries = list(vocabulary.entries(name).values())
    if name == "sectors":
        own = {row["id"] for row in vocabulary.rows("sectors.csv") if row["scheme"] == "innonet"}
        entries = [one for one in entries if one.id in own]
    return [getattr(one, lang) for one in entries]


def _listed(words: Worksheet, number: int, name: str, lang: str) -> str:
    """Write a list on the hidden sheet, for Excel limits lists typed into a rule; give where it stands."""
    from openpyxl.utils import get_column_letter

    entries = _words(name, lang)
    for row, text in enumerate(entries, start=1):
        words.cell(row, number, text)
    column = get_column_letter(number)
    return f"'{words.title}'!${column}$1:${column}${len(entries)}"


def _drop_down(sheet: Worksheet, letter: str, place: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=place, allow_blank=True)
    rule.showErrorMessage = False
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{ROWS}")
