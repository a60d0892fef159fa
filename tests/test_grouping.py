"""Communities: what is found, how firm it is, and what it is called."""

from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from innonet.audience import release
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.grouping import Communities, communities, fellows_kept, named
from innonet.measures import leiden, modularity
from innonet.projection import project
from innonet.register import Register
from networks import NETWORKS, network_of, shuffled


def test_two_circles_are_two_communities():
    groups = communities(NETWORKS["two_cliques_and_broker"](), seed=1)
    assert groups.members["a":"d"].nunique() == groups.members["e":"h"].nunique() == 1
    assert groups.members["a"] != groups.members["e"]
    assert groups.modularity == pytest.approx(modularity(NETWORKS["two_cliques_and_broker"](), groups.members))
    table = groups.table()
    assert table["size"].sum() == 9
    assert table["community"].tolist() == [0, 1]


def test_isolates_are_communities_of_one_without_name_or_stability():
    groups = communities(NETWORKS["isolate"]())
    assert groups.table()["size"].tolist() == [2]
    assert np.isnan(groups.stability["c"])
    assert groups.stability["a"] == groups.stability["b"]


def test_less_effort_finds_nearly_the_same(monkeypatch):
    """A network of many ties: half the draws, three rounds each, and chance is still beside it."""
    network = NETWORKS["two_cliques_and_broker"]()
    full, told = communities(network), []
    monkeypatch.setattr("innonet.grouping.finding.CROWDED", 0)
    quick = communities(network, progress=lambda *at: told.append(at))
    assert told[-1] == (25, 25)
    assert quick.members.tolist() == full.members.tolist()
    assert quick.expected == pytest.approx(full.expected, abs=0.05)


def test_fellows_kept_is_the_share_of_fellows_still_there():
    base, other = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 1, 1])
    assert fellows_kept(base, other).tolist() == [0.5, 0.5, 0.0, 1.0, 1.0, 0.0]


def test_stable_circles_are_firmer_than_a_ring():
    rng = np.random.default_rng(1)
    circles = [(f"{g}{i}", f"{g}{j}") for g in "abcd" for i in range(6) for j in range(i)]
    circles += [("a0", "b0"), ("b1", "c0"), ("c1", "d0")]
    ring = [(f"r{i:02d}", f"r{(i + 1) % 24:02d}") for i in range(24)]
    firm = communities(network_of(circles), seed=int(rng.integers(9))).stability.mean()
    loose = communities(network_of(ring), seed=1).stability.mean()
    assert firm > 0.9 > loose


def test_same_seed_same_groups_and_row_order_changes_nothing():
    network = NETWORKS["two_cliques_and_broker"]()
    one, two = communities(network, seed=5), communities(network, seed=5)
    pd.testing.assert_series_equal(one.members, two.members)
    pd.testing.assert_series_equal(one.stability, two.stability)
    plain = network.subset(network.ids.drop("x"))
    one, other = (communities(made, seed=5).members.reindex(plain.ids) for made in (plain, shuffled(plain)))
    assert len(set(zip(one, other, strict=True))) == one.nunique() == other.nunique() == 2


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_awkward_network_has_communities(name):
    network = NETWORKS[name]()
    groups = communities(network, draws=3, runs=2)
    assert groups.members.index.equals(network.ids)
    assert groups.table()["size"].sum() == (groups.members.map(groups.members.value_counts()) > 1).sum()
    assert groups.stability.dropna().between(0, 1).all()


def test_names_come_from_place_and_sector():
    network = network_of([("a", "b"), ("b", "c"), ("d", "e")], sectors={"a": "public", "b": "public", "c": "business"})
    table = network.organizations.assign(municipality=["수원시", "수원시", "화성시", "가평군", "양평군"])
    names = named(type(network)(table, network.ties), pd.Series([0, 0, 0, 1, 1], index=network.ids))
    assert names.loc[0].tolist() == ["수원 공공 중심", "Mainly Suwon, Public sector"]
    assert names.loc[1].tolist() == ["가평·양평 중심", "Mainly Gapyeong, Yangpyeong"]


def test_two_of_three_places_do_not_name_three():
    network = network_of([("a", "b"), ("b", "c"), ("d", "e")])
    table = network.organizations.assign(municipality=["수원시", "화성시", "가평군", "양평군", np.nan])
    names = named(type(network)(table, network.ties), pd.Series([0, 0, 0, 1, 1], index=network.ids))
    assert names["name_ko"].tolist() == ["B 중심", "D 중심"]


