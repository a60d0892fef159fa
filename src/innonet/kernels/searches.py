"""Breadth-first searches from many organizations at once: one bit a source, as many bits as the batch has."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.kernels.compiling import loop

Bits = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Ties = tuple[Counts, Counts]


@loop
def ones(word: np.uint64) -> np.int64:
    """Count the bits of a word; the processor has one instruction for this, and the compiler knows the pattern."""
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@loop
def pushed(frontier: Bits, active: Counts, ties: Ties, reached: Bits) -> None:
    """Give the bits of the rows just reached to all their partners: cheap while they are few."""
    words = frontier.shape[1]
    for row in active:
        for at in range(ties[0][row], ties[0][row + 1]):
            partner = ties[1][at]
            for word in range(words):
                reached[partner, word] |= frontier[row, word]


@loop
def pulled(frontier: Bits, wanting: Counts, ties: Ties, reached: Bits) -> None:
    """Let every row that misses a source collect what its partners have."""
    words = frontier.shape[1]
    for row in wanting:
        for at in range(ties[0][row], ties[0][row + 1]):
            partner = ties[1][at]
            for word in range(words):
                reached[row, word] |= frontier[partner, word]


@loop
def surveyed(frontier: Bits, seen: Bits, everything: Bits, lists: tuple[Counts, Counts]) -> tuple[int, int]:
    """List the rows just reached, and those that some source has not reached yet; give how many they are."""
    active, wanting = lists
    ahead, missing = 0, 0
    for row in range(len(seen)):
        lively, whole = False, True
        for word in range(seen.shape[1]):
            lively |= frontier[row, word] != 0
            whole &= seen[row, word] == everything[word]
        if lively:
            active[ahead] = row
            ahead += 1
        if not whole:
            wanting[missing] = row
            missing += 1
    return ahead, missing


@loop
def taken(frontier: Bits, seen: Bits, reached: Bits, worth: Counts) -> Counts:
    """Keep of what reached each row what is new there; give the organizations behind it."""
    found = np.zeros(len(seen), dtype=np.int64)
    for row in range(len(seen)):
        for word in range(seen.shape[1]):
            new = reached[row, word] & ~seen[row, word]
            reached[row, word] = 0
            frontier[row, word] = new
            if new:
                seen[row, word] |= new
                found[row] += ones(new) * worth[word]
    return found


@loop
def arcs(rows: Counts, ties: Ties) -> int:
    """Count the ties of some rows."""
    count = 0
    for row in rows:
        count += ties[0][row + 1] - ties[0][row]
    return count


@loop
def batch(seen: Bits, behind: tuple[Counts, Counts], ties: Ties, limit: int) -> tuple[Floats, Counts, Counts]:
    """Search from all sources of a batch at once.

    Parameters
    ----------
    seen
        Rows x words: the bit of a source stands in its own row; filled as rows are reached.
    behind
        How many organizations stand behind each bit of a word, and behind each row.
    ties
        Where each row's partners begin, and the partners.
    limit
        Steps to stop after.

    Returns
    -------
    Of each row the sum of organizations / steps and the sum of organizations; the pairs found at each number of steps.
    """
    worth, copies = behind
    rows, words = seen.shape
    sums, total, pairs = np.zeros(rows), np.zeros(rows, dtype=np.int64), np.zeros(rows + 1, dtype=np.int64)
    everything = np.zeros(words, dtype=np.uint64)
    for row in range(rows):
        for word in range(words):
            everything[word] |= seen[row, word]
    frontier, reached = seen.copy(), np.zeros_like(seen)
    active, wanting = np.empty(rows, dtype=np.int64), np.empty(rows, dtype=np.int64)
    for steps in range(1, limit + 1):
        ahead, missing = surveyed(frontier, seen, everything, (active, wanting))
        if ahead == 0 or missing == 0:
            break
        if arcs(active[:ahead], ties) < arcs(wanting[:missing], ties):
            pushed(frontier, active[:ahead], ties, reached)
        else:
            pulled(frontier, wanting[:missing], ties, reached)
        found = taken(frontier, seen, reached, worth)
        for row in range(rows):
            sums[row] += found[row] / steps
            total[row] += found[row]
            pairs[steps] += found[row] * copies[row]
    return sums, total, pairs
