"""Sums of money as offices write them: 1.5억, 3,000만원, 5,000천원, and the unit that a header says for a column."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from unicodedata import normalize

from innonet import values

_WON = re.compile(r"[₩￦]|원$|KRW", re.IGNORECASE)
_OTHER = re.compile(r"[€$£]|EUR|USD", re.IGNORECASE)
_IN_LETTERS = re.compile(r"^금\s*(?=[+\-\d₩￦])|(?<=원)\s*정$")


class Amount(NamedTuple):
    """What a cell says.

    Parameters
    ----------
    value
        The sum, as far as the cell tells.
    own
        What the cell itself counts in, 1 for won; None where it is a bare number.
    in_words
        Whether Korean numerals were read.
    """

    value: Decimal
    own: int | None
    in_words: bool = False


def amount(text: str, *, unit: int = 1) -> float | None:
    """Read a sum of money; None if it is none, or may be read in two ways.

    Parameters
    ----------
    text
        A number as `values.number` reads it, or one with Korean numerals: `1.5억`, `1억 2천만원`, `30백만원`. `3천` may
        mean 3천 원 or 3천만 원 and `1억 500` 500 or 500만 more: these are read only with 원 behind them.
    unit
        What the column is counted in, as its header says. A cell that names another unit itself is not read.

    Examples
    --------
    >>> amount("1.5억"), amount("1억 2천만원"), amount("2.3", unit=1_000_000), amount("3천"), amount("3천원")
    (150000000.0, 120000000.0, 2300000.0, None, 3000.0)
    >>> amount("5,000천원", unit=1_000), amount("5,000원", unit=1_000)
    (5000000.0, None)
    """
    found = said(text)
    if found is None or not is_clear(found, unit=unit):
        return None
    return float(found.value * unit if found.own is None else found.value)


def is_clear(found: Amount, *, unit: int) -> bool:
    """Tell whether what a cell counts in, and what its column is counted in, are one."""
    return unit == 1 or found.own in (None, unit)


@lru_cache(maxsize=65_536)  # of many cells few differ, and several rules ask
def said(text: str) -> Amount | None:
    """Read what a cell says by itself; None if that is no sum of money or may be read in two ways."""
    text = _IN_LETTERS.sub("", values.minus_made_plain(normalize("NFKC", text).strip()))
    bare = values.plain(text)
    if bare is not None:
        is_money = _WON.search(text) or _OTHER.search(text)
        return Amount(Decimal(bare), 1 if is_money else None)
    in_won = _WON.search(text) is not None
    sign, digits = re.fullmatch(r"([+-]?)(.*)", re.sub(r"\s+", "", _WON.sub("", text)), re.DOTALL).groups()  # type: ignore[union-attr]
    found = _counted(digits, in_won=in_won)
    return found and found._replace(value=-found.value if sign == "-" else found.value)


class _Term(NamedTuple):
    """A number and the numerals behind it: 2천 of `1억2천3백만`, without a group; 3백만 with one."""

    number: Decimal
    is_whole: bool
    digit: int
    group: int | None


def _counted(text: str, *, in_won: bool) -> Amount | None:
    """Add up terms, each smaller than the one before; None where they are not."""
    terms = _terms(text)
    if not terms or (len(terms) > 1 and not all(one.is_whole for one in terms)):
        return None
    if terms[-1].group is None and not in_won:
        return None
    total, inside = Decimal(0), Decimal(0)
    last: int | None = None
    before: int | None = None
    for number, term in enumerate(terms):
        if before is not None and (term.digit >= before or term.number >= before // term.digit):
            return None
        inside, before = inside + term.number * term.digit, term.digit
        if term.group is None and number < len(terms) - 1:
            continue
        size = term.group or 1
        if last is not None and (size >= last or inside >= last // size):
            return None
        total, inside, last, before = total + inside * size, Decimal(0), size, None
    one = terms[0]
    return Amount(total, one.digit * (one.group or 1) if len(terms) == 1 else 1, in_words=True)


def _terms(text: str) -> list[_Term]:
    """Divide a text into terms; none where anything is left over."""
    known = _known()
    found, end = [], 0
    for match in _pattern().finditer(text):
        whole, part, digit, group = match.groups()
        if match.start() != end:
            return []
        end = match.end()
        number = Decimal(whole.replace(",", "") + (part or ""))
        found.append(_Term(number, not part, known["digits"].get(digit, 1), known["groups"].get(group)))
    return found if end == len(text) else []


@cache
def _known() -> dict[str, dict[str, int]]:
    text = files("innonet").joinpath("vocabulary/amounts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pattern() -> re.Pattern[str]:
    digits, groups = ("".join(_known()[one]) for one in ("digits", "groups"))
    return re.compile(rf"(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?([{digits}]?)([{groups}]?)")


@cache
def _headers() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, _known()["headers"]), key=len, reverse=True))
    stated = r"(?:단위|units?)\s*[:：]\s*"
    return re.compile(
        rf"[(（\[［]\s*(?:{stated})?(?:in\s+)?({units})\s*[)）\]］,，/·]|^\s*{stated}({units})\s*$", re.IGNORECASE
    )


def unit_of(text: str) -> int | None:
    """Give what a header, or a line above a table, says its amounts are counted in; None where it says nothing.

    Examples
    --------
    >>> unit_of("사업비(백만원)"), unit_of("(단위: 천원, %)"), unit_of("Budget (KRW million)"), unit_of("사업비")
    (1000000, 1000, 1000000, None)
    """
    found = _headers().search(text)
    return _known()["headers"][next(filter(None, found.groups())).casefold()] if found else None
