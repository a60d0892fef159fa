"""Suggestions: every gain is what adding the tie does, and the planted gaps are the ones suggested."""

import json
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.network import Network
from innonet.projection import project
from innonet.register import Register
from innonet.settings import as_study
from innonet.suggestions import suggest
from innonet.uncertainty import resampled
from innonet.way import register_of
from networks import NETWORKS, network_of, relabeled, star, two_cliques_and_broker, two_components

GYEONGGI = Path(__file__).resolve().parents[2] / "datasets" / "gyeonggi"


def grown(network: Network, pairs) -> Network:
    """The network with more ties."""
    new = pd.DataFrame([(*pair, 1.0) for pair in pairs], columns=["source", "target", "strength"])
    ties = pd.concat([network.ties[["source", "target", "strength"]], new])
    return from_edges(ties, network.organizations, directed=network.directed)


def between(network: Network, by: str) -> float:
    """DF over pairs of different groups, by the definition alone."""
    graph, group = network.to_networkx().to_undirected(), network.attribute(by)
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    pairs = [(a, b) for a, b in combinations(network.ids, 2) if pd.notna(group[a]) and pd.notna(group[b])]
    apart = [(a, b) for a, b in pairs if group[a] != group[b]]
    return 1 - np.mean([1 / steps[a][b] if b in steps[a] else 0.0 for a, b in apart]) if apart else np.nan


def hanging(network: Network) -> int:
    """Pairs that lose all paths when one leaves, added up, by trying every one."""
    return sum(measures.lost_pairs(network, [one]) for one in network.ids)


def random_network(seed: int, size: int = 16, ties: int = 20) -> Network:
    graph = nx.gnm_random_graph(size, ties, seed=seed)
    about = pd.DataFrame({"organization": list(graph), "sector": [["x", "y", None][one % 3] for one in graph]})
    return from_edges(pd.DataFrame(list(graph.edges), columns=["source", "target"]), about)


def assert_exact(network: Network, ideas: pd.DataFrame, by: str) -> None:
    """Every row's numbers are those of the measures before and after."""
    now, start = network, measures.distance_fragmentation(network)
    for row in ideas.to_dict("records"):
        if row["action"] == "protect":
            (one,) = row["organizations"]
            rest = network.subset(network.ids.drop(one))
            graph = network.to_networkx().to_undirected()
            steps = dict(nx.all_pairs_shortest_path_length(graph))
            others = [(a, b) for a, b in combinations(rest.ids, 2)]
            before = 1 - np.mean([1 / steps[a][b] if b in steps[a] else 0.0 for a, b in others])
            assert row["gain"] == pytest.approx(measures.distance_fragmentation(rest) - before, abs=1e-9)
            assert row["gain_single"] == measures.lost_pairs(network, [one])
            continue
        assert row["organizations"][1] not in now.to_networkx().to_undirected()[row["organizations"][0]]
        then = grown(now, [row["organizations"]])
        fall = measures.distance_fragmentation(now) - measures.distance_fragmentation(then)
        assert row["gain"] == pytest.approx(fall, abs=1e-9)
        assert row["gain_between"] == pytest.approx(between(now, by) - between(then, by), abs=1e-9, nan_ok=True)
        assert row["gain_single"] == hanging(now) - hanging(then)
        assert row["cumulative"] == pytest.approx(start - measures.distance_fragmentation(then), abs=1e-9)
        now = then


@pytest.mark.parametrize("name", NETWORKS)
def test_every_gain_is_what_adding_the_tie_does(name):
    network = NETWORKS[name]()
    assert_exact(network, suggest(network, n=4, by="sector", draws=0), "sector")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("aim", ["whole", "between"])
def test_every_gain_on_random_networks(seed, aim):
    network = random_network(seed, ties=10 + 3 * seed)
    assert_exact(network, suggest(network, n=3, by="sector", aim=aim, draws=0), "sector")


@pytest.mark.parametrize("seed", range(8))
def test_the_first_pair_is_the_best_of_all(seed):
    """In full: every pair without a tie is tried by the measure itself."""
    network = random_network(seed, size=12, ties=20)
    first = suggest(network, n=1, actions=["connect"], draws=0).iloc[0]
    parts = measures.components(network)
    alive = network.ids if parts.nunique() == 2 else network.ids[measures.degree(network) > 0]
    tied = {frozenset(pair) for pair in network.ties[["source", "target"]].to_numpy().tolist()}
    before = measures.distance_fragmentation(network)
    gains = {
        pair: before - measures.distance_fragmentation(grown(network, [pair]))
        for pair in combinations(alive, 2)
        if frozenset(pair) not in tied and (parts.nunique() != 2 or parts[pair[0]] != parts[pair[1]])
    }
    assert first["gain"] == pytest.approx(max(gains.values()), abs=1e-12)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.integers(4, 40))
