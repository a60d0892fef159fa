"""The names of those who asked not to be shown, found inside texts however they are written there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from innonet import vocabulary
from innonet.names import core, fold, plain

_WORD = re.compile(r"\w+")
_HANGUL = re.compile(r"[가-힣]")
_SHORTEST, _SHORTEST_LATIN = 3, 5
"""Letters that a name without its legal form has at least, to be looked for by itself: a shorter one is a word."""
_MANY_WORDS = 12
_LISTS = ("sectors", "kinds", "levels", "statuses", "organization_types")


@dataclass(frozen=True)
class Way:
    """One way in which a hidden name is written: its letters, the pattern that finds it, what is written instead."""

    letters: str
    pattern: str
    instead: str


@dataclass(frozen=True)
class StandIns:
    """The ways in which hidden names are written, the longest first."""

    ways: tuple[Way, ...]

    def put_in(self, text: str) -> str:
        """Write the stand-ins wherever a hidden name is spelled in a text; a text without one stays as it is.

        Widths, upper and lower case, spaces between the letters and legal forms make no difference.
        """
        folded = fold(text)
        letters = _letters(folded)
        held = [way for way in self.ways if way.letters in letters]  # of many names hardly one: looked for first
        if not held:
            return text
        pattern = re.compile("|".join(f"({way.pattern})" for way in held), re.IGNORECASE)
        cleaned, times = pattern.subn(lambda found: held[(found.lastindex or 1) - 1].instead, folded)
        return cleaned if times else text


def stand_ins(names: Mapping[str, str], *, shown: Collection[str] = ()) -> StandIns:
    """Make the stand-ins of names.

    Parameters
    ----------
    names
        Spelling -> what to write in its place. Longer spellings go first, so that a name inside another does not
        leave half of it behind.
    shown
        Names of those who are shown: a hidden name without its legal form that is one of them stays.

    Examples
    --------
    >>> made = stand_ins({"(주)비밀상사": "[1]"})
    >>> made.put_in("비밀상사와 포럼"), made.put_in("주식회사 비밀 상사 협약"), made.put_in("비밀 포럼")
    ('[1]와 포럼', '[1] 협약', '비밀 포럼')
    """
    taken = {_squashed(one) for one in shown}
    found: dict[str, tuple[int, Way]] = {}
    for name, instead in names.items():
        for length, bare, pattern in _ways(fold(name), taken):
            found.setdefault(pattern, (length, Way(_letters(bare), pattern, instead)))
    return StandIns(tuple(way for _, way in sorted(found.values(), key=lambda one: (-one[0], one[1].pattern))))


def _ways(name: str, taken: set[str]) -> list[tuple[int, str, str]]:
    """Give the ways a name is found by: the length of the spelling, what must be there of it, its pattern."""
    found = [(len(name), name, _spelled(name))]
    bare = _bare(name)
    spelled, is_taken = _spelled(bare), _squashed(bare) in taken
    if not _HANGUL.search(bare):
        return [*found, (len(bare), bare, spelled)] if _tells_latin(bare) and not is_taken else found
    before, after = _forms()
    if len(_squashed(bare)) >= _SHORTEST and not _is_word(bare) and not is_taken:
        return [*found, (len(bare), bare, rf"(?:(?:{before})\s?)?{spelled}(?:\s?(?:{after}))?")]
    if bare != name:  # with a legal form beside it even a short name is one
        return [*found, (len(name), bare, rf"(?:{before})\s?{spelled}|{spelled}\s?(?:{after})")]
    return found


def _letters(text: str) -> str:
    return "".join(text.split()).lower()


def _spelled(name: str) -> str:
    letters = re.sub(r"\s+", "", name)
    text = r"\s?".join(map(re.escape, letters))
    # a few Latin letters are part of many a word
    return rf"(?<![A-Za-z]){text}(?![A-Za-z])" if len(letters) < _SHORTEST_LATIN and letters.isascii() else text


def _bare(name: str) -> str:
    """Give the least part of a name that is the same organization's: what is left without legal forms."""
    own = core(name)
    words = list(_WORD.finditer(name))
    parts = [
        name[first.start() : last.end()]
        for place, first in enumerate(words[:_MANY_WORDS])
        for last in words[place:_MANY_WORDS]
    ]
    same = [part for part in parts if core(part) == own]
    joined = [own] if _HANGUL.search(own) and own in _squashed(name) else []
    return min([*same, *joined, name], key=len)


def _is_word(bare: str) -> bool:
    """Tell whether a name is a place, or a word for what organizations are and do."""
    is_listed = any(vocabulary.recognised(name, bare) for name in _LISTS)
    return is_listed or vocabulary.is_place(bare) or bare in vocabulary.words("telling_words.txt")


def _tells_latin(bare: str) -> bool:
    words = plain(bare).split()
    telling = [one for one in words if one not in vocabulary.words("generic_words.txt")]
    return len("".join(words)) >= _SHORTEST_LATIN and bool(telling)


def _squashed(name: str) -> str:
    return "".join(_WORD.findall(fold(name))).casefold()


@cache
def _forms() -> tuple[str, str]:
    """Give the legal forms as they stand before a name and behind it, the longest first."""
    found = {
        fold(variant)
        for row in vocabulary.rows("legal_forms.csv")
        if row["core"] == "strip"
        for variant in row["variants"].split("|")
    }
    before = sorted(found, key=lambda one: (-len(one), one))
    after = [one for one in before if one.count("(") == one.count(")")]
    return "|".join(map(re.escape, before)), "|".join(map(re.escape, after))
