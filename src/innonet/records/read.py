"""SOURCE -> Records: which files, which sheets, which form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from innonet.errors import DataError, UsageError, of_system, unknown_choice
from innonet.records.assembly import Settings, assembled
from innonet.records.databases import database_grids, is_address, is_database, name_of
from innonet.records.grid import Grid
from innonet.records.opening import SUFFIXES, grids_of
from innonet.records.presets import PRESETS
from innonet.records.types import Records


def read(
    source: str | Path,
    *,
    form: str | None = None,
    preset: str | None = None,
    tables: Mapping[str, str] | None = None,
    columns: Mapping[str, Mapping[str, str]] | None = None,
    values: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None,
    header_row: int | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Records:
    """Read records as found: nothing fixed, nothing dropped, every cell text.

    Parameters
    ----------
    source
        A folder or a file: .csv .tsv .txt .xlsx .xls .ods .json .jsonl .parquet .hwpx. What a file is is
        judged by its bytes, not by its name. Or a database, only ever read: a SQLite or DuckDB file, or an
        SQLAlchemy address such as `postgresql://host/name`.
    form
        "three tables", "edge list" or "participation table"; found out when not given.
    preset
        A known layout: "cordis" or "360giving"; found out when not given.
    tables
        Table -> file (or sheet) name, where the names and columns do not say it; of a database, a table's name or
        a query that begins with SELECT.
    columns
        Table -> column of ours -> header in the file, for headers that are not recognised.
    values
        Table -> column of ours -> what the file says -> what it means, for codes such as 1, 2, 3.
    header_row
        The row of the header as a spreadsheet shows it, where it is not found.
    sheet
        Read this sheet only.
    encoding
        The encoding of text files; found out strictly (BOM, UTF-8, CP949) when not given.
    delimiter
        The separator of text files; found out when not given.

    Returns
    -------
    Records; `records.source` says what was taken for what.

    Raises
    ------
    DataError
        If nothing can be read, a file is damaged, or a needed column is not there; with the fix.
    UsageError
        If a setting names a table, form or preset that does not exist.

    Examples
    --------
    >>> records = read("datasets/gyeonggi")  # doctest: +SKIP
    >>> records.source.columns  # doctest: +SKIP
    """
    _known(form, ["three tables", "edge list", "participation table"], "form")
    _known(preset, list(PRESETS), "preset")
    settings = Settings(
        form,
        preset,
        dict(tables or {}),
        {k: dict(v) for k, v in (columns or {}).items()},
        header_row,
        dict(values or {}),
    )
    for mapping in (settings.tables, settings.columns, settings.values):
        for table in mapping:
            _known(table, ["organizations", "partnerships", "participations", "edges"], "tables, columns and values")
    if is_address(source) or is_database(Path(source)):
        name = name_of(str(source)) if is_address(source) else Path(source).name
        found = database_grids(source, settings.tables)
        return assembled(found, replace(settings, tables=_sheets(settings.tables, found)), name=name)
    path = Path(source)
    grids: list[Grid] = []
    for file in files_of(path, settings.tables):
        content = _bytes(file)
        options: dict[str, Any] = {"sheet": sheet, "encoding": encoding, "delimiter": delimiter}
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        grids += grids_of(content, file=name, sha256=hashlib.sha256(content).hexdigest(), **options)
    return assembled(grids, settings, name=path.resolve().name)


def _sheets(tables: Mapping[str, str], found: list[Grid]) -> dict[str, str]:
    return {table: grid.sheet for table, grid in zip(tables, found, strict=False)}


def _known(value: str | None, choices: list[str], where: str) -> None:
    if value is not None and value not in choices:
        raise unknown_choice(value, choices, where=where)


def _bytes(file: Path) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise of_system(error, where=file.name, kind=DataError) from None
    if not content:
        raise DataError("the file is empty (0 bytes).", where=file.name, fix="Save it again, or take it away.")
    return content


def files_of(path: Path, tables: Mapping[str, str]) -> list[Path]:
    """Give the files of a source in a stable order.

    Raises
    ------
    DataError
        If there is no such file or folder, or the folder has no file of a kind innonet reads.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError("there is no such file or folder.", where=str(path), fix="Check the name.")
    if tables:
        named = [name for name in dict.fromkeys(tables.values()) if Path(name).suffix]
        lost = [name for name in named if not (path / name).is_file()]
        if lost:
            there = ", ".join(sorted(one.name for one in path.iterdir() if one.is_file()))
            raise UsageError(f"there is no file {lost[0]!r}.", where=path.name, fix=f"Files there: {there or 'none'}.")
        if named:
            return [path / name for name in named]
    found = [p for p in sorted(path.iterdir()) if p.is_file() and p.suffix.lower() in SUFFIXES and _is_data(p)]
    if not found:
        raise DataError(
            "the folder has no table that innonet reads.",
            where=path.name,
            fix=f"Put files there that end in {' '.join(SUFFIXES)}.",
        )
    return found


def _is_data(path: Path) -> bool:
    """Tell tables from what programs and people leave beside them."""
    name = path.name.casefold()
    return not name.startswith((".", "~$", "readme", "truth.", "source.")) and name not in ("package.json",)
