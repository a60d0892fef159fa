"""Texts without what belongs to a person: e-mail addresses, telephone and registration numbers."""

from __future__ import annotations

import re

from innonet.checks.people import EMAIL
from innonet.numbers import RESIDENT, is_business_number_valid, one_width, written_over

MASK = "***"
"""What stands in the place of a masked text."""
_AREA = r"(?:2|[3-6][1-5]|1[016789]|50\d?|[3678]0)"
_GAP = r"(?:\) ?|[-. ])"
_PHONE = re.compile(
    rf"(?<![\d-])\(?0{_AREA}{_GAP}[-. ]?\d{{3,4}}[-. ]{{1,2}}\d{{4}}(?![\d-])"
    r"|(?<!\d)01[016789]\d{7,8}(?!\d)"
    r"|(?<![\w+])\+\d(?:[-. ()]{0,2}\d){8,14}(?!\d)"  # of any country, where a plus says that it is one
)
_REGISTRATION = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{5}(?![\d-])|(?<![\d-])\d{6}-\d{7}(?![\d-])")
_BARE = re.compile(r"\d{10}")
_PERSONAL = (EMAIL, RESIDENT, _REGISTRATION, _PHONE)


def masked(text: str) -> str:
    """Put stars in the place of e-mail addresses, telephone numbers and registration numbers, in whatever width.

    Examples
    --------
    >>> masked("문의 hong@example.kr, 010-1234-5678, 031)249-2114"), masked("2024-03-15 사업 101-2024-0001")
    ('문의 ***, ***, ***', '2024-03-15 사업 101-2024-0001')
    """
    for pattern in _PERSONAL:
        text = written_over(text, pattern, MASK)
    return text


def is_personal(id_: str) -> bool:
    """Tell whether an id is itself a person's or a body's number or address, ten bare digits that pass included.

    Examples
    --------
    >>> is_personal("2208162517"), is_personal("hong@example.kr"), is_personal("2024000001")
    (True, True, False)
    """
    is_number = _BARE.fullmatch(one_width(id_).strip()) is not None and is_business_number_valid(id_)
    return is_number or masked(id_) != id_
