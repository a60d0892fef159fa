"""Korean numbers of registration: 사업자 (business), 법인 (corporate), 주민 (resident)."""

from __future__ import annotations

import re
from datetime import date

RESIDENT = re.compile(r"(?<![\d.,])(\d{6})\s*[-–—]?\s*(\d{7})(?!\d)")
"""Thirteen digits as a resident registration number is written; the decimals of a coordinate are none."""
_BUSINESS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def digits(text: str) -> str:
    """Give the digits of a number that may be written with hyphens and spaces."""
    return re.sub(r"\D", "", text)


def is_business_number_valid(text: str) -> bool:
    """Tell whether a ten-digit business registration number passes its check digit.

    A random number passes one time in ten; the middle two digits `00` are given to nobody.

    Examples
    --------
    >>> is_business_number_valid("220-81-62517"), is_business_number_valid("123-45-67890")
    (True, False)
    """
    number = digits(text)
    if len(number) != 10 or number[3:5] == "00" or set(number) == {"0"}:
        return False
    first = [int(one) for one in number]
    total = sum(w * d for w, d in zip(_BUSINESS, first[:9], strict=True)) + 5 * first[8] // 10
    return (10 - total % 10) % 10 == first[9]


def is_corporate_number_valid(text: str) -> bool:
    """Tell whether a thirteen-digit corporate registration number passes its check digit.

    Numbers given lately may not carry one, so a failure is no proof.

    Examples
    --------
    >>> is_corporate_number_valid("130111-0006246"), is_corporate_number_valid("130111-0006247")
    (True, False)
    """
    number = digits(text)
    if len(number) != 13:
        return False
    total = sum(int(one) * (1 + n % 2) for n, one in enumerate(number[:12]))
    return (10 - total % 10) % 10 == int(number[12])


def looks_like_resident_number(text: str) -> bool:
    """Tell whether a text holds what may be a person's resident registration number.

    Thirteen digits whose first six are a birthday and whose seventh says sex and century, and which are
    no valid corporate number.

    Examples
    --------
    >>> looks_like_resident_number("900101-1234567"), looks_like_resident_number("130111-0006246")
    (True, False)
    """
    for found in RESIDENT.finditer(text):
        birthday, rest = found.groups()
        if rest[0] in "12345678" and _is_day(birthday) and not is_corporate_number_valid(birthday + rest):
            return True
    return False


def _is_day(text: str) -> bool:
    try:
        date(2000, int(text[2:4]), int(text[4:6]))
    except ValueError:
        return False
    return True
