"""The vocabulary: sectors, kinds, levels, regions and municipalities, in Korean and English, as data.

Each `<list>.csv` here has at least the columns id, ko, en; `spellings` holds other ways to write an entry.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from innonet import schema

LISTS = ("sectors", "kinds", "organization_types", "levels", "regions", "urban_rural", "statuses")


@dataclass(frozen=True)
class Entry:
    """One word of a list: its id in the tables, its names, its color where it has one, other spellings."""

    id: str
    ko: str
    en: str
    color: str = ""
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Municipality:
    """One of Gyeonggi's 31 cities (si) and counties (gun)."""

    code: str
    kostat_code: str
    name: str
    short: str
    name_en: str
    region: str
    urban_rural: str
    lat: float
    lon: float
    districts: tuple[str, ...]


@cache
def rows(file: str) -> tuple[dict[str, str], ...]:
    """Give the rows of a vocabulary file, for example `sectors.csv`."""
    text = files("innonet").joinpath(f"vocabulary/{file}").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def words(file: str) -> dict[str, None]:
    """Give the words of a vocabulary file of words, for example `generic_words.txt`, in their order."""
    text = files("innonet").joinpath(f"vocabulary/{file}").read_text(encoding="utf-8")
    return dict.fromkeys(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def entries(name: str) -> dict[str, Entry]:
    """Give the entries of one of `LISTS` by id, in the order of the file."""
    return {
        row["id"]: Entry(
            row["id"], row["ko"], row["en"], row.get("color", ""),
            tuple(s for s in row.get("spellings", "").split("|") if s),
        )
        for row in rows(f"{name}.csv")
    }  # fmt: skip


def labels(name: str) -> dict[str, tuple[str, str, str]]:
    """Give Korean name, English name and color of each entry of a list, by id."""
    return {entry.id: (entry.ko, entry.en, entry.color) for entry in entries(name).values()}


def label(name: str, value: object, lang: str) -> str:
    """Give a value's name in `ko` or `en`; a value that is not in the list as it is.

    Examples
    --------
    >>> label("sectors", "public", "ko"), label("sectors", "무언가", "en")
    ('공공', '무언가')
    """
    entry = entries(name).get(str(value))
    if entry is None:
        return str(value)
    return entry.ko if lang == "ko" else entry.en


@cache
def _by_spelling(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries(name).values():
        for spelling in (entry.id, entry.ko, entry.en, *entry.spellings):
            found.setdefault(schema.key(spelling) or spelling, entry.id)
    return found


def recognised(name: str, value: str) -> str | None:
    """Give the id a text stands for in a list; None if it is no spelling of any entry.

    Examples
    --------
    >>> recognised("sectors", "사회적 경제"), recognised("kinds", "업무협약(MOU)"), recognised("kinds", "?")
    ('social_economy', 'mou', None)
    """
    return _by_spelling(name).get(schema.key(value) or value)


@cache
def municipalities() -> dict[str, Municipality]:
    """Give Gyeonggi's 31 municipalities by Korean name."""
    return {
        row["name"]: Municipality(
            **{k: row[k] for k in ("code", "kostat_code", "name", "short", "name_en", "region", "urban_rural")},
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            districts=tuple(d for d in row["districts"].split("|") if d),
        )
        for row in rows("municipalities.csv")
    }


@cache
def neighbors() -> dict[str, frozenset[str]]:
    """Give for each of Gyeonggi's 31 municipalities those it borders on, by Korean name.

    Who borders on whom is a fact of its own, worked out from public boundary lines: two municipalities are neighbors
    where their lines run within 120 m of each other, over a river too (Goyang and Gimpo).

    Examples
    --------
    >>> sorted(neighbors()["과천시"]), "가평군" in neighbors()["수원시"]
    (['성남시', '안양시', '의왕시'], False)
    """
    return {row["name"]: frozenset(row["neighbors"].split("|")) for row in rows("neighbors.csv")}


@cache
def _by_place() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in municipalities().values():
        stem = one.name_en.split("-")[0]
        for spelling in (one.name, one.short, one.code, one.name_en, stem):
            found[schema.key(spelling)] = one.name
        for district in one.districts:
            found[schema.key(one.name + district)] = one.name
            found[schema.key(one.short + district)] = one.name
    return found


_DISTRICT = re.compile(r"[가-힣]{1,3}(?<!지)구")
_PLACE = re.compile(r"(?:^|\s)[가-힣]+(?:시|군|구|도)(?=[\s,(]|$)")


def is_place(text: str) -> bool:
    """Tell whether a text says a place: one of the 31 municipalities, or words such as 부산광역시 해운대구.

    Examples
    --------
    >>> is_place("Suwon-si"), is_place("부산광역시 해운대구"), is_place("북부"), is_place("NL")
    (True, True, False, False)
    """
    return municipality(text) is not None or _PLACE.search(text) is not None


def municipality(text: str) -> Municipality | None:
    """Find the municipality a place stands for; None if it is not one of the 31.

    Examples
    --------
    >>> municipality("경기도 수원시 장안구").name, municipality("광주 북구"), municipality("광주").name_en
    ('수원시', None, 'Gwangju-si')
    """
    place = re.sub(r"^(경기도|경기|gyeonggi(-do)?)[\s,]+(?=\S)", "", text.strip(), flags=re.IGNORECASE)
    place = place.replace("특례시", "시")
    words = [place, *(" ".join(place.split()[:n]) for n in (2, 1))]
    name = next((_by_place()[schema.key(w)] for w in words if schema.key(w) in _by_place()), None)
    if name is None:
        return None
    found = municipalities()[name]
    # a town without districts is not the metropolis of its name that has this one: 광주 북구
    return found if found.districts or not any(map(_DISTRICT.fullmatch, place.split()[1:2])) else None
