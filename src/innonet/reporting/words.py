"""Words for a page: every text in Korean and English at once, and numbers as a reader expects them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pandas as pd

from innonet import glossary, vocabulary
from innonet.written import is_missing

# Control characters, signs that turn the direction of text, and what is no character: shown by number, never obeyed.
_TURNING = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


class Both(NamedTuple):
    """One text in Korean and in English."""

    ko: str
    en: str


def same(text: object) -> Both:
    """Give a text that is the same in both languages: a name from the records, a number."""
    return Both(str(text), str(text))


def harmless(text: str) -> str:
    r"""Show control characters and signs that turn the direction of text by their number.

    Examples
    --------
    >>> harmless("a\u202eb")
    'a[U+202E]b'
    """
    return _TURNING.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def shown(value: object) -> str:
    """Write a value from the records; nothing for a missing one."""
    return "" if is_missing(value) else str(value)


def listed(texts: list[str], *, lang: str, most: int = 3) -> str:
    """Put names into a row as a sentence takes them.

    Examples
    --------
    >>> listed(["A", "B", "C"], lang="en"), listed(["가", "나"], lang="ko")
    ('A, B and C', '가, 나')
    """
    texts = texts[:most]
    if lang == "ko" or len(texts) < 2:
        return ", ".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def label(value: object, *, by: str = "sector") -> Both:
    """Name a group in both languages: a word of the vocabulary, or the value as it is in the records."""
    if is_missing(value):
        return Both("미상", "Unknown")
    lists = {"sector": "sectors", "type": "organization_types", "level": "levels", "region": "regions",
             "urban_rural": "urban_rural", "kind": "kinds", "status": "statuses"}  # fmt: skip
    if by in lists:
        return Both(*(vocabulary.label(lists[by], value, lang) for lang in ("ko", "en")))
    if by == "municipality":
        found = vocabulary.municipality(str(value))
        return Both(str(value), found.name_en if found else str(value))
    return same(value)


def term_name(id_: str) -> Both:
    """Name a measure or word as the glossary does; the id itself where the glossary has no entry."""
    found = glossary.terms().get(id_)
    return Both(found.ko, found.en) if found else same(id_.replace("_", " "))


def organization_name(row: Any) -> Both:
    """Name an organization: in English by its English name where it has one."""
    name = shown(row.get("name")) or shown(row.get("organization"))
    return Both(name, shown(row.get("name_en")) or name)


def named(organizations: pd.DataFrame, id_: Any) -> Both:
    """Name an organization of a table indexed by id; an id that is not there stands for itself."""
    return organization_name(organizations.loc[id_].to_dict()) if id_ in organizations.index else same(id_)


EDITIONS = {
    "internal": Both("내부용", "internal edition"),
    "partners": Both("협력기관용", "partners' edition"),
    "public": Both("공개용", "public edition"),
}
"""What a file says of whom it is for."""


def edition(audience: str, lang: str) -> str:
    """Say whom a file is for.

    Examples
    --------
    >>> edition("public", "ko"), edition("partners", "en")
    ('공개용', "partners' edition")
    """
    both = EDITIONS[audience]
    return both.ko if lang == "ko" else both.en
