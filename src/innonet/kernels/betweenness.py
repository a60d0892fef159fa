"""Brandes' betweenness from given sources, by distances or by steps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.kernels.compiling import loop

Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Ties = tuple[Counts, Numbers, Floats, Floats]
"""Rows, columns and distances of the ties that go out; how many organizations just like it each one stands for."""
Heap = tuple[Numbers, Floats, Numbers]
"""Who is reached but not yet left, in a heap of four branches; their distances; each one's place in it."""
Ways = tuple[Numbers, Numbers, Numbers]
"""Of each one the last way noted to it, -1 without one; of each way whom it comes from, and the way noted before it."""
State = tuple[Floats, Floats, Numbers]
"""Of one search: distance, number of shortest paths, order of reaching."""
EPSILON = 1e-10
"""Paths whose lengths differ by less than this share of their sum are equally short, as igraph holds it."""


@loop
def sunk(heap: Heap, size: int) -> None:
    """Let the last of a heap, which stands behind its end, take the place of the first and sink to its own."""
    members, near, place = heap
    one, length = members[size], near[size]
    at = 0
    while True:
        child = 4 * at + 1
        if child >= size:
            break
        best = child
        for other in range(child + 1, min(child + 4, size)):
            if near[other] < near[best]:
                best = other
        if near[best] >= length:
            break
        members[at], near[at] = members[best], near[best]
        place[members[at]] = at
        at = best
    members[at], near[at] = one, length
    place[one] = at


@loop
def risen(heap: Heap, one: int, length: float, at: int) -> None:
    """Let an organization rise from a place of the heap until the one above it is as near."""
    members, near, place = heap
    while at > 0:
        above = (at - 1) // 4
        if near[above] <= length:
            break
        members[at], near[at] = members[above], near[above]
        place[members[at]] = at
        at = above
    members[at], near[at] = one, length
    place[one] = at


@loop
def compared(one: float, two: float) -> int:
    """Say whether a length is shorter (-1), equal to rounding (0) or longer (1)."""
    difference = one - two
    if abs(difference) < EPSILON * (one + two):
        return 0
    return -1 if difference < 0 else 1


@loop
def by_distance(source: int, ties: Ties, state: State, heap: Heap, ways: Ways) -> int:
    """Find all shortest paths out of a source (Dijkstra); give how many are reached, nearest first in `order`."""
    indptr, indices, lengths, alike = ties
    near, paths, order = state
    members, _, place = heap
    last, giver, before = ways
    near[source], paths[source] = 0.0, 1.0 / alike[source]  # one of them; the others lie on no path from it
    risen(heap, source, 0.0, 0)
    size, reached, noted = 1, 0, 0
    while size:
        one = members[0]
        size -= 1
        if size:
            sunk(heap, size)
        place[one] = -2
        order[reached] = one
        reached += 1
        for at in range(indptr[one], indptr[one + 1]):
            other = indices[at]
            there = place[other]
            if there == -2:
                continue
            length = near[one] + lengths[at]
            side = -1 if there == -1 else compared(length, near[other])
            if side > 0:
                continue
            giver[noted], before[noted] = one, last[other]
            if side < 0:
                near[other], paths[other], before[noted] = length, 0.0, -1
                risen(heap, other, length, size if there == -1 else there)
                size += there == -1
            paths[other] += paths[one] * alike[one]
            last[other] = noted
            noted += 1
    return reached


@loop
def by_steps(source: int, ties: Ties, state: State, heap: Heap, ways: Ways) -> int:
    """Find all shortest paths in steps out of a source; give how many are reached, nearest first in `order`."""
    indptr, indices, _, alike = ties
    near, paths, order = state
    place = heap[2]
    last, giver, before = ways
    near[source], paths[source], place[source] = 0.0, 1.0 / alike[source], 0
    order[0] = source
    begin, end, noted = 0, 1, 0
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
                paths[other] += paths[one] * alike[one]
                giver[noted], before[noted] = one, last[other]
                last[other] = noted
                noted += 1
    return end


@loop
def at_rest(ties: Ties) -> tuple[State, Heap, Ways]:
    """Give what a search works on, as it is before one."""
    size, arcs = len(ties[0]) - 1, len(ties[1])
    heap = np.empty(size, dtype=np.int32), np.empty(size), np.full(size, -1, dtype=np.int32)
    ways = np.full(size, -1, dtype=np.int32), np.empty(arcs, dtype=np.int32), np.empty(arcs, dtype=np.int32)
    return (np.zeros(size), np.zeros(size), np.empty(size, dtype=np.int32)), heap, ways


@loop
def from_sources(sources: Counts, times: Floats, ties: Ties, steps: bool) -> Floats:
    """Sum for each organization the share of shortest paths, from the sources to all others, that it lies on.

    Parameters
    ----------
    times
        How often each source counts.
    """
    state, heap, ways = at_rest(ties)
    near, paths, order = state
    last, giver, before = ways
    alike = ties[3]
    sums, owed = np.zeros(len(near)), np.zeros(len(near))
    for number in range(len(sources)):
        source = sources[number]
        reached = by_steps(source, ties, state, heap, ways) if steps else by_distance(source, ties, state, heap, ways)
        for turn in range(reached - 1, 0, -1):
            one = order[turn]
            part = alike[one] * (1.0 + owed[one]) / paths[one]
            way = last[one]
            while way >= 0:
                owed[giver[way]] += paths[giver[way]] * part
                way = before[way]
            sums[one] += times[number] * owed[one]
        for turn in range(reached):
            one = order[turn]
            paths[one], owed[one], heap[2][one], last[one] = 0.0, 0.0, -1, -1
    return sums


@loop
def distances(sources: Counts, ties: Ties) -> Floats:
    """Give the distances from each source to all, one row a source; infinite where no path leads."""
    state, heap, ways = at_rest(ties)
    near, _, order = state
    found = np.full((len(sources), len(near)), np.inf)
    for row in range(len(sources)):
        for turn in range(by_distance(sources[row], ties, state, heap, ways)):
            one = order[turn]
            found[row, one] = near[one]
            heap[2][one], ways[0][one] = -1, -1
    return found
