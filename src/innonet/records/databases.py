"""Databases -> grids: a SQLite or DuckDB file or an SQLAlchemy address, only ever read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from innonet.errors import DataError, MissingPackageError, UsageError
from innonet.records.grid import Cell, Grid
from innonet.records.workbooks import text_of

_QUERY = re.compile(r"^\s*(select|with|from)\b", re.IGNORECASE)
MOST = 50  # tables of a database that are looked through where none is named
Answer = tuple[list[str], list[tuple[Any, ...]]]
Ask = Callable[[str], Answer]


def is_address(source: object) -> bool:
    """Tell an SQLAlchemy address such as postgresql://host/name from a path."""
    return isinstance(source, str) and re.match(r"^[a-z][\w+]+://", source) is not None


def is_database(path: Path) -> bool:
    """Tell a SQLite or DuckDB file by its first bytes."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(16)
    return head.startswith(b"SQLite format 3\0") or head[8:12] == b"DUCK"


def name_of(address: str) -> str:
    """Give an address's database without user, password and host, which are written nowhere."""
    return urlsplit(address).path.rstrip("/").rpartition("/")[2] or "database"


def database_grids(source: str | Path, tables: Mapping[str, str]) -> list[Grid]:
    """Read tables of a database, everything as text.

    Parameters
    ----------
    tables
        Table of ours -> a table's name there, or a query that begins with SELECT or WITH; without it every
        table is looked at.

    Raises
    ------
    DataError
        If the database cannot be opened or a query fails.
    MissingPackageError
        If DuckDB or SQLAlchemy is needed and not installed.
    """
    is_url = is_address(source)
    file = name_of(str(source)) if is_url else Path(source).name
    opened, names = _sqlalchemy(str(source)) if is_url else _file(Path(source))
    try:
        wanted = tables or {name: name for name in _named(opened, names, file)}
        return [_grid(opened, *one, file=file) for one in wanted.items()]
    finally:
        opened.close()


class _Open:
    """An open connection: a query and an end; `errors` are what the driver raises."""

    def __init__(self, ask: Ask, close: Callable[[], Any], errors: type[Exception]) -> None:
        self.ask, self.close, self.errors = ask, close, errors


def _file(path: Path) -> tuple[_Open, str]:
    with path.open("rb") as file:
        is_sqlite = file.read(16).startswith(b"SQLite")
    return _sqlite(path) if is_sqlite else _duckdb(path)


def _sqlite(path: Path) -> tuple[_Open, str]:
    import sqlite3

    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    def ask(query: str) -> Answer:
        cursor = connection.execute(query)
        return [one[0] for one in cursor.description or ()], cursor.fetchall()

    names = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"
    return _Open(ask, connection.close, sqlite3.Error), names


def _duckdb(path: Path) -> tuple[_Open, str]:
    try:
        import duckdb
    except ImportError:
        raise MissingPackageError(
            "reading a DuckDB file needs duckdb.", where=path.name, fix="Run: pip install 'innonet[database]'"
        ) from None
    try:
        connection = duckdb.connect(str(path), read_only=True, config={"enable_external_access": "false"})
    except duckdb.Error as error:
        raise _failed(path.name, error) from None

    def ask(query: str) -> Answer:
        cursor = connection.execute(query)
        return [one[0] for one in cursor.description or ()], cursor.fetchall()

    names = "SELECT table_name FROM information_schema.tables ORDER BY table_name"
    return _Open(ask, connection.close, duckdb.Error), names


def _is_there(url: Any, name: str) -> None:
    """Refuse a file of SQLite that is not there: to connect to it would make it."""
    file = url.database if url.get_backend_name() == "sqlite" else None
    if file and file != ":memory:" and not file.startswith("file:") and not Path(file).exists():
        raise DataError("the database's file is not there.", where=name, fix="Check the name.")


def _sqlalchemy(address: str) -> tuple[_Open, str]:
    name = name_of(address)
    try:
        import sqlalchemy
    except ImportError:
        raise MissingPackageError(
            "reading a database by its address needs sqlalchemy.", where=name,
            fix="Run: pip install 'innonet[database]' and the driver of your database.",
        ) from None  # fmt: skip
    try:
        engine = sqlalchemy.create_engine(address, poolclass=sqlalchemy.pool.NullPool)
        _is_there(engine.url, name)
        connection = engine.connect()
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise _failed(name, error) from None
    except ImportError as error:
        raise MissingPackageError(
            f"the database's driver is not installed ({error.name}).", where=name, fix=f"Run: pip install {error.name}"
        ) from None

    def ask(query: str) -> Answer:
        if not query:
            found = sqlalchemy.inspect(connection)
            return ["name"], [(one,) for one in sorted([*found.get_table_names(), *found.get_view_names()])]
        result = connection.execute(sqlalchemy.text(query))
        return list(result.keys()), [tuple(row) for row in result]

    # closing rolls back: nothing is ever committed
    return _Open(ask, connection.close, sqlalchemy.exc.SQLAlchemyError), ""


def _named(opened: _Open, query: str, file: str) -> list[str]:
    try:
        found = [str(row[0]) for row in opened.ask(query)[1]]
    except opened.errors as error:
        raise _failed(file, error) from None
    if not found or len(found) > MOST:
        raise DataError(
            f"the database has {len(found)} tables.", where=file,
            fix="Say which are meant: [read.tables] organizations = \"table or SELECT ...\" in study.toml.",
        )  # fmt: skip
    return found


def _grid(opened: _Open, table: str, said: str, *, file: str) -> Grid:
    is_query = _QUERY.match(said) is not None
    if not is_query and re.search(r"[;\s]\s*\w+\s", said):
        raise UsageError(
            f"{said[:60]!r} is neither a table's name nor a query that only reads.", where=file,
            fix="Begin the query with SELECT or WITH.",
        )  # fmt: skip
    quoted = '"' + said.replace('"', '""') + '"'
    try:
        header, rows = opened.ask(said if is_query else f"SELECT * FROM {quoted}")  # noqa: S608  quoted above
    except opened.errors as error:
        raise _failed(f"{file} [{table}]", error) from None
    cells = [[_text(value) for value in row] for row in rows]
    return Grid(file, table if is_query else said, [list(header), *cells], list(range(len(cells) + 1)))


def _text(value: Any) -> Cell:
    return text_of(str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value)


def _failed(where: str, error: Exception) -> DataError:
    said = str(error).splitlines()[0][:160] if str(error) else type(error).__name__
    return DataError(f"the database cannot be read ({said}).", where=where, fix="Check its name, tables and query.")
