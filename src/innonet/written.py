"""Numbers as a reader expects them, with separators, a true minus sign and no more digits than tell something."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd


def is_missing(value: object) -> bool:
    """Mark a value that stands for nothing: None, NaN, an empty text."""
    if value is None or value is pd.NA or value == "":
        return True
    return isinstance(value, float) and math.isnan(value)


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
    >>> percent(0.4567), percent(0.004), percent(1), percent(0.9996)
    ('46%', '0.4%', '100%', '99.9%')
    """
    if is_missing(share):
        return "–"
    size = 100 * float(share)
    return f"{min(size, 99.9):.1f}%" if 0 < size < 1 or 99 < size < 100 else f"{size:.0f}%"


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
