"""Directed by role: who gives to whom, pair by pair."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import measures
from innonet.directions import directed_by_role
from innonet.errors import UsageError
from innonet.register import Register

ROLES = ["funder", "recipient", "partner", None]


def register(rows):
    table = pd.DataFrame(rows, columns=["organization", "partnership", "role"])
    return Register(
        pd.DataFrame({"organization": list("abcde"), "name": list("ABCDE")}),
        pd.DataFrame({"partnership": list("pqr")}),
        table,
    )


def test_funder_to_recipients():
    made = register([("a", "p", "Funder"), ("b", "p", "recipient"), ("c", "p", "recipient"), ("b", "q", "funder"),
                     ("d", "q", "recipient"), ("e", "q", "partner")])  # fmt: skip
    network = directed_by_role(made, giving="funder", getting="recipient")
    assert network.directed
    assert network.ties[["source", "target", "strength"]].to_numpy().tolist() == [
        ["a", "b", 0.5], ["a", "c", 0.5], ["b", "d", 1.0]
    ]  # fmt: skip
    assert measures.strength(network, mode="out").tolist() == [1, 1, 0, 0, 0], "partnerships in which they give"
    groups = pd.Series(["public", "public", "civil", "business", "civil"], index=network.ids)
    assert measures.brokerage_roles(network, groups).loc["b", "representative"] == 1
    wider = directed_by_role(made, giving=["funder"], getting=["recipient", "partner"])
    assert len(wider.ties) == 4


rows = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("pqr"), st.sampled_from(ROLES)), max_size=20)


@given(rows)
@settings(max_examples=80, deadline=None)
def test_any_register_pair_by_pair(made):
    made = [*made, ("a", "p", "funder"), ("b", "p", "recipient")]
    network = directed_by_role(register(made), giving="funder", getting="recipient")
    strength, count = {}, {}
    for one in "pqr":
        givers = {who for who, where, role in made if where == one and role == "funder"}
        getters = {who for who, where, role in made if where == one and role == "recipient"}
        for pair in product(givers, getters):
            if pair[0] != pair[1]:
                strength[pair] = strength.get(pair, 0) + 1 / len(getters - {pair[0]})
                count[pair] = count.get(pair, 0) + 1
    pairs = list(zip(network.ties["source"], network.ties["target"], strict=True))
    assert dict(zip(pairs, network.ties["strength"], strict=True)) == pytest.approx(strength)
    assert dict(zip(pairs, network.ties["partnerships"], strict=True)) == count


def test_wrong_words():
    made = register([("a", "p", "funder"), ("b", "p", "recipient")])
    with pytest.raises(UsageError, match="Did you mean 'funder'"):
        directed_by_role(made, giving="founder", getting="recipient")
    none = register([("a", "p", None)])
    with pytest.raises(UsageError, match="no roles"):
        directed_by_role(none, giving="funder", getting="recipient")
