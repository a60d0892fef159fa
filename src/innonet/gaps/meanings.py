"""What a figure of the whole network means, in plain sentences, Korean and English."""

from __future__ import annotations

from math import isnan
from typing import Any, NamedTuple

from innonet import vocabulary
from innonet.korean import josa
from innonet.measures.groups import Count
from innonet.written import figure, percent

CLEAR = 0.05
"""Below this p value a difference from chance is called clear."""


class Said(NamedTuple):
    """A sentence in both languages."""

    ko: str
    en: str


_SHARES = {"fragmentation", "distance_fragmentation", "largest_component", "density", "transitivity", "centralization"}
_FACTS: dict[str, Said] = {
    "fragmentation": Said(
        "기관 쌍의 {value}는 서로 닿는 길이 없습니다.",
        "{value} of all pairs of organizations have no path between them.",
    ),
    "distance_fragmentation": Said(
        "거리까지 따지면 협력망은 {value} 끊어져 있습니다(모두 직접 연결되면 0%).",
        "Counting how far apart organizations are, the network is {value} fragmented (0% if all were tied).",
    ),
    "components": Said(
        "협력망은 서로 이어지지 않은 {value}개 부분으로 나뉘어 있습니다.",
        "The network falls into {value} parts without a tie between them.",
    ),
    "isolates": Said(
        "다른 기관과 연결되어 있지 않은 기관이 {value}곳입니다.",
        "{value} organizations are tied to no other.",
    ),
    "largest_component": Said(
        "기관의 {value}가 가장 큰 한 부분에 함께 이어져 있습니다.",
        "{value} of the organizations are joined in the largest part.",
    ),
    "mean_steps": Said(
        "이어진 기관끼리는 평균 {value}단계를 거쳐 만납니다.",
        "Organizations that are joined at all are {value} steps apart on average.",
    ),
    "density": Said("가능한 연결 가운데 {value}가 실제로 있습니다.", "{value} of all possible ties exist."),
    "centralization": Said(
        "연결이 한 기관에 몰린 정도는 {value}입니다(한 기관이 모두와 이어지면 100%).",
        "Ties gather around one organization to {value} (100% if one held them all).",
    ),
    "transitivity": Said(
        "같은 상대를 둔 두 기관은 {value}가 서로도 이어져 있습니다.",
        "{value} of the pairs that share a partner are tied themselves.",
    ),
    "cut_points": Said(
        "빠지면 협력망이 갈라지는 기관이 {value}곳입니다.",
        "The network would split if any one of {value} organizations left.",
    ),
    "bridges": Said(
        "끊어지면 협력망이 갈라지는 연결이 {value}개입니다.", "The network would split at any one of {value} ties."
    ),
    "modularity": Said(
        "협력 집단으로 나뉘는 정도(모듈성)는 {value}입니다.",
        "The network divides into communities to a modularity of {value}.",
    ),
}
_FACTS_OF_DIRECTED: dict[str, Said] = {
    "centralization": Said(
        "연결이 한 기관에 몰린 정도는 {value}입니다(한 기관이 모두와 양방향으로 이어지면 100%).",
        "Ties gather around one organization to {value} (100% if one held them all, both ways).",
    ),
}
_PLAIN: dict[tuple[str, float], Said] = {
    ("fragmentation", 0): Said("서로 닿는 길이 없는 기관 쌍은 없습니다.",
                               "Every two organizations have a path between them."),
    ("components", 1): Said("협력망은 하나로 이어져 있습니다.", "The network is one part."),
    ("isolates", 0): Said("다른 기관과 연결되어 있지 않은 기관은 없습니다.",
                          "Every organization is tied to another."),
    ("cut_points", 0): Said("빠지면 협력망이 갈라지는 기관은 없습니다.",
                            "No organization would split the network by leaving."),
    ("bridges", 0): Said("끊어지면 협력망이 갈라지는 연결은 없습니다.", "No tie would split the network by ending."),
}  # fmt: skip
"""Facts of a measure that read better without their number."""
_ATTRIBUTES: dict[str, Said] = {
    "sector": Said("부문", "sector"),
    "level": Said("행정 단위", "level of government"),
    "region": Said("남·북부", "north and south"),
    "urban_rural": Said("도시·농촌", "urban and rural"),
    "municipality": Said("시군", "municipality"),
    "type": Said("기관 유형", "type"),
}


def attribute(by: str) -> Said:
    """Name an attribute; one of the user's own as it is."""
    return _ATTRIBUTES.get(by, Said(by, by))


def of(
    measure: str, value: float, *, expected: float, p: float, size: int, draws: int | None = None,
    directed: bool = False,
) -> Said:  # fmt: skip
    """Say what a figure means, and how it stands to chance; with `draws`, whether so few could tell."""
    if isnan(value) or not size:
        return Said("이 협력망에서는 계산할 수 없습니다.", "It is not defined in this network.")
    facts = {**_FACTS, **_FACTS_OF_DIRECTED} if directed else _FACTS
    fact = _PLAIN.get((measure, value), facts[measure])
    chance = _beside(_shown(measure, expected), expected, p, same=abs(value - expected) < 1e-9, draws=draws)
    shown = _shown(measure, value)
    return Said(
        " ".join(filter(None, [fact.ko.format(value=shown), chance.ko])),
        " ".join(filter(None, [_singular(fact.en.format(value=shown), value), chance.en])),
    )


