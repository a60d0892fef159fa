"""What there is before it is written down: organizations, partnerships, and what was planted in them."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "words.toml").read_text(encoding="utf-8"))
SEED = 20260301
TODAY = date(2026, 6, 30)
"""The day the records are of: what starts later is planned."""
CITIES: dict[str, dict[str, Any]] = WORDS["municipalities"]
GOVERNMENT = "기초자치단체(시·군·구)"


@dataclass
class Organization:
    """One invented organization, as it is."""

    id: str
    name: str
    name_en: str
    sector: str
    type: str
    city: str
    reg_no: str = ""
    founded: date | None = None
    community: str = ""
    stem: str = ""
    alias: str = ""
    parent: str = ""
    note: str = ""


@dataclass
class Partnership:
    """One invented partnership and who takes part in it, by id; the first one leads."""

    id: str
    kind: dict[str, Any]
    name: str
    city: str
    start: date
    end: date
    cost: int = 0
    members: list[str] = field(default_factory=list)


@dataclass
class World:
    """All that is made; `chance` is the one source of it."""

    chance: random.Random
    organizations: list[Organization] = field(default_factory=list)
    partnerships: list[Partnership] = field(default_factory=list)
    stems: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    cut_points: dict[str, list[str]] = field(default_factory=dict)
    idle: list[str] = field(default_factory=list)

    def organization(self, id_: str) -> Organization:
        """Give the organization with an id."""
        return next(one for one in self.organizations if one.id == id_)

    def of(self, community: str) -> list[Organization]:
        """Give the organizations of a community."""
        return [one for one in self.organizations if one.community == community]

    def joined(self, id_: str) -> list[Partnership]:
        """Give the partnerships an organization takes part in."""
        return [one for one in self.partnerships if id_ in one.members]


def hubs(world: World) -> list[Organization]:
    """Give the planted hubs: they stand first."""
    return world.organizations[: len(WORDS["hubs"])]


def region(city: str) -> str:
    """Give north or south."""
    return str(CITIES[city]["region"])


def area(city: str) -> str:
    """Give urban, mixed or rural."""
    return str(CITIES[city]["area"])
