"""Records: what was found in files, as found, and the account of how it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

import pandas as pd

from innonet import findings, schema

COLUMN_ACCOUNT = ("file", "sheet", "table", "header", "column", "how")


@dataclass(frozen=True)
class FileRead:
    """One sheet or file and what it was taken for."""

    file: str
    sheet: str
    table: str
    rows: int
    encoding: str = ""
    header_row: int = 1
    sha256: str = ""
    note: str = ""


@dataclass(frozen=True, eq=False)
class Source:
    """Where records came from.

    Parameters
    ----------
    path
        The source as it was named, without its folder.
    form
        "three tables", "edge list", "participation table" or a preset's name.
    files
        One entry per sheet or file read.
    columns
        What was taken for what: file, sheet, table, header, column (empty: kept under its own header), how.
    findings
        Findings about whole files: encodings, title rows, hidden rows, sheets that are no table.
    """

    path: str
    form: str
    files: tuple[FileRead, ...] = ()
    columns: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(COLUMN_ACCOUNT)))
    findings: pd.DataFrame = field(default_factory=lambda: findings.joined([]))


@dataclass(frozen=True, eq=False)
class Records:
    """Three tables as found: every cell text or missing, every row with its file, sheet and row.

    Parameters
    ----------
    tables
        `organizations`, `partnerships`, `participations`; columns of ours under our names, others under
        their own header, and `source_file`, `source_sheet`, `source_row` (1-based, as a spreadsheet shows).
    source
        How they were read.
    units
        Table -> file and sheet -> factor, where that says its amounts are in thousands, say; not applied here.
    """

    tables: Mapping[str, pd.DataFrame]
    source: Source
    units: Mapping[str, Mapping[tuple[str, str], int]] = field(default_factory=dict)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(table):,} {name}" for name, table in self.tables.items())
        return f"Records ({self.source.form}) from {self.source.path}: {counts}"

    def _repr_html_(self) -> str:
        rows = [(one.file, one.sheet, one.table, one.rows, one.encoding) for one in self.source.files]
        files = pd.DataFrame(rows, columns=["file", "sheet", "table", "rows", "encoding"])
        shown = "".join(
            f"<{tag}>{title}{table._repr_html_()}</{tag}>"  # type: ignore[operator]
            for tag, title, table in (
                ("div", "", files),
                ("details", "<summary>What was taken for what</summary>", self.source.columns),
            )
        )
        return f"<p>{escape(repr(self))}</p>{shown}"


def empty_table(name: str) -> pd.DataFrame:
    """Give a table without rows that has its needed columns and the provenance columns."""
    return pd.DataFrame({c: pd.Series(dtype=object) for c in (*schema.needed(name), *schema.PROVENANCE)})
