"""Findings: what was found wrong or odd in records, one row each, in words a person can act on."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import pandas as pd

from innonet import schema, vocabulary

Severity = Literal["must fix", "should look", "note"]
SEVERITIES: tuple[Severity, ...] = ("must fix", "should look", "note")
COLUMNS = (
    "severity", "rule", "table", "file", "sheet", "row", "column", "value",
    "problem", "fix", "problem_ko", "fix_ko", "set_aside", "content",
)  # fmt: skip
TABLES_KO = {"organizations": "기관", "partnerships": "협력사업", "participations": "참여"}


@dataclass(frozen=True)
class Rule:
    """One kind of finding: its severity and its sentences, where `{value}` and other fields are filled in."""

    id: str
    severity: Severity
    problem: str
    fix: str
    problem_ko: str
    fix_ko: str


@cache
def rules() -> dict[str, Rule]:
    """Give all rules by id, in the order of `vocabulary/rules.toml`."""
    text = files("innonet").joinpath("vocabulary/rules.toml").read_text(encoding="utf-8")
    return {id_: Rule(id_, **fields) for id_, fields in tomllib.loads(text).items()}


def found(
    rule: str,
    rows: pd.DataFrame,
    *,
    table: str,
    column: str = "",
    values: Sequence[Any] | None = None,
    set_aside: bool = False,
    **fields: Any,
) -> pd.DataFrame:
    """Make one finding per row.

    Parameters
    ----------
    rule
        Id of a rule in `vocabulary/rules.toml`.
    rows
        Rows of a table of Records with their provenance columns; no rows, no findings.
    table, column
        Where it was found.
    values
        The offending value of each row; by default the row's own value in `column`.
    set_aside
        Whether the rows cannot be used and are left out; their whole content is kept in the finding.
    **fields
        More values for the rule's sentences: one value for all rows or a list with one per row.

    Returns
    -------
    DataFrame with the columns of `COLUMNS`.
    """
    if rows.empty:
        return _nothing()
    if values is None:
        values = rows[column].tolist() if column in rows.columns else [""] * len(rows)
    one = rules()[rule]
    lists = {k: v if isinstance(v, list) else [v] * len(rows) for k, v in fields.items()}
    result = []
    for number, (record, value) in enumerate(zip(rows.to_dict("records"), values, strict=True)):
        filled = {k: v[number] for k, v in lists.items()}
        result.append(_row(one, {str(k): v for k, v in record.items()}, value, filled, (table, column, set_aside)))
    return pd.DataFrame(result, columns=list(COLUMNS))


@cache  # most rules find nothing in most columns
def _nothing() -> pd.DataFrame:
    """Give a table of no findings, the same to everybody: leave it as it is."""
    return pd.DataFrame(columns=list(COLUMNS))


def _row(
    rule: Rule, record: dict[str, Any], value: Any, fields: dict[str, Any], place: tuple[str, str, bool]
) -> tuple[Any, ...]:
    table, column, set_aside = place
    shown = "" if pd.isna(value) else str(value)
    words = {"value": shown, "column": column, "table": table, "table_ko": TABLES_KO.get(table, table), **fields}
    words_ko = {**words, "column": header_ko(table, column)}
    content = ""
    if set_aside:
        content = " | ".join(
            f"{k}={v}" for k, v in record.items() if k not in schema.PROVENANCE and isinstance(v, str) and v
        )
    return (
        rule.severity, rule.id, table,
        record.get("source_file", ""), record.get("source_sheet", ""), record.get("source_row", ""),
        column, shown,
        rule.problem.format_map(words), rule.fix.format_map(words),
        rule.problem_ko.format_map(words_ko), rule.fix_ko.format_map(words_ko),
        set_aside, content,
    )  # fmt: skip


def header_ko(table: str, column: str) -> str:
    """Give the Korean header of a column as the template has it; other columns keep their name.

    Examples
    --------
    >>> header_ko("organizations", "name_en"), header_ko("organizations", "motto")
    ('영문명', 'motto')
    """
    return _headers().get((table, column), column)


@cache
def _headers() -> dict[tuple[str, str], str]:
    """Give the Korean header of each column that the template has: table, column -> header."""
    return {(row["table"], row["column"]): row["ko"] for row in vocabulary.rows("template.csv")}


def found_file(
    rule: str, *, file: str, sheet: str = "", row: int | str = "", value: object = "", **fields: Any
) -> pd.DataFrame:
    """Make one finding about a whole file or sheet."""
    place = pd.DataFrame([{"source_file": file, "source_sheet": sheet, "source_row": row}])
    return found(rule, place, table="", values=[value], row=row, **fields)


def gathered(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put findings together in the order they come."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else _nothing()
    return pd.concat(parts, ignore_index=True)


def joined(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put findings together: must fix first, then by rule, file, sheet and row."""
    table = gathered(parts)
    order = table["severity"].map({s: n for n, s in enumerate(SEVERITIES)})
    number = pd.to_numeric(table["row"], errors="coerce").fillna(0)
    keys = table.assign(_severity=order, _row=number).sort_values(
        ["_severity", "rule", "file", "sheet", "_row", "column"], kind="stable"
    )
    return keys.drop(columns=["_severity", "_row"]).reset_index(drop=True)