def test_two_parts_are_joined_first(seed, size):
    """Whatever the parts, an isolate too: one tie makes the network whole, so it comes first."""
    chance = np.random.default_rng(seed)
    cut = int(chance.integers(1, size))
    graph = nx.Graph()
    for part in (range(cut), range(cut, size)):
        graph.add_nodes_from(part)
        graph.add_edges_from((one, int(chance.integers(part[0], one))) for one in part[1:])
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    network = from_edges(edges, pd.DataFrame({"organization": range(size)}))
    pair = suggest(network, n=1, actions=["connect"], draws=0)["organizations"].iloc[0]
    assert (min(pair) < cut) and (max(pair) >= cut)
    assert measures.fragmentation(grown(network, [pair])) == 0


def test_long_networks_are_measured_pair_by_pair():
    """On a path longer than the steps that are counted together: the best of all pairs, by lengths written down."""
    size = 34
    path = from_edges(pd.DataFrame({"source": range(size - 1), "target": range(1, size)}))
    found = suggest(path, n=1, actions=["connect"], draws=0).iloc[0]
    away = np.abs(np.subtract.outer(np.arange(size), np.arange(size))).astype(float)
    np.fill_diagonal(away, np.inf)

    def fall(a, b):
        over = np.minimum(
            np.add.outer(np.abs(np.arange(size) - a), np.abs(np.arange(size) - b)) + 1,
            np.add.outer(np.abs(np.arange(size) - b), np.abs(np.arange(size) - a)) + 1,
        )
        gains = 1 / np.minimum(away, over) - 1 / away
        np.fill_diagonal(gains, 0.0)
        return gains.sum() / (size * (size - 1))

    best = max(fall(a, b) for a in range(size) for b in range(a + 2, size))
    assert found["gain"] == pytest.approx(best, abs=1e-12)
    a, b = found["organizations"]
    then = measures.distance_fragmentation(grown(path, [(a, b)]))
    assert found["gain"] == pytest.approx(measures.distance_fragmentation(path) - then, abs=1e-12)


def test_of_a_long_network_some_stand_for_all_when_pairs_are_chosen(monkeypatch):
    """Of 90 organizations in a row 45 choose nearly as well as all do, and what is told is measured in full."""
    path = from_edges(pd.DataFrame({"source": range(89), "target": range(1, 90)}))
    full = suggest(path, n=1, actions=["connect"], draws=0)["gain"].iloc[0]
    monkeypatch.setattr("innonet.suggestions.choosing.BY_ITSELF", 45)
    found = suggest(path, n=1, actions=["connect"], draws=0).iloc[0]
    then = measures.distance_fragmentation(grown(path, [found["organizations"]]))
    assert found["gain"] == pytest.approx(measures.distance_fragmentation(path) - then, abs=1e-12)
    assert 0.9 * full < found["gain"] <= full


def test_a_second_route_is_the_same_whatever_rows_are_kept(monkeypatch):
    path = from_edges(pd.DataFrame({"source": range(79), "target": range(1, 80)}))
    tables = []
    for bound in (0, 80):
        monkeypatch.setattr("innonet.suggestions.suggesting.WHOLE_UP_TO", 10)
        monkeypatch.setattr("innonet.suggestions.connecting.ALL_UP_TO", 10)
        monkeypatch.setattr("innonet.suggestions.protecting.KEPT_UP_TO", bound)
        tables.append(suggest(path, n=2, actions=["back up"], draws=0))
    pd.testing.assert_frame_equal(*tables)
    assert len(tables[0]) == 2


def test_by_hand():
    ideas = suggest(two_cliques_and_broker(), n=3, draws=0).set_index("action")
    # without the broker its two circles part: 4 x 4 pairs; without a or e the other four and the broker do
    assert ideas.loc["protect", "organizations"].tolist() == [("x",), ("a",), ("e",)]
    assert ideas.loc["protect", "gain_single"].tolist() == [16, 15, 15]
    assert ideas.loc[["connect"], "organizations"].iloc[0] == ("b", "f")
    # with a ring through both circles nobody holds others together any more
    assert ideas.loc[["connect"], "gain_single"].iloc[0] == 16 + 15 + 15