@pytest.mark.parametrize(
    ("regions", "name"),
    [("sssnn", "A 중심"), ("ssssn", "남부 중심"), ("sssss", "남부 중심"), ("ssnn", "A 중심"), ("sssn-", "A 중심")],
)
def test_a_region_names_those_of_whom_two_thirds_are_in_it(regions, name):
    ids = list("abcde"[: len(regions)])
    network = network_of([("a", other) for other in ids[1:]])
    known = {"s": "south", "n": "north", "-": np.nan}
    table = network.organizations.assign(region=[known[one] for one in regions])
    names = named(type(network)(table, network.ties), pd.Series(0, index=network.ids))
    assert names["name_ko"].tolist() == [name]
    assert names["name_en"].tolist() == ["Mainly South" if name == "남부 중심" else "Around A"]


def test_what_several_share_is_told_by_whom_they_stand_around():
    network = network_of(
        [("a", "b"), ("b", "x"), ("c", "d"), ("d", "y"), ("e", "f")], sectors=dict.fromkeys("abcdxy", "public")
    )
    groups = pd.Series([0, 0, 1, 1, 2, 2, 0, 1], index=list("abcdefxy")).reindex(network.ids)
    names = named(network, groups)
    assert names["name_ko"].tolist() == ["B 중심", "D 중심", "E 중심"]
    assert names["name_en"].tolist() == ["Around B", "Around D", "Around E"]


def test_places_that_several_share_stay_in_the_name_unless_the_middle_says_them():
    network = network_of([("a", "b", 1), ("b", "x", 2), ("c", "d", 1), ("d", "y", 2)])
    table = network.organizations.assign(municipality="수원시")
    table["name"] = ["a", "아주대학교", "c", "수원시청", "x", "y"]
    table["name_en"] = [np.nan, "Ajou University", np.nan, "Suwon City", np.nan, np.nan]
    names = named(type(network)(table, network.ties), pd.Series([0, 0, 1, 1, 0, 1], index=network.ids))
    assert names["name_ko"].tolist() == ["수원 아주대학교 중심", "수원시청 중심"]
    assert names["name_en"].tolist() == ["Suwon, around Ajou University", "Around Suwon City"]


def test_the_middle_is_whoever_has_the_strongest_ties_inside():
    network = network_of([("a", "b", 1), ("b", "c", 1), ("a", "c", 3), ("a", "d", 9), ("b", "d", 9), ("d", "e", 1)])
    names = named(network, pd.Series([0, 0, 0, 1, 1], index=network.ids))
    assert names["name_ko"].tolist() == ["A 중심", "D 중심"], "b is tied more strongly, but to the other community"


def test_a_long_name_is_told_by_its_short_alias_or_its_begin():
    network = network_of([("a", "b"), ("c", "d"), ("e", "f")])
    table = network.organizations.assign(aliases=np.nan).astype({"aliases": object})
    table["name"] = [
        "Centre national de la recherche scientifique", "b", "The Regents of the University of California", "d",
        "경기도북부지역사회적경제혁신협력지원센터", "f",
    ]  # fmt: skip
    table.loc["a", "aliases"] = "CR|CNRS|Centre national"
    names = named(type(network)(table, network.ties), pd.Series([0, 0, 1, 1, 2, 2], index=network.ids))
    assert names["name_ko"].tolist() == [
        "CNRS 중심",
        "The Regents of the University… 중심",
        "경기도북부지역사회적경제혁신… 중심",
    ]


def test_readers_of_english_are_not_told_a_korean_alias():
    network = network_of([("a", "b"), ("c", "d")])
    table = network.organizations.assign(
        name=["경기사회혁신마중센터사무국지원단", "b", "경기도혁신협력지원센터북부사무본부", "d"]
    )
    table["aliases"] = ["마중센터", None, "혁신센터|GICC", None]
    english = ["Gyeonggi Social Innovation Majung Center", None, "Gyeonggi Innovation and Cooperation Center", None]
    names = named(type(network)(table.assign(name_en=english), network.ties), pd.Series([0, 0, 1, 1], network.ids))
    assert names["name_ko"].tolist() == ["마중센터 중심", "혁신센터 중심"]
    assert names["name_en"].tolist() == ["Around Gyeonggi Social Innovation…", "Around GICC"]


def test_names_that_are_still_the_same_carry_a_number():
    network = network_of([("a", "b"), ("c", "d")])
    table = network.organizations.assign(name=[f"새마을운동 경기도 협의회 연합 사무국 {one}지부" for one in "abcd"])
    names = named(type(network)(table, network.ties), pd.Series([0, 0, 1, 1], index=network.ids))
    assert names["name_ko"].tolist() == [
        "새마을운동 경기도 협의회 연합… 중심 1",
        "새마을운동 경기도 협의회 연합… 중심 2",
    ]
    assert names["name_en"].tolist() == [
        "Around 새마을운동 경기도 협의회 연합… 1",
        "Around 새마을운동 경기도 협의회 연합… 2",
    ]


