"""Names in Latin, Greek or Cyrillic letters: no case, no accents, legal form apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from innonet import vocabulary
from innonet.names import hangul

LAW = "law:"
_NOT_WORD = re.compile(r"[\W_]+")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]|\*+$")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_UMLAUT = re.compile(r"([aou])e")  # a letter with two dots written as two letters: Universitaet, Muenchen
_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "&": " and ",
    "+": " and ",
})  # fmt: skip


def plain(text: str) -> str:
    """Fold Latin, Greek and Cyrillic letters: no case, no accents, words parted by single spaces.

    Examples
    --------
    >>> plain("Université de Liège"), plain("A.B.C. s.r.o.")
    ('universite de liege', 'abc s r o')
    """
    lowered = text.casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    initials = re.sub(
        r"\b(?:[^\W\d_]\.){2,}",
        lambda m: m.group().replace(".", "") + " " if _spells(m.group()) else m.group(),
        bare,
    )
    return " ".join(_NOT_WORD.sub(" ", initials.replace("'", "")).split())


def _spells(initials: str) -> bool:
    """Tell initials that abbreviate a name from those of a legal form such as s.r.o."""
    return tuple(initials.replace(".", " ").split()) not in _form_words()


def taken_apart(folded: str) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """Give the core, the keys and the legal forms of a name in Latin letters.

    In the core words are joined and ae, oe, ue are a, o, u: exports lose blanks and dots.
    """
    text = _FOOTNOTE.sub(" ", folded)
    words, forms = _without_forms(plain(text).split())
    readings = [" ".join(words) or folded.casefold()]
    outside = _BRACKETS.sub(" ", text)
    if outside != text and len(plain(outside)) >= 3:
        readings.append(" ".join(_without_forms(plain(outside).split())[0]))
    keys = dict.fromkeys(key for one in readings if (key := _key(one)))
    if _ACRONYM.fullmatch(folded):
        keys[hangul.as_letters(folded.casefold())] = None
    core = _UMLAUT.sub(r"\1", readings[0].replace(" ", ""))
    return core, tuple(keys) or (core,), forms


def _key(core: str) -> str:
    words = core.split()
    kept = [word for word in words if word not in vocabulary.words("latin_legal_words.txt")]
    return " ".join(kept if len("".join(kept)) >= 3 else words)


def _without_forms(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """Take legal forms off the end, the longest first, until none is left; articles and `and` go too."""
    forms: set[str] = set()
    found = _form_at_end(words)
    while found is not None:
        size, own = found
        words = words[:-size]
        forms |= own
        found = _form_at_end(words)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return [word for word in words if word != "and"] or words, frozenset(forms)


def _form_at_end(words: list[str]) -> tuple[int, frozenset[str]] | None:
    table = _form_words()
    for size in range(min(_longest(), len(words) - 1), 0, -1):
        own = table.get(tuple(words[-size:]))
        if own is not None:
            return size, own
    return None


@cache
def _form_words() -> dict[tuple[str, ...], frozenset[str]]:
    """Give the legal forms: words -> what the form is, and in whose law where only one knows it (`law:de`)."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for row in vocabulary.rows("legal_forms_latin.csv"):
        own = {row["id"], *([f"{LAW}{row['family']}"] if row["family"] else [])}
        for variant in row["variants"].split("|"):
            found.setdefault(tuple(variant.split()), frozenset(own))
    return found


@cache
def _longest() -> int:
    return max(map(len, _form_words()))
