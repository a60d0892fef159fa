"""Writing one organization in several ways, and entering some of them twice."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from making.world import GOVERNMENT, WORDS, Organization, World, hubs

# What a name begins or ends with, and how else people write that.
_FRONTS = (
    (("(주)", "주식회사 "), ("주식회사 {}", "㈜{}", "{}(주)", "주) {}")),
    (("(사)", "사단법인 "), ("사단법인 {}", "(사){}", "㈔{}", "사) {}")),
    (("재단법인 ",), ("(재){}", "㈶{}", "재단법인{}")),
    (("사회복지법인 ",), ("사회복지법인{}", "(복){}")),
    (("농업회사법인 ",), ("농업회사법인{}",)),
    (("유한회사 ",), ("(유){}", "유한회사{}")),
)
_ENDS = (
    (("㈜", " 주식회사"), ("{}(주)", "주식회사 {}", "{} ㈜")),
    ((" 사회적협동조합",), ("{} 사회적 협동조합", "{}(사협)", "{}사회적협동조합")),
    ((" 협동조합",), ("{}협동조합", "{}(협)")),
    (("지원센터",), ("{} 지원센터", "{}지원센타")),
    ((" 산학협력단",), ("{}산학협력단", "{} 산학 협력단")),
    (("네트워크",), ("{} 네트웍",)),
)
_TYPOS = (("주식회사 ", "주식희사 "), (" 사회적협동조합", " 사회적협동조함"))
"""Slips in the legal form that no rule can undo: a person has to say who is meant."""
SPELLED_HUBS, SPELLED_CITIES, SPELLED_OTHERS = 4, 3, 9
TWINS_BY_NUMBER, TWINS_BY_NAME = 4, 2


@dataclass
class Spelling:
    """Who is written in which ways.

    Parameters
    ----------
    written
        Id -> other spellings in participations, which the program can follow.
    typos
        Misspelled name -> id, which it can only ask about.
    twins
        Organizations entered a second time, by the id of the first.
    """

    written: dict[str, list[str]] = field(default_factory=dict)
    typos: dict[str, str] = field(default_factory=dict)
    twins: dict[str, Organization] = field(default_factory=dict)

    def taken(self) -> set[str]:
        """Give the ids something is planted about already."""
        return {*self.written, *self.typos.values(), *self.twins}


def other_names(one: Organization) -> list[str]:
    """Write an organization's name in the other ways people write it."""
    found = []
    for forms, ways in _FRONTS:
        found += [way.format(one.name.removeprefix(f)) for f in forms if one.name.startswith(f) for way in ways]
    if not found:
        for forms, ways in _ENDS:
            found += [way.format(one.name.removesuffix(f)) for f in forms if one.name.endswith(f) for way in ways]
    found += [one.name.replace(" ", "")] if " " in one.name else []
    return [text for text in dict.fromkeys(found) if text != one.name]


def spell(world: World) -> Spelling:
    """Choose who is written in other ways, misspelled, or entered twice."""
    made = Spelling()
    for one in _chosen(world):
        ways = [*other_names(one), *([one.alias] if one.alias else []), one.name_en]
        most = min(len(ways), len(world.joined(one.id)))
        made.written[one.id] = world.chance.sample(ways, min(most, world.chance.choice((1, 2, 3))))
    for right, wrong in _TYPOS:
        one = next(one for one in _free(world, made) if right in one.name)
        made.typos[one.name.replace(right, wrong)] = one.id
    able = [one for one in _free(world, made) if one.reg_no and one.stem and other_names(one)]
    for turn, one in enumerate(world.chance.sample(able, TWINS_BY_NUMBER + TWINS_BY_NAME)):
        made.twins[one.id] = _twin(world, one, turn)
    return made


def _chosen(world: World) -> list[Organization]:
    cities = [one for one in world.organizations if one.type == GOVERNMENT and len(world.joined(one.id)) > 3]
    others = [one for one in _free(world, Spelling()) if len(other_names(one)) > 1]
    return [
        *hubs(world)[-SPELLED_HUBS:],
        *world.chance.sample(cities, SPELLED_CITIES),
        *world.chance.sample(others, SPELLED_OTHERS),
    ]


def _free(world: World, made: Spelling) -> list[Organization]:
    """Give the organizations active enough to be written in several ways, and not planted for something else."""
    looked = {told["name"] for told in WORDS["lookalikes"]}
    return [
        one
        for one in world.organizations
        if one.community and one.type != GOVERNMENT and one.name not in looked
        and one.id not in {*world.cut_points, *made.taken()}
        and sum(len(p.members) > 3 for p in world.joined(one.id)) > 2
    ]  # fmt: skip


def _twin(world: World, one: Organization, turn: int) -> Organization:
    """Enter an organization again: renamed, in English, spelled otherwise, or without its number."""
    new = world.stems.pop()
    names = (one.name.replace(one.stem, new[0]), one.name_en, *[other_names(one)[0]] * (TWINS_BY_NAME + 2))
    has_number = turn < TWINS_BY_NUMBER
    return replace(
        one,
        id=f"G9{turn + 1:03d}",
        name=names[turn],
        name_en="" if turn == 0 else one.name_en,
        reg_no=one.reg_no.replace("-", " " if turn % 2 else "") if has_number else "",
        note="2023년 기관명 변경" if turn == 0 else "",
    )


def shown(one: Organization, spelling: Spelling, *, turn: int, chance: random.Random) -> str:
    """Write who takes part, for the turn-th time: by id, by name, or in one of the other ways."""
    twin = spelling.twins.get(one.id)
    ways = spelling.written.get(one.id, []) + ([twin.id, one.id, twin.name] if twin else [])
    if ways:
        return [*ways, one.id, one.name][turn % (len(ways) + 2)]
    is_lookalike = one.name in {told["name"] for told in WORDS["lookalikes"]}
    return one.name if not is_lookalike and chance.random() < 0.3 else one.id