def undrawn(said: Said) -> Said:
    """Add why chance is not set beside a figure."""
    return Said(
        f"{said.ko} 연결을 어떻게 골랐는지를 우연한 협력망에서 되풀이할 수 없어 우연과 견주지 않았습니다.",
        f"{said.en} Chance was not set beside it: how these ties were chosen cannot be repeated on networks by chance.",
    )


def across(by: str, value: float, *, expected: float, p: float) -> Said:
    """Say how many ties cross groups, beside chance."""
    if isnan(value):
        return Said("집단이 알려진 연결이 없어 계산할 수 없습니다.", "No tie joins organizations with a known group.")
    share, chance = (1 + value) / 2, (1 + expected) / 2
    beside = _beside(percent(chance), expected, p, same=abs(value - expected) < 1e-9)
    name = attribute(by)
    return Said(
        f"연결의 {percent(share)}가 {name.ko} 경계를 넘습니다. {beside.ko}".rstrip(),
        f"{percent(share)} of the ties cross the line of {name.en}. {beside.en}".rstrip(),
    )


_LISTS = {"sector": "sectors", "level": "levels", "region": "regions", "urban_rural": "urban_rural"}
"""Attributes whose values have names in the vocabulary."""


def between(
    by: str, groups: tuple[Any, Any], observed: float, *, expected: float, p: float, count: Count = "ties"
) -> Said:
    """Say how many ties there are inside a group or between two, or how strong they are in all, beside chance."""
    one, two = (Said(*(_named(by, group, lang) for lang in ("ko", "en"))) for group in groups)
    same = groups[0] == groups[1]
    where = Said(f"{one.ko} 안의" if same else f"{josa(one.ko, '와/과')} {two.ko} 사이의",
                 f"inside {one.en}" if same else f"between {one.en} and {two.en}")  # fmt: skip
    seen, chance = (f"{value:,.0f}" if value == round(value) else f"{value:,.1f}" for value in (observed, expected))
    of_strength, is_more = count == "strength", observed > expected
    if not isnan(p) and p < CLEAR:
        ko = ("큽니다" if is_more else "작습니다") if of_strength else "많습니다" if is_more else "적습니다"
        en = "more" if is_more else "less" if of_strength else "fewer"
        end = Said(f"뚜렷하게 {ko}.", f"clearly {en} than chance.")
    else:
        end = Said("뚜렷한 차이는 없습니다.", "no clear difference.")
    if of_strength:
        return Said(
            f"{where.ko} 연결 강도는 모두 {seen}이고 우연이라면 {chance} 정도로, {end.ko}",
            f"Ties {where.en} have a strength of {seen} in all, where chance would give {chance}: {end.en}",
        )
    return Said(
        f"{where.ko} 연결은 {seen}개이고 우연이라면 {chance}개 정도로, {end.ko}",
        f"{seen} tie{'s' * (observed != 1)} {where.en}, where chance would give {chance}: {end.en}",
    )


def _named(by: str, group: object, lang: str) -> str:
    if by == "municipality":
        place = vocabulary.municipalities().get(str(group))
        return (place.short if lang == "ko" else place.name_en) if place else str(group)
    return vocabulary.label(_LISTS[by], group, lang) if by in _LISTS else str(group)


def too_few(p: float, draws: int | None) -> bool:
    """Say whether no draw lies as far off and p is not small only because there are so few of them."""
    return draws is not None and 1 / (draws + 1) >= CLEAR and p <= 1 / (draws + 1) + 1e-9


def _beside(shown: str, expected: float, p: float, *, same: bool, draws: int | None = None) -> Said:
    if isnan(expected):
        return Said("", "")
    if same:
        return Said("우연이라도 마찬가지입니다.", "Chance would give the same.")
    if too_few(p, draws):
        return Said(
            f"우연이라면 {shown} 정도이지만, 견주어 본 횟수({draws}번)가 적어 차이를 말하기 어렵습니다.",
            f"Chance would give {shown}, but {draws} draws are too few to say whether that differs.",
        )
    if isnan(p) or p >= CLEAR:
        return Said(
            f"우연이라면 {shown} 정도로, 뚜렷한 차이는 없습니다.", f"Chance would give {shown}: no clear difference."
        )
    return Said(
        f"우연이라면 {shown} 정도로, 뚜렷한 차이가 있습니다.", f"Chance would give {shown}: a clear difference."
    )


def _shown(measure: str, value: float) -> str:
    if isnan(value):
        return "–"
    if measure in _SHARES:
        return f"{value:.1%}" if 0 < value < 0.1 else percent(value)
    if measure in ("modularity", "mean_steps"):
        return figure(value, digits=2)
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"


def _singular(text: str, value: float) -> str:
    """Make a sentence about one of something."""
    if value != 1:
        return text
    for many, one in (
        ("1 organizations are tied", "1 organization is tied"),
        ("any one of 1 organizations left", "one organization left"),
        ("any one of 1 ties", "one tie"),
    ):
        text = text.replace(many, one)
    return text
