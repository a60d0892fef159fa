"""Protect and back up: whose loss would split the network, and which second route is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from innonet.measures.cutting import cut_off_without_each, pairs_left_without_each
from innonet.measures.engines import undirected
from innonet.measures.paths import pattern
from innonet.measures.rows import NEARNESS, Positions, steps_along
from innonet.network import Network
from innonet.suggestions.conditions import allowed
from innonet.suggestions.connecting import Growth
from innonet.suggestions.found import Found
from innonet.suggestions.steps import WHOLE_UP_TO, Change, Labels

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SOURCES = 256
"""Organizations paths are searched from where the loss of one is estimated, in a large network."""
KEPT_UP_TO = 10_000
"""Organizations up to which all steps are kept where paths are long, for searches along these take long, too."""
STAND_INS = 10
"""Organizations tried as the one that stands in, those that share the most partners with the one backed up; so many
pieces are tried, too, and organizations of each."""


@dataclass(frozen=True)
class _Loss:
    """Pairs of others that lose all paths when one leaves."""

    one: int
    pairs: int
    cut_off: int


def losses(network: Network, *, most: int) -> list[_Loss]:
    """Name the organizations whose leaving parts others, those that part the most pairs first."""
    if len(network) < 3:
        return []
    left = pairs_left_without_each(network)
    parts = np.array(undirected(network).connected_components().membership)
    sizes = np.bincount(parts)
    own = sizes[parts]
    lost = ((sizes * (sizes - 1)).sum() - 2 * (own - 1) - left) // 2
    cut_off = cut_off_without_each(network)
    order = np.lexsort((np.arange(len(lost)), -lost))
    return [_Loss(int(one), int(lost[one]), int(cut_off[one])) for one in order[:most] if lost[one] > 0]


def protect(growth: Growth, *, n: int, seed: int) -> Iterator[Found]:
    """Name whose loss would split the network as it is today, and by how much dF among the others would rise."""
    network, codes = growth.network, growth.steps.codes
    size = len(network)
    exact = size <= WHOLE_UP_TO
    sources = np.arange(size) if exact else np.sort(np.random.default_rng(seed).permutation(size)[:SOURCES])
    found = losses(network, most=n)
    ties = pattern(network)
    before = steps_along(ties, sources) if found else np.zeros((0, 0), dtype=np.uint16)
    for loss in found:
        change = _without(ties, loss.one, NEARNESS[before], (sources, codes))
        partnerships = int(growth.partnerships[loss.one])
        yield Found(
            "protect", (loss.one,), change, loss.pairs, cut_off=loss.cut_off, partnerships=partnerships, exact=exact
        )


def _without(ties: csr_array, one: int, before: npt.NDArray[np.float64], of: tuple[Positions, Labels]) -> Change:
    """Say what the leaving of one does to the mean of 1/steps among the others, whole and between groups."""
    sources, codes = of
    stay = np.delete(np.arange(ties.shape[0]), one)
    kept = sources != one
    here = sources[kept]
    after = NEARNESS[steps_along(ties[stay][:, stay].tocsr(), here - (here > one))]
    fall = before[np.ix_(kept, stay)] - after
    apart = (codes[here, None] != codes[stay]) & (codes[here, None] >= 0) & (codes[stay] >= 0)
    pairs = len(here) * (len(stay) - 1.0)  # nobody is a pair with itself
    between = float(fall[apart].mean()) if apart.any() else float("nan")
    return Change(float(fall.sum() / pairs) if pairs else float("nan"), between, 0, int((fall > 0).sum()) // 2, 0)


def back_up(growth: Growth, *, n: int) -> Iterator[Found]:
    """Suggest a second route past those whose loss would split the network, with who could stand in for them."""
    network = growth.network
    if growth.steps.is_long and len(network) <= KEPT_UP_TO:
        growth.steps.keep(np.arange(len(network)))
    named = np.zeros(len(network), dtype=np.int64)
    for loss in losses(network, most=len(network)):
        if n < 1:
            return
        for sides in islice(_sides(growth, loss.one), STAND_INS):
            pair = _second_route(growth, loss.one, sides, named)
            if pair is not None:
                n -= 1
                named[pair[0]] += 1
                alike = int(growth.known.on(np.array([pair[0], loss.one])).partners[0, 1])
                yield growth.tie("back up", pair, about=loss.one, cut_off=len(sides[1]), alike=alike)
                break


def _sides(growth: Growth, one: int) -> Iterator[tuple[Positions, Positions]]:
    """Give the largest piece its part falls into without an organization with each other, the larger ones first.

    Pieces that a tie added before has joined to the largest are left out.
    """
    graph = growth.before
    part = np.sort(graph.subcomponent(one))  # igraph numbers the organizations of a part in order
    rest = part[part != one]
    inside = graph.induced_subgraph(rest.tolist())
    pieces = [rest[np.array(piece)] for piece in inside.connected_components()]
    labels = np.full(len(growth.network), -1)
    others = np.delete(np.arange(len(growth.network)), one)
    labels[others] = growth.graph.induced_subgraph(others.tolist()).connected_components().membership
    main = max(pieces, key=len)
    for piece in sorted(pieces, key=len, reverse=True):
        if labels[piece[0]] != labels[main[0]]:
            yield np.sort(main), np.sort(piece)


def _second_route(
    growth: Growth, one: int, sides: tuple[Positions, Positions], named: npt.NDArray[np.int64]
) -> tuple[int, int] | None:
    """Choose who stands in, of the larger piece, and its partner in the other: of all pairs tried the best for dF.

    None where the conditions leave no pair.
    """
    main, piece = sides
    room = (growth.partnerships[main] < growth.conditions.capacity) & (named[main] < growth.conditions.each)
    stand_ins = _alike(growth.network, one, main[room] if room.any() else main)[:STAND_INS]
    both = np.concatenate([stand_ins, piece[:STAND_INS]])
    growth.steps.keep(both)
    may = allowed(growth.network, growth.known.on(both), growth.conditions, by=growth.by)
    tried = [
        (growth.steps.change(int(both[here]), int(both[there])).gain, -int(both[here]), -int(both[there]))
        for here, there in np.argwhere(may)
        if here < len(stand_ins) <= there
    ]
    return (-max(tried)[1], -max(tried)[2]) if tried else None


def _alike(network: Network, one: int, others: Positions) -> Positions:
    """Order others by the share of partners they have in common with one, the most alike first."""
    ties = pattern(network)
    own = ties[[one]]
    both = (ties[others] @ own.T).toarray().ravel()
    partners = np.diff(ties.indptr)
    share = both / np.maximum(partners[others] + partners[one] - both, 1)
    return others[np.lexsort((others, -share))]
