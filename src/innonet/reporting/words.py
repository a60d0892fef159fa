"""Words for a page: every text in Korean and English at once, and numbers as a reader expects them."""

from __future__ import annotations

import math
import re
from typing import Any, NamedTuple

import pandas as pd

from innonet import glossary, vocabulary

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


def is_missing(value: object) -> bool:
    """Mark a value that stands for nothing: None, NaN, an empty text."""
    if value is None or value is pd.NA or value == "":
        return True
    return isinstance(value, float) and math.isnan(value)


def shown(value: object) -> str:
    """Write a value from the records; nothing for a missing one."""
    return "" if is_missing(value) else str(value)


def count(value: float) -> str:
    """Write a whole number with separators.

    Examples
    --------
    >>> count(796670), count(float("nan"))
    ('796,670', '–')
    """
    return "–" if is_missing(value) else f"{round(float(value)):,}"


def figure(value: Any, *, digits: int = 3) -> str:
    """Write a measure: whole numbers whole, others with some digits, never longer than a reader needs.

    Examples
    --------
    >>> figure(12.0), figure(0.12345), figure(1234.5), figure(0.00002), figure(-0.5), figure(None)
    ('12', '0.123', '1,234.5', '0.00002', '−0.500', '–')
    """
    if is_missing(value):
        return "–"
    number = float(value)
    if math.isinf(number):
        return "−∞" if number < 0 else "∞"
    if number.is_integer():
        text = f"{number:,.0f}"
    elif abs(number) >= 100:
        text = f"{number:,.1f}"
    elif abs(number) < 10**-digits:
        text = f"{number:.{digits + 3}f}".rstrip("0") if abs(number) >= 10 ** -(digits + 3) else "0.000"
    else:
        text = f"{number:.{digits}f}"
    return text.replace("-", "−")


def gained(value: Any) -> str:
    """Write a gain in dF: those of single ties differ in the fourth digit.

    Examples
    --------
    >>> gained(0.00261), gained(0.000061)
    ('0.0026', '0.000061')
    """
    return figure(value, digits=4)


def percent(share: float) -> str:
    """Write a share between 0 and 1 as a percentage.

    Examples
    --------
    >>> percent(0.4567), percent(0.004), percent(1)
    ('46%', '0.4%', '100%')
    """
    if is_missing(share):
        return "–"
    size = 100 * float(share)
    return f"{size:.1f}%" if 0 < size < 1 or 99 < size < 100 else f"{size:.0f}%"


def p_value(p: Any) -> str:
    r"""Write a p value as papers do; its spaces do not break.

    Examples
    --------
    >>> [p_value(p).replace("\xa0", " ") for p in (0.0004, 0.02, 0.51)]
    ['p < 0.001', 'p = 0.020', 'p = 0.51']
    """
    if is_missing(p):
        return ""
    text = "p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}"
    return text.replace(" ", "\xa0")


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
