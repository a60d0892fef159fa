"""What closes around each tie and each organization: structural holes, brokerage roles, sole brokers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.kernels.compiling import loop

Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Ties = tuple[Counts, Counts]
Weighted = tuple[Numbers, Numbers, Floats]


@loop
def closing(rows: tuple[int, int], ties: Weighted, total: Floats, found: tuple[Floats, Floats]) -> None:
    """Sum z_iq z_jq over the common partners q of each tie's ends i and j, and z_iq z_jq / (q's strength).

    A tie is looked at once, from the end with more partners. Who is no common partner adds 0: that is faster than to
    ask. Columns of a row are in order, so the ties of each organization are met in order, too, from its partners' rows.

    Parameters
    ----------
    rows
        The first organization i to look from, and the one after the last.
    ties
        Rows, columns and strengths.
    found
        Where both sums go, at both places of a tie: no other rows write there.
    """
    indptr, indices, strengths = ties
    closed, through = found
    own = np.zeros((len(total), 2))
    met = indptr[:-1].copy()
    for other in range(len(total)):
        met[other] += np.searchsorted(indices[indptr[other] : indptr[other + 1]], rows[0])
    for row in range(rows[0], rows[1]):
        begin, end = indptr[row], indptr[row + 1]
        for at in range(begin, end):
            own[indices[at], 0] = strengths[at]
            own[indices[at], 1] = strengths[at] / total[indices[at]]
        for at in range(begin, end):
            other = indices[at]
            back = met[other]
            met[other] += 1
            smaller = indptr[other + 1] - indptr[other]
            if smaller > end - begin or (smaller == end - begin and other > row):
                continue
            first, second = 0.0, 0.0
            for there in range(indptr[other], indptr[other + 1]):
                first += strengths[there] * own[indices[there], 0]
                second += strengths[there] * own[indices[there], 1]
            closed[at], through[at] = first, second
            closed[back], through[back] = first, second
        for at in range(begin, end):
            own[indices[at], 0], own[indices[at], 1] = 0.0, 0.0


@loop
def _leave_out(counts: Floats, a: int, v: int, b: int) -> None:
    """Take one closed path off its role, by the groups of the three; the liaison is what is left at the end."""
    if a == v:
        counts[0 if b == v else 2] -= 1
    elif b == v:
        counts[3] -= 1
    elif a == b:
        counts[1] -= 1


@loop
def roles(out: Ties, into: Ties, codes: Counts) -> Floats:
    """Count the open two-paths a - v - b of each v: by its five roles, and all.

    Parameters
    ----------
    out, into
        Rows and columns of the ties that go out, and of those that come in.
    codes
        The group of each organization, from 0.

    Returns
    -------
    Organizations x (coordinator, itinerant, representative, gatekeeper, liaison, all).
    """
    size = len(codes)
    sums = np.zeros((size, 6))
    giver = np.full(size, -1, dtype=np.int64)
    giving = np.zeros(codes.max() + 1, dtype=np.int64)
    for v in range(size):
        own, gets = codes[v], into[0][v + 1] - into[0][v]
        for at in range(into[0][v], into[0][v + 1]):
            giver[into[1][at]] = v
            giving[codes[into[1][at]]] += 1
        for at in range(out[0][v], out[0][v + 1]):
            b = out[1][at]
            same = codes[b] == own
            sums[v, 5] += gets
            sums[v, 0 if same else 2] += giving[own]
            sums[v, 3 if same else 1] += gets - giving[own] if same else giving[codes[b]]
            if giver[b] == v:  # a - v - a is no two-path
                sums[v, 5] -= 1
                sums[v, 0 if same else 1] -= 1
            for there in range(into[0][b], into[0][b + 1]):
                a = into[1][there]
                if giver[a] == v:  # closed by a tie from a to b
                    sums[v, 5] -= 1
                    _leave_out(sums[v], codes[a], own, codes[b])
        for at in range(into[0][v], into[0][v + 1]):
            giving[codes[into[1][at]]] = 0
        sums[v, 4] = sums[v, 5] - sums[v, :4].sum()
    return sums


@loop
def sole(indptr: Counts, indices: Counts) -> Counts:
    """Count for each organization the pairs without a tie that have no other partner in common."""
    size = len(indptr) - 1
    alone = np.zeros(size, dtype=np.int64)
    common, broker = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    seen = np.empty(size, dtype=np.int64)
    for row in range(size):
        met = 0
        for at in range(indptr[row], indptr[row + 1]):
            between = indices[at]
            for there in range(indptr[between], indptr[between + 1]):
                other = indices[there]
                if other <= row:
                    continue
                if common[other] == 0:
                    seen[met] = other
                    met += 1
                common[other] += 1
                broker[other] = between
        for at in range(indptr[row], indptr[row + 1]):
            common[indices[at]] = 0
        for place in range(met):
            other = seen[place]
            if common[other] == 1:
                alone[broker[other]] += 1
            common[other] = 0
    return alone
