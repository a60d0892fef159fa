"""Inventing organizations: names, numbers, places."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from making.world import CITIES, GOVERNMENT, WORDS, Organization, World

PER_COMMUNITY, IDLE = 43, 36
_CHECK = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def everybody(world: World) -> None:
    """Fill the province: hubs, the 31 governments, the organizations of each community, those with no partner."""
    firsts, lasts = WORDS["stems"]["first"].items(), WORDS["stems"]["last"].items()
    world.stems = [(a + b, a_en + b_en) for a, a_en in firsts for b, b_en in lasts]
    world.chance.shuffle(world.stems)
    for told in WORDS["hubs"]:
        named(world, told, community="")
    for community in WORDS["communities"]:
        for city in community["places"]:
            government(world, city, community["name"])
        for told in WORDS["lookalikes"]:
            if told["city"] in community["places"]:
                named(world, told, community=community["name"])
        for _ in range(PER_COMMUNITY):
            others = len(community["places"]) - 2
            city = world.chance.choices(community["places"], [5, 4, *([2] * others)])[0]
            invented(world, city, community["name"])
    idle(world)


def idle(world: World) -> None:
    """Add organizations that take part in nothing: a university whose foundation does, and others."""
    told = {
        "name": "새론솔대학교",
        "en": "Saeronsol University",
        "sector": "academia",
        "type": "대학",
        "city": "고양시",
    }
    world.idle.append(named(world, told, community="").id)
    for _ in range(IDLE):
        world.idle.append(invented(world, world.chance.choice(list(CITIES)), "").id)


def named(world: World, told: dict[str, Any], *, community: str) -> Organization:
    """Add an organization whose name is told."""
    return added(
        world,
        name=told["name"],
        name_en=told["en"],
        sector=told["sector"],
        type=told["type"],
        city=told["city"],
        community=community,
        alias=told.get("alias", ""),
        parent=told.get("parent", ""),
    )


def government(world: World, city: str, community: str) -> Organization:
    """Add a municipality's government: it keeps its real name and is given no number and no day."""
    made = added(
        world,
        name=city,
        name_en=f"{CITIES[city]['en']} {'County' if city.endswith('군') else 'City'} Government",
        sector="public",
        type=GOVERNMENT,
        city=city,
        community=community,
        alias=f"{city}청",
    )
    made.reg_no, made.founded = "", None
    return made


def invented(world: World, city: str, community: str) -> Organization:
    """Add an organization with an invented name that nobody has."""
    shares = {sector: about["share"] for sector, about in WORDS["sectors"].items()}
    while True:
        sector = world.chance.choices(list(shares), list(shares.values()))[0]
        pattern = world.chance.choice(WORDS["sectors"][sector]["patterns"])
        words = _words(world, city, pattern["ko"])
        if pattern["ko"].format(**words) not in world.names:
            break
    return added(
        world,
        name=pattern["ko"].format(**words),
        name_en=pattern["en"].format(**words),
        sector=sector,
        type=pattern["type"],
        city=city,
        community=community,
        stem=words["stem"],
        parent=city if pattern["type"] == "행정부서" else "",
    )


def _words(world: World, city: str, pattern: str) -> dict[str, str]:
    place = CITIES[city]["en"]
    words = {"city": city, "place": city[:-1], "Place": place}
    words["City"] = f"{place} {'County' if city.endswith('군') else 'City'}"
    words["stem"], words["Stem"] = world.stems.pop() if "{stem}" in pattern else ("", "")
    words["division"], words["Division"] = world.chance.choice(list(WORDS["divisions"].items()))
    return words


def added(world: World, **about: Any) -> Organization:
    """Add an organization with a number and a founding day of its own."""
    made = Organization(id=f"G{len(world.organizations) + 1:04d}", **about)
    made.reg_no = reg_no(world.chance) if world.chance.random() < 0.85 else ""
    made.founded = day(world.chance, 1995, 2017)
    world.names.add(made.name)
    world.organizations.append(made)
    return made


def day(chance: random.Random, first: int, last: int) -> date:
    """Draw a day from the first year to the last."""
    start = date(first, 1, 1)
    return start + timedelta(days=chance.randrange((date(last, 12, 31) - start).days))


def reg_no(chance: random.Random) -> str:
    """Make a business number whose check digit is right; no tax office's numbers begin with 0, so it is nobody's."""
    digits = [0, chance.randrange(2, 10), *(chance.randrange(1, 10) for _ in range(7))]  # 01... are telephones
    total = sum(w * d for w, d in zip(_CHECK, digits, strict=True)) + 5 * digits[8] // 10
    text = "".join(map(str, [*digits, (10 - total % 10) % 10]))
    return f"{text[:3]}-{text[3:5]}-{text[5:]}"
