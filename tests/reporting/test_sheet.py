"""Rows of a sheet are those that xlsxwriter writes cell by cell, and hostile text stays text."""

import io
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
from xlsxwriter import Workbook

from innonet.reporting.packaging import repacked
from innonet.reporting.sheet import LONGEST, Looks, filled, plain, rows_of

TABLE = pd.DataFrame(
    {
        "text": ["가나 <b>&\"'", " a ", None, "", "b\r\n\tc_x000D_", "=1+1", "-3", "x"],
        "again": pd.Series(["p1|p2", "p1", None, None, "p1", "@cmd", "p1", "p1"], dtype="str"),
        "mixed": [1, True, None, np.nan, 1.0, "1", np.float64(0.1), np.inf],
        "broken": [0.1 + 0.2, 1 / 3, np.nan, np.nan, 12.0, 1e-12, -2.5, 12345678901.0],
        "whole": [1, 2, 0, 0, 2, -3, 10**9, 7],
        "known": pd.array([1, None, None, None, 4, 4, 5, 6], dtype="Int64"),
        "mark": [True, False, True, True, False, True, True, False],
    }
)


def written(write: Callable[[Any, Looks], None]) -> dict[str, bytes]:
    made = io.BytesIO()
    book = Workbook(made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    one, two, three = (book.add_format({"num_format": form}) for form in ("General", "#,##0", "0.000"))
    sheet = book.add_worksheet("x")
    for place, head in enumerate(TABLE.columns):
        sheet.write_string(0, place, head, one)
    sheet.write_number(1, 0, 0, two)
    sheet.write_number(1, 1, 0.5, three)
    write(sheet, Looks(plain=one, wrapped=one, bold=one, title=one, head=one, whole=two, broken=three))
    book.close()
    with zipfile.ZipFile(made) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != "docProps/core.xml"}


def cell_by_cell(sheet: Any, looks: Looks) -> None:
    for row, values in enumerate(TABLE.astype(object).itertuples(index=False), start=4):
        for place, value in enumerate(values):
            if value is None or value is pd.NA or value == "" or (isinstance(value, float) and np.isnan(value)):
                continue
            if isinstance(value, bool):
                sheet.write_boolean(row, place, value, looks.plain)
            elif isinstance(value, int):
                sheet.write_number(row, place, value, looks.plain)
            elif isinstance(value, float) and np.isfinite(value):
                number = value if value > 1e10 else float(f"{value:.10g}")
                sheet.write_number(row, place, number, looks.broken if number % 1 else looks.whole)
            else:
                sheet.write_string(row, place, plain(str(value)), looks.plain)


def test_rows_are_those_that_xlsxwriter_writes_cell_by_cell() -> None:
    kept: list[str] = []
    found = written(lambda _, looks: kept.append(rows_of(TABLE, looks, first=4)))
    found["xl/worksheets/sheet1.xml"] = filled(found["xl/worksheets/sheet1.xml"], kept[0], end="G12")
    assert found == written(cell_by_cell)
    assert b'<dimension ref="A1:G12"/>' in found["xl/worksheets/sheet1.xml"]


def test_text_that_looks_like_markup_of_a_cell_is_text() -> None:
    hostile = "<r><t>x</t></r><evil/><r></r>"
    made = io.BytesIO()
    book = Workbook(made, {"constant_memory": True})
    sheet = book.add_worksheet("x")
    sheet.write_string(0, 0, plain(hostile))
    look = book.add_format({})
    rows = rows_of(pd.DataFrame({"a": [hostile]}), Looks(*[look] * 7), first=1)
    book.close()
    below = {"xl/worksheets/sheet1.xml": partial(filled, rows=rows, end="A2")}
    read = openpyxl.load_workbook(io.BytesIO(repacked(made.getvalue(), changed=below))).active
    assert [read["A1"].value, read["A2"].value] == [hostile + " ", hostile + " "]


def test_no_cell_is_longer_than_excel_takes() -> None:
    assert plain("가" * 40_000) == "가" * LONGEST
    assert plain("🙂" * 20_000) == "🙂" * (LONGEST // 2)
    assert plain("🙂" * 100) == "🙂" * 100
