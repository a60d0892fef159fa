"""The ranked hubs: the score, its interval, and what is said of it."""

import numpy as np
import pandas as pd
import pytest

from cordis import cordis
from innonet import measures
from innonet.cleaning import clean
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.grouping import Communities, communities
from innonet.measures.cutting import key_player_order
from innonet.projection import project
from innonet.ranking import evidence, hubs, reasons, sureness
from innonet.ranking.ranked import ranks
from innonet.ranking.standing_out import stand_out, surely_first
from innonet.records import read
from innonet.register import Register
from networks import NETWORKS, shuffled


def planted(seed=1, organizations=80, partnerships=70, every=3):
    """A register in which `hub` is in every third partnership, or as given, and everybody else in a few."""
    rng = np.random.default_rng(seed)
    rows = []
    for p in range(partnerships):
        members = {f"o{i:02d}" for i in rng.choice(organizations, rng.integers(2, 5), replace=False)}
        rows += [(one, f"p{p:02d}") for one in members | ({"hub"} if p % every == 0 else set())]
    ids = ["hub", *(f"o{i:02d}" for i in range(organizations))]
    sectors = ["public", *(["public", "business", "academia"][i % 3] for i in range(organizations))]
    return Register(
        pd.DataFrame({"organization": ids, "name": ids, "sector": sectors}).sort_values("organization"),
        pd.DataFrame({"partnership": [f"p{p:02d}" for p in range(partnerships)]}),
        pd.DataFrame(rows, columns=["organization", "partnership"]).sort_values(["partnership", "organization"]),
    )


NETWORK = project(planted(every=2))
TABLE = hubs(NETWORK, draws=60, seed=2)


def test_the_planted_hub_is_first_and_told_apart():
    first = TABLE.iloc[0]
    assert first["organization"] == "hub"
    assert (first["rank"], first["rank_low"], first["rank_high"], first["share_top"]) == (1, 1, 1, 1.0)
    assert first["ahead_of_next"] > 0.95
    assert first["agreement"] > 0.7


def test_hubs_are_told_apart_where_most_are_in_one_partnership_alone():
    """Scores of the many vary less than their noise does: they say nothing of how much the hubs differ from them."""
    rng = np.random.default_rng(1)
    sizes = rng.integers(2, 7, 60)
    rows = [
        (f"o{one:03d}", f"p{p:02d}") for p, size in enumerate(sizes) for one in rng.choice(400, size, replace=False)
    ]
    for hub in range(3):
        rows += [(f"hub{hub}", f"p{p:02d}") for p in rng.choice(60, 15 + 5 * hub, replace=False)]
    took_part = pd.DataFrame(rows, columns=["organization", "partnership"])
    ids = sorted(took_part["organization"].unique())
    numbers = pd.DataFrame({"partnership": sorted(took_part["partnership"].unique())})
    register = Register(pd.DataFrame({"organization": ids, "name": ids}), numbers, took_part)
    table = hubs(project(register), draws=40, seed=1)
    assert table["organization"].head(3).tolist() == ["hub2", "hub1", "hub0"]
    assert table["rank_high"].head(3).max() <= 8
    assert table["alike"].head(3).max() <= 3
    assert table["rank_high"].median() > 150


def test_columns_of_the_contract():
    wanted = ["organization", "name", "sector", "score", "rank", "rank_low", "rank_high", "role", "reasons"]
    assert [column for column in TABLE.columns if column in wanted] == wanted
    assert len(TABLE) == len(NETWORK)
    assert set(TABLE["organization"]) == set(NETWORK.ids)


def test_intervals_hold_their_rank_and_shares_are_shares():
    assert (TABLE["rank_low"] <= TABLE["rank"]).all()
    assert (TABLE["rank"] <= TABLE["rank_high"]).all()
    assert TABLE["share_top"].sum() == pytest.approx(10, abs=0.5)
    assert TABLE["ahead_of_next"].iloc[:-1].between(0, 1).all()
    assert np.isnan(TABLE["ahead_of_next"].iloc[-1])


