"""Texts without what belongs to a person: e-mail addresses, telephone and registration numbers, hidden names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from innonet.checks.people import EMAIL
from innonet.numbers import RESIDENT

MASK = "***"
"""What stands in the place of a masked text."""
_PHONE = re.compile(
    r"(?<![\d-])(\+82[- ]?)?\(?0?\d{1,3}\)?[-. ]\d{3,4}[-. ]\d{4}(?![\d-])|(?<!\d)01[016789]\d{7,8}(?!\d)"
)
_REGISTRATION = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{5}(?![\d-])|(?<![\d-])\d{6}-\d{7}(?![\d-])")
_PERSONAL = (EMAIL, RESIDENT, _REGISTRATION, _PHONE)


def masked(text: str) -> str:
    """Put stars in the place of e-mail addresses, telephone numbers and registration numbers.

    Examples
    --------
    >>> masked("문의 hong@example.kr, 010-1234-5678, 031-249-2114"), masked("2024-03-15 사업 12-3호")
    ('문의 ***, ***, ***', '2024-03-15 사업 12-3호')
    """
    for pattern in _PERSONAL:
        text = pattern.sub(MASK, text)
    return text


def without_names(column: pd.Series[Any], names: Mapping[str, str]) -> pd.Series[Any]:
    """Mask a column of texts, and write the stand-in wherever a hidden name is spelled in one.

    Parameters
    ----------
    names
        Spelling -> what to write in its place. Longer spellings go first, so that a name inside another does
        not leave half of it behind; spaces between the letters and upper and lower case make no difference.
    """
    patterns = [(_spelled(name), names[name]) for name in sorted(names, key=lambda one: (-len(one), one))]

    def cleaned(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        for pattern, instead in patterns:
            value = pattern.sub(instead.replace("\\", ""), value)
        return masked(value)

    return column.astype(object).map(cleaned, na_action="ignore")


def _spelled(name: str) -> re.Pattern[str]:
    letters = [re.escape(letter) for letter in re.sub(r"\s+", "", name)]
    return re.compile(r"\s*".join(letters), re.IGNORECASE)
