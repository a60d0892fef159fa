"""Fragmentation year by year in the report: a finding, a table, and what to keep in mind, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from innonet.audience import HIDDEN_BELOW
from innonet.comparison import OverTime
from innonet.gaps.meanings import attribute
from innonet.korean import josa
from innonet.reporting.finding import FAIRLY_SURE, UNSURE, Finding
from innonet.reporting.table import Column, Table, cell, rows_of
from innonet.reporting.words import Both, same
from innonet.written import count, figure, is_missing

OTHER_VOLUME = 1.25
"""Partnerships of one year over those of the other from which on more records may be all that grew."""
YEARS_SHOWN = 20


def shown_to(told: OverTime, audience: str) -> OverTime:
    """Leave out what tells of few organizations where the report goes outside the house."""
    if audience == "internal" or told.years.empty:
        return told
    few = (told.years[["organizations", "partnerships"]] < HIDDEN_BELOW).any(axis=None)
    if few or (told.changes["organizations_both"] < HIDDEN_BELOW).any():
        return OverTime(missing="few")
    # how many began is told in words only where it is not few
    return told if min(told.begun, told.begun_before) >= HIDDEN_BELOW else replace(told, begun=0, begun_before=0)


def change_finding(told: OverTime) -> Finding | None:
    """Say whether the network has changed between the first and the last year; None where nothing was measured."""
    if told.changes.empty:
        return None
    rows = told.changes.to_dict("records")
    row = rows[0]
    body = [_numbers(row), *([_volume(told)] if row["verdict"] == "real" else [])]
    if row["verdict"] == "reporting":
        body.append(Both("기록된 기관이 달라진 데서 온 차이일 수 있습니다.", "It may come from who was recorded."))
    grade = FAIRLY_SURE if row["verdict"] == "real" else UNSURE
    said = tuple(one for one in body if one is not None)
    topic = Both("해마다의 변화", "Change over time")
    return Finding(topic, _head(row), said, _sureness(rows), "years", "distance_fragmentation", grade)


def _head(row: dict[Any, Any]) -> Both:
    first, last = row["first"], row["last"]
    if row["verdict"] == "unclear":
        return Both(
            f"{first}년에서 {last}년 사이에 협력망이 더 이어졌는지 더 끊어졌는지는 이 자료로 알 수 없습니다.",
            f"These records do not tell whether the network grew closer or further apart from {first} to {last}.",
        )
    if row["verdict"] == "reporting":
        return Both(
            f"{first}년과 {last}년의 단절 정도는 다르지만, 두 해에 모두 있는 기관만 보면 달라졌다고 하기 어렵습니다.",
            f"Fragmentation differs between {first} and {last}, but not clearly among those present in both years.",
        )
    if row["change"] < 0:
        return Both(
            f"{first}년보다 {last}년에 기관들이 서로 더 가깝게 이어져 있습니다.",
            f"Organizations are closer to each other in {last} than in {first}.",
        )
    return Both(
        f"{first}년보다 {last}년에 협력망이 더 끊어져 있습니다.",
        f"The network is more fragmented in {last} than in {first}.",
    )


def _numbers(row: dict[Any, Any]) -> Both:
    before, after = figure(row["before"]), figure(row["after"])
    change = _around(row["change"], row["change_low"], row["change_high"])
    return Both(
        f"거리 반영 단절도(dF)는 {row['first']}년 {before}, {row['last']}년 {after}입니다(변화 {change.ko}).",
        f"Distance-weighted fragmentation (dF) was {before} in {row['first']} and is {after} in {row['last']} "
        f"(change {change.en}).",
    )


def _around(value: Any, low: Any, high: Any) -> Both:
    """Write a change with its interval."""
    if is_missing(low):
        return same(figure(value))
    return Both(
        f"{figure(value)}, 90% 범위 {figure(low)}~{figure(high)}",
        f"{figure(value)}, 90% range {figure(low)} to {figure(high)}",
    )


def _sureness(rows: list[dict[Any, Any]]) -> Both | None:
    """Say what the organizations of both years alone show, and where groups differ from the whole."""
    row = rows[0]
    if is_missing(row["change_both"]):
        return Both("두 해에 모두 있는 기관이 거의 없어 견줄 수 없습니다.",
                    "Hardly any organization is present in both years, so nothing can be compared.")  # fmt: skip
    change, number = _around(row["change_both"], row["both_low"], row["both_high"]), count(row["organizations_both"])
    ko = f"두 해에 모두 있는 {number}곳끼리만 보면 변화는 {change.ko}입니다."
    en = f"Among the {number} organizations present in both years alone the change is {change.en}."
    other = [one for one in rows[1:] if one["verdict"] != row["verdict"]]
    for one in other:
        name, says = attribute(str(one["by"])), _VERDICTS[_key(one)]
        ko += f" {josa(name.ko, '이/가')} 다른 기관 사이에서는 {says.ko}."
        en += f" Between organizations of different {_PLURALS.get(str(one['by']), one['by'])} {says.en}."
    return Both(ko, en)


def _key(row: dict[Any, Any]) -> str:
    return str(row["verdict"]) if row["verdict"] != "real" else "nearer" if row["change"] < 0 else "further"


_PLURALS = {"sector": "sectors", "region": "regions"}
_VERDICTS = {
    "nearer": Both("두 해에 모두 있는 기관만 보아도 더 가까워졌습니다", "those present in both years are closer too"),
    "further": Both(
        "두 해에 모두 있는 기관만 보아도 더 멀어졌습니다", "those present in both years are further apart too"
    ),
    "reporting": Both(
        "기록된 기관이 달라진 데서 온 차이일 수 있습니다", "the difference may come from who was recorded"
    ),
    "unclear": Both("달라졌다고 하기 어렵습니다", "no clear change is seen"),
}


def _volume(told: OverTime) -> Both | None:
    """Warn that more partnerships on record bring organizations closer, whatever they do."""
    whole = told.years[told.years["by"] == ""]
    first, last = int(whole["partnerships"].iloc[0]), int(whole["partnerships"].iloc[-1])
    if max(first, last) < OTHER_VOLUME * min(first, last):
        return None
    return Both(
        f"협력사업이 {count(first)}건에서 {count(last)}건으로 달라졌으므로, 협력이 달라진 것과 기록이 달라진 것을 "
        "이 자료만으로 가를 수는 없습니다.",
        f"There are {count(last)} partnerships on record instead of {count(first)}: these records cannot tell more "
        "collaboration from more recording."
        if last > first
        else f"There are {count(last)} partnerships on record instead of {count(first)}: these records cannot tell "
        "less collaboration from less recording.",
    )


def keep_in_mind(told: OverTime) -> list[Both]:
    """Say what the years were taken to be, and what is weak about them; or why they were not measured."""
    if told.missing:
        return [_MISSING[told.missing]]
    if told.years.empty:
        return []
    last = int(told.years["year"].max())
    said = [_COUNTED_BY_START] if told.by_start else []
    if told.open_ended:
        said.append(
            Both(
                f"끝난 날이 적히지 않은 협력사업 {count(told.open_ended)}건은 시작한 뒤로 계속되는 것으로 보았습니다.",
                f"{count(told.open_ended)} partnerships without an end are taken to go on from their start.",
            )
        )
    if told.begun < told.begun_before / 2:
        said.append(
            Both(
                f"{last}년에 시작한 협력사업은 {count(told.begun)}건으로 앞 해({count(told.begun_before)}건)의 절반에 "
                "못 미칩니다. 아직 다 기록되지 않은 해일 수 있습니다.",
                f"Only {count(told.begun)} partnerships began in {last}, less than half of the year before "
                f"({count(told.begun_before)}): the year may not be recorded whole yet.",
            )
        )
    if not told.years["exact"].all():
        said.append(_ESTIMATED)
    return said


_MISSING = {
    "starts": Both(
        "시작일이 적힌 협력사업이 절반이 되지 않아 해마다의 변화는 계산하지 않았습니다.",
        "Fewer than half of the partnerships have a start, so change over time was not measured.",
    ),
    "years": Both(
        "협력사업이 10건 이상인 해가 두 해가 되지 않아 해마다의 변화는 계산하지 않았습니다.",
        "Fewer than two years have 10 partnerships or more, so change over time was not measured.",
    ),
    "few": Both(
        f"{HIDDEN_BELOW}보다 작은 수가 드러나게 되어 해마다의 변화는 싣지 않았습니다.",
        f"Change over time is left out, as it would show counts below {HIDDEN_BELOW}.",
    ),
}
_COUNTED_BY_START = Both(
    "끝난 날이 적힌 협력사업이 절반이 되지 않아, 협력사업을 시작한 해에만 셌습니다.",
    "Fewer than half of the partnerships have an end, so each counts in the year it began alone.",
)
_ESTIMATED = Both(
    "기관이 아주 많은 해의 값은 고루 뽑은 256곳에서 잰 추정값이며, 범위는 첫해와 마지막 해만 계산했습니다.",
    "In years with very many organizations dF is estimated from 256 of them; ranges are given for the first and the "
    "last year alone.",
)


def year_table(told: OverTime) -> Table:
    """Give the years: how much is on record, and dF with its interval, whole and between groups."""
    by = list(dict.fromkeys(told.years["by"])) if len(told.years) else []
    return Table(
        "years-table",
        Both("해마다의 거리 반영 단절도(dF)", "Distance-weighted fragmentation (dF) by year"),
        (
            Column(Both("연도", "Year"), "number"),
            Column(Both("기관", "Organizations"), "number", "organization"),
            Column(Both("협력사업", "Partnerships"), "number", "partnership"),
            Column(Both("전체 dF", "dF, all"), "number", "distance_fragmentation"),
            *(Column(_across(one), "number") for one in by if one),
        ),
        rows_of(_year_row(rows) for _, rows in list(told.years.groupby("year", sort=True))[-YEARS_SHOWN:]),
        file="years.csv",
        note=Both(
            "작을수록 서로 가깝게 이어져 있습니다(0~1). 아래 작은 수는 90% 범위로, 협력사업의 5분의 1을 거듭 빼고 "
            "계산한 값이 흩어진 정도에서 얻었습니다. 그해에 진행된 협력사업과 참여 기관만 셉니다.",
            "The lower, the closer organizations are (0 to 1). Below is the 90% range, from how far the value "
            "scatters when a fifth of the partnerships is left out again and again. Only what ran in a year counts.",
        ),
    )


def _across(by: str) -> Both:
    name = attribute(by)
    return Both(f"{name.ko} 간 dF", f"dF, between {_PLURALS.get(by, by)}")


def _year_row(rows: pd.DataFrame) -> tuple[Any, ...]:
    first = rows.iloc[0]
    values = [cell(figure(row["value"]), *_range(row)) for row in rows.to_dict("records")]
    return str(int(first["year"])), count(first["organizations"]), count(first["partnerships"]), *values


def _range(row: dict[Any, Any]) -> list[Both]:
    return [] if is_missing(row["low"]) else [same(f"{figure(row['low'])}–{figure(row['high'])}")]
