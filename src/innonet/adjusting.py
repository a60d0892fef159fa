"""p values adjusted for being many."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from innonet.errors import unknown_choice

Floats = npt.NDArray[np.float64]
Adjustment = Literal["bh", "holm"]


def adjusted(p: Floats, *, method: Adjustment = "bh", of: int | None = None) -> Floats:
    """Adjust p values for being many; NaN stays NaN.

    Parameters
    ----------
    method
        `bh`: Benjamini and Hochberg's share of false discoveries among those called clear; `holm`: the chance of one
        false discovery or more, stricter.
    of
        How many were looked at in all, where those not given have p = 1; by default those given.

    References
    ----------
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate: a practical and powerful approach to
    multiple testing. Journal of the Royal Statistical Society B 57(1), 289-300.
    https://doi.org/10.1111/j.2517-6161.1995.tb02031.x
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2),
    65-70. https://www.jstor.org/stable/4615733
    """
    if method not in get_args(Adjustment):
        raise unknown_choice(method, list(get_args(Adjustment)), where="adjust")
    result = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    several, place = len(order) if of is None else of, np.arange(len(order))
    # scipy has the first, behind a second of imports
    if method == "holm":  # from the smallest up, each no smaller than the one before
        raised = np.maximum.accumulate(p[order] * (several - place))
    else:  # from the largest down, each no larger than the one before
        raised = np.minimum.accumulate((p[order] * several / (place + 1))[::-1])[::-1]
    result[order] = np.minimum(raised, 1.0)
    return result
