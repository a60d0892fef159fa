"""Scenarios: nothing happens without events or when an event is undone, and what happens is what the tables say."""

from dataclasses import replace

import pandas as pd
import pytest

from innonet import measures
from innonet.errors import DataError, UsageError
from innonet.projection import project
from innonet.register import TABLES, Register
from innonet.scenarios import simulate

NEW = {"event": "new partnership", "partnership": "z", "members": ["a", "e"], "kind": "mou"}


def register() -> Register:
    """A path a-b-c-d and a pair e-f, in programmes."""
    rows = [("a", "p"), ("b", "p"), ("b", "q"), ("c", "q"), ("c", "r"), ("d", "r"), ("e", "s"), ("f", "s")]
    return Register(
        pd.DataFrame({"organization": list("abcdef"), "name": list("ABCDEF"), "sector": list("xxyyxy")}),
        pd.DataFrame({"partnership": list("pqrs"), "programme": ["seed", "seed", "grow", "grow"]}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )


def figures(result) -> pd.DataFrame:
    return result.figures[result.figures["by"] == ""].set_index("measure")


@pytest.mark.parametrize(
    "events",
    [
        [],
        {},
        [NEW, {"event": "partnership ends", "partnership": "z"}],
        [{"event": "organization closes", "organization": "b"}, {"event": "organization reopens", "organization": "b"}],
        [{"event": "partnership ends", "partnership": "q"}, {"event": "partnership resumes", "partnership": "q"}],
        [{"event": "programme ends", "programme": "seed"}, {"event": "programme resumes", "programme": "seed"}],
    ],
)
def test_nothing_and_an_event_with_its_opposite_change_nothing(events):
    result = simulate(register(), events)
    assert (result.figures["change"].dropna() == 0).all()
    assert result.figures["before"].isna().equals(result.figures["after"].isna())
    assert result.cut_off.empty
    assert (result.hubs["rank_before"] == result.hubs["rank_after"]).all()
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(result.register, name), getattr(register(), name))


def test_an_organization_closes():
    result = simulate(register(), [{"event": "organization closes", "organization": "b"}])
    rest = project(register()).subset(list("acdef"))
    assert figures(result).loc["fragmentation", "after"] == pytest.approx(measures.fragmentation(rest))
    assert figures(result).loc["isolates", ["before", "after", "change"]].tolist() == [0, 1, 1]
    cut = result.cut_off.set_index("organization")
    assert cut.loc["a", "lost_all"]
    assert not cut.index.isin(["e", "f", "b"]).any()
    assert pd.isna(result.hubs.set_index("organization").loc["b", "rank_after"])


def test_a_new_partnership_may_end_and_resume():
    new = {"event": "new partnership", "partnership": "z", "members": ["a", "e"]}
    ends, resumes = ({"event": f"partnership {what}", "partnership": "z"} for what in ("ends", "resumes"))
    one, two = (simulate(register(), events).register for events in ([new], [new, ends, resumes]))
    pd.testing.assert_frame_equal(one.participations, two.participations)
    pd.testing.assert_frame_equal(one.partnerships, two.partnerships)
    again = simulate(register(), [new, ends, {**new, "members": ["a", "f"]}]).register.participations
    assert again[again["partnership"] == "z"]["organization"].tolist() == ["a", "f"]


def test_an_event_that_is_no_table_is_told():
    with pytest.raises(UsageError, match="the event is no table"):
        simulate(register(), {"event": ["organization closes"]})


def of(partnerships: dict[str, str]) -> Register:
    """A register of organizations and partnerships of one letter each."""
    rows = [(who, id_) for id_, members in partnerships.items() for who in members]
    ids = sorted({who for who, _ in rows})
    return Register(
        pd.DataFrame({"organization": ids, "name": ids}),
        pd.DataFrame({"partnership": list(partnerships)}),
        pd.DataFrame(rows, columns=["organization", "partnership"]),
    )


