"""Core and periphery: split graphs fit perfectly, and all cores of small networks were tried."""

from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.measures import core_fit, core_periphery, is_core
from networks import NETWORKS, network_of, star


def network_from(graph):
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    return from_edges(edges, pd.DataFrame({"organization": list(graph)}))


def split_graph(core, periphery, *, seed=0, every=False):
    graph = nx.complete_graph(core)
    graph.add_nodes_from(range(core, core + periphery))
    generator = np.random.default_rng(seed)
    for one in range(core, core + periphery):
        graph.add_edges_from((one, other) for other in range(core) if every or generator.random() < 0.3)
    return graph


def correlation(network, core, between):
    """The correlation itself, from the two vectors of pairs."""
    graph = network.to_networkx()
    tied, ideal = [], []
    for one, other in combinations(network.ids, 2):
        inside = (one in core) + (other in core)
        if inside == 1 and between == "ignored":
            continue
        tied.append(graph.has_edge(one, other))
        ideal.append(inside > 0)
    if len(set(tied)) < 2 or len(set(ideal)) < 2:
        return -2.0
    return np.corrcoef(tied, ideal)[0, 1]


@pytest.mark.parametrize(("core", "periphery"), [(3, 5), (6, 30), (10, 4)])
def test_a_split_graph_is_perfect(core, periphery):
    graph = split_graph(core, periphery)
    assert core_fit(network_from(graph)) == 1
    marks = is_core(network_from(graph))
    outside = graph.subgraph(marks.index[~marks])
    inside = graph.subgraph(marks.index[marks])
    assert outside.number_of_edges() == 0
    assert nx.density(inside) == 1


@pytest.mark.parametrize(("core", "periphery"), [(3, 5), (6, 30)])
def test_the_full_pattern_wants_all_ties_between(core, periphery):
    whole = network_from(split_graph(core, periphery, every=True))
    assert core_fit(whole, between="full") == 1
    assert is_core(whole, between="full").tolist() == [True] * core + [False] * periphery
    assert core_fit(network_from(split_graph(core, periphery)), between="full") < 1


@pytest.mark.parametrize("between", ["ignored", "full"])
@pytest.mark.parametrize("seed", range(4))
def test_the_best_of_all_cores(seed, between):
    network = network_from(nx.gnm_random_graph(8, 13, seed=seed))
    cores = [set(core) for size in range(1, 9) for core in combinations(network.ids, size)]
    best = max(correlation(network, core, between) for core in cores)
    assert core_fit(network, between=between) == pytest.approx(best)
    marks = is_core(network, between=between)
    assert correlation(network, set(marks.index[marks]), between) == pytest.approx(best)


@pytest.mark.parametrize("between", ["ignored", "full"])
def test_climbing_never_beats_and_mostly_meets_the_proof(between, monkeypatch):
    ratios = []
    for seed in range(12):
        network = network_from(nx.gnm_random_graph(10, 20, seed=seed))
        monkeypatch.setattr(core_periphery, "EXHAUSTIVE_UP_TO", 14)
        best = core_fit(network, between=between)
        monkeypatch.setattr(core_periphery, "EXHAUSTIVE_UP_TO", 0)
        climbed = core_fit(network, between=between)
        marks = is_core(network, between=between)
        assert climbed == pytest.approx(correlation(network, set(marks.index[marks]), between))
        ratios.append(climbed / best)
    assert max(ratios) <= 1 + 1e-9
    assert np.median(ratios) > 0.95


def test_a_star_has_its_hub_in_the_core():
    assert core_fit(star()) == 1
    assert is_core(star())["h"]
    assert is_core(star(), between="full").tolist() == [False] * 5 + [True]


@pytest.mark.parametrize("name", ["empty", "one"])
def test_without_ties_there_is_no_core(name):
    network = NETWORKS[name]()
    assert np.isnan(core_fit(network))
    assert not is_core(network).any()


def test_all_tied_to_all_has_no_core_either():
    network = network_of(combinations("abcd", 2))
    assert np.isnan(core_fit(network))
    with pytest.raises(UsageError, match="Known: ignored, full"):
        core_fit(network, between="all")
