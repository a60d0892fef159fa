"""Records as they come: dates in many forms, words spelled otherwise, and a few things that cannot be."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from making.spelling import Spelling, shown
from making.world import CITIES, GOVERNMENT, TODAY, WORDS, Organization, Partnership, World

Cell = str | int | date | None
Row = list[Cell]

_FORMS = {
    "{y}-{m:02d}-{d:02d}": 8, "{y}. {m}. {d}.": 4, "{y}.{m}.{d}": 3, "{y}/{m:02d}/{d:02d}": 1, "{y}{m:02d}{d:02d}": 1,
    "{y}년 {m}월 {d}일": 1, "{y}-{m:02d}": 3, "{y}.{m}": 1, "{y}년 {m}월": 2, "{y}": 2,
}  # fmt: skip
NOBODY, NOWHERE = "없는기관연합회", "P999"
"""An organization and a partnership that participations name and no table has."""


@dataclass
class Faults:
    """Where something cannot be: what is wrong -> ids, or what is written there."""

    at: dict[str, list[str]] = field(default_factory=dict)

    def is_at(self, fault: str, id_: str) -> bool:
        """Tell whether an organization or partnership has a fault."""
        return id_ in self.at.get(fault, ())


def faults(world: World, spelling: Spelling) -> Faults:
    """Choose where something is wrong or missing."""
    hub_ids = {one.id for one in world.organizations[: len(WORDS["hubs"])]}
    free = [
        one for one in world.organizations
        if one.type != GOVERNMENT and one.id not in {*spelling.taken(), *hub_ids}
    ]  # fmt: skip
    with_number = [one.id for one in free if one.reg_no]
    picked = world.chance.sample([one.id for one in free if one.id not in world.idle], 16)
    wrong = world.chance.sample([id_ for id_ in with_number if id_ not in picked], 2)
    partnerships = [one.id for one in world.partnerships if one.cost]
    reversed_, negative = world.chance.sample(partnerships, 2)
    in_gwangju = next(one.id for one in free if one.city == "광주시" and one.id not in picked)
    return Faults(
        {
            "missing_sector": sorted(picked[:12]),
            "bad_date": [picked[12]],
            "founded_after_partnership": [picked[13]],
            "coordinates_outside": [picked[14]],
            "decomposed_name": [picked[15]],
            "bad_business_number": sorted(wrong),
            "unknown_municipality": [world.idle[1]],
            "ambiguous_municipality": [in_gwangju],
            "duplicate_id": [world.organizations[97].id],
            "end_before_start": [reversed_],
            "negative_amount": [negative],
            "alone_in_partnership": [world.partnerships[-1].id],
            "unknown_organization": [NOBODY, *spelling.typos],
            "unknown_partnership": [NOWHERE],
        }
    )


def written_day(chance: random.Random, day: date) -> str:
    """Write a day as people do: whole or in part, with hyphens, dots or Korean units."""
    form = chance.choices(list(_FORMS), list(_FORMS.values()))[0]
    return form.format(y=day.year, m=day.month, d=day.day)


def organization_rows(world: World, spelling: Spelling, wrong: Faults) -> list[Row]:
    """Write the organizations, those entered twice at the end, one row repeated."""
    everyone = [*world.organizations, *spelling.twins.values()]
    rows = [_organization_row(world.chance, one, wrong, spelling) for one in everyone]
    again = next(row for row in rows if row[0] == wrong.at["duplicate_id"][0])
    rows.insert(150, list(again))
    return rows


def _organization_row(chance: random.Random, one: Organization, wrong: Faults, spelling: Spelling) -> Row:
    name_en = one.name_en if one.id in spelling.written or chance.random() > 0.15 else ""
    lat, lon = _point(chance, one, wrong)
    is_plain = one.sector == "public" or chance.random() > 0.12
    sector = WORDS["sectors"][one.sector]["ko"][0 if is_plain else 1]
    is_torn = wrong.is_at("decomposed_name", one.id)
    return [
        one.id,
        unicodedata.normalize("NFD", one.name) if is_torn else one.name,
        name_en,
        one.alias,
        "" if wrong.is_at("missing_sector", one.id) else sector,
        one.type,
        one.city if one.id in spelling.twins or one in spelling.twins.values() else _place(chance, one, wrong),
        _number(chance, one, wrong),
        _founded(chance, one, wrong),
        one.parent,
        f"https://example.org/{one.id.lower()}" if chance.random() < 0.3 else "",
        lat,
        lon,
        one.note,
    ]


def _place(chance: random.Random, one: Organization, wrong: Faults) -> str:
    if wrong.is_at("unknown_municipality", one.id):
        return "광주광역시"
    if wrong.is_at("ambiguous_municipality", one.id):
        return "광주"
    if one.type == GOVERNMENT or one.city == "광주시":
        return one.city
    return chance.choices((one.city, one.city[:-1], f"경기도 {one.city}"), (88, 6, 6))[0]


def _number(chance: random.Random, one: Organization, wrong: Faults) -> str:
    if wrong.is_at("bad_business_number", one.id):
        return one.reg_no[:-1] + str((int(one.reg_no[-1]) + 1) % 10)
    return one.reg_no.replace("-", "") if chance.random() < 0.08 else one.reg_no


def _founded(chance: random.Random, one: Organization, wrong: Faults) -> str:
    if wrong.is_at("bad_date", one.id):
        return "2013-13-45"
    if wrong.is_at("founded_after_partnership", one.id):
        return "2031-05-01"
    return written_day(chance, one.founded) if one.founded and chance.random() > 0.05 else ""


def _point(chance: random.Random, one: Organization, wrong: Faults) -> tuple[str, str]:
    """Give every third organization a point near the middle of its municipality; one lies far out at sea."""
    if wrong.is_at("coordinates_outside", one.id):
        return "37.4", "135.0"
    if chance.random() > 0.33:
        return "", ""
    lat, lon = CITIES[one.city]["point"]
    return f"{lat + chance.uniform(-0.02, 0.02):.4f}", f"{lon + chance.uniform(-0.02, 0.02):.4f}"


def partnership_rows(world: World, wrong: Faults) -> list[Row]:
    """Write the partnerships; one ends before it starts, one costs less than nothing."""
    return [_partnership_row(world.chance, one, wrong) for one in world.partnerships]


def _partnership_row(chance: random.Random, one: Partnership, wrong: Faults) -> Row:
    is_usual = chance.random() > 0.15
    kind = one.kind["ko"][0] if is_usual else chance.choice(one.kind["ko"])
    start: Cell = one.start if chance.random() < 0.15 else written_day(chance, one.start)
    end: Cell = written_day(chance, one.end) if chance.random() > 0.15 else None
    cost = -one.cost if wrong.is_at("negative_amount", one.id) else one.cost
    if wrong.is_at("end_before_start", one.id):
        start, end = "2023-09-01", "2021-03-31"
    shown_cost: Cell = f"{cost:,}" if chance.random() < 0.25 else cost
    return [one.id, one.name, kind, _status(chance, one), start, end, shown_cost if cost else None, one.city]


def _status(chance: random.Random, one: Partnership) -> str:
    if one.start > TODAY:
        return "예정"
    if chance.random() < 0.03:
        return "중단"
    return chance.choice(("종료", "완료")) if one.end < TODAY else chance.choice(("진행", "진행중"))


def participation_rows(world: World, spelling: Spelling, wrong: Faults) -> list[Row]:
    """Write who takes part, in what role, with what share of the money; two rows repeated, two that lead nowhere."""
    turns = dict.fromkeys((one.id for one in world.organizations), 0)
    typos = {id_: text for text, id_ in spelling.typos.items()}
    rows: list[Row] = []
    for one in world.partnerships:
        shares = _shares(world.chance, one)
        for place, id_ in enumerate(one.members):
            text = shown(world.organization(id_), spelling, turn=turns[id_], chance=world.chance)
            if id_ in typos and len(one.members) > 3:
                text = typos.pop(id_)
            turns[id_] += 1
            rows.append([text, one.id, _role(world.chance, one, place), shares[place]])
    for at, again in ((60, 33), (200, 121)):
        rows.insert(at, list(rows[again]))
    rows.insert(300, [NOBODY, "P010", "참여", None])
    rows.insert(420, [world.partnerships[5].members[0], NOWHERE, "참여", None])
    return rows


def _role(chance: random.Random, one: Partnership, place: int) -> str:
    roles: list[str] = one.kind["roles"]
    return roles[0] if place == 0 else chance.choices(roles[1:], range(len(roles) - 1, 0, -1))[0]


def _shares(chance: random.Random, one: Partnership) -> list[Any]:
    """Split the cost where it is known who bears it: most of it on the one that leads."""
    if not one.cost or chance.random() > 0.4:
        return [None] * len(one.members)
    rest = one.cost * chance.randrange(1, 4) // 10 // max(1, len(one.members) - 1)
    return [one.cost - rest * (len(one.members) - 1), *[rest] * (len(one.members) - 1)]
