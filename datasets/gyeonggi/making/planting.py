"""Planting what is to be found: communities, hubs between them, cut points, few ties between north and south."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from making.inventing import invented
from making.world import WORDS, Organization, Partnership, World, hubs, region

INSIDE = 26
"""Partnerships a community has without the hubs."""
NEAR = 0.85
"""How often a hub works in its own half of the province."""
SMALL_GROUPS = (2, 3, 2, 0, 3, 2, 0)
"""How many organizations hang on the cut point of each community."""
_YEARS = {2018: 2, 2019: 3, 2020: 3, 2021: 4, 2022: 5, 2023: 6, 2024: 7, 2025: 8, 2026: 4}


def partnerships(world: World) -> None:
    """Let organizations work together, mostly inside their community, with the hubs across."""
    for community in WORDS["communities"]:
        inside(world, community["name"])
    across(world)
    small_groups(world)
    alone(world)


def inside(world: World, community: str) -> None:
    """Let a community's organizations work together; each takes part once at least, some far more often."""
    chance = world.chance
    own = [one.id for one in world.of(community)]
    waiting = chance.sample(own, len(own))
    busy = [one.id for one in world.of(community) if one.type.startswith("기초")] + chance.sample(own, 8)
    for _ in range(INSIDE):
        size = chance.choices((2, 3, 4, 5, 6, 7), (2, 4, 5, 4, 3, 1))[0]
        members = [waiting.pop() for _ in range(min(2, len(waiting)))]
        while len(members) < size:
            one = chance.choice([*own, *busy, *busy])
            members += [one] if one not in members else []
        partnership(world, members)


def across(world: World) -> None:
    """Plant the hubs: each works in several communities, seldom with the other half of the province."""
    for hub, told in zip(hubs(world), WORDS["hubs"], strict=True):
        for turn in range(told["joins"]):
            own = world.of(_community_for(world, hub, turn))
            if turn % 2 == 0:
                ids = {one.id for one in own}
                does = [p for p in world.partnerships if p.members[0] in ids and hub.id not in p.members]
                world.chance.choice(does).members.append(hub.id)
            else:
                others = world.chance.sample([one.id for one in own], world.chance.choice((1, 1, 2)))
                partnership(world, [hub.id, *others])


def _community_for(world: World, hub: Organization, turn: int) -> str:
    near = [c["name"] for c in WORDS["communities"] if region(c["places"][0]) == region(hub.city)]
    far = [c["name"] for c in WORDS["communities"] if c["name"] not in near]
    return str(near[turn % len(near)] if world.chance.random() < NEAR else world.chance.choice(far))


def small_groups(world: World) -> None:
    """Plant the cut points: organizations that alone join a small group to everybody else."""
    for community, size in zip(WORDS["communities"], SMALL_GROUPS, strict=True):
        if size:
            able = [one for one in world.of(community["name"]) if not one.type.startswith("기초")]
            gate = world.chance.choice(able)
            group = [invented(world, gate.city, "").id for _ in range(size)]
            partnership(world, [gate.id, group[0]])
            partnership(world, group)
            world.cut_points[gate.id] = group


def alone(world: World) -> None:
    """Plant a partnership of one: it ties its only member to nobody."""
    one = invented(world, "양평군", "")
    partnership(world, [one.id])
    world.idle.append(one.id)


def partnership(world: World, members: list[str]) -> Partnership:
    """Invent what some organizations do together: a kind one of them may lead, and that one first."""
    chance = world.chance
    sectors = {id_: world.organization(id_).sector for id_ in members}
    able = [kind for kind in WORDS["kinds"] if set(kind["leads"]) & set(sectors.values())]
    kind = chance.choices(able, [one["often"] for one in able])[0]
    leads = next(id_ for id_ in members if sectors[id_] in kind["leads"])
    first = world.organization(leads)
    year = chance.choices(list(_YEARS), list(_YEARS.values()))[0]
    start = date(year, chance.randrange(1, 8 if year == 2026 else 13), chance.randrange(1, 29))
    made = Partnership(
        id=f"P{len(world.partnerships) + 1:03d}",
        kind=kind,
        name=_title(world, first, kind),
        city=first.city,
        start=start,
        end=_end(start, chance.choice(kind["months"])),
        cost=chance.randrange(*kind["cost"]) * 1000 if "cost" in kind else 0,
        members=[leads, *(id_ for id_ in members if id_ != leads)],
    )
    world.partnerships.append(made)
    return made


def _title(world: World, first: Organization, kind: dict[str, Any]) -> str:
    """Name a partnership after its place, what it is about and its kind, numbered when the name is taken."""
    own = [theme for one in WORDS["communities"] if one["name"] == first.community for theme in one["themes"]]
    theme = world.chance.choice([*own * 4, *WORDS["themes"]["all"]])
    title, turn = f"{first.city[:-1]} {theme} {kind['noun']}", 1
    taken = {one.name for one in world.partnerships}
    while title in taken:
        turn += 1
        title = f"{first.city[:-1]} {theme} {kind['noun']}({turn}차)"
    return title


def _end(start: date, months: int) -> date:
    """Give the day before the same day some months later."""
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, start.day) - timedelta(days=1)
