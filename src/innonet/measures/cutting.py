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
    parts = np.array(graph.connected_components().membership, dtype=np.int64)
    sizes = np.bincount(parts)
    whole = int((sizes * (sizes - 1)).sum())
    left = np.full(len(network), whole, dtype=np.int64)
    # who is no cut point only takes its own pairs along
    left[kept] -= 2 * (sizes[parts] - 1)
    for one, branches in _branches(graph, sizes[parts]).items():
        size = sizes[parts[one]]
        left[kept[one]] = whole - size * (size - 1) + (branches * (branches - 1)).sum()
    return left


def _branches(graph: igraph.Graph, sizes: Counts) -> dict[int, Counts]:
    """Give for each cut point the sizes of the pieces its part falls into: the branches of the block-cut tree."""
    blocks, cuts = graph.biconnected_components(return_articulation_points=True)
    number = {one: len(blocks) + place for place, one in enumerate(cuts)}
    inside = [[number[one] for one in block if one in number] for block in blocks]
    tree: list[list[int]] = [*inside, *([] for _ in cuts)]
    for block, members in enumerate(inside):
        for cut in members:
            tree[cut].append(block)
    weight = [len(block) - len(members) for block, members in zip(blocks, inside, strict=True)] + [1] * len(cuts)
    parent, order = _walk(tree, range(len(blocks)))
    below: list[list[int]] = [[] for _ in tree]
    for node in reversed(order):
        weight[node] += sum(below[node])
        if parent[node] >= 0:
            below[parent[node]].append(weight[node])
    pieces = {}
    for one, node in number.items():
        above = int(sizes[one]) - weight[node]
        pieces[one] = np.array([*below[node], above], dtype=np.int64)
    return pieces


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
    parts = np.array(graph.connected_components().membership, dtype=np.int64)
    lost = np.zeros(len(network), dtype=np.int64)
    for one, pieces in _branches(graph, np.bincount(parts)[parts] if len(parts) else parts).items():
        lost[one] = pieces.sum() - pieces.max()
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
    graph, order = undirected(network), np.zeros(len(network), dtype=np.int64)
    partners = np.array(graph.degree())
    by_id = np.empty(len(network), dtype=np.int64)
    by_id[np.argsort(network.ids.astype(str), kind="stable")] = np.arange(len(network))
    chosen: tuple[int, ...] = ()
    for place in range(most):
        kept = np.delete(np.arange(len(network)), list(chosen))
        cuts = kept[graph.induced_subgraph(kept.tolist()).articulation_points()] if len(kept) else kept
        if not len(cuts):
            break
        left = pairs_left_without_each(network, chosen)[cuts]
        one = int(cuts[np.lexsort((by_id[cuts], -partners[cuts], left))[0]])
        order[one], chosen = most - place, (*chosen, one)
    return order


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
    parts = np.array(graph.connected_components().membership, dtype=np.int64)
    lost = 0
    for pieces in _branches(graph, np.bincount(parts)[parts] if len(parts) else parts).values():
        lost += int(pieces.sum() ** 2 - (pieces**2).sum()) // 2
    return lost
