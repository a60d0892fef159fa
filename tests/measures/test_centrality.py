"""Centrality against networkx, by hand, and by law."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.measures import engines
from networks import NETWORKS, directed, network_of, star, two_components, unequal_strengths

networks = pytest.mark.parametrize("network", [make() for make in NETWORKS.values()], ids=list(NETWORKS))


def same(found, theirs):
    assert found.to_dict() == pytest.approx(theirs, nan_ok=True, abs=1e-9)


def random_network(seed, *, size=40, directed=False):
    graph = nx.gnp_random_graph(size, 0.08, seed=seed, directed=directed)
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    # halves add up exactly: networkx holds 1/3 + 1/3 + 1/3 for another distance than 1, igraph does not
    edges["strength"] = np.random.default_rng(seed).choice([1.0, 2.0, 4.0], len(edges))
    return from_edges(edges, pd.DataFrame({"organization": list(graph)}), directed=directed)


@networks
def test_counts_and_sums(network):
    graph = network.to_networkx()
    same(measures.degree(network), dict(graph.degree()))
    same(measures.strength(network), dict(graph.degree(weight="strength")))
    if network.directed:
        for mode, theirs in (("in", graph.in_degree), ("out", graph.out_degree)):
            same(measures.degree(network, mode=mode), dict(theirs()))
            same(measures.strength(network, mode=mode), dict(theirs(weight="strength")))


@networks
@pytest.mark.parametrize(("on", "weight"), [("distance", "distance"), ("steps", None)])
@pytest.mark.parametrize("normalized", [True, False])
def test_betweenness_is_networkx_own(network, on, weight, normalized):
    theirs = nx.betweenness_centrality(network.to_networkx(), normalized=normalized, weight=weight)
    same(measures.betweenness(network, on=on, normalized=normalized), theirs)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", [False, True])
def test_on_random_networks_too(seed, kind):
    network = random_network(seed, directed=kind)
    graph = network.to_networkx()
    same(measures.betweenness(network), nx.betweenness_centrality(graph, weight="distance"))
    same(measures.pagerank(network), nx.pagerank(graph, weight="strength", tol=1e-12))
    both = nx.Graph(graph)
    others = len(both) - 1
    same(measures.harmonic(network), {one: value / others for one, value in nx.harmonic_centrality(both).items()})


@networks
def test_harmonic_is_networkx_own_over_n_minus_one(network):
    graph = nx.Graph(network.to_networkx())
    others = max(len(network) - 1, 1)
    same(measures.harmonic(network), {one: value / others for one, value in nx.harmonic_centrality(graph).items()})
    if not network.directed:
        near = nx.harmonic_centrality(graph, distance="distance")
        same(measures.harmonic(network, on="distance"), {one: value / others for one, value in near.items()})


def test_harmonic_follows_directions():
    network, graph = directed(), directed().to_networkx()
    incoming = {one: value / 4 for one, value in nx.harmonic_centrality(graph).items()}
    outgoing = {one: value / 4 for one, value in nx.harmonic_centrality(graph.reverse()).items()}
    same(measures.harmonic(network, mode="in"), incoming)
    same(measures.harmonic(network, mode="out"), outgoing)
    assert measures.harmonic(network, mode="out")["e"] == 0


@networks
def test_closeness_within_the_component(network):
    graph = nx.Graph(network.to_networkx())
    theirs = nx.closeness_centrality(graph, wf_improved=False)
    same(measures.closeness(network), {one: value or np.nan for one, value in theirs.items()})


@networks
def test_coreness_is_networkx_own(network):
    if network.directed:
        assert measures.coreness(network, mode="in").tolist() == [1, 1, 1, 1, 1]
        assert measures.coreness(network, mode="out").tolist() == [1, 1, 1, 1, 0]
    else:
        same(measures.coreness(network), nx.core_number(network.to_networkx()))


def test_coreness_counts_a_partner_tied_both_ways_twice():
    network = network_of([("a", "b"), ("b", "a")], directed=True)
    assert measures.coreness(network).tolist() == measures.degree(network).tolist() == [2, 2]


@networks
def test_pagerank_is_networkx_own(network):
    same(measures.pagerank(network), nx.pagerank(network.to_networkx(), weight="strength", tol=1e-12, max_iter=1000))


@networks
def test_eigenvector_by_component_has_its_best_at_one(network):
    values = measures.eigenvector(network)
    whole = nx.Graph()
    whole.add_nodes_from(network.ids)
    for source, target, strength in network.ties[["source", "target", "strength"]].itertuples(index=False):
        before = whole.get_edge_data(source, target, {"strength": 0})["strength"]
        whole.add_edge(source, target, strength=before + strength)
    for part in nx.connected_components(whole):
        if len(part) == 1:
            assert values[part.pop()] == 0
            continue
        ids = sorted(part)
        matrix = nx.to_numpy_array(whole, ids, weight="strength")
        vector = np.abs(np.linalg.eigh(matrix)[1][:, -1])
        np.testing.assert_allclose(values[ids].to_numpy(), vector / vector.max(), atol=1e-6)


def test_strong_ties_are_short_paths():
    """a-b-c costs 1/4 + 1/2, the direct tie a-c of strength 1/4 costs 4: b lies between, on distance alone."""
    network = unequal_strengths()
    assert measures.betweenness(network)["b"] > 0
    assert measures.betweenness(network, on="steps")["b"] == 0


def test_a_star_by_hand():
    network = star()
    assert measures.betweenness(network)["h"] == 1
    assert measures.betweenness(network, normalized=False)["h"] == 10
    assert measures.harmonic(network)["a"] == pytest.approx((1 + 4 / 2) / 5)
    assert measures.closeness(network)["a"] == pytest.approx(5 / 9)


def test_sampling_all_sources_is_exact_and_its_error_zero():
    for make in NETWORKS.values():
        network = make()
        for on in ("distance", "steps"):
            sampled = measures.sampled_betweenness(network, sources=max(len(network), 1), on=on)
            same(sampled["betweenness"], measures.betweenness(network, on=on).to_dict())
            assert (sampled["error"] == 0).all()


def test_one_source_has_no_error_to_tell():
    path = network_of([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    sampled = measures.sampled_betweenness(path, sources=1, seed=3)
    assert sampled["error"].isna().all()
    assert sampled["betweenness"].max() == 1.25, "right on average alone"
    each = [measures.sampled_betweenness(path, sources=1, seed=seed)["betweenness"] for seed in range(200)]
    assert np.mean(each, axis=0) == pytest.approx(measures.betweenness(path), abs=0.1)
    assert measures.sampled_betweenness(path, sources=2)["error"].notna().all()


@pytest.mark.parametrize("damping", [1.5, -0.1, 1, np.nan])
def test_a_walker_that_goes_on_with_no_chance_is_refused(damping):
    with pytest.raises(UsageError, match=r"damping is .*Give a chance from 0 and below 1"):
        measures.pagerank(star(), damping=damping)


def test_a_sample_is_the_same_on_two_cores(monkeypatch):
    network = random_network(5, size=150)
    alone = measures.sampled_betweenness(network, sources=40)
    monkeypatch.setattr("innonet.cores._ahead.processes", 1)
    monkeypatch.setattr("innonet.cores.WORTH_WHEN_READY", 0)
    pd.testing.assert_frame_equal(measures.sampled_betweenness(network, sources=40), alone)


def test_the_sampling_error_covers_the_truth():
    """Over 60 samples the exact value lies within two standard errors about as often as it should."""
    network = random_network(5, size=150)
    exact = measures.betweenness(network, on="steps")
    busiest = exact.nlargest(20).index
    inside = []
    for seed in range(60):
        sampled = measures.sampled_betweenness(network, sources=60, seed=seed, on="steps").loc[busiest]
        inside.append((sampled["betweenness"] - exact[busiest]).abs() <= 2 * sampled["error"])
    assert 0.88 <= np.mean(inside) <= 1


def test_seeded_gives_back_igraphs_own_chance():
    import random

    import igraph

    def drawn():
        with engines.seeded(7):
            return igraph.Graph.Erdos_Renyi(n=20, m=30).get_edgelist()

    random.seed(1)
    first, second = drawn(), drawn()
    assert first == second
    random.seed(3)
    outside = igraph.Graph.Erdos_Renyi(n=20, m=30).get_edgelist()
    random.seed(3)
    assert igraph.Graph.Erdos_Renyi(n=20, m=30).get_edgelist() == outside


@pytest.mark.parametrize("call", [
    lambda network: measures.betweenness(network, on="weight"),
    lambda network: measures.degree(network, mode="both"),
    lambda network: measures.harmonic(network, mode="inward"),
    lambda network: measures.coreness(network, mode="x"),
])  # fmt: skip
def test_unknown_words_are_answered_with_the_known(call):
    with pytest.raises(UsageError, match="Known: "):
        call(two_components())


ties = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), max_size=30)


@given(ties)
@settings(max_examples=60, deadline=None)
def test_harmonic_and_steps_by_words_of_bits_are_breadth_first_search(edges):
    network = network_of([(f"{a:02d}", f"{b:02d}") for a, b in edges], ids=[f"{a:02d}" for a in range(12)])
    graph = network.to_networkx()
    same(measures.harmonic(network) * 11, nx.harmonic_centrality(graph))
    lengths = [n for _, to in nx.all_pairs_shortest_path_length(graph) for n in to.values() if n]
    assert measures.mean_steps(network) == pytest.approx(np.mean(lengths) if lengths else np.nan, nan_ok=True)


@pytest.mark.parametrize("pays", [0, 10_000])
def test_twins_in_many_words(pays, monkeypatch):
    """Caves of ten beside a random part: more than one batch of sources, many twins, several components."""
    monkeypatch.setattr("innonet.measures.paths.TWINS_PAY", pays)
    graph = nx.disjoint_union(nx.relaxed_caveman_graph(40, 10, 0.05, seed=2), nx.gnm_random_graph(200, 150, seed=2))
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    network = from_edges(edges, pd.DataFrame({"organization": list(graph)}))
    same(measures.harmonic(network) * (len(network) - 1), nx.harmonic_centrality(graph))
    near = {one: len(nx.single_source_shortest_path_length(graph, one, cutoff=2)) - 1 for one in graph}
    from innonet.measures.paths import reached_within

    assert reached_within(network, 2).tolist() == [near[one] for one in network.ids]
    assert reached_within(network, 0).sum() == 0


@pytest.mark.parametrize("directed", [False, True])
def test_the_eigenvector_of_a_large_part_is_that_of_its_matrix(directed):
    large = random_network(3, size=700, directed=directed).ties
    pair = pd.DataFrame({"source": [700, 701], "target": [701, 702], "strength": [1.0, 3.0]})
    network = from_edges(pd.concat([large, pair]), pd.DataFrame({"organization": range(704)}), directed=directed)
    both = network.adjacency.toarray()
    both = both + both.T if directed else both
    expected = np.zeros(704)
    for part in (slice(0, 700), slice(700, 703)):
        leading = np.abs(np.linalg.eigh(both[part, part])[1][:, -1])
        expected[part] = leading / leading.max()
    np.testing.assert_allclose(measures.eigenvector(network), expected, atol=1e-12)


@pytest.mark.parametrize("damping", [0.0, 0.5, 0.85, 0.999])
def test_pagerank_of_a_large_network_solves_its_equations(damping):
    chance = np.random.default_rng(4)
    ends = pd.DataFrame(np.sort(chance.integers(0, 700, (1500, 2)), axis=1), columns=["source", "target"])
    edges = ends[ends["source"] < ends["target"]].drop_duplicates()
    edges["strength"] = chance.random(len(edges)) + 0.1
    network = from_edges(edges, pd.DataFrame({"organization": range(702)}))  # 700 and 701 and more work with nobody
    ties = network.adjacency.toarray()
    strengths = ties.sum(axis=1)
    walk = np.where(strengths > 0, ties / np.where(strengths > 0, strengths, 1), 1 / len(network))
    expected = np.linalg.solve(
        np.eye(len(network)) - damping * walk, np.full(len(network), (1 - damping) / len(network))
    )
    np.testing.assert_allclose(measures.pagerank(network, damping=damping), expected, rtol=1e-10)
    assert (strengths == 0).sum() >= 2
