"""Results -> tables.xlsx: every table with its notes, ready to sort and filter in Excel."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from innonet import glossary, tables
from innonet.reporting.exports import export_tables
from innonet.reporting.packaging import repacked
from innonet.reporting.results import Results
from innonet.reporting.sentences import findings
from innonet.reporting.views import SMALL_CELLS
from innonet.reporting.words import EDITIONS, Both, is_missing

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "맑은 고딕"
MOST_CELLS = 300_000
"""Cells a sheet holds at most, so that Excel opens it at once; a larger table is in its CSV file whole."""
SHEETS = {
    "organizations": Both("기관", "Organizations"),
    "hubs": Both("거점기관", "Hubs"),
    "communities": Both("협력집단", "Communities"),
    "fragmentation": Both("단절", "Fragmentation"),
    "mixing": Both("집단 간 협력", "Mixing"),
    "years": Both("해마다의 단절도", "By year"),
    "changes": Both("첫해와 마지막 해", "First and last year"),
    "ties": Both("연결", "Ties"),
    "suggestions": Both("제안", "Suggestions"),
    "programmes": Both("지원사업", "Programmes"),
    "programme_overlap": Both("지원사업 겹침", "Programme overlap"),
    "issues": Both("자료 점검", "Issues"),
    "crosswalk": Both("합친 표기", "Crosswalk"),
    "review": Both("검토 목록", "Review"),
}
# What XML has no place for; openpyxl refuses a text that holds one.
_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]")
_WIDEST, _HEAD = 60, 4


def workbook(results: Results) -> bytes:
    """Write every table of the report folder into one workbook in the language of the results.

    Returns
    -------
    The file's bytes, the same every time for the same results. Text that a spreadsheet would run as a formula is
    plain text, and no cell holds a formula.
    """
    from openpyxl import Workbook

    book = Workbook()
    front = book.active
    _front(front, results)
    for name, table in export_tables(results).items():
        if len(table):
            _sheet(book, name, table, results)
    _words(book, results)
    made = io.BytesIO()
    book.properties.creator = book.properties.lastModifiedBy = "innonet"
    book.properties.title = _plain(results.title)
    book.save(made)
    return repacked(made.getvalue())


def _said(text: Both, results: Results) -> str:
    return text.ko if results.lang == "ko" else text.en


def _title(name: str) -> Both:
    """Name a table's sheet; one that has no name here goes by its file's."""
    return SHEETS.get(name, Both(name, name))


def _front(sheet: Worksheet, results: Results) -> None:
    """Write the first sheet: what this is, whom it is for, the findings, and which sheet holds what."""
    from openpyxl.styles import Alignment, Font

    sheet.title = _said(Both("읽어두기", "Read me"), results)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 110
    rows: list[tuple[str, str]] = [
        (_said(Both("제목", "Title"), results), results.title),
        (_said(Both("공개 범위", "Edition"), results), _said(EDITIONS[results.audience], results)),
        *((_said(one.topic, results), _said(one.head, results)) for one in findings(results)),
        *((_said(_title(name), results), f"{name}.csv") for name, one in export_tables(results).items() if len(one)),
    ]
    for row in rows:
        sheet.append([_plain(one) for one in row])
    for cell in sheet["A"]:
        cell.font = Font(name=FONT, bold=True)
    for cell in sheet["B"]:
        cell.font, cell.alignment = Font(name=FONT), Alignment(wrap_text=True, vertical="top")
        cell.data_type = "s"


def _sheet(book: Workbook, name: str, table: pd.DataFrame, results: Results) -> None:
    """Write one table below its title and note: head frozen, filter on, numbers as numbers."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    title = _title(name)
    sheet = book.create_sheet(_said(title, results))
    sheet.append([_said(title, results)])
    sheet["A1"].font = Font(name=FONT, bold=True, size=14)
    sheet.append([_said(_note(name, table, results), results)])
    sheet.append([])
    sheet.append([_head(str(column), results) for column in table.columns])
    for cell in sheet[_HEAD]:
        cell.font, cell.fill = Font(name=FONT, bold=True), PatternFill("solid", start_color="FFE8EEF6")
    shown = table.head(_most_rows(table))
    for row in shown.itertuples(index=False):
        sheet.append([_value(one) for one in row])
    last = get_column_letter(max(len(table.columns), 1))
    sheet.auto_filter.ref = f"A{_HEAD}:{last}{_HEAD + len(shown)}"
    sheet.freeze_panes = f"B{_HEAD + 1}"
    for place, column in enumerate(table.columns, start=1):
        _format(sheet, place, shown[column], _head(str(column), results))


def _most_rows(table: pd.DataFrame) -> int:
    return MOST_CELLS // max(len(table.columns), 1)


def _note(name: str, table: pd.DataFrame, results: Results) -> Both:
    parts = [EDITIONS[results.audience]]
    if len(table) > _most_rows(table):
        parts.append(Both(f"처음 {_most_rows(table):,}행만 실었습니다. 전체는 {name}.csv에 있습니다.",
                          f"The first {_most_rows(table):,} rows; all are in {name}.csv."))  # fmt: skip
    if "hidden" in table.columns and table["hidden"].any():
        parts.append(SMALL_CELLS)
    return Both(" · ".join(one.ko for one in parts), " · ".join(one.en for one in parts))


def _head(column: str, results: Results) -> str:
    """Name a column as the glossary does, with its own name, so that it is found again in the CSV file."""
    found = glossary.terms().get(column)
    return f"{found.name(results.lang)} ({column})" if found else column


def _value(value: Any) -> Any:
    if is_missing(value):
        return None
    if isinstance(value, str):
        return _plain(value)
    plain = value.item() if hasattr(value, "item") else value
    return float(f"{plain:.{tables.DIGITS}g}") if isinstance(plain, float) else plain


def _plain(text: str) -> str:
    return str(tables.neutral(_NOT_XML.sub("", text)))[:32_000]


def _format(sheet: Worksheet, place: int, column: pd.Series[Any], head: str) -> None:
    """Give a column its width, and its numbers their look."""
    from openpyxl.utils import get_column_letter

    numbers = pd.api.types.is_float_dtype(column.dtype)
    lengths = [len(head) + 4, *(len(str(one)) for one in column.head(200) if not is_missing(one) and not numbers)]
    wide = 1.7 if column.dtype == object or pd.api.types.is_string_dtype(column.dtype) else 1.1
    sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, max(9.0, wide * min(max(lengths), 34)))
    if numbers:
        for (cell,) in sheet.iter_rows(min_row=_HEAD + 1, min_col=place, max_col=place):
            cell.number_format = "0.000" if not is_missing(cell.value) and float(cell.value) % 1 else "#,##0"


def _words(book: Workbook, results: Results) -> None:
    """Write the glossary as the last sheet."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(_said(Both("용어", "Glossary"), results))
    sheet.append([_said(one, results) for one in (Both("열", "Column"), Both("말", "Word"), Both("뜻", "Meaning"),
                                                  Both("범위", "Range"), Both("출처", "Source"))])  # fmt: skip
    for cell in sheet[1]:
        cell.font = Font(name=FONT, bold=True)
    for term in glossary.terms().values():
        sheet.append(
            [term.id, term.name(results.lang), term.text(results.lang), term.values(results.lang), term.source]
        )
        sheet.cell(sheet.max_row, 3).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", (22, 26, 90, 16, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
