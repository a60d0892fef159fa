"""Guided steps through a map, made from what was found: the whole, the hubs, the gaps, the suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from innonet.drawing import palette, words
from innonet.drawing.harmless import harmless
from innonet.ranking.standing_out import first_alike, surely_first

if TYPE_CHECKING:
    from innonet.drawing.packing import Drawn

HUBS, GAPS = 5, 2
"""Hubs and gaps a story tells of."""
HIGHEST = (
    ("점수가 높은 기관", "The highest scores"),
    (
        "점수가 가장 높은 기관들이지만, 자료만으로는 거점이라고 단정할 수 없습니다.",
        "Their scores are the highest, but the records cannot tell for sure that they are hubs.",
    ),
)
"""What is told where nobody is a hub for sure."""
SURE = 0.05
"""Adjusted p up to which a gap is told."""
ACTIONS = {
    "connect": ("함께하면 좋을 기관", "Who should work together"),
    "include": ("아직 떨어져 있는 기관", "Whom to include"),
    "protect": ("빠지면 갈라지는 곳", "Whom the network hangs on"),
    "back_up": ("대신할 길이 필요한 곳", "Where a second route is missing"),
}
TOLD = {
    "connect": (
        "아래 기관들을 차례로 이으면 협력망의 끊긴 곳이 줄어듭니다. 점선이 제안하는 연결입니다.",
        "Joining these, one pair after the other, would mend the network. Dashed lines are the suggested ties.",
    ),
    "include": (
        "협력망에 들어오지 못한 기관과, 처음 함께하기에 알맞은 기관입니다.",
        "Organizations outside the network, each with a fitting first partner.",
    ),
    "protect": (
        "이 기관이 빠지면 협력망이 갈라집니다. 먼저 지켜야 할 곳입니다.",
        "The network would split without these: they come first when support is scarce.",
    ),
    "back_up": (
        "한 기관에만 기대고 있는 길입니다. 대신할 기관이나 두 번째 연결을 마련해 두면 좋습니다.",
        "These routes hang on one organization: a stand-in or a second tie would make them safe.",
    ),
}


def steps(drawn: Drawn, suggestions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the steps in order, each with its words and what of the map it shows.

    Returns
    -------
    List of dicts: `ko`, `en` (title, text), `of` (organizations in the light, none for all of them) and, where they
    matter, `color` (the coloring's key) and `groups` (those of its groups that are shown), `action`.
    """
    return [_whole(drawn), *_hubs(drawn), *_gaps(drawn), *_actions(suggestions)]


def _step(ko: tuple[str, str], en: tuple[str, str], **more: Any) -> dict[str, Any]:
    clean = {"ko": [harmless(one) for one in ko], "en": [harmless(one) for one in en]}
    return {**clean, "of": [], **more}


def _whole(drawn: Drawn) -> dict[str, Any]:
    network, areas = drawn.network, len(drawn.arrangements[0].names)
    alone = int((np.bincount(network.ends.ravel(), minlength=len(network)) == 0).sum())
    ko = f"기관 {len(network):,}곳이 연결 {len(network.ties):,}개로 이어져 있습니다."
    en = f"{len(network):,} organizations are joined by {len(network.ties):,} ties."
    if areas:
        ko += f" 옅은 바탕은 서로 가까이 함께하는 기관을 묶은 집단 {areas:,}개입니다."
        en += f" Soft outlines show {areas:,} communities found among them."
    if alone:
        ko += f" 아직 함께한 기관이 없는 곳은 {alone:,}곳입니다."
        en += f" {alone:,} organizations have no partner yet."
    return _step(("한눈에 보기", ko), ("The whole", en))


def _hubs(drawn: Drawn) -> list[dict[str, Any]]:
    """Tell who the hubs are, of those who surely are; else who has the highest scores, and no more than that."""
    if drawn.hubs.empty or first_alike(drawn.hubs):
        return []
    first = drawn.hubs.head(HUBS)
    sure = surely_first(first, size=drawn.shown.of_organizations, most=HUBS)
    title, said = _held_together(len(sure)) if len(sure) else HIGHEST
    ko, en = said
    if "rank_low" in first.columns and first["rank_low"].notna().any():
        ko += " 순위 옆의 구간은 자료가 조금 달랐을 때 순위가 움직이는 폭이고, 좁을수록 믿을 만합니다."
        en += " The interval beside a rank is how far it would move had the records been a little different."
    places = drawn.network.ids.get_indexer(pd.Index((sure if len(sure) else first)["organization"].astype(str)))
    return [_step((title[0], ko), (title[1], en), of=[int(one) for one in places if one >= 0], kind="hubs")]


def _held_together(number: int) -> tuple[tuple[str, str], tuple[str, str]]:
    some = ("기관이", "This organization holds") if number == 1 else ("기관들이", "These organizations hold")
    return ("거점 기관", "Hub organizations"), (
        f"아래 {some[0]} 협력망을 잇는 거점입니다.",
        f"{some[1]} the network together.",
    )


def _gaps(drawn: Drawn) -> list[dict[str, Any]]:
    """Tell the gaps that lack the most ties, by whatever attribute: of a few ties a ratio says little."""
    found: list[tuple[float, dict[str, Any]]] = []
    for table in drawn.mixing:
        by = table.attrs.get("by", drawn.color)
        if by in drawn.network.organizations.columns and len(table):
            found += _gaps_by(drawn, table, by)
    return [step for _, step in sorted(found, key=lambda one: -one[0])[:GAPS]]


def _gaps_by(drawn: Drawn, table: pd.DataFrame, by: str) -> list[tuple[float, dict[str, Any]]]:
    """Give the clear gaps between the groups of one attribute, each with the number of ties it lacks."""
    apart = table[
        (table["group_a"] != table["group_b"]) & (table["ratio"] < 1) & (table["p_adjusted"] <= SURE)
    ].sort_values(["group_a", "group_b"], kind="stable")
    entries = palette.groups_of(drawn.network.attribute(by), by)[0]
    place = {group.key: at for at, group in enumerate(entries)}
    return [
        (row["expected"] - row["observed"], _gap(row, by, [place[row["group_a"]], place[row["group_b"]]], entries))
        for row in apart.astype({"group_a": str, "group_b": str}).to_dict("records")
        if row["group_a"] in place and row["group_b"] in place
    ]


def _gap(row: dict[Any, Any], by: str, groups: list[int], entries: list[palette.Group]) -> dict[str, Any]:
    one, other = (entries[place] for place in groups)
    by_ko, by_en = words.attribute(by)
    expected, observed = f"{row['expected']:,.0f}", f"{row['observed']:,.0f}"
    return _step(
        (
            f"끊긴 곳: {one.ko} – {other.ko}",
            f"두 집단({by_ko}) 사이에는 우연이라면 연결이 {expected}개쯤 있을 텐데 실제로는 {observed}개뿐입니다.",
        ),
        (
            f"A gap: {one.en} – {other.en}",
            f"By chance about {expected} ties would join these two groups ({by_en.lower()}); there are {observed}.",
        ),
        color=harmless(by),
        groups=groups,
    )


def _actions(suggestions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for action in dict.fromkeys(row["action"] for row in suggestions):
        known = action.replace(" ", "_")
        title, text = ACTIONS.get(known, (action, action)), TOLD.get(known, ("", ""))
        of = sorted({place for row in suggestions if row["action"] == action for place in row["of"]})
        found.append(_step((title[0], text[0]), (title[1], text[1]), of=of, action=action))
    return found
