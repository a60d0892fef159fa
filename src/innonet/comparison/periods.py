"""Which years a register speaks of."""

from __future__ import annotations

import pandas as pd

from innonet.errors import UsageError
from innonet.register import Register


def years_of(register: Register, years: tuple[int, int] | None) -> tuple[int, int]:
    """Give the two years to compare, the earlier first: those asked for, or the first and last in which one began.

    Raises
    ------
    UsageError
        If years are no two different ones, or none were asked for and no partnership has a start.
    """
    if years is not None:
        first, last = min(years), max(years)
        if len(years) != 2 or first == last:
            raise UsageError(f"years is {years}.", where="compare", fix="Give two different years.")
        return int(first), int(last)
    starts = register.partnerships.get("start", pd.Series(dtype=object)).dropna().astype(str).str[:4]
    known = sorted({int(one) for one in starts if one.isdigit()})
    if len(known) < 2:
        raise UsageError(
            "fewer than two years have partnerships that began in them.",
            where="compare",
            fix="Give partnerships a start, or compare two registers.",
        )
    return known[0], known[-1]
