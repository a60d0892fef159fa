"""What the leaving of each single organization does to connectedness: all of them in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from innonet.measures.engines import undirected
from innonet.network import Network

if TYPE_CHECKING:
    import igraph

Counts = npt.NDArray[np.int64]


def pairs_left_without_each(network: Network, gone: tuple[int, ...] = ()) -> Counts:
    """Count the ordered pairs that still reach each other when one more organization leaves, for each of them.

    Parameters
    ----------
    gone
        Positions of those who have left already.

    Returns
    -------
    Array in the network's order; the place of those who are gone holds the pairs left without them alone.
    """
    kept = np.delete(np.arange(len(network)), list(gone))
    graph = undirected(network)
    graph = graph.induced_subgraph(kept.tolist()) if gone else graph
    sizes = _part_sizes(graph)
    whole = int((sizes - 1).sum())
    left = np.full(len(network), whole, dtype=np.int64)
    # who is no cut point only takes its own pairs along
    left[kept] -= 2 * (sizes - 1)
    for one, lost in _pairs_lost(graph, kept).items():
        left[one] = whole - lost
    return left


def _part_sizes(graph: igraph.Graph) -> Counts:
    """Give for each organization how many are in its part of the network, itself included."""
    parts = np.array(graph.connected_components().membership, dtype=np.int64)
    sizes: Counts = np.bincount(parts)[parts] if len(parts) else parts
    return sizes


def _pieces(graph: igraph.Graph) -> dict[int, list[int]]:
    """Give for each cut point the sizes of the pieces its part falls into: the branches of the block-cut tree."""
    from igraph import GraphBase

    # igraph's own words for a block, a tree of ties that spans it: its lists of all members take longer than the search
    spans, cuts = GraphBase.biconnected_components(graph, True)
    if not cuts:
        return {}
    sizes, ends = _part_sizes(graph), graph.get_edgelist()
    number = {one: len(spans) + place for place, one in enumerate(cuts)}
    inside = [sorted({number[one] for tie in span for one in ends[tie] if one in number}) for span in spans]
    tree: list[list[int]] = [*inside, *([] for _ in cuts)]
    for block, members in enumerate(inside):
        for cut in members:
            tree[cut].append(block)
    weight = [len(span) + 1 - len(members) for span, members in zip(spans, inside, strict=True)] + [1] * len(cuts)
    parent, order = _walk(tree, range(len(spans)))
    below: list[list[int]] = [[] for _ in tree]
    for node in reversed(order):
        weight[node] += sum(below[node])
        if parent[node] >= 0:
            below[parent[node]].append(weight[node])
    return {one: [*below[node], int(sizes[one]) - weight[node]] for one, node in number.items()}


def _walk(tree: list[list[int]], roots: range) -> tuple[list[int], list[int]]:
    """Give each node's parent, -1 for a root, and an order in which parents come first."""
    parent, order, seen = [-1] * len(tree), [], [False] * len(tree)
    for root in roots:
        stack = [] if seen[root] else [root]
        while stack:
            node = stack.pop()
            seen[node] = True
            order.append(node)
            for child in tree[node]:
                if not seen[child]:
                    parent[child] = node
                    stack.append(child)
    return parent, order


def cut_off_without_each(network: Network) -> Counts:
    """Count the organizations that lose contact with the largest remaining piece of their part when one leaves.

    Returns
    -------
    Array in the network's order; 0 for all who are no cut point.
    """
    graph = undirected(network)
    lost = np.zeros(len(network), dtype=np.int64)
    for one, pieces in _pieces(graph).items():
        lost[one] = sum(pieces) - max(pieces)
    return lost


def key_player_order(network: Network, most: int) -> Counts:
    """Take away, one after the other, the cut point whose leaving leaves the fewest pairs together.

    Parameters
    ----------
    most
        How many are taken away; fewer where what is left has no cut point.

    Returns
    -------
    Array in the network's order: `most` for the first, one less for each after it, 0 for all others. Of equal ones
    the one with most partners goes first, then the first id.
    """
    order = np.zeros(len(network), dtype=np.int64)
    whole = undirected(network), np.arange(len(network))
    partners = np.array(whole[0].degree())
    by_id = np.empty(len(network), dtype=np.int64)
    by_id[np.argsort(network.ids.astype(str), kind="stable")] = np.arange(len(network))
    lost = _pairs_lost(*whole)
    within = dict.fromkeys(lost, whole)
    for place in range(most):
        if not lost:
            break
        one = min(lost, key=lambda cut: (-lost[cut], -partners[cut], by_id[cut]))
        order[one] = most - place
        graph, names = within[one]
        own = int(np.searchsorted(names, one))
        part = sorted(set(graph.subcomponent(own)) - {own})
        # the pieces of the part that it falls out of have cut points of their own; all others stay as they are
        left = graph.induced_subgraph(part), names[part]
        touched, found = {one, *left[1].tolist()}, _pairs_lost(*left)
        lost = {cut: pairs for cut, pairs in lost.items() if cut not in touched} | found
        within |= dict.fromkeys(found, left)
    return order


def _pairs_lost(graph: igraph.Graph, names: Counts) -> dict[int, int]:
    """Give for each cut point, by its name, the ordered pairs that no longer reach each other when it leaves."""
    lost = {}
    for one, pieces in _pieces(graph).items():
        size = sum(pieces) + 1
        lost[int(names[one])] = size * (size - 1) - sum(piece * (piece - 1) for piece in pieces)
    return lost


def pairs_on_single_points(graph: igraph.Graph) -> int:
    """Count the pairs that lose all paths when some one organization leaves, added up over all who could leave.

    Parameters
    ----------
    graph
        Without directions.

    Returns
    -------
    int; 0 where no single organization holds others together.
    """
    lost = 0
    for pieces in _pieces(graph).values():
        lost += (sum(pieces) ** 2 - sum(piece**2 for piece in pieces)) // 2
    return lost
