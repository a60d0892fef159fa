"""What the last part of the page says: what was read, set aside, merged and assumed, and by which method."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pandas as pd

from innonet import glossary, schema
from innonet.findings import SEVERITIES, header_ko
from innonet.korean import date
from innonet.namesakes import told_apart
from innonet.reporting.exports import plain
from innonet.reporting.record_sentences import merged
from innonet.reporting.results import Results
from innonet.reporting.table import Column, Table, cell, rows_of
from innonet.reporting.views import card
from innonet.reporting.words import Both, harmless, named, same, shown
from innonet.written import count

if TYPE_CHECKING:
    from innonet.records import Source
    from innonet.records.types import FileRead

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
WORDS = ("organization", "partnership", "sector", "tie", "strength", "distance", "hub", "role", "community",
         "modularity", "stability", "rank", "rank_low", "score", "value", "expected", "observed", "ratio", "p",
         "size", "partnerships", "removal_curve", "scattered", "likeness", "gain")  # fmt: skip


def file_table(results: Results) -> Table:
    """Give the files that were read: name, sheet, what they were taken for, rows, encoding, hash."""
    internal = results.audience == "internal"
    more = (Column(Both("문자 부호", "Encoding")), Column(same("SHA-256"))) if internal else ()
    return Table(
        "file-table",
        Both("읽은 파일", "Files read"),
        (
            Column(Both("파일", "File")),
            Column(Both("표로 본 것", "Taken for")),
            Column(Both("행", "Rows"), "number"),
            *more,
        ),
        rows_of(_file_row(one, number, internal) for number, one in enumerate(results.source.files, start=1)),
        note=None
        if internal
        else Both("파일 이름은 내부용에만 적습니다.", "The names of the files are in the internal edition."),
    )


def _file_row(one: FileRead, number: int, internal: bool) -> tuple[Any, ...]:
    taken, rows = TABLE_NAMES.get(one.table, same(one.table)), count(one.rows)
    if not internal:
        return Both(f"자료 {number}", f"File {number}"), taken, rows
    return cell(PurePath(one.file).name, same(one.sheet), same(one.note)), taken, rows, one.encoding, one.sha256[:12]


TABLE_NAMES = {
    "organizations": Both("기관", "organizations"),
    "partnerships": Both("협력사업", "partnerships"),
    "participations": Both("참여", "participations"),
}


def period(partnerships: pd.DataFrame) -> Both | None:
    """Say from when to when the partnerships run; None where no start is given."""
    starts = partnerships["start"].dropna() if "start" in partnerships.columns else pd.Series(dtype=object)
    starts = starts[starts.astype(str).str.match(r"^\d{4}")]
    if starts.empty:
        return None
    first, last = str(starts.min())[:4], str(starts.max())[:4]
    if first == last:
        return Both(f"협력사업은 모두 {date(first)}에 시작했습니다.", f"All of the partnerships began in {first}.")
    return Both(
        f"협력사업은 {date(first)}부터 {date(last)} 사이에 시작했습니다.",
        f"The partnerships began between {first} and {last}.",
    )


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


def merged_table(results: Results) -> Table:
    """Give the spellings and ids that were brought together, the first of them."""
    called = told_apart(results.register.organizations.set_index("organization"))
    found = merged(results.register)
    return Table(
        "merged-table",
        Both("같은 기관으로 본 표기", "Spellings taken for one organization"),
        (
            Column(Both("자료의 표기", "In the records")),
            Column(Both("합친 기관", "Taken for")),
            Column(Both("이유", "Reason")),
        ),
        rows_of(_merged_row(row, called) for row in found.head(MERGED_SHOWN).to_dict("records")),
        file="crosswalk.csv",
        note=Both(f"모두 {count(len(found))}건입니다.", f"{count(len(found))} in all."),
        printed=10,
    )


def _merged_row(row: dict[Any, Any], called: pd.DataFrame) -> tuple[Any, ...]:
    spelling, id_ = shown(row["spelling"]), shown(row["original"])
    into = named(called, row["organization"])
    why = METHODS.get(row["method"], same(shown(row["reason"]) or row["method"]))
    return cell(spelling, *([same(id_)] if id_ != spelling else [])), cell(into, href=card(row["organization"])), why


def assumptions(results: Results) -> list[Both]:
    """Say what was taken for granted where the records were silent."""
    organizations, partnerships = results.register.organizations, results.register.partnerships
    found = [
        Both(
            "협력사업이 적혀 있지 않다고 해서 협력이 없었다고 단정할 수는 없습니다. 이 보고서는 기록된 협력만 봅니다.",
            "That no partnership is recorded does not prove that there was none: this report sees what was recorded.",
        )
    ]
    for table, column, ko, en in (
        (organizations, "sector", "부문이 적히지 않은 기관 {}곳은 부문별 계산에서 빠집니다.",
         "{} organizations without a sector are left out of what is computed by sector."),
        (organizations, "municipality", "시군이 적히지 않은 기관 {}곳은 지역별 계산에서 빠집니다.",
         "{} organizations without a municipality are left out of what is computed by place."),
        (partnerships, "start", "시작일이 적히지 않은 협력사업 {}건은 연도별 계산에서 빠지고 전체 계산에는 들어갑니다.",
         "{} partnerships without a start are left out of what is computed by year, and counted in the whole."),
    ):  # fmt: skip
        missing = int(table[column].isna().sum()) if column in table.columns else 0
        if missing:
            found.append(Both(ko.format(count(missing)), en.format(count(missing))))
    return [*found, *_of_a_large_network(results)]


def _of_a_large_network(results: Results) -> list[Both]:
    """Say what was estimated, or judged by less, because the network has very many organizations or ties."""
    found = []
    if "betweenness" in results.profile.attrs.get("approximate", {}):
        found.append(Both(
            "협력망이 커서 매개 중심성은 무작위로 고른 기관에서 출발하는 경로만으로 추정했습니다.",
            "The network is large: betweenness was estimated from the paths out of organizations drawn at random.",
        ))  # fmt: skip
    if "harmonic" not in results.hubs.attrs.get("evidence", {}).get("reach", ("harmonic",)):
        found.append(Both(
            "협력망이 커서 거점기관은 연결 기관 수, 연결 강도, 다른 집단·부문과의 연결, 중심층 깊이만으로 가렸습니다.",
            "The network is large: hubs were judged by partners, strength, ties across communities and sectors, and "
            "coreness alone.",
        ))  # fmt: skip
    return found


def column_rows(source: Source) -> list[dict[str, Any]]:
    """Give which header was taken for which column, where the two differ in more than signs and case."""
    columns = source.columns
    taken = columns[columns["column"].fillna("") != ""].drop_duplicates(["table", "header", "column"])
    return [
        {
            "table": TABLE_NAMES.get(row["table"], same(row["table"])),
            "header": shown(row["header"]),
            "column": Both(header_ko(row["table"], row["column"]), row["column"]),
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
         "range": Both(one.values("ko"), one.values("en")), **_cited(one.source)}
        for one in wanted
    ]  # fmt: skip


def _cited(source: str) -> dict[str, str]:
    link = re.search(r"https://\S+", source)
    return {"source": source.replace(link.group(), "").rstrip(" ,") if link else source,
            "link": link.group().rstrip(".,") if link else ""}  # fmt: skip


def told_settings(results: Results) -> dict[str, Any]:
    """Give the settings an audience may see: those of reading and releasing name files and columns."""
    quiet = () if results.audience == "internal" else ("read", "clean", "release")
    return {step: values for step, values in results.settings.items() if step not in quiet}


def settings_rows(results: Results) -> list[tuple[str, str]]:
    """Give what was set, step by step, and what was left as it is by default."""
    rows = [("seed", str(results.seed)), ("audience", results.audience)]
    for step, settings in {"project": dict(results.network.settings), **plain(told_settings(results))}.items():
        rows += [(f"{step}.{key}", str(plain(value))) for key, value in (settings or {}).items()]
    return rows


def strength(results: Results) -> Both:
    """Say how strong a tie is: by counting partnerships, or by the column that was named."""
    if results.network.settings.get("strength") is None:
        return Both(
            "참여 기관이 많은 사업일수록 두 기관 사이의 연결은 약하게 셉니다. 둘이 한 사업은 1, "
            "셋이 한 사업은 두 기관마다 1/2, k곳이 한 사업은 1/(k-1)입니다.",
            "The more organizations a partnership has, the less it counts for each pair: 1 between two, 1/2 for each "
            "pair of three, 1/(k-1) for each pair of k.",
        )
    column = harmless(str(results.network.settings["strength"]))
    return Both(
        f"연결 강도는 자료의 ‘{column}’ 열에 적힌 값입니다. 한 연결에 값이 여럿이면 그 평균이고, "
        "0이면 연결하지 않습니다.",
        f"The strength of a tie is what the column “{column}” of the records says: the mean where it says several "
        "numbers of one tie; 0 makes no tie.",
    )
