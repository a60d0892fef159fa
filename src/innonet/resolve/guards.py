"""Guards: what tells two similar names apart, in words a person can weigh."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from innonet import vocabulary
from innonet.names import NameParts, hangul, parts, plain
from innonet.numbers import digits, is_business_number_valid

_COOPS = frozenset({"coop", "social_coop", "coop_fed"})
_FARMS = frozenset({"farm_union", "fish_union"})
_PLAIN_LEGAL = frozenset({"stock", "ltd", "llc", "partnership", "assoc", "found", "school", "medical", "welfare"})
_DISTRICT = re.compile(r"\b(?:\d+|cedex)\b")
TOWNS_ALIKE = 80  # similarity, 0 to 100, from which on two spellings are one town
_COUNTRIES = {"uk": "gb", "el": "gr", "대한민국": "kr", "한국": "kr"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One organization as a row tells of it: its name, and what else can tell it apart."""

    name: str
    place: str = ""
    number: str = ""
    town: str = ""

    @property
    def parts(self) -> NameParts:
        """The name taken apart."""
        return parts(self.name)

    @property
    def where(self) -> str:
        """The place in one spelling: 수원 and 경기도 수원시 장안구 are 수원시, UK is GB."""
        return _one_place(self.place) if self.place else ""

    @property
    def valid_number(self) -> str:
        """The digits of its registration number if that passes its check, else empty."""
        return digits(self.number) if self.number and is_business_number_valid(self.number) else ""


@lru_cache(maxsize=10_000)
def _one_place(text: str) -> str:
    known = vocabulary.municipality(text)
    folded = " ".join(text.casefold().split())
    return known.name if known else _COUNTRIES.get(folded, folded)


def guard(one: Mention, two: Mention) -> str:
    """Say what speaks against two mentions being one organization; empty when nothing does."""
    a, b = one.parts, two.parts
    if one.valid_number and two.valid_number and one.valid_number != two.valid_number:
        return "both registration numbers are valid and differ"
    if one.where and two.where and one.where != two.where:
        return f"places differ ({one.place} / {two.place})"
    if a.digits != b.digits:
        return f"numbers in the name differ ({_listed(a.digits)} / {_listed(b.digits)})"
    if a.places and b.places and a.places.isdisjoint(b.places):
        return f"the names name different places ({_listed(a.places)} / {_listed(b.places)})"
    return _guard_of_forms(a, b) or _guard_of_words(a, b)


def _guard_of_forms(a: NameParts, b: NameParts) -> str:
    if ("iacf" in a.forms) != ("iacf" in b.forms):
        return "one is a 산학협력단, a legal person of its own"
    if "coop_fed" in a.forms ^ b.forms:
        return "one is a federation of cooperatives, the other is not"
    for own in (_COOPS, _FARMS):
        first, second = a.forms & own, b.forms & own
        if first and second and first != second:
            return f"legal forms differ ({_listed(first)} / {_listed(second)})"
        if bool(first) != bool(second) and (a.forms if second else b.forms) & _PLAIN_LEGAL:
            return f"legal forms differ ({_listed(a.forms)} / {_listed(b.forms)})"
    first, second = a.forms & _PLAIN_LEGAL, b.forms & _PLAIN_LEGAL
    if first and second and first.isdisjoint(second):
        return f"legal forms differ ({_listed(first)} / {_listed(second)})"
    return ""


def is_free(one: Mention, two: Mention) -> bool:
    """Tell whether two mentions with an equal core may be merged without asking."""
    return not guard(one, two) and not doubt(one, two)


def doubt(one: Mention, two: Mention) -> str:
    """Say why a person should look at two mentions with an equal core that no guard tells apart; empty if none need.

    Of the European names that were measured (benchmarks/names) pairs with such a doubt are one organization in some
    eight of ten cases, those without in 99 of 100.
    """
    a, b = one.parts, two.parts
    if are_forms_unlike(a, b):
        return "other words for the legal form"
    if a.is_latin and b.is_latin:
        if bool(a.forms) != bool(b.forms):
            return "only one says a legal form"
        if not vocabulary.words("shared_name_words.txt").keys().isdisjoint(plain(a.folded).split()):
            return "several bodies bear such a name"
    if one.town and two.town and not _is_one_town(one.town, two.town):
        return f"towns differ ({one.town} / {two.town})"
    return ""


@lru_cache(maxsize=100_000)
def _is_one_town(one: str, two: str) -> bool:
    """Compare towns without postal districts: Liège and LIEGE 1, Paris and PARIS CEDEX 15 are one."""
    from rapidfuzz import fuzz

    first, second = (_DISTRICT.sub(" ", plain(town)) for town in (one, two))
    return bool(fuzz.token_set_ratio(first, second) >= TOWNS_ALIKE)


def whereabouts(organizations: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Give the place that keeps organizations apart, and the town that makes one look.

    The place is the municipality where it is one of the 31 or nothing says the country, else the country: towns abroad
    are spelled in many ways.
    """
    towns, countries = (_texts(organizations, column) for column in ("municipality", "country"))
    is_known = {town: vocabulary.municipality(town) is not None for town in set(towns)}
    places = [
        town if is_known[town] or not country else country for town, country in zip(towns, countries, strict=True)
    ]
    return places, towns


def _texts(organizations: pd.DataFrame, column: str) -> list[str]:
    if column not in organizations.columns:
        return [""] * len(organizations)
    return ["" if pd.isna(one) else str(one) for one in organizations[column]]


def are_forms_unlike(a: NameParts, b: NameParts) -> bool:
    """Tell whether both names say a legal form and not one of one kind and law: no proof, but a person should look."""
    one, two = _kinds_and_laws(a), _kinds_and_laws(b)
    return any(first and second and first.isdisjoint(second) for first, second in zip(one, two, strict=True))


def _kinds_and_laws(own: NameParts) -> tuple[set[str], set[str]]:
    laws = {form for form in own.forms if form.startswith("law:")}
    return set(own.forms) - laws, laws


def _guard_of_words(a: NameParts, b: NameParts) -> str:
    if a.core == b.core:
        return ""
    one, two = (f"{hangul.without_status(own.core)} {own.keys[0]}" for own in (a, b))
    for word in vocabulary.words("telling_words.txt"):
        if (word in one) != (word in two) and not _is_misspelled(word, two if word in one else one):
            return f"only one name says {word}"
    return ""


def _is_misspelled(word: str, text: str) -> bool:
    """Tell whether a text holds a word with a letter wrong; schools differ by less than that."""
    from rapidfuzz import fuzz

    if word.endswith("학교") or word.isascii() or len(word) > 4:
        return False
    letters = unicodedata.normalize("NFD", word)
    return bool(fuzz.partial_ratio(letters, unicodedata.normalize("NFD", text)) >= 80)


def _listed(values: frozenset[str] | tuple[str, ...]) -> str:
    return ", ".join(sorted(one for one in values if not one.startswith("law:"))) or "none"
