"""Ties that no shortest path takes are left out, and nothing else changes."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.edges import from_edges
from innonet.kernels import choice
from innonet.measures.lying_between import first_twins, without_longer_ways
from innonet.network import Network
from innonet.projection import project
from innonet.register import Register


def dense(*, directed: bool = False) -> Network:
    """Give a network with ties as long as a way around them: a strength of 1 is as far as twice a strength of 2."""
    chance = np.random.default_rng(4)
    one, two = np.triu_indices(100, 1)
    kept = chance.random(len(one)) < 0.3
    edges = pd.DataFrame({"source": one[kept], "target": two[kept]})
    edges["strength"] = chance.choice([0.25, 0.5, 1.0, 2.0, 4.0], len(edges))
    return from_edges(edges, pd.DataFrame({"organization": range(103)}), directed=directed)


@pytest.fixture(params=["numpy", "numba"])
def engine(request, monkeypatch):
    if request.param == "numba":
        pytest.importorskip("numba")
    monkeypatch.setenv(choice.SWITCH, request.param)


@pytest.mark.usefixtures("engine")
def test_ties_left_out_are_longer_than_a_way_around_them():
    network = dense()
    left = without_longer_ways(network, 100)
    assert 0 < len(left.ties) < 0.7 * len(network.ties)
    whole = np.array(network.graph.distances(weights="distance"))
    np.testing.assert_array_equal(np.array(left.graph.distances(weights="distance")), whole)
    pairs = set(zip(left.ties["source"], left.ties["target"], strict=True))
    shortest = whole[network.ends[:, 0], network.ends[:, 1]] == network.distances
    needed = network.ties[["source", "target"]][shortest]
    assert pairs >= set(needed.itertuples(index=False, name=None))


@pytest.mark.usefixtures("engine")
def test_betweenness_is_that_of_all_ties():
    network = dense()
    theirs = np.array(network.graph.betweenness(weights="distance")) / (102 * 101 / 2)
    assert theirs.max() > 0.02
    np.testing.assert_allclose(measures.betweenness(network), theirs, rtol=1e-12)
    sampled = measures.sampled_betweenness(network, sources=103)["betweenness"]
    np.testing.assert_allclose(sampled, theirs, rtol=1e-12)


def meetings(seed: int, *, strong: bool) -> Network:
    """Give organizations most of whom are in one partnership only: members of one are twins."""
    chance = np.random.default_rng(seed)
    rows = pd.DataFrame({"partnership": np.repeat(np.arange(14), chance.integers(1, 9, 14))})
    rows["organization"] = np.where(
        chance.random(len(rows)) < 0.4, chance.integers(0, 6, len(rows)), 10 + np.arange(len(rows))
    )
    about = pd.DataFrame({"organization": range(100), "name": range(100)})
    register = Register(about, pd.DataFrame({"partnership": range(14)}), rows.drop_duplicates())
    return project(register, weighting="newman" if strong else "count")


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("on", ["distance", "steps"])
@pytest.mark.parametrize("strong", [True, False])
def test_twins_are_searched_from_once_and_lie_between_as_networkx_says(monkeypatch, on, strong):
    monkeypatch.setattr("innonet.measures.twins.PAY", 0)
    for seed in range(4):
        network = meetings(seed, strong=strong)
        assert len(np.unique(first_twins(network, on=on))) < 60
        weight = "distance" if on == "distance" else None
        theirs = nx.betweenness_centrality(network.to_networkx(), weight=weight)
        theirs = np.array([theirs[one] for one in network.ids])
        assert theirs.max() > 0
        np.testing.assert_allclose(measures.betweenness(network, on=on), theirs, atol=1e-14)
        sampled = measures.sampled_betweenness(network, sources=100, on=on)["betweenness"]
        np.testing.assert_allclose(sampled, theirs, atol=1e-14)


@pytest.mark.usefixtures("engine")
def test_a_sample_counts_twins_as_often_as_they_were_drawn(monkeypatch):
    network = meetings(2, strong=True)
    apart = measures.sampled_betweenness(network, sources=45, seed=8)
    monkeypatch.setattr("innonet.measures.twins.PAY", 0)
    together = measures.sampled_betweenness(network, sources=45, seed=8)
    assert apart["error"].max() > 0
    np.testing.assert_allclose(together, apart, atol=1e-14)


def test_twins_have_the_same_ties_as_strong_and_are_tied_by_their_strongest(monkeypatch):
    """Of a, b, c all tied as strongly to d, a and b are twins; c is tied to them less than to d, e and f not at all."""
    monkeypatch.setattr("innonet.measures.twins.PAY", 0)
    ties = [("a", "b", 4), ("a", "d", 2), ("b", "d", 2), ("c", "d", 2), ("e", "d", 1), ("f", "d", 1)]
    edges = pd.DataFrame(ties, columns=["source", "target", "strength"])
    network = from_edges(edges, pd.DataFrame({"organization": list("abcdefgh")}))
    assert first_twins(network, on="distance").tolist() == [0, 0, 2, 3, 4, 5, 6, 6]
    assert first_twins(network, on="steps").tolist() == [0, 0, 2, 3, 4, 5, 6, 6]
    stronger = from_edges(edges.assign(strength=[1.0, 2, 2, 2, 1, 1]), network.organizations.reset_index())
    assert first_twins(stronger, on="distance").tolist() == [0, 1, 2, 3, 4, 5, 6, 6]
    directed = from_edges(edges, network.organizations.reset_index(), directed=True)
    assert first_twins(directed, on="distance").tolist() == [*range(8)]


def test_distances_that_are_no_inverse_of_strength_stay():
    network = dense()
    ties = network.ties.assign(distance=network.ties["strength"])
    left = without_longer_ways(Network(network.organizations, ties), 100)
    assert 0 < len(left.ties) < len(ties)
    pd.testing.assert_series_equal(left.ties["distance"], left.ties["strength"], check_names=False)


def test_nothing_is_left_out_where_it_does_not_pay_or_ties_have_a_direction():
    assert without_longer_ways(dense(), 20).ties.shape == dense().ties.shape
    assert len(without_longer_ways(dense(directed=True), 100).ties) == len(dense(directed=True).ties)
    sparse = from_edges(pd.DataFrame({"source": range(99), "target": range(1, 100)}))
    assert len(without_longer_ways(sparse, 100).ties) == 99
