"""Comparison of two periods: the figures, who came and went, and what only the reporting changed."""

import numpy as np
import pandas as pd
import pytest

from innonet import measures
from innonet.comparison import compare
from innonet.errors import UsageError
from innonet.projection import project
from innonet.register import Register


def register(pairs, *, size=30, year="2022") -> Register:
    """Partnerships of two, in one year."""
    ids = [f"p{year}{place:03d}" for place in range(len(pairs))]
    return Register(
        pd.DataFrame({"organization": [f"o{one:02d}" for one in range(size)],
                      "name": [f"O{one}" for one in range(size)],
                      "sector": ["x" if one % 2 else "y" for one in range(size)]}),
        pd.DataFrame({"partnership": ids, "start": year, "end": year}),
        pd.DataFrame([(f"o{one:02d}", id_) for id_, pair in zip(ids, pairs, strict=True) for one in pair],
                     columns=["organization", "partnership"]),
    )  # fmt: skip


def joined(one: Register, two: Register) -> Register:
    return Register(
        one.organizations,
        pd.concat([one.partnerships, two.partnerships], ignore_index=True),
        pd.concat([one.participations, two.participations], ignore_index=True),
    )


RING = [(one, (one + 1) % 12) for one in range(12)]
DENSE = [*RING, *((one, (one + step) % 12) for one in range(12) for step in (2, 3, 4, 5))]


def test_figures_are_those_of_each_period():
    one, two = register(RING), register(DENSE, year="2025")
    result = compare(joined(one, two), years=(2022, 2025), draws=0)
    density = result.figures.set_index("measure").loc["density"]
    assert density["before"] == pytest.approx(12 / 66)
    assert density["after"] == pytest.approx(60 / 66)
    assert (result.figures["verdict"] == "unclear").all(), "nothing is sure without draws"
    assert result.years["year"].tolist() == [2022, 2023, 2024, 2025]
    assert result.years["organizations"].tolist() == [12, 0, 0, 12]
    last = project(two.where(keep_isolates=False))
    assert result.years["distance_fragmentation"].iloc[-1] == pytest.approx(measures.distance_fragmentation(last))


def test_the_same_register_has_not_changed():
    result = compare(register(DENSE), register(DENSE), draws=10)
    assert (result.figures["change"].dropna() == 0).all()
    assert set(result.figures["verdict"]) == {"unclear"}
    assert set(result.hubs["change"]) == {"stays"}
    assert not result.hubs["sure"].any()


def test_real_change_is_told_from_changed_reporting():
    real = compare(register(RING), register(DENSE), draws=20).figures.set_index("measure")
    assert real.loc["density", "verdict"] == "real"
    # the same twelve, and eighteen more that were not recorded before, each with a partner among the new ones
    more = [*DENSE, *((one, one + 1) for one in range(12, 30, 2))]
    reported = compare(register(DENSE), register(more), draws=20).figures.set_index("measure")
    assert reported.loc["fragmentation", "verdict"] == "reporting"
    assert reported.loc["fragmentation", "change_both"] == pytest.approx(0)


def test_hubs_come_and_go():
    star = lambda hub: [(hub, one) for one in range(12) if one != hub]  # noqa: E731
    result = compare(register(star(0)), register(star(5)), top=1, draws=10)
    hubs = result.hubs.set_index("organization")
    assert hubs.loc["o00", "change"] == "out"
    assert hubs.loc["o05", "change"] == "in"
    assert hubs["sure"].all()


def test_a_hub_that_newly_recorded_ones_pass_has_not_surely_fallen():
    star = [(0, one) for one in range(1, 12)]
    newly = [(a, b) for a in range(12, 30) for b in range(a + 1, 30)]
    hub = compare(register(star), register([*star, *newly]), draws=10).hubs.set_index("organization").loc["o00"]
    assert hub["rank_before"] == 1
    assert hub["low_after"] > hub["high_before"], "among all it is further back"
    assert not hub["sure"], "among those present in both it is where it was"


def test_what_is_not_told_in_both_periods_is_not_mixed():
    one, two = register(RING), register(DENSE)
    region = one.organizations["organization"].map(lambda id_: "n" if id_ < "o06" else "s")
    one, two = (
        Register(part.organizations.assign(region=region).drop(columns=gone), part.partnerships, part.participations)
        for part, gone in ((one, []), (two, ["sector"]))
    )
    assert compare(one, two, draws=0).mixing.attrs["by"] == "region"
    with pytest.raises(UsageError, match="sector"):
        compare(one, two, groups="sector", draws=0)


def test_communities_split():
    clique = lambda ids: [(a, b) for a in ids for b in ids if a < b]  # noqa: E731
    result = compare(register(clique(range(8))), register([*clique(range(4)), *clique(range(4, 8))]), draws=0)
    assert result.communities["event"].tolist() == ["split", "split"]
    assert result.communities["shared"].tolist() == [4, 4]
    back = compare(register([*clique(range(4)), *clique(range(4, 8))]), register(clique(range(8))), draws=0)
    assert back.communities["event"].tolist() == ["merged", "merged"]


def test_mixing_before_and_after():
    result = compare(register([(0, 2), (1, 3)]), register([(0, 1), (2, 3)]), groups="sector", draws=0)
    table = result.mixing.set_index(["group_a", "group_b"])
    assert table["observed_before"].to_dict() == {("x", "x"): 1, ("x", "y"): 0, ("y", "y"): 1}
    assert table["observed_after"].to_dict() == {("x", "x"): 0, ("x", "y"): 2, ("y", "y"): 0}


def test_wrong_years():
    with pytest.raises(UsageError, match="two different years"):
        compare(register(RING), years=(2022, 2022))
    with pytest.raises(UsageError, match="nothing is recorded for 2030"):
        compare(register(RING), years=(2022, 2030))
    with pytest.raises(UsageError, match="fewer than two years"):
        compare(register(RING))
    with pytest.raises(UsageError, match="'sector' is not one of the words"):
        compare(joined(register(RING), register(DENSE, year="2025")), by="sector")
    with pytest.raises(UsageError, match="draws is -1"):
        compare(register(RING), register(RING), draws=-1)
    assert np.isnan(compare(register(RING), register(DENSE), draws=0).figures["change_low"]).all()


def test_by_year_compares_the_first_year_with_the_last():
    both = joined(register(RING), register(DENSE, year="2025"))
    by_year, chosen = compare(both, by="year", draws=0), compare(both, years=(2022, 2025), draws=0)
    pd.testing.assert_frame_equal(by_year.figures, chosen.figures)
    pd.testing.assert_frame_equal(by_year.years, chosen.years)


def test_a_reader_of_english_gets_english_names():
    one, two = register(DENSE), register([(a, a + 1) for a in range(0, 12, 2)])
    named = [Register(each.organizations.assign(name=["가온"] * 30, name_en=[f"Gaon {n}" for n in range(30)]),
                      each.partnerships, each.participations) for each in (one, two)]  # fmt: skip
    result = compare(*named, draws=0)
    assert result.hubs["name_en"].str.startswith("Gaon").all()
    assert {"before", "after", "before_ko", "after_ko"} <= set(result.communities.columns)
    assert not result.communities["before"].str.contains("[가-힣]").any()
    assert result.communities["before_ko"].str.contains("[가-힣]").all()
