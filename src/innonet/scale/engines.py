"""The engines: DuckDB, out of core on this machine, and Spark, on this machine or a cluster."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from innonet.errors import DataError, UsageError, unknown_choice

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = {".csv": "csv", ".parquet": "parquet"}


class Engine(Protocol):
    """Runs plain SQL on tables it holds by name."""

    def opened(self, source: str, columns: dict[str, str]) -> None:
        """Make the table `found` of a file, a pattern of files or a folder: wanted column -> its name there."""

    def view(self, name: str, query: str) -> None:
        """Make or replace a view: the query is run each time it is read."""

    def table(self, name: str, query: str) -> None:
        """Make or replace a table by a query."""

    def rows(self, query: str) -> pd.DataFrame:
        """Give what a query finds."""

    def close(self) -> None:
        """Let go of what was made."""


def engine(name: str, *, session: Any = None, memory: str | None = None) -> Engine:
    """Start an engine, or take up a session of the user's own.

    Raises
    ------
    UsageError
        If there is no such engine or it is not installed.
    """
    if name not in ("duckdb", "spark"):
        raise unknown_choice(name, ["duckdb", "spark"], where="engine")
    package, extra = ("duckdb", "scale") if name == "duckdb" else ("pyspark", "spark")
    try:
        __import__(package)
    except ImportError as error:
        raise UsageError(
            f"{package} is not installed.", where="engine", fix=f"Run `pip install innonet[{extra}]`."
        ) from error
    return DuckDB(session, memory) if name == "duckdb" else Spark(session, memory)


def _amount(memory: str) -> str:
    if not re.fullmatch(r"\d+(\.\d+)? ?[KMGTkmgt]?i?[Bb]?", memory):
        raise UsageError(f"memory is {memory!r}.", where="reduce", fix='Write it as "8GB".')
    return memory


def _form(source: str) -> str:
    ending = Path(source).suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(
            f"the ending {ending or '(none)'} says no format an engine reads here.",
            where=source,
            fix="Name a .csv or .parquet file, or a pattern such as records/*.parquet.",
        )
    return ENDINGS[ending]


def _known(columns: dict[str, str], there: list[str], source: str) -> None:
    for wanted, name in columns.items():
        if name not in there:
            raise DataError(
                f"there is no column {name!r}; there are {', '.join(there)}.",
                where=source,
                fix=f"Say which it is: reduce(..., {wanted}=...).",
            )


class DuckDB:
    """DuckDB with its tables in a folder for the time being, so that memory holds only what is worked on."""

    def __init__(self, session: Any, memory: str | None) -> None:
        import duckdb

        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if session is None:
            self._folder = tempfile.TemporaryDirectory(prefix="innonet-", ignore_cleanup_errors=True)
            session = duckdb.connect(str(Path(self._folder.name) / "tables.duckdb"))
            session.execute("SET preserve_insertion_order = false")
        self._own = self._folder is not None
        self._session = session
        if memory:
            session.execute(f"SET memory_limit = '{_amount(memory)}'")

    def opened(self, source: str, columns: dict[str, str]) -> None:
        """Make the table `found`."""
        import duckdb

        try:
            if _form(source) == "csv":
                found = self._session.read_csv(source, header=True, all_varchar=True)
            else:
                found = self._session.read_parquet(source)
        except duckdb.Error as error:
            raise DataError(f"DuckDB cannot read it ({error}).", where=source, fix="Check the file.") from error
        _known(columns, list(found.columns), source)
        chosen = [duckdb.ColumnExpression(name).alias(wanted) for wanted, name in columns.items()]
        found.select(*chosen).create_view("found", replace=True)

    def view(self, name: str, query: str) -> None:
        """Make or replace a view."""
        self._session.execute(f"CREATE OR REPLACE VIEW {name} AS {query}")

    def table(self, name: str, query: str) -> None:
        """Make or replace a table."""
        self._session.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")

    def rows(self, query: str) -> pd.DataFrame:
        """Give what a query finds."""
        return cast("pd.DataFrame", self._session.execute(query).df())

    def close(self) -> None:
        """Close what was opened here; a session of the user's own stays open."""
        if self._own:
            self._session.close()
        if self._folder is not None:
            self._folder.cleanup()


class Spark:
    """Spark, in the session given or in one on this machine."""

    def __init__(self, session: Any, memory: str | None) -> None:
        from pyspark.sql import SparkSession

        self._own = session is None and SparkSession.getActiveSession() is None
        if session is None:
            maker = SparkSession.builder.appName("innonet")
            session = (maker.config("spark.driver.memory", memory) if memory else maker).getOrCreate()
        self._session = session

    def opened(self, source: str, columns: dict[str, str]) -> None:
        """Make the table `found`."""
        from pyspark.errors import PySparkException

        reader = self._session.read
        try:
            if _form(source) == "csv":
                found = reader.option("header", True).option("escape", '"').csv(source)
            else:
                found = reader.parquet(source)
        except PySparkException as error:
            raise DataError(f"Spark cannot read it ({error}).", where=source, fix="Check the file.") from error
        there = [name.lstrip("\ufeff") for name in found.columns]
        found = found.toDF(*there)
        _known(columns, there, source)
        chosen = [found[f"`{name.replace('`', '``')}`"].alias(wanted) for wanted, name in columns.items()]
        found.select(*chosen).createOrReplaceTempView("found")

    def view(self, name: str, query: str) -> None:
        """Make or replace a view."""
        self._session.sql(query).createOrReplaceTempView(name)

    def table(self, name: str, query: str) -> None:
        """Make or replace a table; what was done is kept, so that no round does the rounds before it again."""
        self._session.sql(query).localCheckpoint().createOrReplaceTempView(name)

    def rows(self, query: str) -> pd.DataFrame:
        """Give what a query finds."""
        return cast("pd.DataFrame", self._session.sql(query).toPandas())

    def close(self) -> None:
        """Stop a session that was started here."""
        if self._own:
            self._session.stop()
