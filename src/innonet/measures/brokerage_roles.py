"""Gould and Fernandez's brokerage: between whom an organization stands, inside its group and across groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError
from innonet.kernels import compiled
from innonet.measures.engines import blocks
from innonet.measures.groups import By, codes_of
from innonet.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def brokerage_roles(network: Network, by: By, *, draws: int = 0, seed: int = 1) -> pd.DataFrame:
    """Count the open two-paths through each organization, by the groups of those it stands between (0 and up).

    A two-path a - v - b of three organizations is open where a has no tie to b; v then stands between them as

    - `coordinator`: all three are in one group;
    - `itinerant`: a and b are in one group, v is in another (the consultant);
    - `representative`: a and v are in one group, b is in another;
    - `gatekeeper`: v and b are in one group, a is in another;
    - `liaison`: all three are in different groups.

    Parameters
    ----------
    by
        A column of `network.organizations`, or a Series or dict by organization, or a list in the network's order:
        sector, level, region, community.
    draws
        How often the groups are dealt out anew among the organizations that have one, for z and p; 0 for none.
    seed
        Of the draws.

    Returns
    -------
    DataFrame indexed by organization: the five roles and their `total`, float; 0 for isolates, NaN for an
    organization without a group. With draws, for each role also `<role>_expected` (the exact mean over all ways to
    deal the groups out), `<role>_z` (NaN where chance never varies) and `<role>_p` (two-sided, never 0).

    Raises
    ------
    UsageError
        If draws is below 0, or there is no such column.

    Notes
    -----
    The convention is that of Gould and Fernandez and of R's `sna`. In a directed network a gives to v, v gives to b,
    and only a tie from a to b closes the path. An undirected tie goes both ways, so every pair of partners counts
    twice, once from each end: halve the numbers for unordered pairs; representative and gatekeeper are then equal.
    a - v - a is no two-path. Two-paths through or between organizations without a group are left out. Strengths do
    not matter.

    References
    ----------
    Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to brokerage in transaction
    networks. Sociological Methodology 19, 89-126. https://doi.org/10.2307/270949

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> groups = pd.DataFrame({"organization": list("abc"), "sector": ["x", "x", "y"]})
    >>> network = from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}), groups, directed=True)
    >>> brokerage_roles(network, "sector")["representative"].tolist()
    [0.0, 1.0, 0.0]
    """
    if draws < 0:
        raise UsageError(f"draws is {draws}.", where="brokerage_roles", fix="Give 0 or more.")
    codes, _ = codes_of(network, by)
    known = np.flatnonzero(codes >= 0)
    ties, codes = _pattern(network)[known][:, known], codes[known]
    found = _counted(ties, codes, directed=network.directed)
    table = pd.DataFrame(found, columns=[*ROLES, "total"])
    if draws:
        expected = found[:, 5:] * _shares(np.bincount(codes))
        dealt = (
            _counted(ties, generator.permutation(codes), directed=network.directed)[:, :5]
            for generator in np.random.default_rng(seed).spawn(draws)
        )
        z, p = _against(found[:, :5] - expected, dealt, expected=expected)
        for place, role in enumerate(ROLES):
            columns = {"expected": expected[:, place], "z": z[:, place], "p": p[:, place]}
            table = table.assign(**{f"{role}_{column}": values for column, values in columns.items()})
    table.index = network.ids[known]
    return table.reindex(network.ids)


def role_counts(network: Network, codes: Counts) -> Floats:
    """Count the five roles and their total, one row an organization; NaN for those whose code is below 0."""
    known = np.flatnonzero(codes >= 0)
    counts = np.full((len(network), 6), np.nan)
    ties = _pattern(network)
    ties = ties if len(known) == len(network) else ties[known][:, known]
    counts[known] = _counted(ties, codes[known], directed=network.directed)
    return counts


def _pattern(network: Network) -> csr_array:
    matrix = network.adjacency.copy()
    matrix.data = np.ones(len(matrix.data), dtype=np.float32)
    return matrix


def _counted(ties: csr_array, codes: Counts, *, directed: bool) -> Floats:
    """Count the roles and the total of each organization; everybody has a group here."""
    size = len(codes)
    if not size:
        return np.zeros((0, 6))
    if compiled(float(np.diff(ties.indptr).astype(float)[ties.indices].sum()), "triangles.roles"):
        from innonet.kernels import triangles

        out = ties.indptr.astype(np.int64), ties.indices.astype(np.int64)
        back = ties.T.tocsr() if directed else ties
        into = (back.indptr.astype(np.int64), back.indices.astype(np.int64)) if directed else out
        return triangles.roles(out, into, codes)
    rows, columns = np.repeat(np.arange(size), np.diff(ties.indptr)), ties.indices
    same = codes[rows] == codes[columns]
    gives, gives_own = np.bincount(rows, minlength=size), np.bincount(rows[same], minlength=size)
    gets, gets_own = np.bincount(columns, minlength=size), np.bincount(columns[same], minlength=size)
    back = (ties.multiply(ties.T) if directed else ties).tocoo()  # a - v - a is no two-path
    both, both_own = (
        np.bincount(one, minlength=size) for one in (back.row, back.row[codes[back.row] == codes[back.col]])
    )
    closed = _closed(ties, codes, directed=directed)
    coordinator = gets_own * gives_own - both_own
    itinerant = _to_and_from(ties, codes) - gets_own * gives_own - (both - both_own)
    representative = gets_own * (gives - gives_own)
    gatekeeper = (gets - gets_own) * gives_own
    total = gets * gives - both
    four = np.column_stack([coordinator, itinerant, representative, gatekeeper, total]) - closed
    return np.column_stack([four[:, :4], four[:, 4] - four[:, :4].sum(axis=1), four[:, 4]])


def _to_and_from(ties: csr_array, codes: Counts) -> Floats:
    """Count for each organization the pairs, one that gives to it and one that gets from it, of the same group."""
    from scipy.sparse import csr_array

    size = len(codes)
    member = csr_array((np.ones(size), (np.arange(size), codes)))
    return np.asarray((ties.T @ member).multiply(ties @ member).sum(axis=1), dtype=np.float64)


def _closed(ties: csr_array, codes: Counts, *, directed: bool) -> Floats:
    """Count the two-paths a - v - b with a tie from a to b: by the first four roles of v, and all."""
    from scipy.sparse import csr_array

    same = codes[np.repeat(np.arange(len(codes)), np.diff(ties.indptr))] == codes[ties.indices]
    own, every = (
        csr_array((data, ties.indices, ties.indptr), shape=ties.shape)
        for data in (same.astype(np.float32), (1 + 1j * same).astype(np.complex64))
    )
    # one product counts all a (real part) and those of v's group (imaginary part) for each tie from v to b
    giving, gives = (every.T.tocsr(), ties.T.tocsr()) if directed else (every, ties)
    sums = np.zeros((len(codes), 5))
    for block in blocks(ties):
        through = (giving[block] @ ties).multiply(ties[block]).tocoo()
        v, b = through.row + block.start, through.col
        to_own = codes[v] == codes[b]
        # single precision holds the counts of one tie, but not their sums
        givers, own_givers = through.data.real.astype(np.float64), through.data.imag.astype(np.float64)
        sums[:, 0] += np.bincount(v[to_own], own_givers[to_own], minlength=len(codes))
        sums[:, 2] += np.bincount(v[~to_own], own_givers[~to_own], minlength=len(codes))
        sums[:, 3] += np.bincount(v[to_own], (givers - own_givers)[to_own], minlength=len(codes))
        sums[:, 4] += np.bincount(v, givers, minlength=len(codes))
        if directed:  # those a that are of b's group
            alike = (gives[block] @ own).multiply(ties[block]).astype(np.float64).tocsr()
            sums[block, 1] = _row_sums(alike) - _row_sums(alike.multiply(own[block]))
        else:  # of b's group seen from v are of v's group seen from b
            sums[:, 1] += np.bincount(b[~to_own], own_givers[~to_own], minlength=len(codes))
    return sums


def _row_sums(matrix: csr_array) -> npt.NDArray[Any]:
    return np.asarray(matrix.sum(axis=1)).ravel()


def _shares(sizes: Counts) -> Floats:
    """Give the chance of each role for three organizations among groups of these sizes."""
    n = float(sizes.sum())
    if n < 3:
        return np.zeros(5)
    pairs = sizes * (sizes - 1.0)
    alike = (pairs * (sizes - 2)).sum() / (n * (n - 1) * (n - 2))
    two = (pairs * (n - sizes)).sum() / (n * (n - 1) * (n - 2))
    return np.array([alike, two, two, two, 1 - alike - 3 * two])


def _against(off: Floats, dealt: Iterator[Floats], *, expected: Floats) -> tuple[Floats, Floats]:
    """Give z and the two-sided p of counts that lie `off` from what is expected."""
    squares, far, draws = np.zeros_like(off), np.zeros_like(off), 0
    for counts in dealt:
        other = counts - expected
        squares += other**2
        far += np.abs(other) >= np.abs(off) - 1e-9
        draws += 1
    spread = np.sqrt(squares / max(draws, 1))
    z = np.divide(off, spread, out=np.full_like(off, np.nan), where=spread > 1e-9)
    return z, (far + 1) / (draws + 1)
