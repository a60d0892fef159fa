"""Structural holes: whether an organization's partners are tied to each other, or only through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.kept import once
from innonet.kernels import compiled, in_threads
from innonet.measures.engines import series, spans
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

PARTS = 8
"""Parts of the organizations that cores take in turn."""
AT_ONCE = 2_000_000
"""Two-paths looked at together: bounds memory at about 100 MB."""
Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Holes:
    """What all four measures read, one entry a direction of a tie (i to j), sorted by i."""

    partners: Counts  # of each organization
    rows: Counts  # i
    constraint: Floats  # (p_ij + sum over q of p_iq p_qj)^2
    redundancy: Floats  # sum over q of p_iq m_jq


def constraint(network: Network) -> pd.Series[float]:
    """Say how far an organization's partners are one circle (0 to 2): low values mark brokers.

    By strengths: c_i = sum over i's partners j of (p_ij + sum over q of p_iq p_qj)^2, p_ij the share of i's
    strength that goes to j; at most 1.125 where all ties are equally strong, else below 2. In a directed network
    both directions of a tie are added up.

    Returns
    -------
    Series indexed by organization, float; NaN for isolates. Strengths count.

    References
    ----------
    Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press.
    Burt, R. S. (2004). Structural holes and good ideas. American Journal of Sociology 110(2), 349-399.
    https://doi.org/10.1086/421787

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> constraint(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1.0, 0.5, 1.0]
    """
    holes = _holes(network)
    return series(network, _summed(holes, holes.constraint), "constraint")


def effective_size(network: Network) -> pd.Series[float]:
    """Count an organization's partners less the overlap among them (1 and up): partners that are no echo.

    By strengths: sum over i's partners j of (1 - sum over q of p_iq m_jq), m_jq the strength between j and q as a
    share of j's strongest tie. With equal strengths this is Borgatti's degree less the mean number of ties each
    partner has to the others. In a directed network both directions of a tie are added up. With unequal strengths
    `networkx.effective_size` over all nodes at once divides by q's strongest tie instead of j's; node by node it
    follows Burt, as here.

    Returns
    -------
    Series indexed by organization, float; NaN for isolates. Strengths count.

    References
    ----------
    Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press.
    Borgatti, S. P. (1997). Structural holes: unpacking Burt's redundancy measures. Connections 20(1), 35-38.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> effective_size(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1.0, 2.0, 1.0]
    """
    holes = _holes(network)
    return series(network, holes.partners - _summed(holes, holes.redundancy), "effective_size")


def efficiency(network: Network) -> pd.Series[float]:
    """Give effective size as a share of the number of partners (0 to 1): 1 when no two partners are tied.

    Returns
    -------
    Series indexed by organization, float; NaN for isolates. Strengths count as in `effective_size`.

    References
    ----------
    Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> efficiency(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1.0, 1.0, 1.0]
    """
    partners = _holes(network).partners
    shares = effective_size(network).to_numpy() / np.where(partners > 0, partners, 1)
    return series(network, shares, "efficiency")


def hierarchy(network: Network) -> pd.Series[float]:
    """Say how far an organization's constraint comes from one partner (0 spread evenly, 1 from one).

    The Coleman-Theil index of disorder of the parts of `constraint`: with r_j the part of partner j over the mean
    part of the N partners, sum over j of r_j ln(r_j) / (N ln N).

    Returns
    -------
    Series indexed by organization, float; NaN for isolates; 1 with a single partner. Strengths count.

    References
    ----------
    Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press,
    equation 2.9.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> hierarchy(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))).tolist()
    [1.0, 0.0, 1.0]
    """
    holes = _holes(network)
    mean = (_summed(holes, holes.constraint) / np.maximum(holes.partners, 1))[holes.rows]
    relative = holes.constraint / mean
    disorder = _summed(holes, relative * np.log(relative))
    most = holes.partners * np.log(np.maximum(holes.partners, 2))
    # rounding can leave an even spread a hair below 0
    values = np.where(holes.partners == 1, 1.0, np.maximum(disorder / np.maximum(most, 1), 0.0))
    return series(network, np.where(holes.partners > 0, values, np.nan), "hierarchy")


def _summed(holes: _Holes, parts: Floats) -> Floats:
    """Sum over each organization's partners; NaN without any."""
    sums = np.bincount(holes.rows, weights=parts, minlength=len(holes.partners))
    return np.where(holes.partners > 0, sums, np.nan)


