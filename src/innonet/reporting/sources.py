"""What the last part of the page says: what was read, set aside, merged and assumed, and by which method."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pandas as pd

from innonet import glossary, schema
from innonet.findings import SEVERITIES
from innonet.korean import date
from innonet.reporting.exports import plain
from innonet.reporting.record_sentences import merged
from innonet.reporting.results import Results
from innonet.reporting.words import Both, count, same, shown

if TYPE_CHECKING:
    from innonet.records import Source

EXAMPLES = 3
MERGED_SHOWN = 20
SEVERITY_NAMES = {
    "must fix": Both("꼭 고칠 것", "Must fix"),
    "should look": Both("확인할 것", "Should look"),
    "note": Both("참고", "Note"),
}
METHODS = {
    "same number": Both("등록번호가 같습니다", "The same registration number"),
    "same core name": Both("핵심 명칭이 같고 달리 볼 근거가 없습니다", "The same core name, and nothing against it"),
    "decision": Both("검토 목록에서 합치기로 정했습니다", "Decided in the review list"),
    "name": Both("참여 표에 이 이름으로 적혀 있습니다", "Written by this name in participations"),
    "folded into parent": Both("상위 기관으로 합산했습니다", "Counted for its parent organization"),
}
"""How the crosswalk came to an organization, as it says so in its column `method`."""
# The words a reader needs, besides the measures in the tables.
WORDS = ("organization", "partnership", "participation", "tie", "strength", "distance", "hub", "community",
         "modularity", "stability", "expected", "ratio", "gain")  # fmt: skip


def file_rows(source: Source) -> list[dict[str, str]]:
    """Give the files that were read: name, sheet, what they were taken for, rows, encoding, hash."""
    return [
        {
            "file": PurePath(one.file).name,
            "sheet": one.sheet,
            "table": one.table,
            "rows": count(one.rows),
            "encoding": one.encoding,
            "note": one.note,
            "hash": one.sha256[:12],
        }
        for one in source.files
    ]


def period(partnerships: pd.DataFrame) -> Both | None:
    """Say from when to when the partnerships run; None where no start is given."""
    starts = partnerships["start"].dropna() if "start" in partnerships.columns else pd.Series(dtype=object)
    starts = starts[starts.astype(str).str.match(r"^\d{4}")]
    if starts.empty:
        return None
    first, last = str(starts.min())[:4], str(starts.max())[:4]
    if first == last:
        return Both(f"{date(first)}에 시작한 사업", f"Partnerships begun in {first}")
    return Both(f"{date(first)}부터 {date(last)} 사이에 시작한 사업", f"Partnerships begun from {first} to {last}")


def issue_groups(issues: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the findings on the records by rule, the most severe and frequent first, with examples."""
    if issues.empty:
        return []
    grouped = [
        _issue_group(str(severity), str(rule), rows)
        for (severity, rule), rows in issues.groupby(["severity", "rule"], sort=True)
    ]
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    return sorted(grouped, key=lambda one: (order.get(one["severity"], 9), -one["size"], one["rule"]))


def _issue_group(severity: str, rule: str, rows: pd.DataFrame) -> dict[str, Any]:
    first = rows.iloc[0]
    return {
        "severity": severity,
        "severity_name": SEVERITY_NAMES.get(severity, Both(severity, severity)),
        "rule": rule,
        "size": len(rows),
        "count": count(len(rows)),
        "aside": int(rows["set_aside"].astype(bool).sum()) if "set_aside" in rows.columns else 0,
        "fix": Both(shown(first.get("fix_ko")) or shown(first["fix"]), shown(first["fix"])),
        "examples": [_example(row) for row in rows.head(EXAMPLES).to_dict("records")],
        "more": len(rows) - EXAMPLES,
    }


def _example(row: dict[Any, Any]) -> dict[str, Any]:
    number = shown(row.get("row"))
    number = number.removesuffix(".0")
    parts_ko = [shown(row.get("file")), shown(row.get("sheet")), f"{number}행" if number else ""]
    parts_en = [*parts_ko[:2], f"row {number}" if number else ""]
    return {
        "where": Both(*(" · ".join(part for part in parts if part) for parts in (parts_ko, parts_en))),
        "problem": Both(shown(row.get("problem_ko")) or shown(row["problem"]), shown(row["problem"])),
    }


def merged_rows(results: Results) -> list[dict[str, Any]]:
    """Give the spellings and ids that were brought together, the first of them."""
    names = results.register.organizations.set_index("organization")["name"]
    return [
        {
            "original": shown(row["spelling"]),
            "id": shown(row["original"]),
            "into": shown(names.get(row["organization"])) or shown(row["organization"]),
            "why": METHODS.get(row["method"], same(shown(row["reason"]) or row["method"])),
        }
        for row in merged(results.register).head(MERGED_SHOWN).to_dict("records")
    ]


def column_rows(source: Source) -> list[dict[str, str]]:
    """Give which header was taken for which column, where the two differ in more than signs and case."""
    columns = source.columns
    taken = columns[columns["column"].fillna("") != ""].drop_duplicates(["table", "header", "column"])
    return [
        {
            "table": row["table"],
            "header": shown(row["header"]),
            "column": row["column"],
            "how": shown(row["how"]),
        }
        for row in taken.to_dict("records")
        if schema.key(row["header"]) != schema.key(row["column"])
    ]


def terms(results: Results) -> list[dict[str, Any]]:
    """Give the glossary's entries for every word and measure the page uses, with their sources."""
    measures = [*map(str, results.profile.columns), *map(str, results.fragmentation.get("measure", ()))]
    known = glossary.terms()
    wanted = [known[id_] for id_ in dict.fromkeys([*WORDS, *measures]) if id_ in known]
    return [
        {"id": one.id, "name": Both(one.ko, one.en), "text": Both(one.ko_text, one.en_text),
         "range": one.range, **_cited(one.source)}
        for one in wanted
    ]  # fmt: skip


def _cited(source: str) -> dict[str, str]:
    link = re.search(r"https://\S+", source)
    return {"source": source.replace(link.group(), "").rstrip(" ,") if link else source,
            "link": link.group().rstrip(".,") if link else ""}  # fmt: skip


def settings_rows(results: Results) -> list[tuple[str, str]]:
    """Give what was set, step by step, and what was left as it is by default."""
    rows = [("seed", str(results.seed))]
    for step, settings in {"project": dict(results.network.settings), **plain(results.settings)}.items():
        rows += [(f"{step}.{key}", str(plain(value))) for key, value in (settings or {}).items()]
    return rows
