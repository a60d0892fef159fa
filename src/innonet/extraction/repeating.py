"""Go the way from a register to a network once more, with other records of the same sums."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from innonet.extraction import margins
from innonet.extraction.extracting import BY_STRENGTH, beyond, together
from innonet.network import Network, make_network
from innonet.projection import tied
from innonet.register import Register

if TYPE_CHECKING:
    from scipy.sparse import csr_array

REPEATED = (None, "sdsm", *BY_STRENGTH)
"""Methods of a backbone that can be asked of every draw; `fdsm` would draw a thousand times for each."""


def is_repeatable(network: Network) -> bool:
    """Say whether an undirected network is what its settings make of its register: a projection, or its backbone.

    The way is gone with the network's own records, so that ties which anybody left out or changed by hand show.
    """
    if network.settings.get("backbone") not in REPEATED or network.register is None:
        return False
    made = remaking(network, network.register)(network.register.matrix)
    own = np.lexsort(network.ends.T[::-1])
    return np.array_equal(made.ends, network.ends[own]) and np.allclose(made.strengths, network.strengths[own])


def remaking(network: Network, register: Register) -> Callable[[csr_array], Network]:
    """Give what makes such a network of any matrix with the sums of the register's: its organizations, no register."""
    fitted = margins.configuration(register.matrix) if network.settings.get("backbone") == "sdsm" else None
    return partial(_made, network, register, fitted)


def _made(network: Network, register: Register, fitted: margins.Margins | None, matrix: csr_array) -> Network:
    made = _projected(network, register, matrix)
    method = network.settings.get("backbone")
    if method is None:
        return made
    if fitted is None:
        chances = BY_STRENGTH[method](made)
    else:
        pairs, count = together(made, register)
        chances = margins.on_average(fitted, pairs, count=count)
    return made.with_ties(beyond(made, chances, settings=network.settings)[0])


def _projected(network: Network, register: Register, matrix: csr_array) -> Network:
    source, target, strength, count = tied(matrix, register=register, settings=network.settings)
    place = network.ids.get_indexer(pd.Index(register.organizations["organization"]))
    one, two = place[source], place[target]
    inside = (one >= 0) & (two >= 0)
    return make_network(
        network.organizations,
        np.minimum(one, two)[inside],
        np.maximum(one, two)[inside],
        strength=strength[inside],
        partnerships=count[inside],
    )
