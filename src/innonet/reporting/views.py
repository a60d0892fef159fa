"""Results -> the tables a report shows: ready texts and small charts, no sums but of rows."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pandas as pd

from innonet import glossary
from innonet.grouping import SMALLEST
from innonet.reporting import charts
from innonet.reporting.finding import CLEAR, reason
from innonet.reporting.results import Results
from innonet.reporting.table import Cell, Column, Table, cell, rows_of
from innonet.reporting.withheld import WITHHELD
from innonet.reporting.words import Both, label, named, organization_name, same, shown, term_name
from innonet.written import count, figure, gained, is_missing, p_value, percent

HUBS_SHOWN = 50
OF_NO_ROLE = ("peripheral", "ultra-peripheral")
"""Roles that say only that ties stay in one community: beside a high rank they would puzzle."""
TOLD_HOW_SURE = 10
"""The rank down to which a sentence says how sure it is."""
COMMUNITIES_SHOWN = 20
SUGGESTIONS_SHOWN = 5
"""Suggestions of each action that the report shows."""
# Ranges that a gauge can show, as the glossary writes them.
_RANGES = {"0 to 1": (0.0, 1.0), "-1 to 1": (-1.0, 1.0)}
COUNTED = {"components", "isolates", "cut_points", "bridges"}
"""Measures that count: of their means one digit tells enough."""


def card(id_: Any) -> str:
    """Give the address of an organization's card in the map."""
    return f"map.html#organization={quote(str(id_), safe='')}"


def key_figures(results: Results) -> list[dict[str, Any]]:
    """Give the numbers a reader sees first, each with the word that says what it is and the table it is from."""
    numbers = [
        ("organization", Both("기관", "organizations"), len(results.network), "composition-table"),
        ("partnership", Both("협력사업", "partnerships"), len(results.register.partnerships), "file-table"),
        ("tie", Both("연결", "ties"), len(results.network.ties), "tie-table"),
        ("community", Both("협력 집단", "communities"), len(results.groups.counted), "community-table"),
    ]
    return [{"term": term, "name": name, "value": count(value), "see": see} for term, name, value, see in numbers]


def hub_table(hubs: pd.DataFrame) -> Table:
    """Give the ranked hubs, each with its interval and its reasons."""
    return Table(
        "hub-table",
        Both("거점기관 순위와 순위 폭", "Hub organizations, with the range of each rank"),
        (
            Column(Both("순위", "Rank"), "number", "rank"),
            Column(Both("기관", "Organization"), term="hub"),
            Column(Both("순위 폭", "Range"), "number", "rank_low"),
            Column(Both("점수", "Score"), "number", "score"),
        ),
        rows_of(_hub_row(row) for row in hubs.head(HUBS_SHOWN).to_dict("records")),
        file="hubs.csv",
        printed=12,
        head=1,
    )


def _hub_row(row: dict[Any, Any]) -> tuple[Any, ...]:
    place = [label(row["municipality"], by="municipality")] if "municipality" in row else []
    role = shown(row.get("role"))
    told = [] if role in OF_NO_ROLE else [Both(shown(row.get("role_ko")) or role, role)]
    parts = [label(row.get("sector")), *place, *told]
    about = Both(*(" · ".join(text for text in texts if text) for texts in zip(*parts, strict=True)))
    sure = [reason(row, column="sureness")] if float(row["rank"]) <= TOLD_HOW_SURE else []
    name = cell(organization_name(row), about, reason(row), *sure, href=card(row["organization"]))
    score = row.get("score")
    return count(row["rank"]), name, interval(row), "–" if is_missing(score) else f"{float(score):.2f}"  # type: ignore[arg-type]


def interval(row: dict[Any, Any]) -> str:
    """Write the range of a rank."""
    low, high = row.get("rank_low"), row.get("rank_high")
    if is_missing(low) or is_missing(high):
        return "–"
    return f"{int(min(low, high))}–{int(max(low, high))}"  # type: ignore[type-var,arg-type]


