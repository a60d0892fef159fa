"""Cohesion against networkx and the published figures of the Anabaptist and Strike networks."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from networks import NETWORKS, directed, isolate, network_of, published, star, two_cliques_and_broker, two_components

networks = pytest.mark.parametrize("network", [make() for make in NETWORKS.values()], ids=list(NETWORKS))


def test_anabaptist_leaders():
    network = published("anabaptist67")
    assert measures.density(network) == pytest.approx(0.08276798, abs=5e-9)
    assert measures.distance_fragmentation(network) == pytest.approx(0.6199628, abs=5e-8)


@pytest.mark.parametrize(
    ("measure", "value"), [("degree", 0.1645688), ("betweenness", 0.1974781), ("closeness", 0.2199767)]
)
def test_anabaptist_centralization(measure, value):
    assert measures.centralization(published("anabaptist67"), measure) == pytest.approx(value, abs=5e-8)


def test_strike_cut_points_and_bicomponents():
    network = published("strike")
    cut = measures.is_cutpoint(network)
    assert set(cut.index[cut]) == {"Norm", "Bob", "Sam", "Gill", "Alejandro"}
    assert measures.bicomponents(network).tolist() == [10, 8, 4, 3, 2, 2]
    assert measures.fragmentation(network) == 0


@networks
def test_parts_marks_and_shares_are_networkx_own(network):
    graph = nx.Graph(network.to_networkx())
    parts = sorted(nx.connected_components(graph), key=len, reverse=True)
    labels = measures.components(network)
    assert sorted(labels.value_counts(), reverse=True) == [len(part) for part in parts]
    assert all(labels[list(part)].nunique() == 1 for part in parts)
    assert labels.value_counts(sort=False).sort_index().is_monotonic_decreasing
    cut = measures.is_cutpoint(network)
    assert set(cut.index[cut]) == set(nx.articulation_points(graph))
    blocks = sorted((len(one) for one in nx.biconnected_components(graph)), reverse=True)
    assert measures.bicomponents(network).tolist() == blocks
    isolated = measures.is_isolate(network)
    assert set(isolated.index[isolated]) == set(nx.isolates(graph))


@networks
def test_bridges_are_networkx_own(network):
    mark = measures.is_bridge(network)
    assert mark.index.equals(network.ties.index)
    found = {frozenset(pair) for pair in network.ties.loc[mark, ["source", "target"]].itertuples(index=False)}
    assert found == {frozenset(pair) for pair in nx.bridges(nx.Graph(network.to_networkx()))}


def test_a_pair_tied_both_ways_has_one_way_between_them():
    network = directed()
    mark = measures.is_bridge(network)
    assert network.ties.loc[mark, ["source", "target"]].to_numpy().tolist() == [["c", "d"], ["d", "c"], ["d", "e"]]
    both_ways = network_of([("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")], directed=True)
    assert measures.is_bridge(both_ways).tolist() == [True] * 4
    assert measures.bicomponents(both_ways).tolist() == [2, 2]


@networks
def test_density_transitivity_clustering(network):
    graph = network.to_networkx()
    size = len(network)
    assert measures.density(network) == pytest.approx(nx.density(graph) if size > 1 else np.nan, nan_ok=True)
    flat = nx.Graph(graph)
    steps = sum(k * (k - 1) for _, k in flat.degree())
    assert measures.transitivity(network) == pytest.approx(nx.transitivity(flat) if steps else np.nan, nan_ok=True)
    theirs = {one: value if flat.degree(one) > 1 else np.nan for one, value in nx.clustering(flat).items()}
    assert measures.clustering(network).to_dict() == pytest.approx(theirs, nan_ok=True)


def test_fragmentation_by_hand():
    assert measures.fragmentation(isolate()) == pytest.approx(1 - 2 / 6)
    assert measures.fragmentation(two_components()) == pytest.approx(1 - (3 * 2 + 4 * 3) / (7 * 6))
    assert measures.distance_fragmentation(star()) == pytest.approx(1 - (10 * 1 + 20 / 2) / 30)
    assert measures.distance_fragmentation(isolate()) == pytest.approx(1 - 2 / 6)


def test_distance_fragmentation_by_strength():
    network = from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "strength": [2.0, 0.5]}))
    near = [2, 0.5, 1 / (1 / 2 + 2)]
    assert measures.distance_fragmentation(network, on="distance") == pytest.approx(1 - np.mean(near))


@networks
def test_f_never_exceeds_df(network):
    whole, near = measures.fragmentation(network), measures.distance_fragmentation(network)
    assert np.isnan([whole, near]).all() or 0 <= whole <= near <= 1


@pytest.mark.parametrize("measure", ["degree", "betweenness", "closeness"])
def test_a_star_is_fully_centralized_and_a_ring_not_at_all(measure):
    assert measures.centralization(star(), measure=measure) == pytest.approx(1)
    ring = from_edges(pd.DataFrame({"source": range(6), "target": [1, 2, 3, 4, 5, 0]}))
    assert measures.centralization(ring, measure=measure) == pytest.approx(0)


def test_closeness_centralization_needs_one_part():
    assert np.isnan(measures.centralization(two_components(), "closeness"))
    with pytest.raises(UsageError, match="Did you mean 'degree'"):
        measures.centralization(star(), "degre")


def test_the_broker_is_the_cut_and_holds_the_bridges():
    network = two_cliques_and_broker()
    assert network.ids[measures.is_cutpoint(network)].tolist() == ["a", "e", "x"]
    assert measures.is_bridge(network).sum() == 2


@pytest.mark.parametrize("mode", ["in", "out", "all"])
def test_centralization_of_a_directed_star(mode):
    both = [("h", leaf) for leaf in "abcd"] + [(leaf, "h") for leaf in "abcd"]
    edges = {"in": both[4:], "out": both[:4], "all": both}[mode]
    assert measures.centralization(network_of(edges, directed=True), mode=mode) == pytest.approx(1)


@pytest.mark.parametrize("mode", ["in", "out"])
def test_harmonic_centralization_of_a_directed_star_follows_the_ties(mode):
    ties = [("h", leaf) if mode == "out" else (leaf, "h") for leaf in "abcd"]
    one_way = network_of(ties, directed=True)
    assert measures.centralization(one_way, "harmonic", mode=mode) == pytest.approx(1)
    assert measures.centralization(one_way, "harmonic") == pytest.approx(1), "direction aside it is a star, too"
    assert measures.centralization(star(), "harmonic", mode=mode) == pytest.approx(1)


def test_fragmentation_along_the_ties():
    ring = network_of([("a", "b"), ("b", "c"), ("c", "a")], directed=True)
    path = network_of([("a", "b"), ("b", "c"), ("c", "d")], directed=True)
    assert measures.fragmentation(ring, directed=True) == 0
    assert measures.fragmentation(path) == 0
    assert measures.fragmentation(path, directed=True) == 0.5
    assert measures.fragmentation(star(), directed=True) == measures.fragmentation(star()) == 0
    assert np.isnan(measures.fragmentation(network_of([], directed=True), directed=True))


@pytest.mark.parametrize("seed", range(5))
def test_fragmentation_along_the_ties_is_what_networkx_finds(seed):
    import networkx as nx

    drawn = nx.gnp_random_graph(14, 0.09, seed=seed, directed=True)
    network = network_of([(f"o{one}", f"o{two}") for one, two in drawn.edges], directed=True)
    ours = measures.fragmentation(network, directed=True)
    whole = network.to_networkx()
    reached = sum(len(nx.descendants(whole, one)) for one in whole)
    assert ours == pytest.approx(1 - reached / (len(whole) * (len(whole) - 1)))


def test_centralization_of_a_directed_path_follows_the_ties():
    # a > b > c > d: b and c lie between 2 of the 6 ordered pairs of others each
    path = network_of([("a", "b"), ("b", "c"), ("c", "d")], directed=True)
    assert measures.centralization(path, "betweenness") == pytest.approx((2 / 6 + 2 / 6) / 3)
    assert measures.centralization(path, mode="out") == pytest.approx(1 / 9)
