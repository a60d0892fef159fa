"""Sheets -> Records: the form is chosen here, and every row gets its provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from innonet import findings, schema
from innonet.errors import DataError
from innonet.records import account, flat, forms, presets, spellings
from innonet.records.grid import Grid
from innonet.records.results import is_result
from innonet.records.sheet import Sheet, named_table, sheet_of, table_of
from innonet.records.types import FileRead, Records, Source, empty_table

TABLES = ("organizations", "partnerships", "participations")
FLAT = "participation table"
PAIRS = "edge list"


@dataclass(frozen=True)
class Settings:
    """What the user said about the source; see `read`."""

    form: str | None
    preset: str | None
    tables: dict[str, str]
    columns: dict[str, dict[str, str]]
    header_row: int | None
    values: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)


def assembled(grids: list[Grid], settings: Settings, *, name: str) -> Records:
    """Put the sheets of a source together as Records.

    Raises
    ------
    DataError
        If no sheet holds a table of ours, or a needed column is not there.
    """
    wanted = frozenset(header for columns in settings.columns.values() for header in columns.values())
    looked = [(grid, sheet_of(grid, wanted=wanted, header_row=settings.header_row)) for grid in grids]
    sheets = [sheet for grid, sheet in looked if sheet is not None and not grid.is_hidden and not is_result(grid)]
    preset = presets.preset_of(sheets, settings.preset) if not settings.columns and not settings.form else None
    if preset is not None:
        parts, form = _preset_parts(sheets, preset), preset.name
    else:
        parts, form = _parts([(sheet, _table(sheet, settings)) for sheet in sheets], settings)
    if not any(len(part.frame) or part.table for part in parts):
        raise _no_table(grids, name)
    records = _records(parts, looked, form=form, name=name)
    return replace(records, tables=_meant(records.tables, settings.values)) if settings.values else records


def _parts(named: list[tuple[Sheet, str | None]], settings: Settings) -> tuple[list[forms.Part], str]:
    """Split sheets into parts; a sheet of participations that says all of its partnerships is split into all tables."""
    tables = {table for _, table in named}
    form = settings.form or _form(tables)
    may_be_whole = not settings.form and "partnerships" not in tables
    whole = [
        sheet for sheet, table in named
        if table == "participations" and (form == FLAT or (may_be_whole and flat.is_whole(sheet, settings.columns)))
    ]  # fmt: skip
    parts = forms.parts([one for one in named if one[0] not in whole], form, settings.columns)
    parts = parts if "partnerships" in tables else spellings.one_spelling(parts)
    listed = flat.names_of([one for one in parts if one.table == "organizations"])
    both = [*parts, *flat.parts(whole, settings.columns, listed=listed)]
    return sorted(both, key=lambda part: part.is_derived), form


def _meant(
    tables: Mapping[str, pd.DataFrame], values: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> dict[str, pd.DataFrame]:
    """Put what codes mean in their place; what has no meaning told stays as it is."""
    result = dict(tables)
    for named, columns in values.items():
        table = "partnerships" if named == "edges" else named  # what is said of a pair is said of its partnership
        for column, meanings in columns.items():
            if column not in result[table].columns:
                raise DataError(
                    f"the table of {table} has no column {column!r} whose values could be told.",
                    where="values",
                    fix=f"Its columns: {', '.join(map(str, result[table].columns))}.",
                )
            told = {str(code): meaning for code, meaning in meanings.items()}
            read = result[table][column].map(lambda cell, told=told: told.get(cell, cell))
            result[table] = result[table].assign(**{column: read})
    return result


def _table(sheet: Sheet, settings: Settings) -> str | None:
    """Say which table a sheet is: told by the user, by its columns, by its name."""
    file, title = sheet.grid.file, sheet.grid.sheet
    for table, told in settings.tables.items():
        if told in (file, title, f"{file}:{title}"):
            return table
    by_column = table_of(sheet)
    by_name = named_table(title) or named_table(Path(file).stem)
    if by_name and _fits(sheet, by_name, settings):
        return by_name
    if by_column is None:
        by_column = next((t for t, c in settings.columns.items() if c and set(c.values()) <= set(sheet.header)), None)
    # Named as a table of ours but without its columns: an error will say which, rather than a silent omission. A table
    # of participations that lost its partnerships must not pass for one of organizations.
    if by_name == "participations" and by_column == "organizations":
        return by_name
    return by_column or by_name


def _fits(sheet: Sheet, table: str, settings: Settings) -> bool:
    """Tell whether a sheet has what a table needs, so that a name alone does not decide."""
    mapped = forms.mapping(sheet, table, settings.columns.get(table, {}))
    found = set(mapped.values())
    if table == "organizations":
        return bool({"organization", "name"} & found)
    return set(schema.needed(table)) <= found


def _form(tables: set[str | None]) -> str:
    if "edges" in tables and "participations" not in tables:
        return PAIRS
    is_alone = "participations" in tables and not {"organizations", "partnerships"} & tables
    return FLAT if is_alone else "three tables"


def _preset_parts(sheets: list[Sheet], preset: presets.Preset) -> list[forms.Part]:
    parts: list[forms.Part] = []
    for sheet in sheets:
        marks = {presets.folded(one) for one in sheet.header}
        if preset.marks <= marks:
            parts += forms.preset_parts(sheet, preset)
        elif preset.companion_marks and preset.companion_marks <= marks:
            parts.append(forms.part(sheet, "partnerships", presets.headers(sheet, preset.partnerships)))
    return sorted(parts, key=lambda part: part.is_derived)


def _records(parts: list[forms.Part], looked: list[tuple[Grid, Sheet | None]], *, form: str, name: str) -> Records:
    _needed(parts)
    tables = {table: _together(parts, table) for table in TABLES}
    told = [one for part in parts for one in part.told]
    for table in ("organizations", "partnerships") if form not in presets.PRESETS else ():
        if all(part.is_derived and part.taken_for == table for part in parts if part.table == table):
            tables[table], otherwise = flat.first_said(tables[table], table)
            told.append(otherwise)
    tables = {table: _once(parts, table, rows) for table, rows in tables.items()}
    derived = forms.derived(tables)
    used = [part for part in parts if not part.is_derived]
    files = tuple(_file_read(part) for part in used)
    told += [*account.findings_of(looked, used), account.unmapped(used), account.second_columns(used)]
    source = Source(name, form, files, account.columns(parts), findings.joined(told))
    return Records(derived, source, _units(parts))


def _together(parts: list[forms.Part], table: str) -> pd.DataFrame:
    frames = [part.frame for part in parts if part.table == table]
    if not frames:
        return empty_table(table)
    joined = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    if all(part.is_derived for part in parts if part.table == table):
        # A row of sums names nobody: it is told of where it stands, among the participations.
        joined = forms.named(joined, schema.needed(table)[0])
    columns = [c for c in joined.columns if c not in schema.PROVENANCE]
    return joined[[*columns, *schema.PROVENANCE]]


def _once(parts: list[forms.Part], table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Let derived rows name only what no own row names."""
    if any(part.is_derived for part in parts if part.table == table):
        return rows.drop_duplicates(schema.needed(table)[0], ignore_index=True)
    return rows


