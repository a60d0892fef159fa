"""What the benchmarks say of times is what the times say."""

from __future__ import annotations

import pandas as pd
import pytest
from benchmarks import comparing, registers

TIMES = pd.DataFrame(
    [
        ("innonet", "300", "projection", 0.1, 0.1, 50.0),
        ("innonet", "300", "paths", 0.2, 0.2, 60.0),
        ("igraph", "300", "projection", 0.4, 0.4, 70.0),
        ("igraph", "300", "paths", 2.0, 2.0, 80.0),
        ("innonet", "5,000", "projection", 1.0, 1.0, 90.0),
        ("innonet", "5,000", "paths", 4.0, 2.0, 90.0),
        ("igraph", "5,000", "projection", 2.0, 4.0, 90.0),
    ],
    columns=["contender", "register", "stage", "seconds", "processor", "peak"],
)


def test_ratios_are_to_innonet():
    assert comparing.ratios(TIMES)["igraph"].to_dict() == pytest.approx(
        {
            ("300", "projection"): 4.0,
            ("300", "paths"): 10.0,
            ("5,000", "projection"): 2.0,
            ("5,000", "paths"): float("nan"),
        },
        nan_ok=True,
    )


def test_the_whole_is_over_the_stages_both_finished():
    whole = comparing.whole(TIMES).set_index("register")
    assert whole["ratio"].to_dict() == pytest.approx({"300": 8.0, "5,000": 2.0})
    assert whole["left_out"].to_dict() == {"300": "", "5,000": "paths"}


def test_growth_is_the_exponent():
    found = comparing.growth(TIMES, {"300": 10.0, "5,000": 100.0})
    assert found.loc["projection"].to_dict() == pytest.approx({"innonet": 1.0, "igraph": 1.0})
    assert found.loc["paths", "innonet"] == pytest.approx(1.0)


def test_the_page_has_a_table_of_everything():
    text = comparing.page(TIMES, {"300": 10.0, "5,000": 100.0}, {"import innonet": 0.1})
    assert "| 300 | paths | 0.2 | 2.0 |" in text
    assert text.count("## ") == 6


def test_registers_are_of_their_size_and_the_same_each_time():
    about, rows = registers.made("5,000")
    assert len(about) == 5_000
    assert rows["partnership"].nunique() == pytest.approx(6_000, rel=0.01)
    assert not rows.duplicated().any()
    assert rows["organization"].isin(about["organization"]).all()
    pd.testing.assert_frame_equal(rows, registers.made("5,000")[1])