def test_nobody_is_cut_off_by_another_part_that_becomes_the_largest():
    joined = {"event": "new partnership", "partnership": "z", "members": ["f", "i"]}
    assert simulate(of({"p": "abcde", "q": "fgh", "r": "ijk"}), [joined]).cut_off.empty
    closed = {"event": "organization closes", "organization": "a"}
    assert simulate(of({"p": "abcde", "q": "fghij"}), [closed]).cut_off.empty


@pytest.mark.parametrize(("others", "in_largest"), [("gh", True), ("ghijklmno", False)])
def test_who_leaves_the_largest_piece_of_its_part_is_cut_off(others, in_largest):
    closed = {"event": "organization closes", "organization": "x"}
    cut = simulate(of({"p": "abcx", "q": "xde", "r": "xf", "s": others}), [closed]).cut_off
    assert cut["organization"].tolist() == ["d", "e", "f"]
    assert cut["in_largest"].tolist() == [in_largest] * 3
    assert cut["lost_all"].tolist() == [False, False, True]


def test_a_programme_ends_with_all_its_partnerships():
    result = simulate(register(), {"event": [{"event": "programme ends", "programme": "seed"}]})
    assert result.register.partnerships["partnership"].tolist() == ["r", "s"]
    assert set(result.cut_off[result.cut_off["lost_all"]]["organization"]) == {"a", "b"}


def test_a_new_partnership_joins_its_members(tmp_path):
    path = tmp_path / "scenario.toml"
    path.write_text(
        '[[event]]\nevent = "new partnership"\npartnership = "z"\nmembers = ["a", "e"]\nkind = "mou"\n',
        encoding="utf-8",
    )
    result = simulate(register(), path)
    assert figures(result).loc["components", ["before", "after"]].tolist() == [2, 1]
    assert result.register.partnerships.set_index("partnership").loc["z", "kind"] == "mou"
    assert figures(result).loc["fragmentation", "after"] == 0


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([{"event": "organisation closes"}], "Did you mean 'organization closes'"),
        ([{"event": "partnership ends"}], "lacks 'partnership'"),
        ([{"event": "partnership ends", "partnership": "x"}], "'x' is not one of"),
        ([{"event": "programme ends", "programme": "none"}], "'none' is not one of"),
        ([{**NEW, "partnership": "p"}], "is there already"),
        ([{**NEW, "members": ["a", "nobody"]}], "'nobody' is not one of"),
        ([{**NEW, "members": ["a", "e", "a"]}], "event 1: organization 'a' stands twice. Name it once."),
        ([{**NEW, "members": ["a", "가온"]}], "event 1: organization '가온' stands twice."),
        ([{**NEW, "members": ["a", "나래"]}], r"the name '나래' is borne by 2 \(b, c\). Write the id"),
        ([{**NEW, "members": ["a", "다온마을학꾜"]}], "Did you mean '다온마을학교'"),
        ([{**NEW, "members": "가온"}], "members is no list"),
        ([{"event": "partnership ends", "partnership": "돌봄"}], r"the name '돌봄' is borne by 2 \(p, q\)"),
        ({"events": []}, "Did you mean 'event'"),
    ],
)
def test_wrong_events(events, said):
    with pytest.raises(UsageError, match=said):
        simulate(called(), events)


def called() -> Register:
    """The same register with Korean names, of which two are borne twice."""
    own, names = register(), ["가온", "나래", "나래", "다온마을학교", "라온", "마루"]
    return replace(
        own,
        organizations=own.organizations.assign(name=names),
        partnerships=own.partnerships.assign(name=["돌봄", "돌봄", "숲", "길"]),
    )


def test_names_that_one_alone_bears_are_understood():
    by_name = [
        {**NEW, "members": ["가온", "라온"]},
        {"event": "organization closes", "organization": "다온 마을학교"},
        {"event": "partnership ends", "partnership": "숲"},
    ]
    by_id = [
        NEW,
        {"event": "organization closes", "organization": "d"},
        {"event": "partnership ends", "partnership": "r"},
    ]
    one, two = (simulate(called(), events).register for events in (by_name, by_id))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_a_scenario_that_cannot_be_read(tmp_path):
    with pytest.raises(DataError, match="there is no such file or folder"):
        simulate(register(), tmp_path / "none.toml")
