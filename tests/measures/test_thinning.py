"""Fewer ties that hold a network together as all do."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet.edges import from_edges
from innonet.measures.cutting import pairs_on_single_points
from innonet.measures.engines import undirected
from innonet.measures.thinning import held_together
from networks import NETWORKS


def network_of(graph):
    ties = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    return from_edges(ties, pd.DataFrame({"organization": list(graph)}))


def pieces_without(graph, one):
    left = graph.copy()
    left.delete_edges(left.incident(one))
    return left.connected_components().membership


def same_pieces(full, thin):
    assert thin.connected_components().membership == full.connected_components().membership
    for one in range(full.vcount()):
        assert pieces_without(thin, one) == pieces_without(full, one)
    assert pairs_on_single_points(thin) == pairs_on_single_points(full)


@pytest.mark.parametrize("name", NETWORKS)
def test_whoever_leaves_the_pieces_are_the_same(name):
    network = NETWORKS[name]()
    same_pieces(undirected(network), held_together(network))


@given(st.integers(1, 25), st.integers(0, 80), st.integers(0, 10_000))
def test_they_stay_the_same_when_ties_are_added_to_both(size, ties, seed):
    network = network_of(nx.gnm_random_graph(size, ties, seed=seed))
    full, thin = undirected(network).copy(), held_together(network)
    same_pieces(full, thin)
    generator = np.random.default_rng(seed)
    for _ in range(3 if size > 1 else 0):
        pair = tuple(int(one) for one in generator.choice(size, 2, replace=False))
        full.add_edges([pair])
        thin.add_edges([pair])
        same_pieces(full, thin)


def test_there_are_no_more_than_two_for_each_organization():
    network = network_of(nx.complete_graph(60))
    assert held_together(network).ecount() <= 2 * (60 - 1)
