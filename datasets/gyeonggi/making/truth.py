"""What was planted, said in full: what the program is held against."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

from making.muddle import Faults
from making.spelling import Spelling
from making.world import SEED, WORDS, World, area, hubs, region


def truth(world: World, spelling: Spelling, wrong: Faults) -> dict[str, Any]:
    """Say what is planted."""
    return {
        "fictional": True,
        "seed": SEED,
        "hubs": {one.id: _why(world, one.id) for one in hubs(world)},
        "communities": {c["name"]: [one.id for one in world.of(c["name"])] for c in WORDS["communities"]},
        "same": _same(world, spelling),
        "misspelled": spelling.typos,
        "different": _different(world),
        "cut_points": dict(sorted(world.cut_points.items())),
        "isolates": sorted(world.idle),
        "north_south": across(world, region),
        "urban_rural": across(world, area),
        "faults": wrong.at,
    }


def _why(world: World, id_: str) -> dict[str, Any]:
    joined = world.joined(id_)
    community = {one.id: one.community for one in world.organizations if one.community}
    reached = {community[other] for one in joined for other in one.members if other in community}
    why = f"takes part in {len(joined)} partnerships with organizations of {len(reached)} communities"
    return {"name": world.organization(id_).name, "partnerships": len(joined), "communities": len(reached), "why": why}


def _same(world: World, spelling: Spelling) -> list[dict[str, Any]]:
    """List what is one organization each: the ids it has, and the ways it is written."""
    found = []
    for id_ in sorted({*spelling.written, *spelling.twins}):
        twin = spelling.twins.get(id_)
        names = [world.organization(id_).name, *([twin.name] if twin else []), *spelling.written.get(id_, [])]
        found.append({"organization": id_, "ids": [id_, *([twin.id] if twin else [])], "spellings": names})
    return found


def _different(world: World) -> list[list[str]]:
    """Pair what looks alike and is not one organization."""
    told = [
        next(one.id for one in world.organizations if (one.name, one.city) == (each["name"], each["city"]))
        for each in WORDS["lookalikes"]
    ]
    return [list(pair) for pair in zip(told[::2], told[1::2], strict=True)]


def across(world: World, group: Callable[[str], str]) -> dict[str, float]:
    """Count the ties between two kinds of place, and what share there would be if places did not matter."""
    place = {one.id: group(one.city) for one in world.organizations}
    ties = {pair for one in world.partnerships for pair in combinations(sorted(one.members), 2)}
    crossing = sum(place[a] != place[b] for a, b in ties)
    n = len(place)
    sizes = [list(place.values()).count(kind) for kind in set(place.values())]
    inside = sum(size * (size - 1) for size in sizes)
    return {
        "ties": len(ties),
        "ties_across": crossing,
        "share_across": round(crossing / len(ties), 4),
        "share_by_chance": round(1 - inside / (n * (n - 1)), 4),
    }
