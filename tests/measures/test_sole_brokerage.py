"""Sole brokerage: the pairs that meet through one organization alone, counted pair by pair."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet.measures import engines, sole_brokerage
from networks import NETWORKS, network_of, star, two_cliques_and_broker


def pair_by_pair(network):
    graph = network.to_networkx().to_undirected()
    sole = dict.fromkeys(network.ids, 0)
    for one, two in combinations(graph, 2):
        between = set(graph[one]) & set(graph[two])
        if len(between) == 1 and not graph.has_edge(one, two):
            sole[between.pop()] += 1
    return sole


def test_by_hand():
    assert sole_brokerage(star())["h"] == 10
    assert sole_brokerage(two_cliques_and_broker())[["x", "a", "b"]].tolist() == [1, 3, 0]


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_named_networks(name):
    network = NETWORKS[name]()
    assert sole_brokerage(network).to_dict() == pair_by_pair(network)


ties = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), max_size=30)


@given(ties, st.sampled_from([2, 20_000_000]))
@settings(max_examples=60, deadline=None)
def test_any_network_in_any_blocks(edges, at_once):
    network = network_of([(f"{a:02d}", f"{b:02d}") for a, b in edges])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "TWO_PATHS", at_once)
        assert sole_brokerage(network).to_dict() == pair_by_pair(network)
