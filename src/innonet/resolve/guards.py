"""Guards: what tells two similar names apart, in words a person can weigh."""

from __future__ import annotations

from dataclasses import dataclass

from innonet.names import NameParts, parts
from innonet.numbers import digits, is_business_number_valid

_COOPS = frozenset({"coop", "social_coop", "coop_fed"})
_PLAIN_LEGAL = frozenset({"stock", "ltd", "llc", "partnership", "assoc", "found", "school", "medical", "welfare"})
# Words that, standing in one name and not in the other, name different bodies.
_TELLING = (
    "북부", "남부", "동부", "서부", "중부", "지부", "지회", "지점", "의회", "교육청", "교육지원청", "구청", "보건소",
    "도서관", "문화원", "문화재단", "청년", "여성", "노인", "아동", "장애인", "다문화", "연합회", "총연합", "협의회",
    "대학원", "부속", "병원", "초등학교", "중학교", "고등학교", "ymca", "ywca", "공사", "공단", "상권", "관광",
)  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """One organization as a row tells of it: its name, and what else can tell it apart."""

    name: str
    place: str = ""
    number: str = ""

    @property
    def parts(self) -> NameParts:
        """The name taken apart."""
        return parts(self.name)

    @property
    def valid_number(self) -> str:
        """The digits of its registration number if that passes its check, else empty."""
        return digits(self.number) if is_business_number_valid(self.number) else ""


def guard(one: Mention, two: Mention) -> str:
    """Say what speaks against two mentions being one organization; empty when nothing does."""
    a, b = one.parts, two.parts
    if one.valid_number and two.valid_number and one.valid_number != two.valid_number:
        return "both registration numbers are valid and differ"
    if one.place and two.place and one.place != two.place:
        return f"places differ ({one.place} / {two.place})"
    if a.digits != b.digits:
        return f"numbers in the name differ ({_listed(a.digits)} / {_listed(b.digits)})"
    if a.places and b.places and a.places != b.places:
        return f"the names name different places ({_listed(a.places)} / {_listed(b.places)})"
    return _guard_of_forms(a, b) or _guard_of_words(a, b)


def _guard_of_forms(a: NameParts, b: NameParts) -> str:
    if ("iacf" in a.forms) != ("iacf" in b.forms):
        return "one is a 산학협력단, a legal person of its own"
    if (a.forms & _COOPS) != (b.forms & _COOPS):
        return "cooperative, social cooperative and federation are different legal persons"
    first, second = a.forms & _PLAIN_LEGAL, b.forms & _PLAIN_LEGAL
    if first and second and not first & second:
        return f"legal forms differ ({_listed(first)} / {_listed(second)})"
    return ""


def _guard_of_words(a: NameParts, b: NameParts) -> str:
    if a.core == b.core:
        return ""
    for word in _TELLING:
        if (word in a.core) != (word in b.core):
            return f"only one name says {word}"
    return ""


def _listed(values: frozenset[str] | tuple[str, ...]) -> str:
    return ", ".join(sorted(values)) or "none"
