"""Brandes' betweenness from given sources, by distances or by steps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.kernels.compiling import loop

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Ties = tuple[Counts, npt.NDArray[np.int32], Floats]
State = tuple[Floats, Floats, Counts, Counts, Counts]
"""Of one search: distance, number of shortest paths, order of reaching, the heap, and each one's place in it."""
EPSILON = 1e-10
"""Paths whose lengths differ by less than this share of their sum are equally short, as igraph holds it."""


@loop
def sunk(heap: Counts, place: Counts, near: Floats, at: int, size: int) -> None:
    """Let an organization sink in a heap of four branches until none below it is nearer."""
    one = heap[at]
    while True:
        child = 4 * at + 1
        if child >= size:
            break
        best = child
        for other in range(child + 1, min(child + 4, size)):
            if near[heap[other]] < near[heap[best]]:
                best = other
        if near[heap[best]] >= near[one]:
            break
        heap[at] = heap[best]
        place[heap[at]] = at
        at = best
    heap[at] = one
    place[one] = at


@loop
def risen(heap: Counts, place: Counts, near: Floats, at: int) -> None:
    """Let an organization rise until the one above it is as near."""
    one = heap[at]
    while at > 0:
        above = (at - 1) // 4
        if near[heap[above]] <= near[one]:
            break
        heap[at] = heap[above]
        place[heap[at]] = at
        at = above
    heap[at] = one
    place[one] = at


@loop
def compared(one: float, two: float) -> int:
    """Say whether a length is shorter (-1), equal to rounding (0) or longer (1)."""
    difference = one - two
    if abs(difference) < EPSILON * (one + two):
        return 0
    return -1 if difference < 0 else 1


@loop
def by_distance(source: int, ties: Ties, state: State) -> int:
    """Find all shortest paths out of a source (Dijkstra); give how many are reached, nearest first in `order`."""
    indptr, indices, lengths = ties
    near, paths, order, heap, place = state
    near[source], paths[source] = 0.0, 1.0
    heap[0], place[source] = source, 0
    size, reached = 1, 0
    while size:
        one = heap[0]
        size -= 1
        if size:
            heap[0] = heap[size]
            sunk(heap, place, near, 0, size)
        place[one] = -2
        order[reached] = one
        reached += 1
        for at in range(indptr[one], indptr[one + 1]):
            other = indices[at]
            if place[other] == -2:
                continue
            length = near[one] + lengths[at]
            if place[other] == -1:
                near[other], paths[other] = length, paths[one]
                heap[size] = other
                size += 1
                risen(heap, place, near, size - 1)
                continue
            side = compared(length, near[other])
            if side < 0:
                near[other], paths[other] = length, paths[one]
                risen(heap, place, near, place[other])
            elif side == 0:
                paths[other] += paths[one]
    return reached


@loop
def by_steps(source: int, ties: Ties, state: State) -> int:
    """Find all shortest paths in steps out of a source; give how many are reached, nearest first in `order`."""
    indptr, indices, _ = ties
    near, paths, order, _, place = state
    near[source], paths[source], place[source] = 0.0, 1.0, 0
    order[0] = source
    begin, end = 0, 1
    while begin < end:
        one = order[begin]
        begin += 1
        for at in range(indptr[one], indptr[one + 1]):
            other = indices[at]
            if place[other] == -1:
                place[other] = 0
                near[other] = near[one] + 1.0
                order[end] = other
                end += 1
            if near[other] == near[one] + 1.0:
                paths[other] += paths[one]
    return end


@loop
def from_sources(sources: Counts, out: Ties, into: Ties, steps: bool) -> Floats:
    """Sum for each organization the share of shortest paths, from the sources to all others, that it lies on.

    Parameters
    ----------
    out, into
        Rows, columns and distances of the ties that go out, and of those that come in.
    """
    size = len(out[0]) - 1
    sums, owed = np.zeros(size), np.zeros(size)
    near, paths = np.zeros(size), np.zeros(size)
    order, heap = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    place = np.full(size, -1, dtype=np.int64)
    state = (near, paths, order, heap, place)
    for source in sources:
        reached = by_steps(source, out, state) if steps else by_distance(source, out, state)
        for turn in range(reached - 1, 0, -1):
            one = order[turn]
            part = (1.0 + owed[one]) / paths[one]
            for at in range(into[0][one], into[0][one + 1]):
                other = into[1][at]
                if place[other] == -1 or near[other] >= near[one]:
                    continue
                length = 1.0 if steps else into[2][at]
                if compared(near[other] + length, near[one]) == 0:
                    owed[other] += paths[other] * part
            sums[one] += owed[one]
        for turn in range(reached):
            one = order[turn]
            near[one], paths[one], owed[one], place[one] = 0.0, 0.0, 0.0, -1
    return sums