def fragmentation_table(table: pd.DataFrame) -> Table:
    """Give the whole-network measures with what chance gives and what it means."""
    return Table(
        "fragmentation-table",
        Both("협력망 전체의 지표와 우연의 비교", "The whole network, beside what chance would give"),
        (
            Column(Both("지표", "Measure")),
            Column(Both("값", "Value"), "number", "value"),
            Column(Both("우연이라면", "By chance"), "number", "expected"),
            Column(Both("범위 안의 위치", "On its range"), "chart"),
        ),
        rows_of(_fragmentation_row(row) for row in table.to_dict("records")),
        file="fragmentation.csv",
        note=Both(
            "점은 실제 값, 짧은 세로선은 우연히 짜인 협력망의 평균입니다. p는 지표마다 따로 본 값이며, 여러 지표를 "
            "한꺼번에 견준 점을 감안한 값(p_adjusted)은 표 파일에 있습니다.",
            "The dot is the value; the short upright line is the mean of networks made by chance. p is of each figure "
            "by itself; p_adjusted in the table's file allows for how many were compared.",
        ),
    )


def _fragmentation_row(row: dict[Any, Any]) -> tuple[Any, ...]:
    id_ = str(row["measure"])
    found = glossary.terms().get(id_)
    range_ = _RANGES.get(found.range if found else "")
    value, expected = row.get("value"), row.get("expected")
    name = Both(shown(row.get("name_ko")), shown(row.get("name_en"))) if "name_ko" in row else term_name(id_)
    chart = charts.gauge(value, expected, low=range_[0], high=range_[1]) if range_ else None
    return (
        cell(name, reason(row, column="meaning"), href=f"#term-{id_}" if found else ""),
        figure(value),
        cell(figure(expected, digits=1 if id_ in COUNTED else 3), same(p_value(row.get("p")))),
        Cell(same(""), chart=chart),
    )


