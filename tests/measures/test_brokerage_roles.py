"""Gould and Fernandez's roles: R's published numbers, every triple counted one by one, and chance by all deals."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import measures
from innonet.edges import from_edges
from innonet.errors import UsageError
from innonet.measures import brokerage_roles
from networks import NETWORKS, missing_sector, network_of, published, relabeled, shuffled, star

ROLES = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"]


def one_by_one(network, by):
    """By the definition alone: every ordered triple of different organizations."""
    group = network.attribute(by)
    matrix = network.adjacency.toarray() > 0
    counts = pd.DataFrame(0.0, index=network.ids, columns=ROLES)
    counts[group.isna()] = np.nan
    known = [place for place in range(len(network)) if isinstance(group.iloc[place], str)]
    for a, v, b in permutations(known, 3):
        if matrix[a, v] and matrix[v, b] and not matrix[a, b]:
            x, y, z = group.iloc[a], group.iloc[v], group.iloc[b]
            role = (
                "coordinator"
                if x == y == z
                else "itinerant"
                if x == z
                else "representative"
                if x == y
                else "gatekeeper"
                if y == z
                else "liaison"
            )
            counts.loc[network.ids[v], role] += 1
    return counts.assign(total=counts.sum(axis=1, min_count=1))


def test_strike_by_language_as_in_rs_sna():
    found = brokerage_roles(published("strike"), "sector")
    assert found.loc[["Norm", "Bob", "John", "Gill", "Alejandro"], ROLES].to_numpy().tolist() == [
        [18, 0, 5, 5, 0],
        [14, 0, 10, 10, 2],
        [12, 0, 0, 0, 0],
        [10, 0, 0, 0, 0],
        [0, 0, 3, 3, 0],
    ]
    assert found.loc["Bob", "total"] / 2 == 18, "sna counts each unordered pair twice"


def test_directions_as_in_rs_sna():
    """A>B A>C B>C B>D C>D D>A: representative and gatekeeper are not the same."""
    edges = pd.DataFrame({"source": list("AABBCD"), "target": list("BCCDDA")})
    groups = pd.DataFrame({"organization": list("ABCD"), "sector": ["one", "one", "two", "two"]})
    found = brokerage_roles(from_edges(edges, groups, directed=True), "sector")
    assert found["itinerant"].tolist() == [1, 0, 0, 1]
    assert found["representative"].tolist() == [0, 1, 0, 1]
    assert found["gatekeeper"].tolist() == [1, 0, 1, 0]
    assert found["coordinator"].tolist() == found["liaison"].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_named_networks_one_by_one(name):
    network = NETWORKS[name]()
    pd.testing.assert_frame_equal(brokerage_roles(network, "sector"), one_by_one(network, "sector"), check_dtype=False)


ties = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=40)


@given(ties, st.lists(st.sampled_from(["x", "y", "z", None]), min_size=8, max_size=8), st.booleans())
@settings(max_examples=120, deadline=None)
def test_any_network_one_by_one(edges, groups, directed):
    sectors = {f"n{place}": group for place, group in enumerate(groups) if group}
    pairs = [(f"n{a}", f"n{b}") for a, b in edges]
    network = network_of(pairs, ids=[f"n{place}" for place in range(8)], sectors=sectors, directed=directed)
    pd.testing.assert_frame_equal(brokerage_roles(network, "sector"), one_by_one(network, "sector"), check_dtype=False)


def test_blocks_are_one_pass(monkeypatch):
    from importlib import import_module

    room = import_module("innonet.measures.engines")
    network = published("strike")
    whole = brokerage_roles(network, "sector")
    monkeypatch.setattr(room, "TWO_PATHS", 10)
    pd.testing.assert_frame_equal(brokerage_roles(network, "sector"), whole)


def test_direction_reversed_swaps_representative_and_gatekeeper():
    network = NETWORKS["directed"]()
    ties = network.ties.rename(columns={"source": "target", "target": "source"})
    back = from_edges(ties[["source", "target", "strength"]], network.organizations, directed=True)
    one, other = brokerage_roles(network, "sector"), brokerage_roles(back, "sector")
    assert one["representative"].tolist() == other["gatekeeper"].tolist()
    assert one["coordinator"].tolist() == other["coordinator"].tolist()
    assert one["representative"].sum() != one["gatekeeper"].sum()


def test_order_ids_and_strengths_change_nothing():
    network = NETWORKS["unequal_strengths"]()
    found = brokerage_roles(network, "sector")
    pd.testing.assert_frame_equal(brokerage_roles(shuffled(network), "sector").loc[network.ids], found)
    new = {one: f"{place}" for place, one in enumerate(network.ids)}
    assert (brokerage_roles(relabeled(network, new), "sector").to_numpy() == found.to_numpy()).all()
    even = network_of(network.ties[["source", "target"]].to_numpy(), sectors=network.organizations["sector"].to_dict())
    pd.testing.assert_frame_equal(brokerage_roles(even, "sector"), found)


def test_expected_and_p_by_all_deals_of_the_groups():
    """On five organizations the mean over all 120 deals is the expectation, and p comes near the share as far off."""
    edges = [("a", "b"), ("b", "c"), ("c", "d"), ("b", "d"), ("d", "e")]
    labels = ["x", "x", "y", "y", "z"]
    network = network_of(edges, sectors=dict(zip("abcde", labels, strict=True)))
    deals = [dict(zip("abcde", one, strict=True)) for one in permutations(labels)]
    every = np.array([one_by_one(network_of(edges, sectors=one), "sector")[ROLES].to_numpy() for one in deals])
    found = brokerage_roles(network, "sector", draws=800, seed=4)
    expected = found[[f"{role}_expected" for role in ROLES]].to_numpy()
    np.testing.assert_allclose(expected, every.mean(axis=0), atol=1e-12)
    far = (np.abs(every - expected) >= np.abs(found[ROLES].to_numpy() - expected) - 1e-9).mean(axis=0)
    np.testing.assert_allclose(found[[f"{role}_p" for role in ROLES]], far, atol=0.06)
    spread = every.std(axis=0)
    z = (found[ROLES].to_numpy() - expected) / np.where(spread > 0, spread, np.nan)
    np.testing.assert_allclose(found[[f"{role}_z" for role in ROLES]], z, rtol=0.1, atol=0.02)


def test_draws_have_a_seed_and_columns():
    network = published("strike")
    one, again, other = (brokerage_roles(network, "sector", draws=20, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, again)
    assert not one.equals(other)
    assert list(one) == [
        *ROLES,
        "total",
        *(f"{role}_{column}" for role in ROLES for column in ("expected", "z", "p")),
    ]
    assert (one[[f"{role}_p" for role in ROLES]].min() >= 1 / 21).all()


def test_who_has_no_group_is_left_out():
    found = brokerage_roles(missing_sector(), "sector", draws=5)
    assert found.loc[["b", "d"]].isna().all(axis=None)
    assert found.loc["a", "total"] == 0, "its partners have no group"


def test_any_attribute_and_communities():
    network = star()
    groups = pd.Series([0, 0, 1, 1, 2, 0], index=network.ids)
    assert brokerage_roles(network, groups).loc["h", ["itinerant", "liaison"]].tolist() == [2, 4]
    assert measures.brokerage_roles(network, by=groups).loc["h", "total"] == 20


def test_wrong_words():
    with pytest.raises(UsageError, match="draws is -1"):
        brokerage_roles(star(), "sector", draws=-1)
    with pytest.raises(UsageError, match="Did you mean 'sector'"):
        brokerage_roles(star(), "sektor")