def test_the_score_is_the_stated_mean_of_percentiles():
    groups = communities(NETWORK, draws=0, seed=2)
    indices = pd.DataFrame(
        {
            "degree": measures.degree(NETWORK),
            "strength": measures.strength(NETWORK),
            "harmonic": measures.harmonic(NETWORK),
            "betweenness": measures.betweenness(NETWORK),
            "communities": measures.degree(NETWORK) * measures.participation(NETWORK, groups.members),
            "sectors": measures.degree(NETWORK) * measures.participation(NETWORK, "sector"),
            "effective_size": measures.effective_size(NETWORK),
            "sole_brokerage": measures.sole_brokerage(NETWORK),
            "coreness": measures.coreness(NETWORK),
            "eigenvector": measures.eigenvector(NETWORK),
        }
    ).round(10)
    whole = NETWORK.subset(NETWORK.ids)
    parts = measures.components(whole).value_counts()
    cut = []
    for one in NETWORK.ids:
        left = measures.components(NETWORK.subset([o for o in NETWORK.ids if o != one]))
        inside = left[measures.components(NETWORK)[left.index] == measures.components(NETWORK)[one]]
        cut.append(len(inside) - (inside.value_counts().max() if len(inside) else 0))
    assert parts.sum() == len(NETWORK)
    indices["cut_off"] = cut
    roles = measures.brokerage_roles(NETWORK, "sector")
    indices["brokerage"] = roles["total"] - roles["coordinator"]
    indices["key_player"] = key_player_order(NETWORK, 5)
    share = indices.fillna(-np.inf).rank(method="max") / len(indices)
    kinds = [
        share[["degree", "strength", "harmonic"]].mean(axis=1),
        share[["betweenness", "communities", "sectors", "brokerage", "effective_size"]].mean(axis=1),
        share[["cut_off", "sole_brokerage", "key_player"]].mean(axis=1),
        share[["coreness", "eigenvector"]].mean(axis=1),
    ]
    score = (kinds[0] + kinds[1] + 0.5 * kinds[2] + kinds[3]) / 3.5
    np.testing.assert_allclose(TABLE.set_index("organization")["score"].reindex(NETWORK.ids), score, atol=1e-9)


def test_weights_choose_the_evidence():
    only = hubs(NETWORK, draws=0, weights={"bridging": 0, "holding": 0, "standing": 0})
    np.testing.assert_allclose(only["score"], only["reach"])
    assert "bridging" not in only.columns
    with pytest.raises(UsageError, match="'brigding' is not one of"):
        hubs(NETWORK, draws=0, weights={"brigding": 1})
    with pytest.raises(UsageError, match="all weights are 0"):
        hubs(NETWORK, draws=0, weights=dict.fromkeys(evidence.KINDS, 0))


def test_reasons_carry_the_numbers_in_both_languages():
    first = TABLE.iloc[0]
    degree, pairs = int(measures.degree(NETWORK)["hub"]), int(measures.sole_brokerage(NETWORK)["hub"])
    assert f"tied to {degree} organizations through 35 partnerships, more than any other." in first["reasons"]
    assert f"협력사업 35건에서 기관 {degree}곳과 연결되어 있어, 연결 기관이 가장 많습니다." in first["reasons_ko"]
    assert f"It joins {pairs:,} pairs of organizations that have no other partner in common." in first["reasons"]
    assert f"기관 {pairs:,}쌍을 이어 주고 있습니다." in first["reasons_ko"]


def test_reasons_tell_two_facts_more_and_not_the_same_of_all():
    sentences = TABLE["reasons"].head(20).str.count(r"\.(?: |$)")
    assert sentences.between(1, 3).all()
    told = TABLE["reasons"].head(20).str.replace(r"[\d,%]+", "0", regex=True)
    assert told.nunique() >= 4