def test_isolates_and_small_parts_are_included_with_a_partner_of_the_main_part():
    network = network_of([("a", "b"), ("b", "c"), ("c", "d"), ("b", "d"), ("p", "q")], ids="z")
    ideas = suggest(network, n=5, actions=["include"], draws=0)
    assert ideas["organizations"].tolist() == [("p", "b"), ("z", "b")]
    assert ideas["pairs_joined"].tolist() == [2 * 4, 6]
    assert ideas["gain_single"].iloc[0] < 0  # a way in is a new single point


def test_who_came_in_with_another_is_not_included_once_more():
    network = network_of([("a", "b")], ids="uvwx")
    ideas = suggest(network, n=3, actions=["connect", "include"], each=1, draws=0)
    assert ideas["organizations"].tolist() == [("a", "u"), ("b", "v"), ("w", "x"), ("w", "a")]
    assert ideas["pairs_joined"].tolist() == [2, 3, 1, 2 * 4]


def test_back_up_joins_the_two_sides_past_the_one():
    ideas = suggest(two_cliques_and_broker(), n=3, actions=["back up"], draws=0)
    assert ideas["about"].iloc[0] == "x"
    assert {"abcd".count(one) for one in ideas["organizations"].iloc[0]} == {0, 1}
    assert ideas["gain_single"].iloc[0] > 0
    # of the ten pairs of leaves one is no longer parted
    assert suggest(star(), n=1, actions=["back up"], draws=0)["gain_single"].tolist() == [1]


def test_back_up_is_held_to_the_conditions():
    free, held = (
        suggest(star(), n=1, actions=["back up"], draws=0, excluded=excluded)["organizations"].iloc[0]
        for excluded in (None, [("a", "b")])
    )
    assert free == ("a", "b")
    assert held != free
    everybody = [(one, two) for one in "abcde" for two in "abcde" if one < two]
    assert suggest(star(), n=1, actions=["back up"], draws=0, excluded=everybody).empty
    assert suggest(star(), n=1, actions=["back up"], draws=0, near=True).empty, "no place is known"


def test_only_who_works_with_its_partners_is_said_to_be_able_to_stand_in():
    leaf = suggest(star(), n=1, actions=["back up"], draws=0).iloc[0]
    assert leaf["reason"].startswith("1 organization hangs on"), "one gets a second route, not all that hang on it"
    assert "stand in" not in leaf["reason"]
    assert "대신" not in leaf["reason_ko"]
    one = suggest(two_cliques_and_broker(), n=1, actions=["back up"], draws=0).iloc[0]
    assert "already works with 1 partner of" in one["reason"]
    assert one["reason"].startswith("4 organizations hang on")


def test_nothing_to_protect_in_a_ring():
    ring = from_edges(pd.DataFrame({"source": range(6), "target": [1, 2, 3, 4, 5, 0]}))
    assert suggest(ring, actions=["protect", "back up", "include"]).empty


