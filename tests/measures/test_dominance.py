"""Neighborhood inclusion: its definition, and what it promises of measures."""

import networkx as nx
import pandas as pd
import pytest

from innonet import measures
from innonet.edges import from_edges
from innonet.measures import dominance_ranks, neighborhood_inclusion
from networks import NETWORKS, star


def random_network(seed):
    graph = nx.gnm_random_graph(20, 30, seed=seed)
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    return from_edges(edges, pd.DataFrame({"organization": list(graph)}))


@pytest.mark.parametrize(
    "network", [make() for make in NETWORKS.values()] + [random_network(seed) for seed in range(3)], ids=str
)
def test_by_definition(network):
    graph = nx.Graph(network.to_networkx())
    expected = [
        (one, other)
        for one in network.ids
        for other in network.ids
        if one != other and graph.degree(one) and set(graph[one]) <= {*graph[other], other}
    ]
    found = neighborhood_inclusion(network)
    assert list(zip(found["lower"], found["higher"], strict=True)) == expected


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", ["degree", "betweenness", "harmonic", "closeness", "coreness"])
def test_whoever_is_included_never_stands_higher(seed, name):
    network = random_network(seed)
    measure = getattr(measures, name)
    values = measure(network, on="steps") if name == "betweenness" else measure(network)
    pairs = neighborhood_inclusion(network)
    gap = values[pairs["higher"]].to_numpy() - values[pairs["lower"]].to_numpy()
    assert (gap >= -1e-9).all()


def test_ranks_hold_every_measure():
    network = random_network(1)
    ranks = dominance_ranks(network)
    # a strict order that is finer than the inclusion: betweenness cannot tell all apart, so ties go to the pair
    order = measures.harmonic(network).rank(ascending=False, method="min")
    assert (order <= ranks["rank_high"]).all()
    assert (measures.harmonic(network).rank(ascending=False, method="max") >= ranks["rank_low"]).all()


def test_a_star_and_an_isolate_by_hand():
    ranks = dominance_ranks(star())
    assert ranks.loc["h"].tolist() == [1, 1]
    assert ranks.loc["a"].tolist() == [2, 6]
    ranks = dominance_ranks(NETWORKS["isolate"]())
    assert ranks["rank_low"].tolist() == [1, 1, 3]
    assert ranks["rank_high"].tolist() == [2, 2, 3]