def test_reasons_name_what_stands_out():
    # two circles of four; x alone has partners in both and in three municipalities, and its ties cross sectors
    edges = [("a", "b"), ("a", "c"), ("b", "c"), ("d", "e"), ("d", "f"), ("e", "f"), ("x", "a"), ("x", "d"), ("x", "b")]
    about = pd.DataFrame({"organization": list("abcdefx"), "sector": list("ppppppq")})
    network = from_edges(edges, about.assign(municipality=["suwon", "yongin", *["paju"] * 5]))
    facts = reasons.Facts(
        partners=3, partnerships=0, most=True, communities=2, of_communities=2, crossing=1.0, of_all=1 / 3, cut_off=3,
        sole=2, places=3, telling=("communities", "crossing", "places", "sole", "cut_off"),
    )  # fmt: skip
    assert reasons.in_english(facts) == (
        "It is tied to 3 organizations, more than any other. It connects both communities. 100% of its ties cross "
        "sectors, against 33% of all ties. Its partners are spread over 3 municipalities. It joins 2 pairs of "
        "organizations that have no other partner in common. Without it 3 organizations lose contact."
    )
    assert "협력 집단 2개 모두와 이어져 있습니다." in reasons.in_korean(facts)
    assert "협력망 전체(33%)보다 높습니다." in reasons.in_korean(facts)
    table = hubs(network, draws=0).set_index("organization")
    assert table.loc["x", "reasons_ko"] == (
        "기관 3곳과 연결되어 있습니다. 이 기관이 빠지면 3곳의 연락이 끊어집니다. "
        "연결의 100%가 다른 부문과의 연결로, 협력망 전체(33%)보다 높습니다."
    )
    assert table.loc["c", "reasons"].startswith("It is tied to 2 organizations.")


def test_ties_that_cross_sectors_are_a_reason_only_where_more_do_than_of_all():
    edges = [("h", one) for one in "abcdefg"] + [("a", "b")]
    about = pd.DataFrame({"organization": list("habcdefg"), "sector": list("pqrqqqqp")})
    table = hubs(from_edges(edges, about), draws=0).set_index("organization")
    assert table.loc["h", "reasons"] == (
        "It is tied to 7 organizations, more than any other. Without it 5 organizations lose contact. "
        "It joins 20 pairs of organizations that have no other partner in common."
    )
    assert table.loc["a", "reasons"].endswith("100% of its ties cross sectors, against 88% of all ties.")


def test_a_pair_is_no_community_that_a_reason_counts():
    edges = ["xa", "xb", "ab", "xc", "cd", "ce", "de", "pq", "rs"]
    found = Communities(pd.Series({**dict.fromkeys("xab", 0), **dict.fromkeys("cde", 1), **dict.fromkeys("pq", 2),
                                   **dict.fromkeys("rs", 3)}), 0.5, pd.Series(dtype=float), pd.DataFrame())  # fmt: skip
    network = from_edges([(one, two) for one, two in edges])
    judged = evidence.evidence_for(network, found.members.reindex(network.ids), by="sector", weights=None)
    first = reasons.facts(network, judged, pd.Index(["x"]))[0]
    assert (first.communities, first.of_communities) == (2, 2)
    assert found.counted.tolist() == [3, 3]


def test_of_few_organizations_fewer_are_called_the_first():
    small = from_edges([(one, two) for one, two in ("01", "02", "03", "14", "15", "26", "78")])
    for network, top in ((small, 3), (NETWORK, 10)):
        assert hubs(network, draws=20)["share_top"].sum() == pytest.approx(top, abs=0.6)
    told = hubs(small, draws=20)["sureness"].str.extract(r"among the first (\d+) in")[0].dropna()
    assert set(told) == {"3"}


@pytest.mark.parametrize(
    ("intervals", "alike", "is_told"),
    [
        ([(1, 9), (1, 9), (1, 9)], None, False),
        ([(1, 8), (1, 9), (1, 9)], None, True),
        ([(1, 8), (1, 9), (1, 9)], [8, 8, 8], False),
        ([(1, 8), (1, 9), (1, 9)], [7, 8, 8], True),
        ([(1, np.nan), (1, 9), (1, 9)], None, True),
    ],
)
def test_hubs_stand_out_where_one_of_the_first_is_told_from_another(intervals, alike, is_told):
    table = pd.DataFrame(intervals, columns=["rank_low", "rank_high"])
    assert stand_out(table if alike is None else table.assign(alike=alike), size=9) is is_told
    assert stand_out(table[["rank_low"]], size=9)


