"""Records -> issues table: what is wrong or odd in the records, one small rule each; nothing is changed."""

from __future__ import annotations

import pandas as pd

from innonet import findings
from innonet.checks import coverage, identity, people, places, values, words
from innonet.checks.rule import Rule
from innonet.records import Records

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *values.RULES,
    *words.RULES,
    *places.RULES,
    *people.RULES,
    *coverage.RULES,
)


def check(records: Records) -> pd.DataFrame:
    """Look through records for what is wrong or odd, without changing them.

    Parameters
    ----------
    records
        As `read` found them.

    Returns
    -------
    DataFrame, one row per finding: `severity` ("must fix", "should look", "note"), `rule`, `table`, `file`,
    `sheet`, `row` (as the spreadsheet shows it), `column`, `value`, `problem`, `fix`, the same two in Korean
    (`problem_ko`, `fix_ko`), `set_aside` (the row cannot be used) and its `content`. Sorted by severity.

    Examples
    --------
    >>> issues = check(records)  # doctest: +SKIP
    >>> issues[issues["severity"] == "must fix"]  # doctest: +SKIP
    """
    issues = findings.joined([records.source.findings, *(rule(records) for rule in RULES)])
    for column in ("value", "content", "problem", "problem_ko"):
        issues[column] = issues[column].map(people.hidden)
    return issues


__all__ = ["RULES", "check"]
