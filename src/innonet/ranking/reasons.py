"""Why an organization is a hub: its partners and what it stands out by, with the numbers, Korean and English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.grouping import SMALLEST
from innonet.measures import groups, mixing
from innonet.measures.cutting import cut_off_without_each
from innonet.measures.paths import pattern
from innonet.measures.sole_brokerage import sole_brokerage
from innonet.network import Network
from innonet.ranking.evidence import Evidence, crossing
from innonet.uncertainty import shares
from innonet.written import percent

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
Counts = npt.NDArray[np.int64]


class Said(NamedTuple):
    """A sentence or two in both languages."""

    ko: str
    en: str


SHOWN = 2
"""So many facts follow the partners: those in which an organization stands out most."""
PEERS = 25
"""Among so many organizations with about as many partners."""
NEAR = 0.05
"""A share that is not more than this above that of all ties is no reason."""


@dataclass(frozen=True)
class Facts:
    """What is said of one organization: counts, and shares from 0 to 1 (NaN where they are not known).

    Parameters
    ----------
    most
        Whether no other has as many partners.
    sole
        Pairs of its partners who have no tie and no other partner in common; 0 where that was not asked.
    of_all
        The share of all ties that cross sectors.
    places
        The municipalities its partners are in.
    telling
        The names of the facts to tell, the most telling one first.
    """

    partners: int
    partnerships: int
    most: bool
    communities: int
    of_communities: int
    crossing: float
    of_all: float
    cut_off: int
    sole: int
    places: int
    telling: tuple[str, ...]


def facts(network: Network, evidence: Evidence, ids: pd.Index[Any]) -> list[Facts]:
    """Collect the numbers of reasons for some organizations."""
    place = network.ids.get_indexer(ids)
    shared = evidence.communities.where(_is_counted(evidence.communities))
    of_communities = int(shared.nunique())
    partners: Counts = np.diff(pattern(network).indptr).astype(np.int64)  # who gives and gets is one partner
    partnerships = _partnerships(network, partners)
    most = partners.max(initial=0)
    alone = int((partners == most).sum()) == 1
    of_all = (1 + mixing.ei_index(network, evidence.by)) / 2 if evidence.by is not None else float("nan")
    table = pd.DataFrame(
        {
            "cut_off": cut_off_without_each(network),
            "sole": sole_brokerage(network).to_numpy() if "sole_brokerage" in evidence.indices else 0,
            "communities": groups.reached(network, shared),
            "crossing": crossing(network, evidence).to_numpy(dtype=float),
            "places": _places(network),
        }
    )
    telling = _telling(table, partners, of_communities=of_communities, of_all=of_all)
    counted = {str(column): values.to_numpy() for column, values in table.items()}
    return [
        Facts(
            partners=int(partners[one]),
            partnerships=int(partnerships[one]),
            most=alone and partners[one] == most,
            communities=int(counted["communities"][one]),
            of_communities=of_communities,
            crossing=float(counted["crossing"][one]),
            of_all=of_all,
            cut_off=int(counted["cut_off"][one]),
            sole=int(counted["sole"][one]),
            places=int(counted["places"][one]),
            telling=telling[one],
        )
        for one in place
    ]


def _telling(table: pd.DataFrame, partners: Counts, *, of_communities: int, of_all: float) -> list[tuple[str, ...]]:
    """Choose for each organization the facts by which it stands out most among those with about as many partners.

    Against all, the same facts would be told of all large organizations: most of what can be counted grows with ties.
    That ties cross sectors is told only where they do so more than those of the whole network.
    """
    there = table > 0
    there["crossing"] &= table["crossing"] >= of_all + NEAR
    there["communities"] &= (table["communities"] > 1) & (of_communities > 1)
    there["places"] &= table["places"] > 1
    out = table.fillna(-1.0).to_numpy(dtype=float)
    order, wide = np.argsort(-partners, kind="stable"), min(PEERS, len(table))
    start = np.clip(np.arange(len(table)) - wide // 2, 0, len(table) - wide)
    above = np.zeros_like(out)
    for step in range(wide):
        above[order] += out[order[start + step]] >= out[order]
    above = np.where(there, above, np.inf)
    first, names = np.argsort(above, axis=1, kind="stable")[:, :SHOWN], list(table.columns)
    return [tuple(names[fact] for fact in row if np.isfinite(own[fact])) for row, own in zip(first, above, strict=True)]


def _places(network: Network) -> Counts:
    """Count the municipalities of each organization's partners; 0 where they are not known."""
    if "municipality" not in network.organizations.columns or network.attribute("municipality").isna().all():
        return np.zeros(len(network), dtype=np.int64)
    return groups.reached(network, "municipality")


