"""Kinds of partnership: each by itself, and what the whole would be without it."""

import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.errors import UsageError
from innonet.measures import by_kind, kinds, of_kind
from innonet.projection import project
from innonet.register import Register
from networks import star

MEMBERS = {
    "p1": ("mou", "abc"), "p2": ("mou", "ab"), "p3": ("grant", "cd"), "p4": ("grant", "ab"), "p5": ("forum", "de"),
    "p6": ("grant", "ef"), "p7": (None, "ef"), "p8": ("forum", "g"), "p9": (None, "gh"),
}  # fmt: skip


def register(members=MEMBERS):
    ids = sorted(set("".join(who for _, who in members.values())))
    rows = [(one, name) for name, (_, who) in members.items() for one in who]
    return Register(
        pd.DataFrame({"organization": ids, "name": ids, "sector": ["x" if one < "d" else "y" for one in ids]}),
        pd.DataFrame({"partnership": list(members), "kind": [kind for kind, _ in members.values()]}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )


@pytest.mark.parametrize("weighting", ["newman", "count"])
def test_each_kind_is_a_projection_by_itself(weighting):
    network = project(register(), weighting=weighting)
    for kind in ("mou", "grant", "forum"):
        alone = project(register().where(partnerships={"kind": kind}), weighting=weighting)
        layer = of_kind(network, kind)
        pd.testing.assert_frame_equal(layer.ties, alone.ties, check_dtype=False)
        assert layer.ids.equals(network.ids)
        pd.testing.assert_series_equal(
            by_kind(network, measures.strength)[kind], measures.strength(alone), check_names=False
        )
    both = of_kind(network, ["mou", "grant"])
    assert len(both.ties) == 5
    assert both.ties["strength"].iloc[0] == (2.5 if weighting == "newman" else 3)


def test_degree_brokerage_and_mixing_by_kind():
    network = project(register())
    degrees = by_kind(network, measures.degree)
    assert list(degrees) == ["forum", "grant", "mou"]
    assert degrees.loc["c"].tolist() == [0, 1, 2]
    roles = by_kind(network, lambda one: measures.brokerage_roles(one, "sector")["total"])
    assert roles.to_numpy().sum() == 0, "no kind by itself has an open two-path"
    assert measures.brokerage_roles(network, "sector")["total"].sum() > 0, "together they have"
    assert measures.mixing_matrix(of_kind(network, "grant"), "sector").loc["x", "y"] == 1


def test_what_each_kind_carries_by_taking_it_away():
    network = project(register())
    found = kinds(network)
    assert found["partnerships"].to_dict() == {"forum": 2, "grant": 3, "mou": 2}
    assert found["ties"].to_dict() == {"forum": 1, "grant": 3, "mou": 3}
    assert found["organizations"].to_dict() == {"forum": 2, "grant": 6, "mou": 3}
    assert found["sole"].to_dict() == {"forum": 1, "grant": 1, "mou": 2}, "e-f stands without a kind too, a-b twice"
    assert found["bridges"].to_dict() == {"forum": 1, "grant": 1, "mou": 0}
    assert found["ei_index"].to_dict() == pytest.approx({"forum": -1, "grant": -1 / 3, "mou": -1})
    for kind in found.index:
        others = {name: one for name, one in MEMBERS.items() if one[0] != kind}
        others["empty"] = (None, "")
        left = project(register()).subset(list("abcdefgh"))
        fewer = project(register(others))
        whole = measures.fragmentation(fewer)
        if len(fewer) < len(left):
            pairs = (1 - whole) * len(fewer) * (len(fewer) - 1)
            whole = 1 - pairs / (len(left) * (len(left) - 1))
        assert found.loc[kind, "fragmentation_without"] == pytest.approx(whole)


def test_a_part_of_the_network_in_another_order():
    network = project(register())
    part = network.subset(list("dcba"))
    turned = type(part)(part.organizations.iloc[::-1], part.ties, False, part.register, part.settings)
    assert of_kind(turned, "mou").ids.tolist() == list("dcba")
    expected = by_kind(part, measures.strength)
    pd.testing.assert_frame_equal(by_kind(turned, measures.strength).loc[part.ids], expected)
    assert kinds(turned)["sole"].to_dict() == kinds(part)["sole"].to_dict() == {"forum": 0, "grant": 1, "mou": 2}


def test_another_column_and_no_sectors():
    made = register()
    made.partnerships["size"] = ["large" if len(who) > 2 else "small" for _, who in MEMBERS.values()]
    plain = Register(made.organizations.drop(columns="sector"), made.partnerships, made.participations)
    found = kinds(project(plain), column="size")
    assert found.index.tolist() == ["large", "small"]
    assert found["ei_index"].isna().all()


def test_wrong_words():
    network = project(register())
    with pytest.raises(UsageError, match="no register"):
        kinds(star())
    with pytest.raises(UsageError, match="Did you mean 'kind'"):
        by_kind(network, measures.degree, column="kinds")
    with pytest.raises(UsageError, match="Did you mean 'grant'"):
        of_kind(network, "grants")


def test_no_kinds_at_all():
    made = register()
    made.partnerships["kind"] = np.nan
    assert len(kinds(project(made))) == 0
    assert by_kind(project(made), measures.degree).shape == (8, 0)
