"""Partial dates: a year, a year and month, or a full day, as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from unicodedata import normalize

_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_PARTS = re.compile(
    r"^[’'`‘]?(\d{4}|\d{2})\s*(?:[.\-/년]\s*(\d{1,2})\s*(?:[.\-/월]\s*(\d{1,2})\s*[일.]?)?)?[.년월]?\s*$"
)
_COMPACT = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})$")
_WEEKDAY = re.compile(r"\s*\([월화수목금토일](요일)?\)\s*$")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_SERIALS = range(20_000, 80_000)  # 1954 to 2119: no other number in a date column looks so


def parse(text: str) -> str | None:
    """Read one date as people write it; None if it is none.

    Parameters
    ----------
    text
        For example `2024. 3. 15.`, `2024.3`, `’24.3.1`, `2024년 3월`, `２０２４．３`, `20240315`, an Excel serial
        such as `45366`, or an ISO date with or without a clock time or a day of the week, `2024. 3. 15.(금)`.

    Returns
    -------
    `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as precise as what was written, never more.

    Examples
    --------
    >>> parse("2024년 3월"), parse("’24.3.1"), parse("2024-13"), parse("45366")
    ('2024-03', '2024-03-01', None, '2024-03-15')
    """
    text = _WEEKDAY.sub("", _CLOCK.sub("", normalize("NFKC", text).strip()))
    if text.endswith(".0") and text[:-2].isdigit():
        text = text[:-2]
    if text.isdigit() and len(text) == 5 and int(text) in _EXCEL_SERIALS:
        return (_EXCEL_DAY_ZERO + timedelta(days=int(text))).isoformat()
    match = _COMPACT.match(text) or _PARTS.match(text)
    if match is None:
        return None
    year, month, day = match.group(1), match.group(2), match.group(3)
    if len(year) == 2 and month is None:
        return None
    return _joined(_full_year(year), month, day)


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return 2000 + int(year) if int(year) < 70 else 1900 + int(year)


def _joined(year: int, month: str | None, day: str | None) -> str | None:
    if year < 1000:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year:04d}-{int(month):02d}"
    if not 1 <= int(day) <= monthrange(year, int(month))[1]:
        return None
    return f"{year:04d}-{int(month):02d}-{int(day):02d}"


def first_day(partial: str) -> str:
    """Give the first day a partial date can mean, `YYYY-MM-DD`.

    Examples
    --------
    >>> first_day("2024-03")
    '2024-03-01'
    """
    year, month, day = _split(partial)
    return f"{year}-{month or '01'}-{day or '01'}"


def last_day(partial: str) -> str:
    """Give the last day a partial date can mean, `YYYY-MM-DD`.

    Examples
    --------
    >>> last_day("2024-02")
    '2024-02-29'
    """
    year, month, day = _split(partial)
    month = month or "12"
    return f"{year}-{month}-{day or f'{monthrange(int(year), int(month))[1]:02d}'}"


def _split(partial: str) -> tuple[str, str | None, str | None]:
    match = _PARTIAL.match(partial)
    if match is None:
        raise ValueError(f"{partial!r} is no partial date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return match.group(1), match.group(2), match.group(3)