def test_surely_first_is_whose_range_ends_among_them():
    table = pd.DataFrame({"rank": range(1, 10), "rank_low": 1, "rank_high": [2, 5, 3, *[9] * 6]})
    assert surely_first(table, size=9)["rank"].tolist() == [1, 3], "of nine three are the first"
    assert surely_first(table, size=9, most=2)["rank"].tolist() == [1]
    assert surely_first(table, size=90)["rank"].tolist() == [1, 2, 3], "of ninety ten"
    assert surely_first(table[["rank"]], size=9)["rank"].tolist() == [1, 2, 3], "nothing was drawn"
    assert surely_first(table.assign(rank=1), size=9).empty
    assert surely_first(table.assign(rank_high=9), size=9).empty


def test_who_works_with_nobody_is_told_so():
    table = hubs(NETWORKS["isolate"](), draws=0).set_index("organization")
    assert table.loc["c", "reasons"] == "It shares no partnership with any other organization."
    assert table.loc["c", "rank"] == 3


def test_the_broker_is_told_who_loses_contact():
    table = hubs(NETWORKS["two_cliques_and_broker"](), draws=0).set_index("organization")
    assert "Without it 4 organizations lose contact." in table.loc["x", "reasons"]
    assert "4곳의 연락이 끊어집니다" in table.loc["x", "reasons_ko"]


def test_equal_organizations_share_a_rank():
    assert ranks(np.array([0.5, 0.9, 0.5, 0.1])).tolist() == [2, 1, 2, 4]
    table = hubs(NETWORKS["star"](), draws=0)
    assert table["rank"].tolist() == [1, 2, 2, 2, 2, 2]


def test_same_seed_same_table_and_row_order_changes_nothing():
    pd.testing.assert_frame_equal(TABLE, hubs(NETWORK, draws=60, seed=2))
    network, groups = NETWORKS["two_cliques_and_broker"](), communities(NETWORKS["two_cliques_and_broker"](), draws=0)
    one, two = (
        hubs(made, draws=0, groups=groups).set_index("organization")["score"] for made in (network, shuffled(network))
    )
    pd.testing.assert_series_equal(one, two.reindex(one.index))


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_awkward_network_is_ranked(name):
    network = NETWORKS[name]()
    table = hubs(network, draws=5, seed=1)
    assert sorted(map(str, table["organization"])) == sorted(map(str, network.ids))
    assert table["score"].between(0, 1).all()
    assert (table["rank_low"] <= table["rank_high"]).all()


def test_ranks_within_groups():
    table = hubs(NETWORK, draws=0, per="sector")
    for _, rows in table.groupby("group"):
        assert rows["rank_in_group"].min() == 1
        assert rows["rank_in_group"].is_monotonic_increasing


def test_large_networks_are_judged_by_the_cheaper_set(monkeypatch):
    from innonet.measures import engines

    monkeypatch.setattr(engines, "EXACT_UP_TO", 20)
    table = hubs(NETWORK, draws=3)
    assert table.attrs["evidence"]["bridging"] == ["across_communities", "across_sectors"]
    assert "holding" not in table.columns
    assert table["organization"].iloc[0] == "hub"


def test_the_hubs_of_horizon_2020_are_those_the_field_knows():
    network = cordis()
    members = measures.leiden(network, seed=1, rounds=1)
    groups = Communities(members, measures.modularity(network, members), pd.Series(dtype=float), pd.DataFrame())
    first = hubs(network, draws=0, groups=groups)["name"].head(5)
    for known in ("FRAUNHOFER", "CENTRE NATIONAL DE LA RECHERCHE SCIENTIFIQUE", "CONSIGLIO NAZIONALE DELLE RICERCHE"):
        assert first.str.contains(known).any(), known


def test_any_number_of_workers_gives_the_same_table():
    one, two = (hubs(NETWORK, draws=20, seed=2, workers=workers) for workers in (1, 2))
    pd.testing.assert_frame_equal(one, two)


