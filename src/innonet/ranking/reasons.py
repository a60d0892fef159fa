"""Why an organization is a hub, in two or three plain sentences with their numbers, Korean and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

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