@pytest.mark.parametrize("audience", ["internal", "partners", "public"])
def test_no_community_is_named_after_who_asked_not_to_be_shown(audience):
    register = Register(
        pd.DataFrame(
            {
                "organization": list("abcdef"),
                "name": ["가온", "나래", "다솜", "라온", "마루", "바름"],
                "hidden": ["예", None, None, None, None, None],
            }
        ),
        pd.DataFrame({"partnership": ["p", "q", "r"]}),
        pd.DataFrame({"organization": list("abacdedf"), "partnership": list("ppqqrrqq")}),
    )
    network = project(release(register, audience=audience))
    groups = pd.Series(0, index=network.ids)
    name = named(network, groups)["name_ko"].iloc[0]
    assert name == ("가온 중심" if audience == "internal" else "라온 중심")


def test_bad_settings_are_named():
    with pytest.raises(UsageError, match="runs is 0"):
        communities(NETWORKS["star"](), runs=0)
    with pytest.raises(UsageError, match="objective"):
        communities(NETWORKS["star"](), objective="CPM")


def test_karate_has_structure_and_a_random_graph_has_none():
    karate = from_edges(pd.DataFrame(list(nx.karate_club_graph().edges), columns=["source", "target"]))
    found = communities(karate, draws=39)
    assert found.is_structured
    assert (found.expected < found.modularity, found.p) == (True, 1 / 40)
    assert "more clearly than chance" in found.meaning("en")
    graph = nx.gnm_random_graph(34, 78, seed=4)
    chance = communities(from_edges(pd.DataFrame(list(graph.edges), columns=["source", "target"])), draws=39)
    assert not chance.is_structured
    assert "뚜렷한 집단이라고 보기 어렵습니다" in chance.meaning("ko")


def test_a_modularity_below_0_has_a_minus_sign():
    groups = Communities(
        pd.Series([0, 0]), -0.05, pd.Series(dtype=float), pd.DataFrame(), np.array([-0.1, 0.06]), p=0.5
    )
    assert groups.meaning("ko").startswith("협력 집단으로 나뉘는 정도가 −0.05인데 우연이라도 −0.02 정도는 나와")
    assert "Chance alone gives −0.02, this network −0.05" in groups.meaning("en")
    firm = replace(groups, modularity=0.43, by_chance=np.array([0.3]), p=0.01)
    assert firm.meaning("ko") == "협력 집단으로 나뉘는 정도는 0.43으로, 우연이라면 나올 0.30보다 뚜렷하게 높습니다."


@pytest.mark.parametrize("resolution", [2, 5, 7, 9])
def test_consensus_of_cpm_is_asked_for_density_on_the_scale_of_strengths(resolution):
    edges = [(*pair, 10.0) for circle in ("abcde", "fghij") for pair in combinations(circle, 2)]
    network = network_of([*edges, ("e", "f", 10.0)])
    found = communities(network, objective="cpm", resolution=resolution)
    assert found.members.tolist() == [0] * 5 + [1] * 5
    assert found.members.equals(leiden(network, objective="cpm", resolution=resolution))
    assert found.stability.min() > 0.3


def test_consensus_by_modularity_is_as_ever():
    ties = nx.karate_club_graph().edges(data="weight")
    karate = network_of([(f"{one:02d}", f"{two:02d}", worth) for one, two, worth in ties])
    found = communities(karate, draws=20)
    assert "".join(map(str, found.members)) == "1111333100311100310101022202200200"
    assert found.modularity == pytest.approx(0.44490358)
    assert found.stability.sum() == pytest.approx(25.937, abs=0.001)


def test_consensus_keeps_what_all_starts_find():
    groups = communities(NETWORKS["two_cliques_and_broker"](), draws=20)
    assert groups.members["a":"d"].nunique() == groups.members["e":"h"].nunique() == 1
    again = communities(NETWORKS["two_cliques_and_broker"](), draws=20, workers=2)
    pd.testing.assert_series_equal(groups.members, again.members)
    pd.testing.assert_series_equal(groups.stability, again.stability)
    assert (groups.expected, groups.p) == (again.expected, again.p)


def test_names_come_from_kinds_where_nothing_else_is_known():
    register = Register(
        pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
        pd.DataFrame({"partnership": ["p"], "kind": ["living_lab"]}),
        pd.DataFrame({"organization": list("abc"), "partnership": list("ppp")}),
    )
    names = named(project(register), pd.Series([0, 0, 0], index=list("abc")))
    assert names.loc[0].tolist() == ["리빙랩 중심", "Mainly Living lab"]