def test_hubs_within_a_group_have_intervals_of_their_own():
    table = hubs(NETWORK, draws=40, per="sector", seed=2)
    for _, rows in table.groupby("group"):
        assert rows["rank_in_group"].min() == 1
        assert (rows["rank_in_group_low"] <= rows["rank_in_group"]).all()
        assert (rows["rank_in_group_high"] >= rows["rank_in_group"]).all()
        assert rows["rank_in_group_high"].max() <= len(rows)


def test_hubs_of_a_kind_count_partnerships_of_that_kind_alone():
    register = planted()
    register.partnerships["kind"] = ["mou" if p % 3 == 0 else "grant" for p in range(70)]
    network = project(register)
    first = hubs(network, kind="mou", draws=10).iloc[0]
    assert (first["organization"], first["rank"]) == ("hub", 1)
    grants = hubs(network, kind="grant", draws=10).set_index("organization")
    assert grants.loc["hub", "reasons"] == "It shares no partnership with any other organization."
    with pytest.raises(UsageError, match="'mo' is not one of"):
        hubs(network, kind="mo", draws=0)


@pytest.mark.parametrize("missing", ["partnerships", "organizations"])
def test_the_planted_hub_stays_first_when_records_are_missing(missing):
    table = hubs(NETWORK, draws=20, missing=missing, share=0.2)
    first = table.iloc[0]
    assert (first["organization"], first["rank_low"], first["rank_high"], first["share_top"]) == ("hub", 1, 1, 1.0)
    assert first["sureness"].startswith("In nine of ten draws that miss some records its rank is 1.")
    assert first["sureness_ko"].startswith("자료 일부가 빠지면 순위는 열에 아홉 1위입니다.")
    assert (table["rank_low"] <= table["rank"]).all()
    with pytest.raises(UsageError, match="share is 1"):
        hubs(NETWORK, draws=0, share=1)


@pytest.mark.parametrize("partnerships", [{"p": "abc"}, {"p": "ab", "q": "bc"}])
def test_of_one_or_two_partnerships_no_rank_is_sure(partnerships):
    table = hubs(of(partnerships, "abcd"), draws=100)
    assert (table["rank_low"] == 1).all()
    assert (table["rank_high"] == 4).all()
    assert (table["alike"] == 3).all()


def test_partnerships_are_those_behind_the_ties_of_the_network_at_hand():
    made = of({"p": "abc", "q": "ab", "r": "ab", "s": "cd"}, "abcde")
    thin = made.with_ties((made.ties["partnerships"] > 1).to_numpy())
    told = hubs(thin, draws=0).set_index("organization")["reasons"]
    assert told["a"].startswith("It is tied to 1 organization through 3 partnerships.")
    assert told["c"] == "It is tied to no other organization."
    assert told["e"] == "It shares no partnership with any other organization."
    whole = hubs(made, draws=0).set_index("organization")["reasons"]
    assert whole["c"].startswith("It is tied to 3 organizations through 2 partnerships, more than any other.")


def test_who_gives_and_gets_is_one_partner():
    edges = pd.DataFrame({"source": list("abac"), "target": list("baca")})
    first = hubs(from_edges(edges, directed=True), draws=0).iloc[0]
    assert first["reasons"].startswith("It is tied to 2 organizations, more than any other.")


def test_one_draw_tells_nothing():
    table = hubs(NETWORK, draws=1)
    assert table[["rank_low", "rank_high", "share_top", "ahead_of_next", "alike"]].isna().all(axis=None)


