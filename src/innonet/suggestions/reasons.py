"""Why a suggestion is made, in plain sentences with their numbers, Korean and English."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from innonet import vocabulary
from innonet.korean import josa
from innonet.measures.rows import NO_PATH
from innonet.network import Network
from innonet.suggestions.conditions import NEIGHBORING, SAME
from innonet.suggestions.found import Found

LISTS = {"sector": "sectors", "region": "regions", "urban_rural": "urban_rural", "level": "levels"}


class Said(NamedTuple):
    """The same in both languages."""

    ko: str
    en: str


def reason(found: Found, network: Network, *, by: str | None) -> Said:
    """Say why."""
    said = [*_HEADS[found.action](found, network), *_evidence(found, network, by)]
    return Said(" ".join(one.ko for one in said), " ".join(one.en for one in said))


def name(network: Network, one: int) -> Said:
    """Name an organization; in English by its English name where it has one."""
    row = network.called.iloc[one]
    names = [row.get(column) for column in ("name", "name_en")]
    ko, en = [one if isinstance(one, str) and one else None for one in names]
    id_ = str(network.ids[one])
    return Said(ko or id_, en or ko or id_)


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _connect(found: Found, network: Network) -> list[Said]:
    a, b = (name(network, one) for one in found.pair)
    change = found.change
    if change.steps >= NO_PATH:
        return [
            Said(
                f"{josa(a.ko, '과/와')} {josa(b.ko, '은/는')} 지금 서로 닿는 길이 없습니다. 두 기관이 함께 일하면 "
                f"길이 없던 기관 쌍 {change.joined:,}개가 이어집니다.",
                f"There is no path between {a.en} and {b.en}. If they worked together, "
                f"{_many(change.joined, 'pair', 'pairs')} of organizations would be in contact for the first time.",
            )
        ]
    apart = _apart(found)
    return [
        Said(
            f"{josa(a.ko, '과/와')} {josa(b.ko, '은/는')} {apart.ko} "
            f"두 기관이 함께 일하면 기관 쌍 {change.nearer:,}개가 더 가까워집니다.",
            f"{a.en} and {b.en} {apart.en} If they worked together, "
            f"{_many(change.nearer, 'pair', 'pairs')} of organizations would come nearer.",
        )
    ]


def _apart(found: Found) -> Said:
    """Say how far the two are apart today, and once the suggestions above are done."""
    then = found.change.steps
    if found.today == then:
        return Said(f"지금 {then}단계 떨어져 있습니다.", f"are {then} steps apart.")
    today = Said(f"지금 {found.today}단계 떨어져 있고", f"are {found.today} steps apart today")
    if found.today >= NO_PATH:
        today = Said("지금 서로 닿는 길이 없고", "have no path to each other today")
    return Said(
        f"{today.ko}, 앞의 제안을 실행하면 {then}단계가 됩니다.",
        f"{today.en}; with the suggestions above they would be {then}.",
    )


def _include(found: Found, network: Network) -> list[Said]:
    a, b = (name(network, one) for one in found.pair)
    alone = Said(
        f"{josa(a.ko, '은/는')} 아직 다른 기관과 연결되어 있지 않습니다.",
        f"{a.en} is tied to no other organization yet.",
    )
    if found.cut_off > 1:
        alone = Said(
            f"{josa(a.ko, '을/를')} 포함한 기관 {found.cut_off:,}곳은 협력망의 나머지와 이어져 있지 않습니다.",
            f"{a.en} and {found.cut_off - 1:,} more have no path to the rest of the network.",
        )
    partner = Said(
        f"첫 협력 상대로 {josa(b.ko, '을/를')} 제안합니다. 이 연결로 길이 없던 기관 쌍 {found.change.joined:,}개가 "
        "이어집니다.",
        f"{b.en} would be a good first partner: {_many(found.change.joined, 'pair', 'pairs')} of organizations would "
        "be in contact for the first time.",
    )
    return [alone, partner]


def _protect(found: Found, network: Network) -> list[Said]:
    a = name(network, found.pair[0])
    return [
        Said(
            f"{josa(a.ko, '이/가')} 빠지면 기관 {found.cut_off:,}곳이 나머지와 끊어지고, 기관 쌍 {found.single:,}개가 "
            "서로 닿지 못하게 됩니다.",
            f"Without {a.en}, {_many(found.cut_off, 'organization', 'organizations')} would lose contact with the "
            f"rest, and {_many(found.single, 'pair', 'pairs')} of organizations would have no path left.",
        )
    ]


def _back_up(found: Found, network: Network) -> list[Said]:
    a, b = (name(network, one) for one in found.pair)
    x = name(network, found.about)
    said = [
        Said(
            f"기관 {found.cut_off:,}곳이 {x.ko} 한 곳을 통해서만 나머지와 이어져 있습니다. {josa(a.ko, '과/와')} "
            f"{josa(b.ko, '이/가')} 함께 일하면 두 번째 길이 생깁니다.",
            f"{_many(found.cut_off, 'organization hangs', 'organizations hang')} on {x.en} alone. If {a.en} and {b.en} "
            "worked together, there would be a second route.",
        ),
    ]
    if found.alike:
        said.append(
            Said(
                f"{josa(a.ko, '은/는')} {x.ko}의 협력 기관 {found.alike:,}곳과 이미 협력하고 있어 그 역할을 대신할 수 "
                "있습니다.",
                f"{a.en} already works with {_many(found.alike, 'partner', 'partners')} of {x.en} and could stand in "
                "for it.",
            )
        )
    return said


_HEADS: dict[str, Callable[[Found, Network], list[Said]]] = {
    "connect": _connect,
    "include": _include,
    "protect": _protect,
    "back up": _back_up,
}


def _evidence(found: Found, network: Network, by: str | None) -> list[Said]:
    if not found.is_tie:
        return []
    said = [*_groups(found, network, by), *_place(found, network)]
    if found.kinds:
        said.append(
            Said(
                f"두 기관이 모두 참여해 본 협력 유형이 {found.kinds}가지입니다.",
                f"{_many(found.kinds, 'kind', 'kinds')} of partnership {'is' if found.kinds == 1 else 'are'} familiar "
                "to both.",
            )
        )
    if found.partners:
        said.append(
            Said(
                f"함께 아는 협력 기관이 {found.partners:,}곳 있습니다.",
                f"They have {_many(found.partners, 'partner', 'partners')} in common.",
            )
        )
    return said


def _place(found: Found, network: Network) -> list[Said]:
    if found.place == NEIGHBORING:
        return [Said("이웃한 시군에 있습니다.", "Their municipalities border on each other.")]
    if found.place != SAME:
        return []
    place = str(network.organizations["municipality"].iloc[found.pair[0]])
    known = vocabulary.municipalities().get(place)
    return [Said(f"둘 다 {place}에 있습니다.", f"Both are in {known.name_en if known else place}.")]


def _groups(found: Found, network: Network, by: str | None) -> list[Said]:
    """Say between which groups a tie would be, by the attribute asked for and by region."""
    pairs = []
    for attribute in dict.fromkeys([by, "region"]):
        if attribute is None or attribute not in network.organizations.columns:
            continue
        one, two = network.attribute(attribute).iloc[list(found.pair)]
        if isinstance(one, str) and isinstance(two, str) and one != two:
            pairs.append((_word(attribute, one), _word(attribute, two)))
    if not pairs:
        return []
    ko = "잇고, ".join(f"{josa(one.ko, '과/와')} {josa(two.ko, '을/를')} " for one, two in pairs)
    en = " and ".join(f"between {one.en} and {two.en}" for one, two in pairs)
    return [Said(f"{ko}잇는 협력입니다.", f"It would be a tie {en}.")]


def _word(attribute: str, value: str) -> Said:
    if attribute == "region":
        return Said(f"경기 {vocabulary.label('regions', value, 'ko')}" if value in ("north", "south") else value,
                    f"the {value}" if value in ("north", "south") else value)  # fmt: skip
    if attribute in LISTS:
        return Said(*(vocabulary.label(LISTS[attribute], value, lang) for lang in ("ko", "en")))
    return Said(value, value)
