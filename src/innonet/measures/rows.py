"""Steps from some organizations to all others, one row each: 256 searches at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from innonet.measures.paths import WORD, WORDS, _spreading, pattern
from innonet.network import Network

Rows = npt.NDArray[np.uint16]
Positions = npt.NDArray[np.int64]
NO_PATH = 32_000
"""Stands for no path: two of them and a step still fit the type; no shortest path is so long."""
NEARNESS: npt.NDArray[np.float64] = np.concatenate([[0.0], 1.0 / np.arange(1, NO_PATH), np.zeros(2**16 - NO_PATH)])
"""Steps -> 1/steps; 0 for an organization itself and where there is no path."""


def steps_from(network: Network, sources: Positions) -> Rows:
    """Count the steps from some organizations to all.

    Parameters
    ----------
    sources
        Positions in the network, each once.

    Returns
    -------
    Array, sources x organizations: 0 to oneself, `NO_PATH` where there is none. Ties count both ways.
    """
    ties = pattern(network)
    size = len(network)
    rows = np.full((len(sources), size), NO_PATH, dtype=np.uint16)
    for begin in range(0, len(sources), WORD * WORDS):
        batch = sources[begin : begin + WORD * WORDS]
        place = np.arange(len(batch))
        seen = np.zeros((size, -(-len(batch) // WORD)), dtype=np.uint64)
        seen[batch, place // WORD] = np.uint64(1) << (place % WORD).astype(np.uint64)
        part = rows[begin : begin + len(batch)]
        part[place, batch] = 0
        spread = _spreading(seen, ties.indptr.astype(np.int64), ties.indices.astype(np.int64))
        for steps, reached in enumerate(spread, start=1):
            bits = np.unpackbits(reached.astype("<u8").view(np.uint8), axis=1, bitorder="little", count=len(batch))
            part[bits.T.astype(bool)] = steps
    return rows
