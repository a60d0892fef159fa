"""Key players against the published Strike network, all sets on small networks, and what can be said of large ones."""

from functools import partial
from importlib import import_module
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.measures import lost_pairs, reached_share
from innonet.measures.cutting import pairs_left_without_each
from innonet.measures.key_players import key_players
from networks import NETWORKS, network_of, published, star, two_cliques_and_broker

room = import_module("innonet.measures.key_players")  # the function has its name in the package
AIMS = [
    ("break", "fragmentation"),
    ("break", "distance_fragmentation"),
    ("reach", "distance_reach"),
    ("reach", "reach"),
]


def random_network(seed, size=11, ties=16):
    graph = nx.gnm_random_graph(size, ties, seed=seed)
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    return from_edges(edges, pd.DataFrame({"organization": list(graph)}))


def worth(graph, chosen, measure):
    """What a set is worth, by the definitions alone."""
    if measure in ("distance_reach", "reach"):
        lengths = [nx.single_source_shortest_path_length(graph, one) for one in chosen]
        away = [min((max(to.get(other, np.inf), 1) for to in lengths), default=np.inf) for other in graph]
        return np.mean([1 / steps if measure == "distance_reach" else steps <= 2 for steps in away])
    left = nx.Graph(graph)
    left.remove_nodes_from(chosen)
    size = len(left)
    near = 1 - sum(nx.harmonic_centrality(left).values()) / (size * (size - 1))
    whole = 1 - sum(len(part) * (len(part) - 1) for part in nx.connected_components(left)) / (size * (size - 1))
    return (round(whole, 9), round(near, 9)) if measure == "fragmentation" else near


@pytest.mark.parametrize("k", [1, 2, 3])
@pytest.mark.parametrize(("aim", "measure"), AIMS)
@pytest.mark.parametrize("seed", range(4))
def test_the_best_of_all_sets_and_all_that_tie(seed, aim, measure, k):
    network = random_network(seed, ties=9 + 4 * seed)
    graph = network.to_networkx()
    found = key_players(network, k, aim=aim, measure=measure)
    values = {one: worth(graph, one, measure) for one in combinations(network.ids.tolist(), k)}
    best = max(values.values())
    assert found["organizations"].tolist() == [one for one, value in values.items() if value == pytest.approx(best)]
    assert found["proven"].all()
    assert found["value"].tolist() == pytest.approx([best[0] if measure == "fragmentation" else best] * len(found))


def test_strike():
    """Borgatti's optimum of size 3, the only one: F from 0 to .747619."""
    found = key_players(published("strike"), 3)
    assert [set(one) for one in found["organizations"]] == [{"Bob", "Gill", "Norm"}]
    assert found["value"].iloc[0] == pytest.approx(0.747619, abs=5e-7)
    assert found["before"].iloc[0] == 0
    assert found["proven"].all()


def test_no_single_point_of_failure():
    """A ring loses nobody by losing one: F stays 0, dF chooses, and lost_pairs says so."""
    ring = from_edges(pd.DataFrame({"source": range(6), "target": [1, 2, 3, 4, 5, 0]}))
    found = key_players(ring)
    assert len(found) == 6
    assert (found["value"] == 0).all()
    assert all(lost_pairs(ring, chosen) == 0 for chosen in found["organizations"])


def test_lost_pairs_by_hand():
    assert lost_pairs(star(), ["h"]) == 10
    assert lost_pairs(two_cliques_and_broker(), ["x"]) == 16
    assert lost_pairs(two_cliques_and_broker(), ["a", "e"]) == 7 * 6 / 2 - 3 - 3
    assert lost_pairs(NETWORKS["isolate"](), ["a", "c"]) == 0
    assert lost_pairs(NETWORKS["empty"](), []) == 0


@pytest.mark.parametrize("seed", range(6))
def test_one_pass_gives_what_each_leaving_does(seed):
    network = random_network(seed, size=14, ties=8 + 3 * seed)
    graph = network.to_networkx()
    for gone in ((), (3,), (0, 5)):
        found = pairs_left_without_each(network, gone)
        for one in set(range(14)) - set(gone):
            left = nx.Graph(graph)
            left.remove_nodes_from([*gone, one])
            assert found[one] == sum(len(part) * (len(part) - 1) for part in nx.connected_components(left))