def of(partnerships, ids):
    """A network of organizations and partnerships of one letter each."""
    rows = [(who, id_) for id_, members in partnerships.items() for who in members]
    return project(Register(
        pd.DataFrame({"organization": list(ids), "name": list(ids)}),
        pd.DataFrame({"partnership": list(partnerships)}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    ))  # fmt: skip


def test_an_isolate_is_as_unsure_as_those_in_the_fewest_partnerships():
    network = of({"p": "ab", "q": "cd", "r": "ac", "s": "bd"}, "abcde")
    drawn = np.random.default_rng(1).normal(size=(50, 5))
    noise = sureness._noise(network, drawn)
    assert noise[4] == pytest.approx(drawn[:, :4].var(axis=0, ddof=1).mean() * 3), "nobody is in one alone"


def test_it_says_whom_the_records_cannot_tell_apart():
    first, second = TABLE.iloc[0], TABLE.iloc[1]
    assert first["sureness"].startswith("With 90% confidence its rank is 1.")
    assert "cannot tell" not in first["sureness"]
    assert first["alike"] == 0
    assert (
        f"cannot tell it apart from {TABLE['name'].iloc[2]}, nor from {second['alike'] - 1:.0f} others"
        in (second["sureness"])
    )
    assert "순위를 가릴 수 없습니다" in second["sureness_ko"]
    hub, *twins = hubs(from_edges([("hub", f"leaf{n:02d}") for n in range(20)]), draws=20)["alike"]
    assert hub == 0
    assert twins == [19] * 20


def test_key_players_are_marked_where_a_leaving_splits():
    table = hubs(NETWORKS["two_cliques_and_broker"](), draws=0).set_index("organization")
    assert table.index[table["is_key_player"]].tolist() == ["x"]
    assert set(table.index[table["is_cutpoint"]]) == {"a", "e", "x"}


def test_alike_counts_those_whose_chance_of_being_ahead_is_unsure():
    rng = np.random.default_rng(3)
    scores = rng.normal(size=40).round(1) + rng.choice([0.0, 0.3, 1.0], 40) * rng.normal(size=(200, 40))
    known = sureness.Sureness((-scores).argsort(axis=1).argsort(axis=1) + 1.0)
    every = np.arange(40)
    for one, number in enumerate(known.alike()):
        chance = np.delete(known.ahead(np.full(40, one), every), one)
        assert number == ((chance > 0.05) & (chance < 0.95)).sum()


def test_the_chance_of_being_ahead_is_counted_in_draws_of_both():
    known = sureness.Sureness(np.array([[1, 2, 3], [2, 1, 3], [1.5, 1.5, 3], [1, np.nan, 2]]))
    assert known.ahead(np.array([0, 0, 2]), np.array([1, 2, 1])).tolist() == [0.5, 1, 0]
    assert sureness.Sureness(np.array([[1, np.nan], [np.nan, 1]])).ahead(np.array([0]), np.array([1])).tolist() == [0.5]


def test_alike_of_many_is_estimated_from_some(monkeypatch):
    # 30 that change places all the time, and 30 behind them that never do
    rng = np.random.default_rng(4)
    front = np.array([rng.permutation(30) + 1 for _ in range(60)])
    known = sureness.Sureness(np.column_stack([front, np.tile(np.arange(31, 61), (60, 1))]).astype(float))
    assert known.alike().tolist() == [29] * 30 + [0] * 30
    monkeypatch.setattr(sureness, "COMPARED", 60 * 60 * 20)
    estimated = known.alike()
    assert estimated[30:].tolist() == [0] * 30
    assert estimated[:30] == pytest.approx(np.full(30, 29), abs=2)


def test_the_order_of_the_rows_read_changes_nothing(tmp_path):
    tables = []
    for number, seed in enumerate((None, 5)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in ("organizations", "partnerships", "participations"):
            rows = getattr(planted(), name)
            rows = rows if seed is None else rows.sample(frac=1, random_state=seed)
            rows.to_csv(folder / f"{name}.csv", index=False)
        tables.append(hubs(project(clean(read(folder))), draws=30, seed=2))
    pd.testing.assert_frame_equal(*tables)


def test_weights_that_leave_nothing_in_a_large_network_are_refused(monkeypatch):
    only = {"reach": 0, "bridging": 0, "standing": 0, "holding": 1}
    assert hubs(NETWORKS["star"](), weights=only, draws=0)["organization"].iloc[0] == "h"
    monkeypatch.setattr("innonet.measures.engines.EXACT_UP_TO", 3)
    with pytest.raises(UsageError, match=r"in a network this large none .*Give one of reach, bridging, standing"):
        hubs(NETWORKS["star"](), weights=only, draws=0)


def test_what_is_missing_is_a_known_word_even_where_nothing_is_drawn():
    with pytest.raises(UsageError, match="missing: 'typo' is not one of the words known here"):
        hubs(NETWORKS["star"](), missing="typo", draws=0)
