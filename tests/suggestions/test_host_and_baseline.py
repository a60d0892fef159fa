"""Where to host hubs, against all choices; and what suggestions are worth beside chance."""

from itertools import combinations
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.measures import distance_fragmentation, reached_share
from innonet.settings import as_study
from innonet.suggestions import baseline, host
from innonet.way import network_of
from networks import NETWORKS, star, two_components


def random_network(seed, size=18, ties=18):
    graph = nx.gnm_random_graph(size, ties, seed=seed)
    towns = ["수원시", "용인시", "연천군", "가평군"]
    about = pd.DataFrame({"organization": list(graph), "municipality": [towns[one % 4] for one in graph],
                          "region": [["south", "north"][one % 4 > 1] for one in graph]})  # fmt: skip
    return from_edges(pd.DataFrame(list(graph.edges), columns=["source", "target"]), about)


@pytest.mark.parametrize("k", [1, 2, 3])
@pytest.mark.parametrize("seed", range(3))
def test_no_other_choice_reaches_more(seed, k):
    network = random_network(seed)
    whole = host(network, k=k).iloc[0]
    best = max(reached_share(network, chosen) for chosen in combinations(network.ids, k))
    assert whole["share"] == pytest.approx(best)
    assert whole["share"] == pytest.approx(reached_share(network, whole["hubs"]))
    assert whole["proven"]
    assert len(whole["hubs"]) == k


def test_municipalities_reach_what_their_organizations_do():
    network = random_network(1)
    whole = host(network, k=2, of="municipality").iloc[0]
    town = network.organizations["municipality"]
    shares = {pair: reached_share(network, town.index[town.isin(pair)]) for pair in combinations(sorted(set(town)), 2)}
    assert whole["share"] == pytest.approx(max(shares.values()))
    assert shares[tuple(sorted(whole["hubs"]))] == pytest.approx(whole["share"])


def test_coverage_by_group_adds_up_and_today_is_beside_it():
    table = host(random_network(2), k=2)
    for choice in ("proposed", "today"):
        rows = table[table["choice"] == choice]
        whole, regions = rows[rows["by"] == ""].iloc[0], rows[rows["by"] == "region"]
        assert regions["reached"].sum() == whole["reached"]
        assert regions["organizations"].sum() == whole["organizations"] == 18
    shares = table[table["by"] == ""].set_index("choice")["share"]
    assert shares["proposed"] >= shares["today"]


@pytest.mark.parametrize("name", NETWORKS)
def test_awkward_networks(name):
    network = NETWORKS[name]()
    table = host(network, k=2)
    assert table[(table["choice"] == "proposed") & (table["by"] == "")]["organizations"].tolist() == [len(network)]
    assert set(baseline(network, n=2, draws=3)["method"]) == {
        "suggested", "random", "adamic_adar", "resource_allocation"
    }  # fmt: skip


def test_suggestions_are_worth_more_than_chance_and_predictors():
    table = baseline(random_network(4, size=30, ties=36), n=3, draws=40).set_index("method")
    assert table.loc["suggested", "times"] == 1
    assert table.loc["random", "times"] > 1.5
    assert table.loc["suggested", "gain"] > table.loc["random", "gain_high"]
    assert table.loc["suggested", "gain"] > table.loc[["adamic_adar", "resource_allocation"], "gain"].max()


def test_predictors_by_hand():
    """On a square with a tail: b and d share two partners of two each, a and c one of two and one of three."""
    square = from_edges(pd.DataFrame({"source": list("abcdd"), "target": list("bcdae")}))
    table = baseline(square, n=1, draws=5).set_index("method")
    tied = from_edges(pd.DataFrame({"source": list("abcddb"), "target": list("bcdaed")}))
    fall = distance_fragmentation(square) - distance_fragmentation(tied)
    assert table.loc["adamic_adar", "gain"] == pytest.approx(fall)


def test_wrong_words():
    for settings, said in (({"k": 0}, "k is 0"), ({"of": "town"}, "'town' is not"), ({"of": "municipality"}, "no")):
        with pytest.raises(UsageError, match=said):
            host(star(), **settings)
    with pytest.raises(UsageError, match="n is 0"):
        baseline(two_components(), n=0)


def test_ten_suggestions_lower_df_between_regions_several_times_more_than_ten_random_ones():
    """On the demo dataset: about eight times the mean, and more than four times the luckiest tenth of random draws."""
    network = network_of(as_study(Path(__file__).resolve().parents[2] / "datasets" / "gyeonggi"))
    table = baseline(network, n=10, by="region", aim="between", draws=60).set_index("method")
    assert table.loc["random", "times_between"] > 6
    assert table.loc["suggested", "gain_between"] > 4 * table.loc["random", "between_high"]
