"""Tables and findings as lines for a terminal."""

from __future__ import annotations

import unicodedata
from typing import Any

import pandas as pd

from innonet.findings import TABLES_KO
from innonet.network import Network
from innonet.records import Records
from innonet.reporting import Results
from innonet.reporting.hub_sentences import first_names


def as_text(table: pd.DataFrame) -> str:
    """Set a table as aligned text, numbers to the right; Korean letters count as two columns wide."""
    if table.empty:
        return "(0)"
    columns = [_set(str(name), table[name]) for name in table.columns]
    return "\n".join("  ".join(cells).rstrip() for cells in zip(*columns, strict=True))


def _set(name: str, column: pd.Series[Any]) -> list[str]:
    cells = [name, *(_written(value) for value in column)]
    wide = [sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in cell) for cell in cells]
    gaps = [" " * (max(wide) - one) for one in wide]
    right = column.dtype.kind in "iuf"
    return [gap + cell if right else cell + gap for cell, gap in zip(cells, gaps, strict=True)]


def _written(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN is not itself
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def step_table(result: Any, *, lang: str, whole: bool) -> pd.DataFrame:
    """Give a step's result as one table; for the screen without the columns of the other language."""
    table: pd.DataFrame = result.table() if hasattr(result, "table") else result
    if table.index.name:
        table = table.reset_index()
    if whole:
        return table
    other = "_en" if lang == "ko" else "_ko"
    pairs = [c for c in table.columns if f"{c}_ko" in table.columns]
    dropped = pairs if lang == "ko" else [f"{c}_ko" for c in pairs]
    return table.drop(columns=[*dropped, *(c for c in table.columns if str(c).endswith(other))])


def source_lines(records: Records, *, lang: str) -> str:
    """Say what was read, as which form, and which file became which table."""
    source = records.source
    head = f"{source.path}: {_form(source.form, lang)}"
    row, words = ("행", {**TABLES_KO, **FORMS_KO, "edges": FORMS_KO["edge list"]}) if lang == "ko" else ("rows", {})
    lines = [
        f"  {one.file}{f' [{one.sheet}]' if one.sheet else ''} -> {words.get(one.table, one.table)}: {one.rows:,} {row}"
        f"{f', {one.encoding}' if one.encoding else ''}"
        for one in source.files
    ]
    return "\n".join([head, *lines])


def issue_lines(issues: pd.DataFrame, *, lang: str, most: int = 40) -> str:
    """Give the issues as `file:row` lines with problem and fix, the most severe first, and the counts."""
    problem, fix = ("problem_ko", "fix_ko") if lang == "ko" else ("problem", "fix")
    told = issues[issues["severity"] != "note"]
    lines = []
    for one in told.head(most).to_dict("records"):
        sheet = f"[{one['sheet']}]" if one["sheet"] else ""
        place = f"{one['file']}{sheet}:{one['row']}".rstrip(":")
        lines.append(f"{place}: {SEVERITY[lang][one['severity']]}: {one[problem]} {one[fix]}")
    if len(told) > most:
        lines.append(MORE[lang].format(n=len(told) - most))
    return "\n".join([*lines, _counts(issues, lang)])


FORMS_KO = {"three tables": "표 세 개", "edge list": "기관 쌍 목록", "participation table": "참여 표 하나"}
"""The forms of records as an official reads them; the name of a known layout (CORDIS, 360Giving) stays as it is."""


def _form(form: str, lang: str) -> str:
    return FORMS_KO.get(form, form) if lang == "ko" else form


SEVERITY = {
    "ko": {"must fix": "수정 필요", "should look": "확인 필요", "note": "참고"},
    "en": {"must fix": "must fix", "should look": "should look", "note": "note"},
}
MORE = {
    "ko": "... 외 {n:,}건. 전체는 --out issues.csv 로 받을 수 있습니다.",
    "en": "... and {n:,} more; --out issues.csv writes all of them.",
}


def _counts(issues: pd.DataFrame, lang: str) -> str:
    counts = issues["severity"].value_counts()
    parts = [f"{SEVERITY[lang][one]} {counts.get(one, 0):,}" for one in SEVERITY[lang]]
    aside = int(issues["set_aside"].sum()) if len(issues) else 0
    tail = f"제외한 행 {aside:,}" if lang == "ko" else f"rows set aside {aside:,}"
    return " · ".join([*parts, tail])


def report_lines(results: Results, out: str, *, lang: str) -> str:
    """Say what the report found, in a few lines, and where it is."""
    network = results.network
    top, strength = first_names(results.tied_hubs, size=len(network)), _strength(network, lang)
    if lang == "ko":
        lines = [
            f"기관 {len(network):,}곳, 연결 {len(network.ties):,}개 ({_form(results.source.form, lang)}){strength}",
            f"거점기관: {', '.join(one.ko for one in top) or '가릴 수 없음'}",
            _counts(results.register.issues, lang),
            f"보고서: {out}/report.html   지도: {out}/map.html",
        ]
    else:
        lines = [
            f"{len(network):,} organizations, {len(network.ties):,} ties ({results.source.form}){strength}",
            f"hubs: {', '.join(one.en for one in top) or 'none stands out'}",
            _counts(results.register.issues, lang),
            f"report: {out}/report.html   map: {out}/map.html",
        ]
    return "\n".join(lines)


def _strength(network: Network, lang: str) -> str:
    """Name the column that strength is read from; nothing where it counts partnerships."""
    column = network.settings.get("strength")
    if column is None:
        return ""
    return f", 연결 강도는 '{column}' 열의 값" if lang == "ko" else f"; strength is the column {column!r}"
