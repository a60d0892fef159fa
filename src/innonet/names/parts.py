"""A name taken apart: what must be equal, what is compared, what tells it from others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from innonet.names import hangul, latin
from innonet.names.characters import fold
from innonet.names.mending import mend

_HANGUL = re.compile(r"[가-힣]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart.

    Parameters
    ----------
    folded
        Readable: characters folded, spaces single.
    core
        What is left without legal form, spaces and signs, in one spelling: equal cores may be one body.
    keys
        What similarity is measured on, the best of them counts: the core without the words that guards compare
        (협동조합, 산학협력단, Stichting), and where there are brackets also without what they hold.
    forms
        Legal forms found, by id.
    digits
        Numbers in the name, in order.
    places
        Municipalities and provinces named.
    is_latin
        Whether it has no Hangul.
    """

    folded: str
    core: str
    keys: tuple[str, ...]
    forms: frozenset[str]
    digits: tuple[str, ...]
    places: frozenset[str]
    is_latin: bool = False


def core(name: str) -> str:
    """Give the normal form that spellings of one organization share.

    Examples
    --------
    >>> core("㈜ 한빛소셜") == core("한빛 소셜 주식회사"), core("수원시청"), core("Hanbit Labs Co., Ltd.")
    (True, '수원시', 'hanbitlabs')
    """
    return parts(name).core


@lru_cache(maxsize=100_000)
def parts(name: str) -> NameParts:
    """Take a name apart; see `NameParts`. A name damaged by a wrong encoding is mended first."""
    folded = fold(mend(name) or name)
    read = hangul if _HANGUL.search(folded) else latin
    core_text, keys, forms = read.taken_apart(folded)
    places = hangul.places_in(core_text) if read is hangul else frozenset[str]()
    return NameParts(folded, core_text, keys, forms, _digits(core_text), places, read is latin)


def _digits(text: str) -> tuple[str, ...]:
    return tuple(number.lstrip("0") or "0" for number in _DIGITS.findall(text))
