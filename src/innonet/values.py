"""Numbers and words as people type them into cells."""

from __future__ import annotations

import re
from unicodedata import normalize

_SIGNS = re.compile(r"[₩￦€$£\s\u00a0\u202f']|원$|KRW|EUR|USD", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)
_COMMA_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DOT_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")

NOT_THERE = frozenset(
    [
        "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "-", "--", "–", "—", ".", "?", "tbd", "tba",
        "unknown", "없음", "미정", "미상", "해당없음", "해당 없음", "불명", "미확인",
    ]
)  # fmt: skip
"""What people write into a cell for a date or a number that they do not have; a country `NA` is Namibia."""
NO_ID = NOT_THERE - {"na", "nil"}
"""Of these what nobody is called by; `NA` may be the id of Namibia."""
TOTALS = frozenset({"합계", "소계", "총계", "누계", "계", "총합", "total", "subtotal", "sum", "grandtotal"})
"""What the first cell of a row of sums says, folded by `schema.key`."""


def is_not_there(text: str) -> bool:
    """Tell whether a cell meant for a date or a number says that there is none.

    Examples
    --------
    >>> is_not_there(" N/A "), is_not_there("해당 없음"), is_not_there("2024")
    (True, True, False)
    """
    return text.strip().casefold() in NOT_THERE


def is_no_id(text: str) -> bool:
    """Tell whether a cell meant for an id or a name says that there is none.

    Examples
    --------
    >>> is_no_id("NaN"), is_no_id("-"), is_no_id("없음"), is_no_id("NA")
    (True, True, True, False)
    """
    return text.strip().casefold() in NO_ID


def minus_made_plain(text: str) -> str:
    """Write every sign that says minus as a hyphen: the typographer's −, and △ as Korean budgets write it.

    ▲ stays: it says minus in one table and an increase in the next.

    Examples
    --------
    >>> minus_made_plain("△5"), minus_made_plain("−5"), minus_made_plain("▲5")
    ('-5', '-5', '▲5')
    """
    return text.replace("−", "-").replace("△", "-")


def number(text: str) -> float | None:
    """Read one number, whatever its separators; None if it is none.

    Parameters
    ----------
    text
        For example `1,234,567`, `892,228.58`, `771225,1`, `1.234.567,8`, `₩3,000`, `3000원`. One comma
        followed by exactly three digits separates thousands; one dot is always decimal.

    Examples
    --------
    >>> number("892,228.58"), number("771225,1"), number("1,234"), number("약 3천")
    (892228.58, 771225.1, 1234.0, None)
    """
    digits = plain(text)
    return None if digits is None else float(digits)


def plain(text: str) -> str | None:
    """Write one number without its signs and separators; None if it is none.

    Examples
    --------
    >>> plain("₩892,228.58"), plain("771225,1"), plain("1.5억")
    ('892228.58', '771225.1', None)
    """
    text = minus_made_plain(_SIGNS.sub("", normalize("NFKC", text).strip()))
    if _PLAIN.fullmatch(text):
        return text
    if _COMMA_THOUSANDS.fullmatch(text):
        return text.replace(",", "")
    if _DOT_THOUSANDS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    return None
