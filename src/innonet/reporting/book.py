"""Results -> tables.xlsx: every table with its notes, ready to sort and filter in Excel."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from innonet import glossary
from innonet.reporting.exports import export_tables
from innonet.reporting.packaging import repacked
from innonet.reporting.results import Results
from innonet.reporting.sentences import findings
from innonet.reporting.sheet import Looks, filled, plain, rows_of
from innonet.reporting.withheld import SMALL_CELLS
from innonet.reporting.words import EDITIONS, Both
from innonet.written import is_missing

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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
_WIDEST, _HEAD = 60, 4
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def _looks(book: Workbook) -> Looks:
    def made(**settings: Any) -> Format:
        return book.add_format({"font_name": FONT, "font_size": 11, **settings})

    return Looks(
        plain=made(),
        wrapped=made(text_wrap=True, valign="top"),
        bold=made(bold=True, valign="top"),
        title=made(bold=True, font_size=14),
        head=made(bold=True, bg_color="#E8EEF6"),
        whole=made(num_format="#,##0"),
        broken=made(num_format="0.000"),
    )


def workbook(results: Results) -> bytes:
    """Write every table of the report folder into one workbook in the language of the results.

    Returns
    -------
    The file's bytes, the same every time for the same results. Text that a spreadsheet would run as a formula is
    plain text, and no cell holds a formula.
    """
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(made, _OPTIONS)
    looks = _looks(book)
    about = {"author": "innonet", "title": plain(results.title), "created": datetime(2000, 1, 1, tzinfo=UTC)}
    book.set_properties(about)
    _front(book, looks, results)
    below = {}
    for name, table in export_tables(results).items():
        if len(table):
            shown = _sheet(book, looks, name, table, results=results)
            below[f"xl/worksheets/sheet{len(book.worksheets())}.xml"] = _below(shown, looks)
    _words(book, looks, results)
    book.close()
    return repacked(made.getvalue(), changed=below)


def _said(text: Both, results: Results) -> str:
    return text.ko if results.lang == "ko" else text.en


def _title(name: str) -> Both:
    """Name a table's sheet; one that has no name here goes by its file's."""
    return SHEETS.get(name, Both(name, name))


def _front(book: Workbook, looks: Looks, results: Results) -> None:
    """Write the first sheet: what this is, whom it is for, the findings, and which sheet holds what."""
    sheet = book.add_worksheet(_said(Both("읽어두기", "Read me"), results))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    rows: list[tuple[str, str]] = [
        (_said(Both("제목", "Title"), results), results.title),
        (_said(Both("공개 범위", "Edition"), results), _said(EDITIONS[results.audience], results)),
        *((_said(one.topic, results), _said(one.head, results)) for one in findings(results)),
        *((_said(_title(name), results), f"{name}.csv") for name, one in export_tables(results).items() if len(one)),
    ]
    for place, (topic, text) in enumerate(rows):
        _write(sheet, place, [topic], looks.bold)
        _write(sheet, place, [text], looks.wrapped, start=1)


def _write(sheet: Worksheet, row: int, texts: Iterable[str], look: Format, *, start: int = 0) -> None:
    """Write texts side by side."""
    for place, text in enumerate(texts, start=start):
        sheet.write_string(row, place, plain(text), look)


def _sheet(book: Workbook, looks: Looks, name: str, table: pd.DataFrame, *, results: Results) -> pd.DataFrame:
    """Write the title, the note and the head of a table, head frozen, filter on; give the rows that come below."""
    title = _said(_title(name), results)
    sheet = book.add_worksheet(title)
    shown = table.head(_most_rows(table))
    heads = [_head(str(column), results) for column in table.columns]
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(shown[column], heads[place]))
    _write(sheet, 0, [title], looks.title)
    _write(sheet, 1, [_said(_note(name, table, results), results)], looks.plain)
    _write(sheet, _HEAD - 1, heads, looks.head)
    sheet.autofilter(_HEAD - 1, 0, _HEAD - 1 + len(shown), max(len(table.columns), 1) - 1)
    sheet.freeze_panes(_HEAD, 1)
    return shown


def _below(shown: pd.DataFrame, looks: Looks) -> Callable[[bytes], bytes]:
    """Give what puts rows below the head of their sheet, numbers as numbers."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    end = xl_rowcol_to_cell(_HEAD - 1 + len(shown), len(shown.columns) - 1)
    return partial(filled, rows=rows_of(shown, looks, first=_HEAD), end=end)


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


def _width(column: pd.Series[Any], head: str) -> float:
    """Give a column the width that its head and its first rows need."""
    numbers = pd.api.types.is_float_dtype(column.dtype)
    lengths = [len(head) + 4, *(len(str(one)) for one in column.head(200) if not is_missing(one) and not numbers)]
    wide = 1.7 if column.dtype == object or pd.api.types.is_string_dtype(column.dtype) else 1.1
    return float(min(_WIDEST, max(9.0, wide * min(max(lengths), 34))))


def _words(book: Workbook, looks: Looks, results: Results) -> None:
    """Write the glossary as the last sheet."""
    sheet = book.add_worksheet(_said(Both("용어", "Glossary"), results))
    for place, width in enumerate((22, 26, 90, 16, 60)):
        sheet.set_column(place, place, width)
    heads = (
        Both("열", "Column"),
        Both("말", "Word"),
        Both("뜻", "Meaning"),
        Both("범위", "Range"),
        Both("출처", "Source"),
    )
    _write(sheet, 0, (_said(one, results) for one in heads), looks.bold)
    for row, term in enumerate(glossary.terms().values(), start=1):
        _write(sheet, row, [term.id, term.name(results.lang)], looks.plain)
        _write(sheet, row, [term.text(results.lang)], looks.wrapped, start=2)
        _write(sheet, row, [term.values(results.lang), term.source], looks.plain, start=3)
    sheet.freeze_panes(1, 0)
