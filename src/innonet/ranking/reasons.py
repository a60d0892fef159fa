"""Why an organization is a hub, in two or three plain sentences with their numbers, Korean and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from innonet.korean import josa
from innonet.measures import centrality, groups
from innonet.measures.cutting import cut_off_without_each
from innonet.network import Network
from innonet.ranking.evidence import Evidence, crossing

ROLES_KO = {
    "ultra-peripheral": "집단 안 주변",
    "peripheral": "주변",
    "connector": "연결자",
    "kinless": "두루 연결",
    "provincial hub": "집단 안 거점",
    "connector hub": "집단 간 거점",
    "kinless hub": "전체 거점",
}
"""Guimera and Amaral's roles in Korean."""


class Said(NamedTuple):
    """A sentence or two in both languages."""

    ko: str
    en: str


UNSURE = 0.05
"""Below this chance of being ahead, or above one less it, two organizations are told apart."""


@dataclass(frozen=True)
class Facts:
    """What is said of one organization: counts, and shares from 0 to 1 (NaN where they are not known)."""

    partners: int
    partnerships: int
    communities: int
    of_communities: int
    crossing: float
    cut_off: int


def facts(network: Network, evidence: Evidence, ids: pd.Index[Any]) -> list[Facts]:
    """Collect the numbers of reasons for some organizations."""
    place = network.ids.get_indexer(ids)
    spread = groups.shares_by_group(network, evidence.communities.where(_is_shared(evidence.communities)))
    columns = {
        "partners": centrality.degree(network).to_numpy(),
        "partnerships": _partnerships(network),
        "communities": (spread.to_numpy() > 0).sum(axis=1),
        "crossing": crossing(network, evidence).to_numpy(dtype=float),
        "cut_off": cut_off_without_each(network),
    }
    return [
        Facts(
            partners=int(columns["partners"][one]),
            partnerships=int(columns["partnerships"][one]),
            communities=int(columns["communities"][one]),
            of_communities=spread.shape[1],
            crossing=float(columns["crossing"][one]),
            cut_off=int(columns["cut_off"][one]),
        )
        for one in place
    ]


def _is_shared(communities: pd.Series[int]) -> pd.Series[bool]:
    return communities.groupby(communities).transform("size") > 1


def _partnerships(network: Network) -> Any:
    if network.register is None:
        return np.zeros(len(network), dtype=np.int64)
    rows = network.register.participations.drop_duplicates(["organization", "partnership"])
    return rows["organization"].value_counts().reindex(network.ids).fillna(0).to_numpy(dtype=np.int64)


def in_korean(one: Facts) -> str:
    """Say it in Korean."""
    if not one.partners:
        return "다른 기관과 함께한 협력사업이 없습니다."
    work = f"협력사업 {one.partnerships:,}건에서 " if one.partnerships else ""
    said = [f"{work}기관 {one.partners:,}곳과 연결되어 있습니다."]
    if one.of_communities > 1 and one.communities > 1:
        said.append(f"협력 집단 {one.of_communities}개 가운데 {one.communities}개와 이어져 있습니다.")
    if one.crossing > 0:
        said.append(f"연결의 {one.crossing:.0%}가 다른 부문과의 연결입니다.")
    if one.cut_off:
        said.append(f"이 기관이 빠지면 {one.cut_off:,}곳의 연락이 끊어집니다.")
    return " ".join(said)


def in_english(one: Facts) -> str:
    """Say it in English."""
    if not one.partners:
        return "It shares no partnership with any other organization."
    work = f" through {one.partnerships:,} partnership{'s' * (one.partnerships != 1)}" if one.partnerships else ""
    said = [f"It is tied to {one.partners:,} organization{'s' * (one.partners != 1)}{work}."]
    if one.of_communities > 1 and one.communities > 1:
        said.append(f"It connects {one.communities} of {one.of_communities} communities.")
    if one.crossing > 0:
        said.append(f"{one.crossing:.0%} of its ties cross sectors.")
    if one.cut_off:
        said.append(f"Without it {one.cut_off:,} organization{'s lose' if one.cut_off != 1 else ' loses'} contact.")
    return " ".join(said)


def sure_of(rows: pd.DataFrame, *, top: int) -> list[Said]:
    """Say how sure each rank is, and from whom the records cannot tell an organization apart.

    Parameters
    ----------
    rows
        The hub table, the highest score first.
    top
        The k of `share_top`.
    """
    if rows["rank_low"].isna().all():
        return [Said("", "")] * len(rows)
    names = _names(rows)
    ahead = rows["ahead_of_next"].tolist()
    said = []
    for place, one in enumerate(rows[["rank_low", "rank_high", "share_top", "alike"]].to_dict("records")):
        near = names[place + 1] if _unsure(ahead[place]) else None
        if near is None and place and _unsure(ahead[place - 1]):
            near = names[place - 1]
        said.append(_sure(one, near, top=top))
    return said


def _unsure(ahead: float) -> bool:
    return UNSURE < ahead < 1 - UNSURE


def _names(rows: pd.DataFrame) -> list[Said]:
    ko = rows["name"].astype(str).tolist()
    en = rows["name_en"].tolist() if "name_en" in rows.columns else ko
    return [Said(one, two if isinstance(two, str) and two else one) for one, two in zip(ko, en, strict=True)]


def _sure(one: dict[Any, Any], near: Said | None, *, top: int) -> Said:
    low, high = int(one["rank_low"]), int(one["rank_high"])
    if low == high:
        ko, en = [f"순위가 {low}위로 흔들리지 않습니다."], [f"Its rank, {low}, does not move."]
    else:
        ko = [f"실제 순위는 90% 확률로 {low}위에서 {high}위 사이에 있습니다."]
        en = [f"With 90% confidence its rank lies between {low} and {high}."]
    if low <= top < high:
        ko.append(f"상위 {top}곳에 들 확률은 {one['share_top']:.0%}입니다.")
        en.append(f"It is among the first {top} in {one['share_top']:.0%} of the draws.")
    others = int(one["alike"]) - 1
    if near is not None:
        ko.append(
            f"자료만으로는 {josa(near.ko, '와/과')} 순위를 가릴 수 없습니다"
            + (f"(그 밖에 {others:,}곳도 마찬가지입니다)." if others > 0 else ".")
        )
        rest = f", nor from {others:,} other{'s' * (others != 1)}" if others > 0 else ""
        en.append(f"The records cannot tell it apart from {near.en}{rest}.")
    return Said(" ".join(ko), " ".join(en))
