"""Core and periphery: a few who are all tied to each other, and many who are not."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import unknown_choice
from innonet.measures.engines import series, undirected
from innonet.network import Network

Between = Literal["ignored", "full"]
Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
EXHAUSTIVE_UP_TO = 14
"""Organizations up to which all cores are tried."""


def core_fit(network: Network, *, between: Between = "ignored") -> float:
    """Say how well the network is a core and a periphery (correlation, -1 to 1; 1: perfectly so).

    The correlation, over pairs, of being tied with the ideal pattern for the best core: pairs in the core tied,
    pairs in the periphery not.

    Parameters
    ----------
    between
        Pairs of one in the core and one in the periphery: `ignored`, they may be tied or not; `full`, in the
        ideal all of them are tied.

    Returns
    -------
    float; NaN where no core makes a correlation: without ties, or all tied to all. Isolates count as periphery;
    strengths and direction do not matter. The best core is proven up to 14 organizations; beyond, it is found from
    the degrees (which suffices for a perfect core) and improved as long as moving one organization helps.

    References
    ----------
    Borgatti, S. P. & Everett, M. G. (2000). Models of core/periphery structures. Social Networks 21(4), 375-395.
    https://doi.org/10.1016/S0378-8733(99)00019-2

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> star = from_edges(pd.DataFrame({"source": ["h"] * 4, "target": list("abcd")}))
    >>> core_fit(star, between="full")
    1.0
    """
    return _best(network, between)[1]


def is_core(network: Network, *, between: Between = "ignored") -> pd.Series[bool]:
    """Mark the organizations in the core of the best fit.

    Parameters
    ----------
    between
        As in `core_fit`.

    Returns
    -------
    Series indexed by organization, bool; all False where `core_fit` is NaN. Of equally good cores the smallest,
    and of these the one with most partners; isolates are never in it. Strengths and direction do not matter.

    References
    ----------
    Borgatti, S. P. & Everett, M. G. (2000). Models of core/periphery structures. Social Networks 21(4), 375-395.
    https://doi.org/10.1016/S0378-8733(99)00019-2

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> star = from_edges(pd.DataFrame({"source": ["h"] * 4, "target": list("abcd")}))
    >>> is_core(star, between="full").tolist()
    [False, False, False, False, True]
    """
    return series(network, _best(network, between)[0], "is_core")


def _best(network: Network, between: Between) -> tuple[Marks, float]:
    if between not in get_args(Between):
        raise unknown_choice(between, list(get_args(Between)), where="between")
    size = len(network)
    graph = undirected(network)
    if graph.ecount() in (0, size * (size - 1) // 2):
        return np.zeros(size, dtype=bool), float("nan")
    neighbors = [np.array(one, dtype=np.int64) for one in graph.get_adjlist()]
    degree = np.array([len(one) for one in neighbors], dtype=float)
    order = np.lexsort((network.ids.astype(str), -degree))
    if size <= EXHAUSTIVE_UP_TO:
        return _tried(np.array(graph.get_adjacency().data, dtype=float), order, between)
    return _climbed(neighbors, degree, order, between=between)


def _tried(matrix: Floats, order: npt.NDArray[np.int64], between: Between) -> tuple[Marks, float]:
    size = len(matrix)
    matrix = matrix[order][:, order]
    cores = (np.arange(1, 2**size)[:, None] >> np.arange(size) & 1).astype(bool)
    inside = ((cores @ matrix) * cores).sum(axis=1) / 2
    outside = ((~cores @ matrix) * ~cores).sum(axis=1) / 2
    fits = np.round(_fit(cores.sum(axis=1), inside, outside, matrix=(size, matrix.sum() / 2), between=between), 12)
    partners = cores @ matrix.sum(axis=1)
    best = int(np.lexsort((-partners, cores.sum(axis=1), -np.nan_to_num(fits, nan=-2.0)))[0])
    core = np.zeros(size, dtype=bool)
    core[order] = cores[best]
    return core, float(fits[best])


def _climbed(
    neighbors: list[npt.NDArray[np.int64]], degree: Floats, order: npt.NDArray[np.int64], *, between: Between
) -> tuple[Marks, float]:
    """Take the best core among those with most partners, then move one organization while that helps."""
    size, total = len(degree), degree.sum() / 2
    place = np.argsort(order)
    inside = np.cumsum([(place[neighbors[one]] < place[one]).sum() for one in order])
    outside = total - np.cumsum(degree[order]) + inside
    fits = _fit(np.arange(1, size + 1), inside, outside, matrix=(size, total), between=between)
    best = int(np.nanargmax(np.round(fits, 12)))
    core = place <= best
    within, without, fit = float(inside[best]), float(outside[best]), float(fits[best])
    ties = np.array([core[one].sum() for one in neighbors], dtype=float)  # of each to the core
    while True:
        sign = np.where(core, -1, 1)
        into, out = within + sign * ties, without - sign * (degree - ties)
        moved = np.nan_to_num(_fit(core.sum() + sign, into, out, matrix=(size, total), between=between), nan=-2.0)
        one = int(moved.argmax())
        if moved[one] <= fit + 1e-12:
            return core, round(fit, 12)
        within, without, fit = float(into[one]), float(out[one]), float(moved[one])
        core[one] = not core[one]
        ties[neighbors[one]] += sign[one]


def _fit(
    core: npt.NDArray[np.int64], inside: Floats, outside: Floats, *, matrix: tuple[int, float], between: Between
) -> Floats:
    """Correlate ties with the ideal, from the core's size and the ties inside core and periphery; NaN where none is.

    `matrix` is how many organizations and ties there are.
    """
    size, total = matrix
    empty = (size - core) * (size - core - 1) / 2.0  # pairs the ideal leaves untied
    full = core * (core - 1) / 2.0 if between == "ignored" else size * (size - 1) / 2.0 - empty
    there = inside if between == "ignored" else total - outside
    tied, pairs = there + outside, full + empty
    with np.errstate(divide="ignore", invalid="ignore"):
        fit: Floats = (there * empty - outside * full) / np.sqrt(full * empty * tied * (pairs - tied))
    return np.where(np.isfinite(fit), fit, np.nan)
