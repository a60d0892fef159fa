"""Who the hubs are, in sentences: the first of them, why, and how far their ranks would move."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.korean import josa
from innonet.ranking.standing_out import first_alike, first_of, stand_out, surely_first
from innonet.reporting.finding import FAIRLY_SURE, NOT_COMPUTED, SURE, UNSURE, Finding, reason
from innonet.reporting.words import Both, listed, organization_name
from innonet.written import count

NAMED = 3
"""How many hubs a sentence names."""
TOPIC = Both("거점기관", "Hubs")
NOBODY = Both("자료만으로는 거점기관을 가릴 수 없습니다.", "The records cannot tell who the hubs are.")
NO_MORE = Both("다른 거점기관은 자료만으로 가릴 수 없습니다.", "Who else is a hub, the records cannot tell.")


def hub_finding(hubs: pd.DataFrame, *, size: int | None = None) -> Finding | None:
    """Say who the hubs are, of those that surely are, why the first of them is, and how far the ranks would move.

    Parameters
    ----------
    hubs
        The hub table of those with a tie, the highest score first.
    size
        How many organizations were ranked; by default those of the table.
    """
    if hubs.empty:
        return None
    number = len(hubs) if size is None else size
    alike = first_alike(hubs)
    if alike:
        none = Both(
            f"기관 {count(alike)}곳이 나란히 1위여서 거점기관을 가릴 수 없습니다.",
            f"No hub stands out: {count(alike)} organizations share the first rank.",
        )
        return Finding(TOPIC, none, (), None, "hubs", "hub")
    if not stand_out(hubs, size=number):
        return Finding(TOPIC, NOBODY, (), _even_the_first(hubs.iloc[0]), "hubs", "hub", UNSURE)
    sure, top = surely_first(hubs, size=number, most=NAMED), hubs.head(first_of(number))
    rows = sure.to_dict("records") or [hubs.iloc[0].to_dict()]
    head = _named(rows) if len(sure) else _only_the_score(rows[0])
    more = [NO_MORE] if 0 < len(sure) < min(NAMED, len(hubs)) else []
    grade = _hub_grade(top, least=FAIRLY_SURE if len(sure) else UNSURE)
    return Finding(TOPIC, head, (*_why(rows[0]), *more), hub_sureness(top), "hubs", "hub", grade)


def _named(rows: list[dict[Any, Any]]) -> Both:
    names = [organization_name(row) for row in rows]
    ko = listed([name.ko for name in names], lang="ko")
    en = listed([name.en for name in names], lang="en")
    verb, noun = ("is", "hub organization") if len(rows) == 1 else ("are", "hub organizations")
    return Both(f"협력의 중심에는 {josa(ko, '이/가')} 있습니다.", f"The {noun} {verb} {en}.")


def _only_the_score(row: dict[Any, Any]) -> Both:
    """Name the one of the highest score, where it may yet not be among the first."""
    name = organization_name(row)
    return Both(
        f"점수는 {josa(name.ko, '이/가')} 가장 높지만, 거점기관이라고 단정할 수는 없습니다.",
        f"{name.en} has the highest score, but the records cannot tell for sure that it is a hub.",
    )


def _why(row: dict[Any, Any]) -> list[Both]:
    """Say why an organization ranks where it does, and how sure that is."""
    name, rank, why = organization_name(row), count(row["rank"]), reason(row)
    own = reason(row, column="sureness")
    ranks = f"First is {name.en}" if row["rank"] == 1 else f"{name.en} ranks {rank}"
    body = [Both(f"{rank}위 {name.ko}: {why.ko}", f"{ranks}: {why.en}")] if why.en or why.ko else []
    return body + ([own] if own.en else [])


def _even_the_first(row: Any) -> Both:
    """Say that the order of the scores means nothing."""
    name = organization_name(row)
    return Both(
        f"점수가 가장 높은 {name.ko}조차 다른 기관보다 앞선다고 단정할 수 없습니다. 협력사업을 더 기록하면 가릴 수 "
        "있습니다.",
        f"Not even {name.en}, whose score is the highest, is sure to rank above any other. More partnerships on record "
        "would tell.",
    )


def first_names(hubs: pd.DataFrame, *, size: int) -> list[Both]:
    """Name those of the first three that surely are hubs; nobody where the records cannot tell."""
    return [organization_name(row) for row in surely_first(hubs, size=size, most=NAMED).to_dict("records")]


def _hub_grade(top: pd.DataFrame, *, least: int) -> int:
    """Grade by how many of the first keep their place among them; those who are named do."""
    if not {"rank_low", "rank_high"} <= set(top.columns):
        return NOT_COMPUTED
    ends = top[["rank_low", "rank_high"]]
    if ends.isna().any(axis=None):
        return NOT_COMPUTED
    share = float((ends.max(axis=1) <= len(top)).mean())
    return SURE if share >= 0.9 else FAIRLY_SURE if share >= 0.5 else least


def hub_sureness(top: pd.DataFrame) -> Both:
    """Say how many of the top hubs have ranges of ranks that end there, and whose is the widest."""
    if not {"rank_low", "rank_high"} <= set(top.columns) or top[["rank_low", "rank_high"]].isna().any(axis=None):
        return Both(
            "순위가 얼마나 흔들리는지는 이번에 계산하지 않았습니다. 가까운 순위의 앞뒤는 단정하지 마십시오.",
            "How far the ranks could move was not computed; do not lean on the order of near ranks.",
        )
    last = top[["rank_low", "rank_high"]].max(axis=1)
    first = top[["rank_low", "rank_high"]].min(axis=1)
    kept, n = int((last <= len(top)).sum()), len(top)
    if kept == n:
        return Both(
            f"상위 {n}곳은 모두 순위의 90% 범위가 {n}위 안에 있습니다.",
            f"All of the top {n} have 90% ranges of ranks within the first {n}.",
        )
    place = int((last - first).to_numpy().argmax())
    low, high = int(first.iloc[place]), int(last.iloc[place])
    name = organization_name(top.iloc[place])
    stay = Both(
        f"상위 {n}곳 가운데 순위의 90% 범위가 {n}위 안에 있는 곳은 {f'{kept}곳입니다' if kept else '없습니다'}",
        f"{kept or 'None'} of the top {n} {'has a 90% range' if kept < 2 else 'have 90% ranges'} of ranks within the "
        f"first {n}",
    )
    return Both(
        f"{stay.ko}. 폭이 가장 넓은 {josa(name.ko, '은/는')} {low}위에서 {high}위 사이에 있어 순위를 단정하기 "
        "어렵습니다.",
        f"{stay.en}; that of {name.en} is the widest, from {low} to {high}.",
    )
