"""Rules on words that come from a list: sector, level, kind, status; and on damaged text."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet import findings, names, vocabulary
from innonet.checks.rule import filled, near_columns, usable
from innonet.records import Records

LISTED = (
    ("organizations", "sector", "sectors"),
    ("organizations", "level", "levels"),
    ("partnerships", "kind", "kinds"),
    ("partnerships", "status", "statuses"),
)
"""Table, column and the vocabulary list its words come from."""


def follows_list(values: pd.Series[str], name: str) -> bool:
    """Tell whether a column mostly uses our words; if not, it has a scheme of its own, which is fine."""
    known = values.map(lambda text: vocabulary.recognised(name, str(text)) is not None)
    return bool(len(known)) and float(known.mean()) >= 0.5


def unknown_word(records: Records) -> pd.DataFrame:
    """A sector, level, kind or status is one of the list, where the column follows the list."""
    parts = []
    for table, column, name in LISTED:
        rows = filled(usable(records, table), column)
        if len(rows) and follows_list(rows[column], name):
            parts.append(_unknown(rows, (table, column, name)))
    return findings.gathered(parts)


def _unknown(rows: pd.DataFrame, place: tuple[str, str, str]) -> pd.DataFrame:
    table, column, name = place
    unknown = rows[rows[column].map(lambda text: vocabulary.recognised(name, str(text)) is None).astype(bool)]
    entries = list(vocabulary.entries(name).values())
    hints: dict[str, Any] = near_columns(unknown[column], [word for entry in entries for word in (entry.ko, entry.en)])
    known, known_ko = ", ".join(e.en for e in entries), ", ".join(e.ko for e in entries)
    return findings.found("unknown_word", unknown, table=table, column=column, known=known, known_ko=known_ko, **hints)


def missing_sector(records: Records) -> pd.DataFrame:
    """Every organization has a sector, where the table has sectors at all."""
    rows = usable(records, "organizations")
    if not len(filled(rows, "sector")):
        return findings.gathered([])
    missing = rows[rows["sector"].isna()]
    shown = missing.get("name", missing["organization"]).fillna(missing["organization"]).tolist()
    return findings.found("missing_sector", missing, table="organizations", column="sector", values=shown)


def missing_name(records: Records) -> pd.DataFrame:
    """Every organization has a name, where the table has names at all."""
    rows = usable(records, "organizations")
    if not len(filled(rows, "name")):
        return findings.gathered([])
    return findings.found(
        "missing_name", rows[rows["name"].isna()], table="organizations", column="name",
        values=rows.loc[rows["name"].isna(), "organization"].tolist(),
    )  # fmt: skip


def mojibake(records: Records) -> pd.DataFrame:
    """A name is not garbled by a wrong encoding."""
    parts = []
    for table in ("organizations", "partnerships"):
        rows = filled(usable(records, table), "name")
        right = [names.mend(str(text)) for text in rows.get("name", ())]
        bad = rows[pd.Series([one is not None for one in right], index=rows.index, dtype=bool)]
        proposals = [one for one in right if one is not None]
        parts.append(findings.found("mojibake", bad, table=table, column="name", right=proposals))
    return findings.gathered(parts)


RULES = (unknown_word, missing_name, missing_sector, mojibake)