def register() -> Register:
    """Two circles in 수원시 and 용인시, some far away in 연천군, and two that are alone."""
    rows = [("a", "p"), ("b", "p"), ("b", "q"), ("c", "q"), ("c", "r"), ("d", "r"), ("d", "s"), ("e", "s"), ("e", "t"),
            ("f", "t")]  # fmt: skip
    towns = ["수원시", "연천군", "용인시", "수원시", "연천군", "용인시", "수원시", "가평군"]
    sectors = ["public", "public", "business", "business", "public", "business", "public", "public"]
    return Register(
        pd.DataFrame({"organization": list("abcdefgh"), "name": list("가나다라마바사아"), "municipality": towns,
                      "sector": sectors}),
        pd.DataFrame({"partnership": list("pqrst"), "kind": ["mou", "grant", "mou", "mou", "grant"]}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )  # fmt: skip


def pairs(**settings) -> set[frozenset[str]]:
    ideas = suggest(project(register()), n=30, actions=["connect"], each=30, draws=0, **settings)
    return {frozenset(pair) for pair in ideas["organizations"]}


def test_conditions_keep_to_their_pairs():
    everything = pairs()
    assert frozenset("ad") in everything
    assert pairs(near=True) == {one for one in everything if one.isdisjoint("beh") or one == frozenset("be")}
    shared = {frozenset(pair) for pair in ("ac", "ad", "ae", "bd", "be", "bf", "ce", "cf")}
    assert pairs(kinds=True) == {one for one in shared if one in everything}
    assert pairs(partners=True) == {frozenset(pair) for pair in ("ac", "bd", "ce", "df")}
    wanted = pairs(wanted=[["public", "business"]])
    assert wanted == {one for one in everything if len(one & set("abegh")) == 1}
    assert frozenset("af") not in pairs(excluded=[("f", "a")])


def test_the_busy_are_asked_only_where_nobody_else_is_left():
    ideas = suggest(project(register()), n=30, actions=["connect"], each=30, capacity=2, draws=0)
    free = [set(pair) <= set("afgh") for pair in ideas["organizations"]]
    assert free[0]
    assert free == sorted(free, reverse=True)


def test_nobody_stands_in_the_list_more_often_than_each():
    ideas = suggest(random_network(3, ties=24), n=10, actions=["connect"], each=1, draws=0)
    named = [one for pair in ideas["organizations"] for one in pair]
    assert len(named) == len(set(named)) > 6


def test_slack_gives_way_to_the_plausible():
    network = project(register())
    best = suggest(network, n=1, actions=["connect"], draws=0).iloc[0]
    close = suggest(network, n=1, actions=["connect"], slack=0.5, draws=0).iloc[0]
    assert best["gain"] >= close["gain"] >= 0.5 * best["gain"]
    assert (close["shared_kinds"] > 0) + (close["place"] in ("same", "neighboring")) >= (best["shared_kinds"] > 0)


def test_evidence_and_reasons_in_both_languages():
    first = suggest(project(register()), n=1, actions=["connect"], draws=0).iloc[0]
    assert first["organizations"] == ("a", "e")
    assert (first["steps"], first["place"], first["shared_kinds"], first["busiest"]) == (4.0, "apart", 1, 2)
    assert first["reason_ko"].startswith("가와 마는 지금 4단계 떨어져 있습니다.")
    assert "4 steps apart" in first["reason"]
    alone = suggest(project(register()), n=1, actions=["include"], draws=0).iloc[0]
    assert alone["organizations"] == ("g", "d")
    assert "둘 다 수원시에 있습니다." in alone["reason_ko"]


def test_a_reason_says_how_far_the_two_are_today_and_with_the_suggestions_above():
    """Of every pair that the suggestions above brought nearer; the steps today are those of the network as it is."""
    network = from_edges(pd.DataFrame({"source": list("abcdeghij"), "target": list("bcdefhijk")}))
    ideas = suggest(network, n=4, actions=["connect"], draws=0)
    away = nx.Graph(network.ties[["source", "target"]].to_numpy().tolist())
    changed = 0
    for (one, two), steps, english, korean in ideas[["organizations", "steps", "reason", "reason_ko"]].to_numpy():
        today = nx.shortest_path_length(away, one, two) if nx.has_path(away, one, two) else None
        if today is None and np.isnan(steps):
            assert "지금 서로 닿는 길이 없습니다." in korean
        elif today == steps:
            assert f"지금 {today}단계 떨어져 있습니다." in korean
        else:
            changed += 1
            says = "지금 서로 닿는 길이 없고" if today is None else f"지금 {today}단계 떨어져 있고"
            assert f"{says}, 앞의 제안을 실행하면 {steps:.0f}단계가 됩니다." in korean
            assert f"today; with the suggestions above they would be {steps:.0f}." in english
    assert changed > 0


def test_the_interval_holds_the_gain_and_the_seed_decides():
    network = project(register())
    one, again = (suggest(network, n=2, draws=12, seed=5) for _ in range(2))
    pd.testing.assert_frame_equal(one, again)
    ties = one[one["action"] != "protect"]
    assert (ties["gain_low"] <= ties["gain"]).all()
    assert (ties["gain"] <= ties["gain_high"]).all()
    assert (ties["gain_low"] < ties["gain_high"]).any()
    kept = one[one["action"] == "protect"]
    assert len(kept) == 2
    assert ((kept["gain_low"] <= kept["gain"]) & (kept["gain"] <= kept["gain_high"])).all()
    for row in kept.to_dict("records"):
        drawn = [rise(each, row["organizations"][0]) for each in resampled(network, draws=12, seed=5)]
        assert row["gain_low"] == pytest.approx(min(np.quantile(drawn, 0.05), row["gain"]))
        assert row["gain_high"] == pytest.approx(max(np.quantile(drawn, 0.95), row["gain"]))
    assert suggest(network, n=2, draws=0, seed=5)["gain_low"].isna().all()


def rise(network: Network, one: str) -> float:
    """The rise in dF among the others without one, by the definition alone."""
    rest = network.ids.drop(one)
    steps = dict(nx.all_pairs_shortest_path_length(network.to_networkx().to_undirected()))
    before = 1 - np.mean([1 / steps[a][b] if b in steps[a] else 0.0 for a, b in combinations(rest, 2)])
    return measures.distance_fragmentation(network.subset(rest)) - before


def test_names_of_organizations_do_not_matter():
    network = two_components()
    new = dict(zip("abcdefg", "tuvwxyz", strict=True))
    one, two = suggest(network, n=3, draws=0), suggest(relabeled(network, new), n=3, draws=0)
    assert [tuple(new[a] for a in pair) for pair in one["organizations"]] == two["organizations"].tolist()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"actions": ["conect"]}, "Did you mean 'connect'"),
        ({"aim": "hole"}, "Did you mean 'whole'"),
        ({"n": -1}, "n is -1"),
        ({"slack": 1.0}, "slack is 1.0"),
        ({"capacity": 0}, "capacity is 0"),
        ({"excluded": ["ab"]}, "'ab' is no pair"),
        ({"excluded": [("a", "nobody")]}, "'nobody' is not in the network"),
        ({"by": "sector", "wanted": [["public", "rain"]]}, "Known: civil, public"),
        ({"by": "colour"}, "'colour' is not one of the words"),
    ],
)
def test_wrong_words(settings, said):
    with pytest.raises(UsageError, match=said):
        suggest(star(), **settings)


