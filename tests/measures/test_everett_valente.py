"""Everett and Valente's brokerage by its definition, with networkx for the parts."""

import networkx as nx
import numpy as np
import pytest

from innonet.measures import everett_valente
from networks import NETWORKS, directed, star, two_cliques_and_broker


@pytest.mark.parametrize("name", sorted(set(NETWORKS) - {"directed"}))
def test_undirected_by_definition(name):
    network = NETWORKS[name]()
    graph = network.to_networkx()
    between = nx.betweenness_centrality(graph, normalized=False)
    theirs = {
        one: (2 * between[one] + len(graph) - 1) / graph.degree(one) if between[one] > 0 else 0.0 for one in graph
    }
    assert everett_valente(network).to_dict() == pytest.approx(theirs)


def test_directed_by_definition():
    network, graph = directed(), directed().to_networkx()
    between = nx.betweenness_centrality(graph, normalized=False)
    theirs = {}
    for one in graph:
        inside = (between[one] + len(nx.ancestors(graph, one))) / max(graph.in_degree(one), 1)
        outside = (between[one] + len(nx.descendants(graph, one))) / max(graph.out_degree(one), 1)
        theirs[one] = (inside + outside) / 2 if between[one] > 0 else 0.0
    assert everett_valente(network).to_dict() == pytest.approx(theirs)
    assert theirs["c"] > 0
    assert theirs["e"] == 0


def test_by_hand():
    """A hub of 5 mediates all 10 pairs: (2 * 10 + 5) / 5. Strengths do not matter."""
    assert everett_valente(star()).to_dict() == {"h": 5.0, **dict.fromkeys("abcde", 0.0)}
    assert everett_valente(two_cliques_and_broker())["x"] == (2 * 16 + 8) / 2


def test_granovetters_network():
    """Vertex 20 of the hypothetical network in Everett and Valente's figure 1, betweenness by networkx."""
    edges = [
        (1, 2), (1, 3), (1, 24), (2, 3), (2, 4), (3, 4), (3, 5), (4, 5), (4, 6), (5, 6), (6, 7), (7, 8), (8, 9),
        (8, 10), (8, 11), (8, 14), (9, 10), (10, 11), (11, 12), (11, 13), (11, 14), (12, 14), (12, 13), (13, 14),
        (13, 15), (15, 16), (15, 17), (16, 17), (17, 18), (18, 19), (18, 20), (18, 21), (19, 20), (20, 21), (20, 22),
        (20, 25), (22, 25), (22, 23), (23, 25), (23, 24), (24, 25),
    ]  # fmt: skip
    graph = nx.Graph(edges)
    from networks import network_of

    network = network_of([(f"{a:02d}", f"{b:02d}") for a, b in edges])
    between = nx.betweenness_centrality(graph, normalized=False)
    scores = everett_valente(network)
    for one in graph:
        expected = (2 * between[one] + 24) / graph.degree(one) if between[one] else 0
        assert scores[f"{one:02d}"] == pytest.approx(expected)
    assert scores.idxmax() == "07"


def test_sampled_is_exact_from_all_and_finds_all_who_lie_between():
    for make in NETWORKS.values():
        network = make()
        whole = everett_valente(network)
        np.testing.assert_allclose(everett_valente(network, sources=max(len(network), 1)), whole)
        if not network.directed:
            assert ((everett_valente(network, sources=1, seed=4) > 0) == (whole > 0)).all()
