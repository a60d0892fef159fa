"""Ties that no shortest path takes are left out, and nothing else changes."""

import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.kernels import choice
from innonet.measures.lying_between import without_longer_ways
from innonet.network import Network, from_edges


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
