"""The projection of a two-mode network, one organization's row at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.kernels.compiling import loop

Positions = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@loop
def partners_after(rows: tuple[Positions, Positions], columns: tuple[Positions, Positions]) -> Counts:
    """Count for each organization the partners that stand after it.

    Parameters
    ----------
    rows
        The partnerships of each organization: where they start, and which they are.
    columns
        The organizations of each partnership, in order.
    """
    size = len(rows[0]) - 1
    met = np.full(size, -1, dtype=np.int64)
    counts = np.zeros(size, dtype=np.int64)
    for one in range(size):
        for at in range(rows[0][one], rows[0][one + 1]):
            partnership = rows[1][at]
            for place in range(columns[0][partnership + 1] - 1, columns[0][partnership] - 1, -1):
                other = columns[1][place]
                if other <= one:
                    break
                if met[other] != one:
                    met[other] = one
                    counts[one] += 1
    return counts


@loop
def pairs(
    rows: tuple[Positions, Positions], columns: tuple[Positions, Positions], after: Counts
) -> tuple[Positions, Positions, Floats, Positions]:
    """Give every pair that shares a partnership, its Newman strength and how many they share."""
    size = len(after)
    total = after.sum()
    source, target = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.int32)
    strength, count = np.empty(total), np.empty(total, dtype=np.int32)
    sums, shared = np.zeros(size), np.zeros(size, dtype=np.int32)
    begin = 0
    for one in range(size):
        end = begin
        for at in range(rows[0][one], rows[0][one + 1]):
            partnership = rows[1][at]
            first, last = columns[0][partnership], columns[0][partnership + 1]
            share = 1.0 / (last - first - 1) if last - first > 1 else 0.0
            for place in range(last - 1, first - 1, -1):
                other = columns[1][place]
                if other <= one:
                    break
                if shared[other] == 0:
                    target[end] = other
                    end += 1
                shared[other] += 1
                sums[other] += share
        for place in range(begin, end):
            other = target[place]
            source[place], strength[place], count[place] = one, sums[other], shared[other]
            sums[other], shared[other] = 0.0, 0
        begin = end
    return source, target, strength, count
