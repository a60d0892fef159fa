"""The account of a reading: what was taken for what, and findings about files and sheets."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

from innonet import findings, schema
from innonet.records.grid import Grid
from innonet.records.results import is_result
from innonet.records.sheet import Sheet, is_known, names_members, table_of, unnumbered
from innonet.records.types import COLUMN_ACCOUNT

if TYPE_CHECKING:
    from innonet.records.forms import Part


ENDS = ("organization", "source")
"""Columns of ours that name who takes part."""


def columns(parts: list[Part]) -> pd.DataFrame:
    """List every header with the column it was taken for; empty where it is kept under its own name."""
    rows = []
    for part in parts:
        for header in part.headers:
            column = part.mapped.get(header, "")
            if column or not part.is_derived:
                how = "recognised" if column else "kept"
                rows.append((part.file, part.sheet, part.table, header, column, how))
    return pd.DataFrame(rows, columns=list(COLUMN_ACCOUNT)).drop_duplicates(ignore_index=True)


def findings_of(looked: list[tuple[Grid, Sheet | None]], used: list[Part]) -> list[pd.DataFrame]:
    """Report encodings, title rows, hidden rows, formulas, and sheets that are no table of ours."""
    taken = {id(part.grid) for part in used}
    result = []
    for grid, sheet in looked:
        place = {"file": grid.file, "sheet": grid.sheet}
        if is_result(grid):
            result.append(findings.found_file("own_result", **place, value=grid.file))
            continue
        if grid.is_hidden:
            if sheet is not None and table_of(sheet) is not None:
                result.append(findings.found_file("hidden_sheet", **place, value=len(sheet.body), named=grid.sheet))
            continue
        if sheet is None or id(grid) not in taken:
            if any(any(row) for row in grid.rows):
                result.append(findings.found_file("no_table", **place))
            continue
        if grid.encoding not in ("", "utf-8", "utf-8-sig"):
            result.append(findings.found_file("other_encoding", **place, value=grid.encoding))
        if (
            sheet.header_row > grid.numbers[0]
            and grid.numbers[0] == 1
            and any(map(any, grid.rows[: sheet.header_row - 1]))
        ):
            result.append(findings.found_file("title_rows", **place, row=sheet.header_row, value=sheet.header_row))
        result += [
            findings.found_file("second_header", **place, row=row, value=text) for row, text in _headers_in(sheet)
        ]
        result += [_line(grid, row, text) for row, text in sheet.lines]
        hidden = [number for number in grid.hidden if number in set(sheet.numbers)]
        if hidden:
            result.append(findings.found_file("hidden_rows", **place, row=hidden[0], value=len(hidden)))
        factors = sorted({f"{factor:,.0f}" for factor in sheet.units.values()})
        result += [findings.found_file("units", **place, value=factor) for factor in factors]
        if grid.notes.get("hyperlinks"):
            result.append(findings.found_file("hyperlinks", **place, value=grid.notes["hyperlinks"]))
    return result


def _line(grid: Grid, row: int, text: str) -> pd.DataFrame:
    place = pd.DataFrame([{"source_file": grid.file, "source_sheet": grid.sheet, "source_row": row}])
    return findings.found("remark_row", place, table="", values=[text], set_aside=True)


def _headers_in(sheet: Sheet) -> list[tuple[int, str]]:
    """Give the rows below the header that are headers themselves: of a second table, or of the next printed page."""
    filled = ((number, [cell for cell in row if cell]) for number, row in zip(sheet.numbers, sheet.body, strict=True))
    return [(number, ", ".join(cells)) for number, cells in filled if len(cells) >= 3 and all(map(is_known, cells))]


def unmapped(used: list[Part]) -> pd.DataFrame:
    """Report headers that are none of ours but look like one."""
    result = []
    for part in used:
        words = [word for c in schema.TABLES[part.table] for word in (c.name, *c.spellings)]
        for header in part.headers:
            is_settled = header in part.mapped or schema.recognised(part.table, header) is not None
            near = [] if is_settled else get_close_matches(header, words, n=1, cutoff=0.8)
            column = schema.recognised(part.table, near[0]) if near else None
            if column and column not in part.mapped.values():
                result.append(
                    findings.found_file("near_column", file=part.file, sheet=part.sheet, value=header, near=column)
                )
    return findings.joined(result)


def second_columns(used: list[Part]) -> pd.DataFrame:
    """Report columns that name organizations that take part, too, and were not read as such."""
    result = []
    for part in (one for one in used if one.table == "participations"):
        first = next((header for header, column in part.mapped.items() if column in ENDS), None)
        for header in part.headers if first else ():
            is_lead, is_more = schema.key(header) in schema.LEADS, unnumbered(header) == unnumbered(first or "")
            if header not in part.mapped and (is_lead or is_more or names_members(header)):
                place = {"file": part.file, "sheet": part.sheet}
                result.append(findings.found_file("second_column", **place, value=header, first=first))
    return findings.joined(result)