def test_large_networks_get_one_row_that_is_not_proven(monkeypatch):
    monkeypatch.setattr(room, "WORK", 0.0)
    network = random_network(2)
    for aim, measure in AIMS[:2]:
        greedy = key_players(network, 3, aim=aim, measure=measure)
        assert len(greedy) == 1
        assert not greedy["proven"].any()
    monkeypatch.setattr(room, "WORK", 10.0)
    assert greedy["value"].iloc[0] <= key_players(network, 3, measure="distance_fragmentation")["value"].iloc[0] + 1e-12


def test_greedy_and_swaps_come_close_to_the_best(monkeypatch):
    shares = []
    for seed in range(8):
        network = random_network(seed, ties=14)
        monkeypatch.setattr(room, "WORK", 10.0)
        best = key_players(network, 3)["value"].iloc[0]
        monkeypatch.setattr(room, "WORK", 0.0)
        shares.append(key_players(network, 3)["value"].iloc[0] / best)
    assert min(shares) > 0.8
    assert max(shares) <= 1 + 1e-12


def test_reach_given_up_is_said(monkeypatch):
    from innonet.measures import reaching

    monkeypatch.setattr(reaching, "WORK", 0)
    found = key_players(random_network(1), 3, aim="reach")
    assert len(found) == 1
    assert not found["proven"].any()


def test_reached_share():
    assert reached_share(star(), ["a"], steps=1) == pytest.approx(2 / 6)
    assert reached_share(star(), ["a"]) == 1
    assert reached_share(NETWORKS["two_components"](), ["a", "d"], steps=1) == pytest.approx(5 / 7)
    assert reached_share(star(), []) == 0


@pytest.mark.parametrize("name", NETWORKS)
def test_awkward_networks(name):
    network = NETWORKS[name]()
    for aim, measure in AIMS:
        found = key_players(network, 1, aim=aim, measure=measure)
        assert list(found.columns) == ["organizations", "value", "before", "proven"]
        assert (len(found) > 0) == (len(network) >= (3 if aim == "break" else 1))
        assert found["value"].between(0, 1).all()
    assert len(key_players(network, len(network) + 1, aim="reach")) == 0
    assert len(key_players(network, max(len(network), 1))) == 0


def test_korean_ids_come_back_as_tuples():
    assert key_players(NETWORKS["korean_names"](), 1)["organizations"].tolist() == [("수원시",)]


def test_wrong_words():
    network = network_of([("a", "b"), ("b", "c")])
    with pytest.raises(UsageError, match="Known: break, reach"):
        key_players(network, 1, aim="split")
    with pytest.raises(UsageError, match="Known: distance_reach, reach"):
        key_players(network, 1, aim="reach", measure="fragmentation")
    with pytest.raises(UsageError, match="k is 0"):
        key_players(network, 0)
    with pytest.raises(UsageError, match="'z' is not in the network"):
        lost_pairs(network, ["z"])


def test_fragmentation_after_removal_divides_by_those_left():
    found = key_players(star(), 1)
    assert found["organizations"].tolist() == [("h",)]
    assert found["value"].tolist() == [1.0]
    assert measures.fragmentation(star().subset(list("abcde"))) == 1


def test_within_no_step_are_they_themselves():
    path = network_of([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    found = measures.key_players(path, 2, aim="reach", measure="reach", steps=0)
    assert len(found) == 10
    assert found["value"].tolist() == [0.4] * 10
    assert measures.reached_share(path, ["a", "b"], steps=0) == 0.4
    assert measures.key_players(path, aim="reach", measure="reach", steps=1)["value"].tolist() == [0.6] * 3
    for call in (partial(measures.key_players, aim="reach"), partial(measures.reached_share, organizations=["a"])):
        with pytest.raises(UsageError, match=r"steps is -1\. Give 0 or more"):
            call(path, steps=-1)
