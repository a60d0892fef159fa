"""Fragmentation year by year: the figures of each year, what they allow to say, and when nothing can be said."""

import sys

import numpy as np
import pandas as pd
import pytest

from innonet.comparison.over_time import over_time
from innonet.comparison.running import running
from innonet.errors import UsageError
from innonet.measures import distance_fragmentation
from innonet.measures.rows import steps_from, steps_in_two_modes
from innonet.projection import project
from innonet.register import Register


def register(*, size: int = 40, years: range = range(2018, 2024), each: int = 14, ends: bool = True, seed: int = 3):
    """Partnerships of two to four that run for two years, `each` new ones a year; half of the organizations north."""
    random = np.random.default_rng(seed)
    ids = [f"o{one:02d}" for one in range(size)]
    rows, about = [], []
    for year in years:
        for number in range(each):
            name = f"p{year}-{number:02d}"
            about.append((name, str(year), f"{year + 1}-06" if ends else None))
            rows += [(ids[one], name) for one in random.permutation(size)[: random.integers(2, 5)]]
    return Register(
        pd.DataFrame({"organization": ids, "name": ids, "region": ["north", "south"] * (size // 2)}),
        pd.DataFrame(about, columns=["partnership", "start", "end"]),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )


def test_every_year_is_that_years_network() -> None:
    made = register()
    table = over_time(made).years
    whole = table[table["by"] == ""].set_index("year")
    assert whole.index.tolist() == [2019, 2020, 2021, 2022, 2023], (
        "in 2018 what began before the records did is missing"
    )
    assert whole["exact"].all()
    for year, row in whole.iterrows():
        network = project(made.where(years=(int(year), int(year)), keep_isolates=False))
        assert row["value"] == pytest.approx(distance_fragmentation(network))
        assert row["organizations"] == len(network)
        assert row["low"] < row["value"] < row["high"]


def test_between_groups_only_pairs_of_different_groups_count() -> None:
    made = register()
    table = over_time(made, draws=0).years.set_index(["year", "by"])
    network = project(made.where(years=(2021, 2021), keep_isolates=False))
    steps = steps_from(network, np.arange(len(network))).astype(float)
    region = network.attribute("region").to_numpy()
    apart = region[:, None] != region
    near = np.where(steps < 32_000, 1 / np.maximum(steps, 1), 0.0)
    assert table.loc[(2021, "region"), "value"] == pytest.approx(1 - near[apart].mean())
    assert np.isnan(table.loc[(2021, "region"), "low"])


def test_steps_through_partnerships_are_those_of_the_projection() -> None:
    made = register(each=5)
    network = project(made)
    whole = np.arange(len(network))
    assert (steps_in_two_modes(made.matrix, whole) == steps_from(network, whole)).all()


def joined(first: list[tuple[int, int]], last: list[tuple[int, int]]) -> Register:
    pairs = [(year, pair) for year, some in ((2022, first), (2023, last)) for pair in some]
    names = [f"p{number:03d}" for number in range(len(pairs))]
    ids = [f"o{one:02d}" for one in range(60)]
    return Register(
        pd.DataFrame({"organization": ids, "name": ids}),
        pd.DataFrame({"partnership": names, "start": [str(year) for year, _ in pairs],
                      "end": [str(year) for year, _ in pairs]}),
        pd.DataFrame([(ids[one], name) for name, (_, pair) in zip(names, pairs, strict=True) for one in pair],
                     columns=["organization", "partnership"]),
    )  # fmt: skip


RING = [(one, (one + 1) % 20) for one in range(20)]
CHORDS = [(one, (one + step) % 20) for one in range(20) for step in (4, 7, 9)]


def test_what_the_same_organizations_show_is_real_and_what_new_ones_bring_is_reporting() -> None:
    nearer = over_time(joined(RING, RING + CHORDS)).changes.iloc[0]
    assert nearer["change_high"] < 0
    assert nearer["verdict"] == "real"
    assert nearer["organizations_both"] == 20
    more = [*RING, *((one, one + 1) for one in range(20, 58, 2))]
    recorded = over_time(joined(RING, more)).changes.iloc[0]
    assert recorded["change_low"] > 0
    assert recorded["change_both"] == pytest.approx(0)
    assert recorded["verdict"] == "reporting"
    assert over_time(joined(RING, RING)).changes["verdict"].tolist() == ["unclear"]


def test_a_large_year_is_estimated_from_some_organizations(monkeypatch: pytest.MonkeyPatch) -> None:
    made = register(size=400, each=300)
    exact = over_time(made, draws=0).years
    monkeypatch.setattr(sys.modules["innonet.comparison.over_time"], "SAMPLE_FROM", 100)
    monkeypatch.setattr(sys.modules["innonet.comparison.over_time"], "SOURCES", 120)
    table = over_time(made).years
    assert not table["exact"].any()
    assert (table["value"] - exact["value"]).abs().max() < 0.02
    inside = table.groupby("year")["low"].count()
    assert inside.tolist() == [2, 0, 0, 0, 2], "intervals of the first and the last year alone"
    known = table["low"].notna()
    assert ((exact["value"] > table["low"]) & (exact["value"] < table["high"]))[known].all()


def test_without_ends_partnerships_count_in_the_year_they_began() -> None:
    made = over_time(register(ends=False), draws=0)
    assert made.by_start
    assert made.open_ended == 0
    assert made.years["year"].unique().tolist() == list(range(2018, 2024))
    assert set(made.years["partnerships"]) == {14}


def test_one_without_an_end_goes_on() -> None:
    some = register()
    some.partnerships.loc[0, "end"] = None
    made = over_time(some, draws=0)
    assert made.open_ended == 1
    assert (made.begun, made.begun_before) == (14, 14)
    last = made.years[(made.years["year"] == 2023) & (made.years["by"] == "")]
    assert last["partnerships"].tolist() == [29]


@pytest.mark.parametrize(
    ("change", "missing"),
    [({"start": None}, "starts"), ({"start": "2023", "end": "2023"}, "years"), ({"start": "2023"}, "years")],
)
def test_where_dates_do_not_allow_it_nothing_is_measured(change: dict, missing: str) -> None:
    some = register()
    dated = Register(some.organizations, some.partnerships.assign(**change), some.participations)
    found = over_time(dated)
    assert found.missing == missing
    assert found.years.empty
    assert found.changes.empty
    bare = Register(some.organizations, some.partnerships[["partnership"]], some.participations)
    assert over_time(bare).missing == "starts"


def test_partial_dates_and_their_years() -> None:
    table = pd.DataFrame({"partnership": list("abc"), "start": ["2020-05-01", "2021", None],
                          "end": ["2021-02", None, "2022"]})  # fmt: skip
    made = running(Register(pd.DataFrame({"organization": ["x"], "name": ["X"]}), table,
                            pd.DataFrame({"organization": ["x"], "partnership": ["a"]})))  # fmt: skip
    assert made.mark(2021).tolist() == [True, True, False]
    assert made.mark(2022).tolist() == [False, True, False]


def test_draws_that_have_no_spread_are_refused() -> None:
    with pytest.raises(UsageError, match="draws is 1"):
        over_time(register(), draws=1)


def test_the_same_seed_gives_the_same_table() -> None:
    pd.testing.assert_frame_equal(over_time(register(), seed=4).years, over_time(register(), seed=4).years)
