"""Korean numbers of registration: 사업자 (business), 법인 (corporate), 주민 (resident)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

RESIDENT = re.compile(r"(?<![\d.,])(\d{6})\s{0,3}-?\s{0,3}(\d{7})(?!\d)")
"""Thirteen digits, as `one_width` writes them, of a resident registration number; decimals of a coordinate are none."""
_DASHES = frozenset("−⁃\u00adㅡーｰ─━")
"""What is typed for a hyphen, besides the dashes that Unicode calls so."""
_BUSINESS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


class _Widths(dict[int, str]):
    """Each letter in its plain form, of one letter; found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _DASHES or unicodedata.category(letter) == "Pd":
            plain = "-"
        else:
            wide = unicodedata.normalize("NFKC", letter)
            plain = wide if len(wide) == 1 else letter
        self[code] = plain
        return plain


_WIDTHS = _Widths()


def one_width(text: str) -> str:
    """Write digits, signs and letters in their plain width and every dash as a hyphen; the length stays.

    Examples
    --------
    >>> one_width("０１０－１２３４–5678"), one_width("hong＠example.kr")
    ('010-1234-5678', 'hong@example.kr')
    """
    return text if text.isascii() else text.translate(_WIDTHS)


def written_over(text: str, pattern: re.Pattern[str], instead: str, *, only: Callable[[str], bool] = bool) -> str:
    """Write something in the place of what a pattern finds in any width; the rest of the text stays as it is.

    Parameters
    ----------
    only
        Whether what was found is meant, written in one width.

    Examples
    --------
    >>> written_over("ㆍ９００１０１－１２３４５６７", RESIDENT, "***")
    'ㆍ***'
    """
    parts, end = [], 0
    for found in pattern.finditer(one_width(text)):
        if only(found.group()):
            parts += [text[end : found.start()], instead]
            end = found.end()
    return "".join([*parts, text[end:]])


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


def looks_like_resident_number(text: str, *, unless_corporate: bool = False) -> bool:
    """Tell whether a text holds what may be a person's resident registration number.

    Thirteen digits whose first six are a birthday and whose seventh says sex and century.

    Parameters
    ----------
    unless_corporate
        Where corporate numbers stand a valid one is none; elsewhere it may be a person's, as one in ten of theirs is.

    Examples
    --------
    >>> looks_like_resident_number("900101-1234567"), looks_like_resident_number("130111-0006246")
    (True, False)
    >>> looks_like_resident_number("900101-1234564", unless_corporate=True)
    False
    """
    for found in RESIDENT.finditer(one_width(text)):
        birthday, rest = found.groups()
        is_excused = unless_corporate and is_corporate_number_valid(birthday + rest)
        if rest[0] in "12345678" and _is_day(birthday) and not is_excused:
            return True
    return False


def _is_day(text: str) -> bool:
    try:
        date(2000, int(text[2:4]), int(text[4:6]))
    except ValueError:
        return False
    return True
