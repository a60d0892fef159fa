"""Programmes: whom each reaches, how scattered it is, and which of them never share anybody."""

import pandas as pd
import pytest

from innonet.errors import UsageError
from innonet.gaps import programme_overlap, programmes
from innonet.register import Register


def register() -> Register:
    """`seed` gathers four who meet nowhere else but for two; `grow` and `lone` reach others."""
    rows = [("a", "p"), ("b", "p"), ("c", "q"), ("d", "q"), ("a", "r"), ("b", "r"), ("e", "s"), ("f", "s")]
    return Register(
        pd.DataFrame({"organization": list("abcdefg"), "name": list("ABCDEFG"), "sector": list("xxyyxyx"),
                      "region": ["north", "north", "south", "south", "north", "south", "north"]}),
        pd.DataFrame({"partnership": list("pqrst"), "programme": ["seed", "seed", "grow", "lone", None],
                      "kind": ["mou"] * 5}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )  # fmt: skip


def test_who_is_reached_and_how_scattered():
    table = programmes(register()).set_index("programme")
    assert table.index[0] == "seed"
    assert table["organizations"].to_dict() == {"seed": 4, "grow": 2, "lone": 2}
    assert table["pairs"].to_dict() == {"seed": 2, "grow": 1, "lone": 1}
    # a and b meet in grow too; c and d meet nowhere else
    assert table["scattered"].to_dict() == {"seed": 0.5, "grow": 0.0, "lone": 1.0}
    assert table.loc["seed", ["sector: x", "sector: y", "region: north", "region: south"]].tolist() == [2, 2, 2, 2]
    assert table.loc["grow", "sector: y"] == 0


def test_the_kind_stands_in_for_a_programme():
    one = Register(
        register().organizations, register().partnerships.drop(columns="programme"), register().participations
    )
    assert programmes(one)["programme"].tolist() == ["mou"]
    assert programmes(one).attrs["per"] == "kind"
    assert programmes(one)["scattered"].tolist() == [1.0]


def test_overlap_puts_the_alike_that_never_share_first():
    table = programme_overlap(register())
    assert table[["programme_a", "programme_b"]].values.tolist() == [
        ["lone", "seed"],
        ["grow", "lone"],
        ["grow", "seed"],
    ]
    assert table["shared"].tolist() == [0, 0, 2]
    assert table["likeness"].tolist() == [1.0, 0.5, 0.5]
    assert table["never_share"].tolist() == [True, True, False]


def test_no_programmes_at_all():
    bare = Register(register().organizations, pd.DataFrame({"partnership": list("pqrst")}), register().participations)
    assert programmes(bare).empty
    assert programme_overlap(bare).empty
    with pytest.raises(UsageError, match="'program' is not"):
        programmes(bare, per="program")