def _needed(parts: list[forms.Part]) -> None:
    for part in parts:
        there = {column for one in parts if one.table == part.table for column in one.frame.columns}
        lost = [c for c in schema.needed(part.table) if c not in there]
        if part.table == "organizations" and set(lost) < {"organization", "name"}:
            continue
        if lost:
            place = f"{part.file} [{part.sheet}]" if part.sheet else part.file
            raise DataError(
                f"the table of {part.table} has no column for {', '.join(lost)}; "
                f"its columns are {', '.join(part.headers)}.",
                where=place,
                fix=f"Rename the column, or map it under [read.columns.{part.table}] in study.toml.",
            )


def _no_table(grids: list[Grid], name: str) -> DataError:
    first = next((g.rows[0] for g in grids if g.rows), [])
    seen = ", ".join(str(cell) for cell in first if cell)[:200]
    return DataError(
        "nothing here is a table of organizations, partnerships or participations; "
        f"the first row is: {seen or '(empty)'}.",
        where=name,
        fix="Name the columns as `innonet new` does, or map them under [read.columns] in study.toml.",
    )


def _file_read(part: forms.Part) -> FileRead:
    grid = part.grid
    return FileRead(grid.file, grid.sheet, part.taken_for, part.rows, grid.encoding, part.header_row, grid.sha256)


def _units(parts: list[forms.Part]) -> dict[str, dict[tuple[str, str], int]]:
    units: dict[str, dict[tuple[str, str], int]] = {}
    for part in parts:
        if "amount" in part.units:
            units.setdefault(part.table, {})[part.file, part.sheet] = part.units["amount"]
    return units