def removal_table(curve: pd.DataFrame, organizations: pd.DataFrame) -> Table:
    """Give the removal curve in numbers, the first leavings one by one and then fewer."""
    last = len(curve) - 1
    steps = [one for one in (*range(11), 15, 20, 30, 50, 100, 200, 500, 1000) if one <= last // 2]
    return Table(
        "removal-table",
        Both("기관이 빠질 때 가장 큰 묶음의 크기", "The largest part as organizations leave"),
        (
            Column(Both("빠진 기관 수", "Left"), "number"),
            Column(Both("마지막에 빠진 기관", "Last to leave")),
            Column(Both("연결이 많은 기관부터", "Best connected first"), "number", "removal_curve"),
            Column(Both("아무나", "At random"), "number", "removal_curve"),
        ),
        rows_of(_removal_row(curve.iloc[one], organizations) for one in steps) if last >= 2 else (),
    )


def _removal_row(row: pd.Series[Any], organizations: pd.DataFrame) -> tuple[Any, ...]:
    id_ = row["organization"]
    name = cell("–") if is_missing(id_) else cell(named(organizations, id_), href=card(id_))
    range_ = same(f"{percent(row['random_low'])}–{percent(row['random_high'])}")
    return count(row["removed"]), name, percent(row["largest"]), cell(percent(row["random"]), range_)


def pair_table(pairs: pd.DataFrame, *, by: str, most: int = 12) -> Table:
    """Give the pairs of different groups, those furthest below chance first."""
    shown_first = pairs.sort_values("ratio", kind="stable").head(most) if len(pairs) else pairs
    return Table(
        "pair-table",
        Both("우연보다 적게 만나는 순서로 본 두 집단", "Pairs of groups, those that meet least against chance first"),
        (
            Column(Both("두 집단", "Pair")),
            Column(Both("실제 연결", "Ties"), "number", "observed"),
            Column(Both("우연이라면", "By chance"), "number", "expected"),
            Column(Both("배", "Ratio"), "number", "ratio"),
            Column(same("p"), "number", "p"),
        ),
        rows_of(_pair_row(row, by) for row in shown_first.to_dict("records")),
        file="mixing.csv",
    )


def _pair_row(row: dict[Any, Any], by: str) -> tuple[Any, ...]:
    a, b = label(row["group_a"], by=by), label(row["group_b"], by=by)
    p = row.get("p_adjusted", row.get("p"))
    if row.get("hidden", False):
        return Both(f"{a.ko} – {b.ko}", f"{a.en} – {b.en}"), WITHHELD, figure(row["expected"], digits=1), WITHHELD, "–"
    return (
        Both(f"{a.ko} – {b.ko}", f"{a.en} – {b.en}"),
        figure(row["observed"]),
        figure(row["expected"], digits=1),
        figure(row["ratio"], digits=2),
        p_value(p).removeprefix("p\xa0").removeprefix("=\xa0") or "–",
    )


def community_table(results: Results) -> Table:
    """Give the largest communities: name, size, how firmly they hold."""
    table = results.groups.table()
    table = table.reset_index() if table.index.name else table
    table = table[table["size"] >= SMALLEST].sort_values("size", ascending=False, kind="stable").head(COMMUNITIES_SHOWN)
    longest = float(table["size"].max()) if len(table) else 1.0
    return Table(
        "community-table",
        Both("서로 더 자주 협력하는 기관들의 집단", "Organizations that work together more than with others"),
        (
            Column(Both("집단", "Community"), term="community"),
            Column(Both("기관 수", "Organizations"), "number", "size"),
            Column(Both("크기", "Size"), "chart"),
            Column(Both("안정도", "Stability"), "number", "stability"),
        ),
        rows_of(_community_row(row, longest) for row in table.to_dict("records")),
        file="communities.csv",
        note=Both(
            "집단 이름의 지역은 기관의 3분의 2 이상이 있는 곳이고, 부문이나 사업 유형은 절반이 넘는 것입니다.",
            "A place in the name holds for two thirds of the organizations or more, a sector or a kind of partnership "
            "for more than half.",
        ),
    )


def _community_row(row: dict[Any, Any], longest: float) -> tuple[Any, ...]:
    number = row.get("community", "")
    ko, en = shown(row.get("name_ko")), shown(row.get("name_en"))
    return (
        Both(ko or f"집단 {number}", en or ko or f"Community {number}"),
        count(row["size"]),
        Cell(same(""), chart=charts.bar(float(row["size"]), longest=longest)),
        figure(row.get("stability"), digits=2),
    )


def suggestion_table(results: Results) -> Table:
    """Give the first suggestions: what, with whom, why, and by how much it would help."""
    return Table(
        "suggestion-table",
        Both("다음에 해 볼 일과 그 효과", "What to do next, and what it would change"),
        (
            Column(Both("제안", "Action"), "mark"),
            Column(Both("기관과 이유", "Organizations and reason")),
            Column(Both("효과", "Gain"), "number", "gain"),
        ),
        rows_of(
            _suggestion_row(row, results.network.called)
            for row in results.suggestions.groupby("action", sort=False).head(SUGGESTIONS_SHOWN).to_dict("records")
        ),
        file="suggestions.csv",
        note=Both(
            "효과는 그 제안대로 했을 때 거리 반영 단절도(dF)가 줄어드는 폭이고, 아래 작은 수는 그 90% 범위입니다. "
            "앞선 제안을 이미 실행했다고 보고 차례로 계산합니다. 보호할 기관은 그 기관이 빠질 때 늘어날 폭입니다.",
            "The gain is by how much distance-weighted fragmentation (dF) would fall, with its 90% range below; "
            "each suggestion counts on those above it. Of one to protect it is by how much its loss would raise dF.",
        ),
        head=1,
    )


def _suggestion_row(row: dict[Any, Any], organizations: pd.DataFrame) -> tuple[Any, ...]:
    names = [named(organizations, one) for one in row["organizations"]]
    who = Both(" · ".join(one.ko for one in names), " · ".join(one.en for one in names))
    href = card(row["organizations"][0]) if row["organizations"] else ""
    low, high = row.get("gain_low"), row.get("gain_high")
    range_ = [] if is_missing(low) or is_missing(high) else [same(f"{gained(low)}–{gained(high)}")]
    gain = cell(gained(row.get("gain")), *range_)
    return term_name(str(row["action"])), cell(who, reason(row, column="reason"), href=href), gain


def is_clear(row: dict[Any, Any]) -> bool:
    """Mark a row whose difference from chance is clear."""
    p = row.get("p_adjusted", row.get("p"))
    return not is_missing(p) and float(p) < CLEAR  # type: ignore[arg-type]