def test_the_planted_gaps_of_gyeonggi_are_the_ones_suggested():
    truth = json.loads((GYEONGGI / "truth.json").read_text(encoding="utf-8"))
    network = project(register_of(as_study(GYEONGGI)))
    ideas = suggest(network, draws=0)
    region = network.organizations["region"]
    connect = ideas[ideas["action"] == "connect"]["organizations"]
    assert len(connect) == 10
    assert sum(region[a] != region[b] for a, b in connect) >= 8, "the planted gap is between north and south"
    assert set(connect.iloc[0]) <= set(truth["hubs"])
    included = {pair[0] for pair in ideas[ideas["action"] == "include"]["organizations"]}
    assert len(included) == 10
    assert included <= set(truth["isolates"])
    protected = {one for (one,) in ideas[ideas["action"] == "protect"]["organizations"]}
    assert set(truth["cut_points"]) <= protected


def plain_network(seed: int, *, text: bool) -> Network:
    """A random network of ties alone: no register, no sectors, ids as numbers or as text."""
    graph = nx.gnm_random_graph(14 + seed, 12 + 3 * seed, seed=seed)
    edges = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    return from_edges(edges.map(lambda one: f"o{one:02d}") if text else edges)


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_a_reader_who_knows_only_the_table_finds_each_gain_again(seed, text):
    """Row after row, as anyone would: the connect rows stand first, the include rows go on from them."""
    network = plain_network(seed, text=text)
    ideas = suggest(network, n=10)
    assert ideas["action"].tolist() == sorted(ideas["action"], key=["connect", "include", "protect", "back up"].index)
    ties, now = network.ties[["source", "target"]], measures.distance_fragmentation(network)
    rows = ideas[ideas["action"].isin(["connect", "include"])]
    assert len(rows) >= 10
    for row in rows.to_dict("records"):
        ties = pd.concat([ties, pd.DataFrame([row["organizations"]], columns=["source", "target"])], ignore_index=True)
        then = measures.distance_fragmentation(from_edges(ties, list(network.ids)))
        assert row["gain"] == pytest.approx(now - then, abs=1e-9)
        now = then


def test_n_counts_each_action_for_itself():
    network = plain_network(3, text=True)
    four = suggest(network, n=3, draws=0)
    assert four["action"].value_counts()["connect"] == 3
    alone = suggest(network, n=3, actions=("connect",), draws=0)
    pd.testing.assert_frame_equal(alone, four[four["action"] == "connect"])


def test_who_shares_a_name_is_told_apart_by_place_or_id():
    about = pd.DataFrame(
        {"organization": list("abcde"), "name": ["햇살마을", "햇살마을", "가온", "나눔터", "나눔터"],
         "municipality": ["수원시", "이천시", "수원시", "수원시", "수원시"]}
    )  # fmt: skip
    path = from_edges(pd.DataFrame({"source": list("acdb"), "target": list("cdbe")}), about)
    first = suggest(path, n=1, actions=["connect"], draws=0).iloc[0]
    assert first["organizations"] == ("a", "e")
    assert first["names_ko"] == ("햇살마을(수원시)", "나눔터(e)")
    assert first["names"] == ("햇살마을 (Suwon-si)", "나눔터 (e)")
    assert first["reason_ko"].startswith("햇살마을(수원시)과 나눔터(e)는 지금 4단계 떨어져 있습니다.")
