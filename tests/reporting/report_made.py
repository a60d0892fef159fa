"""A small made-up result, built by hand: the report is tested without the rooms that compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from innonet.findings import COLUMNS
from innonet.projection import project
from innonet.records.types import COLUMN_ACCOUNT, FileRead, Source
from innonet.register import Register
from innonet.reporting import Results

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\u202egnp.exe=1+1\"'&<b>"
LONG = "경기도북부지역사회적경제활성화및주민참여형도시재생리빙랩추진협의회연합사무국(고양특례시소재)"
SECTORS = ("public", "civil_society", "business", "academia", "social_economy")
PLACES = ("수원시", "고양시", "의정부시", "가평군", "화성시")


@dataclass(frozen=True)
class Groups:
    """What the report needs of Communities."""

    members: pd.Series[Any]
    modularity: float
    stability: pd.Series[Any]
    p: float = 0.01
    is_structured: bool = True

    def meaning(self, lang: str) -> str:
        return "우연보다 뚜렷하게 나뉩니다." if lang == "ko" else "It divides more clearly than chance."

    @property
    def counted(self) -> pd.Series[Any]:
        return self.members.value_counts().loc[lambda sizes: sizes >= 3]

    def table(self) -> pd.DataFrame:
        sizes = self.members.value_counts().sort_index()
        return pd.DataFrame(
            {
                "community": sizes.index,
                "size": sizes.to_numpy(),
                "name_ko": [f"수원시 공공 중심 집단 {n}" for n in sizes.index],
                "name_en": [f"Public sector in Suwon {n}" for n in sizes.index],
                "stability": np.linspace(0.95, 0.4, len(sizes)),
            }
        )


def register(*, n: int = 40, hostile: str = "", seed: int = 7) -> Register:
    """Forty organizations in thirty partnerships, two alone; hostile text in every field if given."""
    random = np.random.default_rng(seed)
    stems = ["경기사회혁신센터", "수원시청", "아주대학교 산학협력단", "마을과사람 협동조합", "햇살재단", LONG]
    names = [f"{stems[i % 6]}{'' if i < 6 else f' {i}지부'}{hostile}" for i in range(n)]
    organizations = pd.DataFrame(
        {
            "organization": [f"o{i:03d}{hostile if i == 0 else ''}" for i in range(n)],
            "name": names,
            "name_en": [f"Organization {i}{hostile}" if i % 3 else np.nan for i in range(n)],
            "sector": [hostile or SECTORS[i % 5] if i != 3 else np.nan for i in range(n)],
            "municipality": [hostile or PLACES[i % 5] for i in range(n)],
            "note": [hostile or np.nan] * n,
        }
    )
    ids = organizations["organization"].to_numpy()
    rows = []
    for p in range(30):
        # Early organizations are drawn more often, so that there are hubs.
        size = int(random.integers(2, 6))
        members = np.unique((random.random(size) ** 2 * (n - 2)).astype(int))
        rows += [(ids[m], f"p{p:02d}{hostile if p == 0 else ''}", hostile or "참여") for m in members]
    participations = pd.DataFrame(rows, columns=["organization", "partnership", "role"])
    partnerships = pd.DataFrame(
        {
            "partnership": [f"p{p:02d}{hostile if p == 0 else ''}" for p in range(30)],
            "name": [f"사업 {p}{hostile}" for p in range(30)],
            "start": [f"{2018 + p % 9}" if p % 4 else f"{2018 + p % 9}-03" for p in range(30)],
        }
    )
    return Register(organizations, partnerships, participations, issues(hostile), crosswalk(ids, names, hostile))


def issues(hostile: str = "") -> pd.DataFrame:
    """Three rules, one of each severity."""
    negative = (
        "금액이 음수입니다." + hostile, "부호를 바로잡아 주십시오.", True, "amount=-5",
    )  # fmt: skip
    rows = [
        ("must fix", "bad_amount", "partnerships", "사업.xlsx", "2024", 12 + i, "amount", "-5",
         "The amount is negative.", "Correct the sign.", *negative)
        for i in range(5)
    ] + [
        ("should look", "missing_sector", "organizations", "기관.csv", "", 5, "sector", "", "No sector.",
         "Fill in the sector.", "부문이 비어 있습니다.", "부문을 채워 주십시오.", False, ""),
        ("note", "total_row", "organizations", "기관.csv", "", 44, "", "합계", "The row is a total.",
         "Nothing to do.", "합계 행이므로 제외했습니다.", "조치할 사항은 없습니다.", True, "name=합계"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def crosswalk(ids: Any, names: Any, hostile: str = "") -> pd.DataFrame:
    """Two rows brought together, one spelling of a name, one name as it is, one id that stays."""
    rows = [
        ("o90", f"(사)수원시청{hostile}", ids[1], "same number", "equal valid registration number"),
        ("o91", f"수원 시청{hostile}", ids[1], "same core name", "equal core name, nothing against it"),
        (f"수원시청(본청){hostile}", f"수원시청(본청){hostile}", ids[1], "name", "written by name"),
        (names[1], names[1], ids[1], "name", "written by name"),
        (ids[1], names[1], ids[1], "id", ""),
    ]
    table = pd.DataFrame(rows, columns=["original", "spelling", "organization", "method", "reason"])
    return table.assign(score=100.0)


def ranked(network: Any, hostile: str = "") -> pd.DataFrame:
    """Hubs by degree, with intervals that widen."""
    degree = network.ties[["source", "target"]].stack().value_counts().reindex(network.ids).fillna(0)
    order = degree.sort_values(ascending=False, kind="stable").index
    table = network.organizations.loc[order, ["name", "name_en", "sector", "municipality"]].reset_index()
    rank = np.arange(1, len(table) + 1)
    return table.assign(
        score=np.round(1 / rank**0.3, 4),
        rank=rank,
        rank_low=np.maximum(1, rank - 1 - rank // 4),
        rank_high=np.minimum(len(rank), rank + 1 + rank // 2),
        role="connector",
        role_ko="연결자",
        reasons=[f"ties to {int(d)} organizations{hostile}" for d in degree.loc[order]],
        reasons_ko=[f"{int(d)}곳과 연결되어 있습니다{hostile}" for d in degree.loc[order]],
    )


FRAGMENTATION = pd.DataFrame(
    [
        ("fragmentation", 0.23, 0.11, 0.004, "Many pairs cannot meet.", "기관 쌍 넷 중 하나가 끊겨 있습니다."),
        ("distance_fragmentation", 0.52, 0.47, 0.03, "Paths are long.", "한 기관에서 다른 기관까지 가는 길이 깁니다."),
        ("components", 4.0, 2.6, 0.2, "The network falls into 4 parts.", "협력망이 4개로 나뉘어 있습니다."),
        ("density", 0.08, np.nan, np.nan, "Few possible ties exist.", "가능한 연결의 8%만 있습니다."),
        ("ei_index", -0.31, 0.2, 0.001, "Ties stay inside sectors.", "연결이 같은 부문 안에 머무릅니다."),
    ],
    columns=["measure", "value", "expected", "p", "meaning", "meaning_ko"],
)  # fmt: skip


def mixing(hostile: str = "") -> pd.DataFrame:
    """Five sectors, each pair once; public and business meet far less than by chance."""
    rows = []
    for i, a in enumerate(SECTORS):
        for b in SECTORS[i:]:
            low = {a, b} == {"public", "business"}
            expected = 20.5 if i else 30.25
            observed = 5.0 if low else expected * (1.9 if a == b else 0.9)
            if b == "social_economy":
                expected = 0.4
            rows.append((a + hostile, b + hostile, observed, expected, observed / expected,
                         -3.4 if low else 0.2, 0.001 if low else 0.6))  # fmt: skip
    return pd.DataFrame(rows, columns=["group_a", "group_b", "observed", "expected", "ratio", "z", "p"])


def removal(ids: Any) -> pd.DataFrame:
    """The largest part shrinks at once when the first leave, and slowly at random."""
    n = len(ids)
    slow = np.linspace(0.9, 0, n + 1)
    return pd.DataFrame(
        {
            "removed": np.arange(n + 1),
            "organization": [None, *ids],
            "largest": np.minimum(slow, np.r_[0.9, np.full(n, 0.3)]),
            "random": slow,
            "random_low": np.maximum(slow - 0.05, 0),
            "random_high": np.minimum(slow + 0.05, 1),
        }
    )


def results(*, lang: str = "ko", hostile: str = "", suggestions: bool = True, n: int = 40) -> Results:
    """Everything a report says, made by hand."""
    made = register(n=n, hostile=hostile)
    network = project(made)
    ids = network.ids
    hubs = ranked(network, hostile)
    profile = pd.DataFrame({"degree": hubs.set_index("organization")["score"].reindex(ids), "betweenness": 0.25})
    members = pd.Series(np.minimum(np.arange(len(ids)) // 9, len(ids)), index=ids)
    members.iloc[-2:] = [90, 91]
    ideas = pd.DataFrame(
        {"action": ["connect"], "organizations": [(ids[0], ids[5])], "reason": [f"Two hops apart{hostile}"],
         "reason_ko": [f"두 단계 떨어져 있습니다{hostile}"], "gain": [0.0123]}
    )  # fmt: skip
    file = FileRead(f"기관{hostile}.csv", hostile, "organizations", n, "cp949", 3, "ab" * 32, note=hostile)
    taken = pd.DataFrame([(file.file, "", "organizations", f"기관명{hostile}", "name", "spelling")],
                         columns=list(COLUMN_ACCOUNT))  # fmt: skip
    return Results(
        title=f"경기도 협력망{hostile}",
        lang=lang,
        seed=1,
        settings={"project": {"weighting": "newman"}},
        source=Source("gyeonggi", "three tables", (file,), taken),
        network=network,
        profile=profile,
        groups=Groups(members, 0.4321, pd.Series(np.linspace(1, 0.5, len(ids)), index=ids)),
        hubs=hubs,
        fragmentation=FRAGMENTATION,
        mixing=mixing(hostile),
        suggestions=ideas if suggestions else ideas.head(0),
        map_html="<!DOCTYPE html><title>map</title>",
        removal=removal(ids),
    )