def _is_counted(communities: pd.Series[int]) -> pd.Series[bool]:
    return communities.groupby(communities).transform("size") >= SMALLEST


def _partnerships(network: Network, partners: Counts) -> Counts:
    """Count the partnerships behind each organization's ties; of who has none, those in which it had company."""
    if network.register is None or network.directed:
        return np.zeros(len(network), dtype=np.int64)
    behind = shares(network)
    each = [pd.DataFrame({"who": ends[behind.tie], "what": behind.partnership}) for ends in network.ends.T]
    tied = pd.concat(each).drop_duplicates()["who"].value_counts().reindex(range(len(network))).fillna(0)
    rows = network.register.participations.drop_duplicates(["organization", "partnership"])
    rows = rows[rows["partnership"].duplicated(keep=False)]  # in one that nobody else is in, they met nobody
    company = rows["organization"].value_counts().reindex(network.ids).fillna(0)
    return np.where(partners > 0, tied.to_numpy(), company.to_numpy()).astype(np.int64)


def in_korean(one: Facts) -> str:
    """Say it in Korean."""
    if not one.partners:
        return "다른 기관과 연결되어 있지 않습니다." if one.partnerships else "다른 기관과 함께한 협력사업이 없습니다."
    work = f"협력사업 {one.partnerships:,}건에서 " if one.partnerships else ""
    end = "연결되어 있어, 연결 기관이 가장 많습니다" if one.most else "연결되어 있습니다"
    return " ".join([f"{work}기관 {one.partners:,}곳과 {end}.", *(_KO[fact](one) for fact in one.telling)])


def in_english(one: Facts) -> str:
    """Say it in English."""
    if not one.partners:
        return (
            "It is tied to no other organization."
            if one.partnerships
            else "It shares no partnership with any other organization."
        )
    work = f" through {one.partnerships:,} partnership{'s' * (one.partnerships != 1)}" if one.partnerships else ""
    end = ", more than any other" if one.most else ""
    tied = f"It is tied to {one.partners:,} organization{'s' * (one.partners != 1)}{work}{end}."
    return " ".join([tied, *(_EN[fact](one) for fact in one.telling)])


def _communities_ko(one: Facts) -> str:
    if one.communities == one.of_communities:
        return f"협력 집단 {one.of_communities}개 모두와 이어져 있습니다."
    return f"협력 집단 {one.of_communities}개 가운데 {one.communities}개와 이어져 있습니다."


def _communities_en(one: Facts) -> str:
    if one.communities == one.of_communities:
        return f"It connects {'both' if one.communities == 2 else f'all {one.communities}'} communities."
    return f"It connects {one.communities} of {one.of_communities} communities."


def _crossing_ko(one: Facts) -> str:
    return f"연결의 {percent(one.crossing)}가 다른 부문과의 연결로, 협력망 전체({percent(one.of_all)})보다 높습니다."


def _crossing_en(one: Facts) -> str:
    return f"{percent(one.crossing)} of its ties cross sectors, against {percent(one.of_all)} of all ties."


def _sole_en(one: Facts) -> str:
    pairs = "one pair" if one.sole == 1 else f"{one.sole:,} pairs"
    return f"It joins {pairs} of organizations that have no other partner in common."


def _cut_off_en(one: Facts) -> str:
    return f"Without it {one.cut_off:,} organization{'s lose' if one.cut_off != 1 else ' loses'} contact."


Sentence = Callable[[Facts], str]
_KO: dict[str, Sentence] = {
    "cut_off": lambda one: f"이 기관이 빠지면 {one.cut_off:,}곳의 연락이 끊어집니다.",
    "sole": lambda one: f"다른 공통 협력 기관이 없는 기관 {one.sole:,}쌍을 이어 주고 있습니다.",
    "communities": _communities_ko,
    "crossing": _crossing_ko,
    "places": lambda one: f"협력 기관이 시군 {one.places}곳에 걸쳐 있습니다.",
}
_EN: dict[str, Sentence] = {
    "cut_off": _cut_off_en,
    "sole": _sole_en,
    "communities": _communities_en,
    "crossing": _crossing_en,
    "places": lambda one: f"Its partners are spread over {one.places} municipalities.",
}
