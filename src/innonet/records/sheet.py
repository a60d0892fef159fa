"""Grid -> Sheet: which row is the header, which table it is, which header is which column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from innonet import amounts, schema
from innonet.records.grid import Grid, Row

LOOKED_AT = 30  # rows in which a header is looked for
_NUMBERED = re.compile(r"^\s*(?:[①-⑳]|\d{1,2}[.)]|[가-하][.)])\s*")
_NUMBER = re.compile(r"\s*\d{1,2}$")
_ALL = tuple(schema.TABLES)


@dataclass(frozen=True)
class Sheet:
    """A grid whose header was found.

    Parameters
    ----------
    header
        The header's cells, unique, empty ones named by their column.
    header_row
        Physical row of the header (the last, where it has two).
    body, numbers
        The rows below it that have anything in them, and their physical rows.
    units
        Header -> factor; under "" what a line above the header says for all amounts.
    lines
        Physical row and text of what is written across the table, in one merged cell: a remark, a section's title.
    """

    grid: Grid
    header: list[str]
    header_row: int
    body: list[Row]
    numbers: list[int]
    units: Mapping[str, int]
    lines: tuple[tuple[int, str], ...] = ()


def sheet_of(grid: Grid, *, wanted: frozenset[str] = frozenset(), header_row: int | None = None) -> Sheet | None:
    """Find the header of a grid; None when the grid holds no table.

    Parameters
    ----------
    wanted
        Headers the user mapped: they count as recognised.
    header_row
        The physical row of the header where the user says it.
    """
    position = _position(grid, wanted) if header_row is None else _given(grid, header_row)
    if position is None:
        return None
    depth = _depth(grid, position)
    width = max((len(row) for row in grid.rows[position:]), default=0)
    last = position + depth - 1
    header = _unique([_bare(_header_cell(grid.rows[position : last + 1], n), wanted) for n in range(width)])
    kept = [n for n in range(last + 1, len(grid.rows)) if any(cell is not None for cell in grid.rows[n])]
    lines = {n: text for n in kept if (text := _line(grid, n, width))}
    kept = [n for n in kept if n not in lines]
    body = [[*grid.rows[n], *[None] * (width - len(grid.rows[n]))] for n in kept]
    used = [n for n in range(width) if not header[n].startswith("\0") or any(row[n] is not None for row in body)]
    header = [header[n] if not header[n].startswith("\0") else f"column {n + 1}" for n in used]
    body = [[row[n] for n in used] for row in body]
    units = {one: factor for one in header if (factor := amounts.unit_of(one)) is not None}
    above = (factor for row in grid.rows[:position] for cell in row if cell and (factor := amounts.unit_of(cell)))
    general = max(above, default=None)
    if general is not None:
        units[""] = general
    across = tuple((grid.numbers[n], text) for n, text in lines.items())
    return Sheet(grid, header, grid.numbers[last], body, [grid.numbers[n] for n in kept], units, across)


def _line(grid: Grid, n: int, width: int) -> str:
    """Give the text of a row that is one merged cell across most of the table; a row of sums has its own rule."""
    filled = {column: cell for column, cell in enumerate(grid.rows[n]) if cell is not None}
    for (top, left), (bottom, right) in grid.merged:
        is_across = top <= n <= bottom and 2 * (right - left + 1) > width
        if is_across and right > left and all(left <= column <= right for column in filled):
            text = filled.get(left, "")
            return "" if schema.says_sum(text) else text
    return ""


def is_known(header: str, wanted: frozenset[str] = frozenset()) -> bool:
    """Tell whether a header is one of ours in any table, or one the user mapped."""
    return header in wanted or _is_ours(header) or _is_ours(_NUMBERED.sub("", header))


def _is_ours(header: str) -> bool:
    return names_members(header) or any(schema.recognised(table, header) for table in _ALL)


def names_members(header: str) -> bool:
    """Tell whether a header says who takes part, one of several columns or not: 참여기관, 협력기관 (2), 참여기관3.

    Examples
    --------
    >>> names_members("참여기관3"), names_members("기관명"), names_members("기관1")
    (True, False, False)
    """
    plain = unnumbered(header)
    is_member = schema.recognised("participations", plain) == "organization"
    return is_member and schema.recognised("organizations", plain) is None


def unnumbered(header: str) -> str:
    """Give the folded word of a header that is one of several of its kind.

    Examples
    --------
    >>> unnumbered("참여기관3"), unnumbered("기관명 (2)")
    ('참여기관', '기관명')
    """
    return schema.key(_NUMBER.sub("", header))


def _position(grid: Grid, wanted: frozenset[str]) -> int | None:
    best, most = None, 0
    is_list = all(sum(cell is not None for cell in row) <= 1 for row in grid.rows)  # of names, in one column
    for position, row in enumerate(grid.rows[:LOOKED_AT]):
        cells = {cell for cell in row if cell}
        known = sum(is_known(cell, wanted) for cell in cells)
        is_header = len(cells) >= 2 or (is_list and any(map(_heads_names, cells)))
        if is_header and known > most:
            best, most = position, known
    if best is not None:
        return best
    return next((n for n, row in enumerate(grid.rows[:LOOKED_AT]) if sum(c is not None for c in row) >= 2), None)


def _heads_names(header: str) -> bool:
    return schema.recognised("organizations", _NUMBERED.sub("", header)) in ("organization", "name")


def _given(grid: Grid, header_row: int) -> int | None:
    return next((n for n, number in enumerate(grid.numbers) if number == header_row), None)


def _depth(grid: Grid, position: int) -> int:
    """Give how many rows the header has: more than one only where merged cells say so."""
    spans = [last[0] - first[0] + 1 for first, last in grid.merged if first[0] == position and last[0] > first[0]]
    return min(max(spans, default=1), 3)


def _header_cell(rows: list[Row], column: int) -> str:
    parts = [row[column] for row in rows if column < len(row) and row[column]]
    joined = " ".join(dict.fromkeys(" ".join(str(part).split()) for part in parts))
    last = str(parts[-1]) if parts else ""
    if len(parts) > 1 and not is_known(joined):
        below = (last, f"{last}기관")  # 참여기관 above, 주관 and 협력 below it
        return next((one for one in below if is_known(one) or schema.key(one) in schema.LEADS), joined)
    return joined or f"\0{column}"


def _bare(header: str, wanted: frozenset[str]) -> str:
    """Leave out the number before a header that is known without it: ① 사업명, 2. 기관명."""
    bare = _NUMBERED.sub("", header)
    return bare if _is_ours(bare) and not _is_ours(header) and header not in wanted else header


def _unique(header: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    result = []
    for one in header:
        seen[one] = seen.get(one, 0) + 1
        result.append(one if seen[one] == 1 else f"{one} ({seen[one]})")
    return result


def table_of(sheet: Sheet) -> str | None:
    """Say which table a sheet is, by its columns: None when it is none of ours."""
    columns = {table: {schema.recognised(table, one) for one in sheet.header} for table in _ALL}
    if any(map(names_members, sheet.header)):
        columns["participations"].add("organization")
    if {"source", "target"} <= columns["edges"]:
        return "edges"
    both = {"organization", "partnership"} <= columns["participations"]
    if both:
        return "participations"
    if "organization" in columns["organizations"] or "name" in columns["organizations"]:
        is_organizations = len(columns["organizations"]) >= len(columns["partnerships"])
        if is_organizations or "partnership" not in columns["partnerships"]:
            return "organizations"
    return "partnerships" if "partnership" in columns["partnerships"] else None


def named_table(text: str) -> str | None:
    """Say which table a file's or sheet's name means, if it says so."""
    wanted = schema.key(text)
    for table, words in schema.TABLE_WORDS.items():
        if wanted in {schema.key(word) for word in words}:
            return table
    return None