@once  # the four measures share one pass over the triangles
def _holes(network: Network) -> _Holes:
    matrix = network.adjacency
    both = ((matrix + matrix.T) if network.directed else matrix).tocsr()
    both.sort_indices()
    partners = np.diff(both.indptr).astype(np.int64)
    strength = np.asarray(both.sum(axis=1)).ravel()
    strongest = both.max(axis=1).toarray().ravel() if len(network) else np.zeros(0)
    closed, through = _triangles(both, strength)
    own = np.repeat(strength, partners)
    return _Holes(
        partners,
        np.repeat(np.arange(len(network)), partners),
        ((both.data + through) / own) ** 2,
        closed / (own * strongest[both.indices]),
    )


def _triangles(both: csr_array, strength: Floats) -> tuple[Floats, Floats]:
    """Sum z_iq z_jq over the common partners q of each tie's ends i and j, and z_iq z_jq / (q's strength).

    Every tie is looked at once, from the end with fewer partners: their ties are looked up in a dense row of the
    other end. That costs the sum over ties of the smaller degree, a small part of the matrix product.
    """
    partners = np.diff(both.indptr).astype(np.int64)
    costs = np.minimum(np.repeat(partners, partners), partners[both.indices])
    if compiled(float(costs.sum()), "triangles.closing"):
        return _in_machine_code(both, strength, costs)
    rows, columns = np.repeat(np.arange(len(partners)), partners), both.indices.astype(np.int64)
    smaller = (partners[columns] < partners[rows]) | ((partners[columns] == partners[rows]) & (columns < rows))
    arcs = np.flatnonzero(smaller)
    closed, through = np.zeros(len(rows)), np.zeros(len(rows))
    for block in _blocks(rows[arcs], partners[columns[arcs]], len(partners)):
        part = arcs[block]
        closed[part], through[part] = _looked_up(both, rows[part], columns[part], strength)
    back = np.empty(len(rows), dtype=np.int64)
    back[np.argsort(columns, kind="stable")] = np.arange(len(rows))  # where j to i stands, for each i to j
    closed[back[arcs]], through[back[arcs]] = closed[arcs], through[arcs]
    return closed, through


def _in_machine_code(both: csr_array, strength: Floats, costs: Counts) -> tuple[Floats, Floats]:
    from innonet.kernels.triangles import closing

    ties = both.indptr.astype(np.int32), both.indices.astype(np.int32), both.data
    found = np.empty(both.nnz), np.empty(both.nnz)
    # parts of about the same cost
    done = np.append(0, np.cumsum(costs))[both.indptr]
    bounds = np.searchsorted(done, np.linspace(0, done[-1], PARTS + 1)[1:-1])
    parts = pairwise([0, *bounds.tolist(), len(strength)])
    for _ in in_threads(lambda part: closing(part, ties, strength, found), parts, steps=float(done[-1]) / 2):
        pass
    return found


def _blocks(rows: Counts, costs: Counts, size: int) -> Iterator[slice]:
    """Cut arcs, sorted by row, so that no block reads too many two-paths or fills too many dense rows."""
    if not len(rows):
        return
    row_number = np.cumsum(np.diff(rows, prepend=rows[0]) > 0)
    key = np.cumsum(costs) // AT_ONCE * (size + 1) + row_number // max(AT_ONCE // size, 1)
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield slice(int(start), int(stop))


def _looked_up(both: csr_array, rows: Counts, columns: Counts, strength: Floats) -> tuple[Floats, Floats]:
    lengths = np.diff(both.indptr).astype(np.int64)
    names, place = np.unique(rows, return_inverse=True)
    own = spans(both.indptr[names], lengths[names])
    dense = np.zeros((len(names), len(strength)))
    dense[np.repeat(np.arange(len(names)), lengths[names]), both.indices[own]] = both.data[own]
    reached = spans(both.indptr[columns], lengths[columns])
    between = both.indices[reached]
    offset = np.repeat(place * len(strength), lengths[columns])
    product = both.data[reached] * dense.ravel().take(offset + between)
    starts = np.cumsum(lengths[columns]) - lengths[columns]
    return np.add.reduceat(product, starts), np.add.reduceat(product / strength[between], starts)
