"""Fragmentation and mixing beside chance."""

from itertools import combinations
from itertools import permutations as orders

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.adjusting import adjusted
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.extraction import backbone
from innonet.gaps import cautions, fragmentation, groupings, meanings, mixing
from innonet.grouping import communities
from innonet.measures.mixing import mixing_matrix
from innonet.projection import project
from innonet.register import Register
from networks import NETWORKS, network_of, shuffled
from test_backbone import random_register


def split(seed=0, size=40, across=0.02):
    """Two sectors that keep to themselves."""
    rng = np.random.default_rng(seed)
    ids = [f"o{i:02d}" for i in range(size)]
    edges = [
        (ids[i], ids[j])
        for i in range(size)
        for j in range(i)
        if rng.random() < (0.3 if (i < size // 2) == (j < size // 2) else across)
    ]
    sectors = {one: "public" if i < size // 2 else "business" for i, one in enumerate(ids)}
    return network_of(edges, ids=ids, sectors=sectors)


def test_figures_are_the_measures():
    network = NETWORKS["two_cliques_and_broker"]()
    table = fragmentation(network, draws=5).set_index("measure")
    assert table.loc["fragmentation", "value"] == measures.fragmentation(network)
    assert table.loc["distance_fragmentation", "value"] == measures.distance_fragmentation(network)
    assert table.loc["cut_points", "value"] == 3
    assert table.loc["bridges", "value"] == 2
    assert table.loc["components", "value"] == 1
    assert table.loc["largest_component", "value"] == 1
    assert table.loc["ei_index", "value"] == measures.ei_index(network, "sector")


def test_keeping_to_oneself_is_told_from_chance():
    network = split()
    table = fragmentation(network, draws=20).set_index("measure")
    assert table.loc["ei_index", "p"] < 0.01
    assert table.loc["ei_index", "value"] < table.loc["ei_index", "expected"]
    assert "a clear difference" in table.loc["ei_index", "meaning"]
    assert "뚜렷한 차이가 있습니다" in table.loc["ei_index", "meaning_ko"]
    assert table.loc["modularity", "p"] == pytest.approx(1 / 21)
    assert table.loc["density", "expected"] == pytest.approx(table.loc["density", "value"]), "degrees are kept"


def test_a_backbone_of_random_records_is_no_denser_than_chance_makes_backbones():
    thin = backbone(random_register(), alpha=0.2)
    table = fragmentation(thin, draws=30).set_index("measure")
    assert table.loc["density", "value"] == measures.density(thin)
    assert table.loc["density", "expected"] == pytest.approx(table.loc["density", "value"], rel=0.5)
    assert table.loc["density", "p"] > 0.05
    assert not communities(thin, draws=30).is_structured


def test_why_chance_was_not_drawn_is_said():
    thin = backbone(random_register(), method="fdsm", draws=20, alpha=0.2)
    table = fragmentation(thin, draws=20).set_index("measure")
    assert table.loc["density", ["expected", "z", "p"]].isna().all()
    assert table.loc["density", "null"] == ""
    assert table.loc["density", "meaning"].endswith(
        "Chance was not set beside it: how these ties were chosen cannot be repeated on networks by chance."
    )
    assert table.loc["density", "meaning_ko"].endswith("되풀이할 수 없어 우연과 견주지 않았습니다.")
    groups = communities(thin, draws=5)
    assert np.isnan(groups.p) and np.isnan(groups.expected) and not groups.is_structured
    assert groups.meaning("en").endswith("chance was not drawn beside it.")


def test_a_pair_tied_both_ways_is_one_bridge():
    network = network_of([("a", "b"), ("b", "a"), ("b", "c"), ("c", "b"), ("c", "d")], directed=True)
    assert fragmentation(network, draws=3).set_index("measure").loc["bridges", "value"] == 3


def test_one_of_many_who_is_not_joined_is_no_hundred_percent():
    path = [(f"o{one:03d}", f"o{one + 1:03d}") for one in range(248)]
    table = fragmentation(network_of(path, ids=["z"]), draws=3).set_index("measure")
    assert table.loc["largest_component", "meaning"].startswith("99.6% of the organizations are joined")
    assert table.loc["largest_component", "meaning_ko"].startswith("기관의 99.6%가 가장 큰")
    assert table.loc["isolates", "meaning"].startswith("1 organization is tied to no other.")
    assert table.loc["density", "meaning"].startswith("0.8% of all possible ties exist.")
    assert meanings.of("density", 0.046, expected=0.5, p=0.5, size=9).en.startswith("4.6% of all possible ties exist.")


def test_what_strength_is_between_groups_is_not_called_ties():
    edges = [("a", "c", 2.5), ("b", "d", 1.0), ("a", "b", 4.0)]
    network = network_of(edges, sectors=dict(zip("abcd", "xxyy", strict=True)))
    table = mixing(network, count="strength", permutations=19).set_index(["group_a", "group_b"])
    assert table.loc[("x", "y"), "meaning"] == (
        "Ties between x and y have a strength of 3.5 in all, where chance would give 5: no clear difference."
    )
    assert table.loc[("x", "x"), "meaning_ko"] == (
        "x 안의 연결 강도는 모두 4이고 우연이라면 1.2 정도로, 뚜렷한 차이는 없습니다."
    )
    said = meanings.between("sector", ("x", "y"), 3.5, expected=9.0, p=0.01, count="strength")
    assert said.en.endswith("clearly less than chance.") and said.ko.endswith("뚜렷하게 작습니다.")
    said = meanings.between("sector", ("x", "y"), 3.5, expected=1.0, p=0.01, count="strength")
    assert said.en.endswith("clearly more than chance.") and said.ko.endswith("뚜렷하게 큽니다.")


def test_mixing_takes_groups_that_are_no_column():
    network = split()
    own = mixing(network, by="sector", permutations=19)
    pd.testing.assert_frame_equal(mixing(network, by=network.attribute("sector"), permutations=19), own)
    given = network.organizations["sector"].to_dict()
    for by in (given, list(given.values())):
        table = mixing(network, by=by, permutations=19)
        assert table["observed"].tolist() == own["observed"].tolist()
        assert table.attrs["by"] == ""
    groups = communities(network, draws=0).members
    assert mixing(network, by=groups, permutations=19).attrs["by"] == "community"


def test_p_is_never_zero_and_the_null_is_named():
    table = fragmentation(split(), draws=10)
    assert (table["p"].dropna() > 0).all()
    assert set(table["null"]) == {"rewired", "dealt"}


def test_modularity_is_that_of_the_communities_given():
    network = split()
    groups = communities(network, draws=0, resolution=3.0)
    table = fragmentation(network, groups=groups, draws=2).set_index("measure")
    assert table.loc["modularity", "value"] == groups.modularity


def test_modularity_by_chance_is_what_the_communities_given_found():
    """One figure, whichever table tells it; and as many draws as they had say whether so few can tell."""
    network = split()
    groups = communities(network, draws=9)
    assert groups.expected == groups.by_chance.mean()
    table = fragmentation(network, groups=groups, draws=20).set_index("measure")
    assert table.loc["modularity", "expected"] == groups.expected
    assert table.loc["modularity", "p"] == pytest.approx(1 / 10)
    assert "9 draws are too few" in table.loc["modularity", "meaning"]
    assert table.loc["density", "p"] != pytest.approx(1 / 10)


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_awkward_network_has_its_figures(name):
    network = NETWORKS[name]()
    table = fragmentation(network, draws=3)
    assert table["measure"].is_unique
    assert (table["meaning"].str.len() > 0).all()
    assert (table["meaning_ko"].str.endswith("니다.") | table["meaning_ko"].str.endswith(").")).all()
    pd.testing.assert_frame_equal(table, fragmentation(network, draws=3))


def test_an_attribute_can_be_asked_for():
    network = split()
    network.organizations["club"] = ["x", "y"] * 20
    table = fragmentation(network, by="club", draws=3)
    assert table.loc[table["measure"] == "ei_index", "by"].tolist() == ["club", "sector"]
    with pytest.raises(UsageError, match="'clubs' is not one of"):
        fragmentation(network, by="clubs")
    with pytest.raises(UsageError, match="draws is 0"):
        fragmentation(network, draws=0)


def test_mixing_counts_every_tie_once_beside_the_exact_mean():
    network = split()
    table = mixing(network)
    assert table["observed"].sum() == len(network.ties)
    assert table["expected"].sum() == pytest.approx(len(network.ties))
    own = table.set_index(["group_a", "group_b"])
    assert own.loc[("business", "public"), "ratio"] < 0.2
    assert own.loc[("business", "public"), "p"] == pytest.approx(1 / 1000)
    assert own.loc[("business", "public"), "z"] < -5
    assert (table["p_adjusted"] >= table["p"]).all()
    assert table.attrs == {"by": "sector", "permutations": 999}


def test_chance_is_what_all_ways_of_dealing_give():
    network = network_of(
        [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("a", "c")],
        sectors=dict(zip("abcdef", "xxyyzz", strict=True)), ids="f",
    )  # fmt: skip
    seen = mixing_matrix(network, "sector").to_numpy()
    every = []
    for order in orders("xxyyzz"):
        groups = pd.Series(order, index=network.ids)
        every.append(mixing_matrix(network, groups).to_numpy())
    exact = np.array(every)
    table = mixing(network, permutations=20_000, seed=3)
    cells = np.triu_indices(3)
    np.testing.assert_allclose(table["expected"], exact.mean(axis=0)[cells])
    np.testing.assert_allclose(table["z"], ((seen - exact.mean(axis=0)) / exact.std(axis=0))[cells], atol=0.05)
    far = np.abs(exact - exact.mean(axis=0)) >= np.abs(seen - exact.mean(axis=0)) - 1e-9
    np.testing.assert_allclose(table["p"], far.mean(axis=0)[cells], atol=0.02)


def test_directed_pairs_stand_both_ways():
    table = mixing(NETWORKS["directed"](), permutations=9)
    assert len(table) == 9
    assert table["observed"].sum() == 6


def test_figures_of_a_directed_network_say_what_they_are():
    path = fragmentation(network_of([("a", "b"), ("b", "c"), ("c", "d")], directed=True), draws=20)
    said = path.set_index("measure")
    assert said.loc["fragmentation", "meaning"].startswith("Direction aside, every two organizations have a path")
    assert said.loc["fragmentation", "meaning"].endswith(
        "Along the ties 50% of the pairs, counted each way, have no path."
    )
    assert said.loc["fragmentation", "meaning_ko"].startswith(
        "방향을 따지지 않으면 서로 닿는 길이 없는 기관 쌍은 없습니다."
    )
    assert said.loc["fragmentation", "meaning_ko"].endswith("양쪽을 따로 센 기관 쌍의 50%는 닿는 길이 없습니다.")
    assert "(한 기관이 모두와 양방향으로 이어지면 100%)" in said.loc["centralization", "meaning_ko"]
    assert said.loc["centralization", "meaning"].endswith("Of ties that go out it is 11%, of ties that come in 11%.")
    assert not said.loc["density", "meaning"].startswith("Direction aside")
    ring = fragmentation(network_of([("a", "b"), ("b", "c"), ("c", "a")], directed=True), draws=20)
    assert (
        ring.set_index("measure")
        .loc["fragmentation", "meaning_ko"]
        .endswith("방향을 따라가도 모든 기관이 서로 닿습니다.")
    )
    assert not fragmentation(network_of(["ab", "bc"]), draws=20)["meaning"].str.contains("irection").any()


def test_without_groups_there_are_no_rows():
    assert groupings(NETWORKS["one_sector"]()) == []
    table = mixing(NETWORKS["one_sector"]())
    assert len(table) == 0
    assert list(table.columns)[:5] == ["group_a", "group_b", "observed", "expected", "ratio"]


def test_mixing_says_what_is_wrong():
    with pytest.raises(UsageError, match="'sektor' is not one of"):
        mixing(NETWORKS["star"](), by="sektor")
    with pytest.raises(UsageError, match="permutations is 0"):
        mixing(NETWORKS["star"](), permutations=0)


def test_row_order_changes_nothing_but_chance():
    network = split()
    columns = ["group_a", "group_b", "observed", "expected", "ratio"]
    pd.testing.assert_frame_equal(mixing(network)[columns], mixing(shuffled(network))[columns])


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_awkward_network_mixes(name):
    table = mixing(NETWORKS[name](), permutations=5)
    assert (table["p"].dropna() > 0).all()
    assert not table[["observed", "expected"]].isna().any(axis=None)


def test_figures_are_adjusted_for_being_many_and_alike_for_any_number_of_workers():
    network = split()
    one, two = (fragmentation(network, draws=8, workers=workers) for workers in (1, 2))
    pd.testing.assert_frame_equal(one, two)
    np.testing.assert_allclose(one["p_adjusted"], adjusted(one["p"].to_numpy()))
    assert (one["p_adjusted"] >= one["p"]).loc[one["p"].notna()].all()


def test_p_values_are_uniform_where_only_chance_is_at_work():
    generator = np.random.default_rng(11)
    edges = pd.DataFrame(list(nx.gnm_random_graph(24, 60, seed=1).edges), columns=["source", "target"])
    edges["strength"] = generator.lognormal(size=len(edges))
    base = from_edges(edges)
    found = []
    for number in range(150):
        dealt = generator.permutation(np.repeat(["x", "y"], [12, len(base) - 12]))
        network = from_edges(edges, pd.DataFrame({"organization": base.ids, "sector": dealt}))
        found.append(mixing(network, count="strength", permutations=99, seed=number)["p"].iloc[1])
    found = np.sort(found)
    # the largest distance to the uniform distribution on 1/100 ... 1; 1.36 / sqrt(150) is the 5 % bound
    assert np.abs(np.arange(1, 151) / 150 - found).max() < 0.111 + 0.01
    assert found.min() >= 0.01
    assert 0.01 <= (found <= 0.05).mean() <= 0.10


def test_mixing_says_what_it_means_in_both_languages():
    table = mixing(split(), by="sector").set_index(["group_a", "group_b"])
    across = table[table.index.get_level_values(0) != table.index.get_level_values(1)].iloc[0]
    assert "where chance would give" in across["meaning"]
    assert ("clearly fewer" in across["meaning"]) == (across["p_adjusted"] < 0.05)
    assert "연결은" in across["meaning_ko"]
    strict = mixing(split(), by="sector", adjust="holm")
    assert (strict["p_adjusted"].to_numpy() >= table["p_adjusted"].to_numpy() - 1e-12).all()


def test_cautions_name_what_is_too_small_or_unknown():
    sectors = {"a": "public", "b": "company"}
    table = cautions(network_of([("a", "b"), ("b", "c")], ids="defg", sectors=sectors)).set_index("caution")
    assert table.index.tolist() == ["few_organizations", "few_partnerships", "many_alone", "unknown_sector"]
    assert table.loc["many_alone", "value"] == pytest.approx(4 / 7)
    assert table.loc["few_organizations", "meaning"].startswith("There are only 7 organizations")
    assert table.loc["few_partnerships", "meaning_ko"].startswith("연결이 2건뿐이어서")


def test_a_large_connected_network_needs_no_caution():
    graph = nx.connected_watts_strogatz_graph(60, 4, 0.3, seed=1)
    network = from_edges(pd.DataFrame(list(graph.edges), columns=["source", "target"]))
    assert cautions(network).empty


def test_few_draws_are_said_to_be_too_few():
    # two circles that never meet: chance would join them, but five draws cannot say so
    edges = pd.DataFrame([(side + a, side + b) for side in "xy" for a, b in combinations("abcdef", 2)])
    network = from_edges(edges.set_axis(["source", "target"], axis=1))
    few, enough = (fragmentation(network, draws=draws).set_index("measure").loc["transitivity"] for draws in (5, 39))
    assert few["p"] == pytest.approx(1 / 6)
    assert "5 draws are too few to say" in few["meaning"]
    assert "견주어 본 횟수(5번)가 적어" in few["meaning_ko"]
    assert enough["p"] == pytest.approx(1 / 40)
    assert "a clear difference" in enough["meaning"]


@pytest.mark.parametrize(
    ("measure", "value", "ko", "en"),
    [
        ("components", 1, "협력망은 하나로 이어져 있습니다.", "The network is one part."),
        ("components", 2, "협력망은 서로 이어지지 않은 2개 부분으로 나뉘어 있습니다.",
         "The network falls into 2 parts without a tie between them."),
        ("isolates", 0, "다른 기관과 연결되어 있지 않은 기관은 없습니다.",
         "Every organization is tied to another."),
        ("bridges", 0, "끊어지면 협력망이 갈라지는 연결은 없습니다.", "No tie would split the network by ending."),
        ("bridges", 1, "끊어지면 협력망이 갈라지는 연결이 1개입니다.", "The network would split at one tie."),
    ],
)  # fmt: skip
def test_none_and_one_are_said_in_words(measure, value, ko, en):
    told = meanings.of(measure, float(value), expected=float("nan"), p=float("nan"), size=9)
    assert told == (ko, en)


def test_few_partnerships_are_those_that_tie_anybody():
    organizations = pd.DataFrame({"organization": list("abc"), "name": list("abc")})
    partnerships = pd.DataFrame({"partnership": ["P1", "P2"]})
    alone = pd.DataFrame({"organization": ["a", "b"], "partnership": ["P1", "P2"]})
    table = cautions(project(Register(organizations, partnerships, alone))).set_index("caution")
    assert table.loc["few_partnerships", "meaning_ko"].startswith("두 곳 이상이 함께한 협력사업이 없어 ")
    together = alone.assign(partnership="P1")
    table = cautions(project(Register(organizations, partnerships, together))).set_index("caution")
    assert table.loc["few_partnerships", "meaning_ko"].startswith("두 곳 이상이 함께한 협력사업이 1건뿐이어서 ")
    assert table.loc["few_partnerships", "meaning"].startswith("Only 1 partnership of two or more is behind it:")
