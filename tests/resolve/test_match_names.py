"""Pairs among a list of names: what is the same, what a person should see, what is told apart and why."""

import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innonet import match_names
from innonet.errors import UsageError
from innonet.resolve.pairs import candidates
from innonet.resolve.words import is_told_apart

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.names import european, korean


def judged(one, two, by=None):
    table = match_names([one, two], by)
    return (table["verdict"].iloc[0], table["reason"].iloc[0]) if len(table) else ("", "")


@pytest.mark.parametrize(("file", "by_itself"), [("korean_pairs.csv", 0.6), ("korean_pairs_again.csv", 0.45)])
def test_the_invented_korean_pairs_are_judged_rightly(file, by_itself):
    table = korean.pairs(file)
    true = table["same"] == "yes"
    found = korean.verdicts(table)
    assert len(table) >= 200
    assert set(table.loc[found == "same", "same"]) == {"yes"}, "nothing is merged by itself wrongly"
    assert found[true].isin(["same", "review"]).mean() >= 0.98
    assert (found[true] == "same").mean() >= by_itself
    assert found[~true].isin(["", "blocked"]).mean() >= 0.85, "the review list is mostly worth reading"


DOUBTED = [
    ("Medlumics", "MEDLUMICS SL", "only one says a legal form"),
    ("Aixtron AG", "Aixtron SE", "other words for the legal form"),
    ("Ministry of Interior", "MINISTRY OF INTERIOR", "several bodies bear such a name"),
    ("United Nations University", "United Nations University", "several bodies bear such a name"),
]


@pytest.mark.parametrize(("one", "two", "why"), DOUBTED)
def test_equal_names_with_a_doubt_are_shown_and_not_merged(one, two, why):
    assert judged(one, two, ["BG", "BG"]) == ("review", f"equal core name, {why}")


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("Liège", "LIEGE 1", "same"),
        ("Paris", "Paris Cedex 15", "same"),
        ("Paris", "Lyon", "review"),
        ("", "Lyon", "same"),
    ],
)
def test_an_equal_name_in_another_town_is_shown(one, two, verdict):
    table = match_names(["Institut Delta", "INSTITUT DELTA"], ["FR", "FR"], towns=[one, two])
    assert table["verdict"].tolist() == [verdict]
    assert table["reason"].str.contains("towns differ").tolist() == [verdict == "review"]


@pytest.mark.parametrize(
    ("short", "long", "is_shown"),
    [
        ("다과원", "다온과학원", True),
        ("가콘진", "가온콘텐츠진흥원", True),
        ("새연", "새벽연구원", False),
        ("다온원", "다온원예연구원", False),
        ("다원과", "다온과학원", False),
        ("수원시", "수도원정비시설", False),
    ],
)
def test_names_cut_down_to_syllables_are_shown(short, long, is_shown):
    assert (judged(short, long)[0] == "review") is is_shown


SHOWN = [
    ("University of Alberta", "The Governors of the University of Alberta"),
    ("Stichting Wageningen Research", "WAGENINGEN RESEARCH"),
    ("Centre National de la Recherche (CNR)", "CENTRE NATIONAL DE LA RECHERCHE"),
    ("Aristotelio Panepistimio", "ARISTOTELEIO PANEPISTIMIO"),
    ("LETTONIA BIOKESKUS TARTU", "LETTONIABIOKESKUS TARTU"),
    ("Acme Robotics Ltd", "Acme Robotics GmbH"),
    ("지역아동센터 무지개", "무지개지역아동센터"),
    ("㈜지엠에스", "GMS"),
    ("LH 한국토지공사", "한국토지공사"),
    ("수원시 여성회관", "수원시 여셩회관"),
]


@pytest.mark.parametrize(("one", "two"), SHOWN)
def test_likely_pairs_are_merged_or_shown(one, two):
    assert judged(one, two)[0] in ("same", "review")
    assert judged(two, one)[0] in ("same", "review")


APART = [
    ("Universität Essen", "Universität Bonn", ""),
    ("Institute of Physics", "Institute of Chemistry", ""),
    ("Trumpf Laser GmbH", "Trumpf Laser GmbH + Co KG", "legal forms differ"),
    ("Université Paris 7", "Université Paris 8", "numbers in the name differ (7 / 8)"),
    ("전국장애인부모회 파주지부", "전국장애인부모회 김포지부", "the names name different places (파주시 / 김포시)"),
    ("한백대학교", "한백대학교 산학협력단", "one is a 산학협력단"),
    ("아라협동조합", "아라사회적협동조합", "legal forms differ"),
    ("㈜한빛소셜", "(재)한빛소셜", "legal forms differ (stock / found)"),
    ("새봄병원", "새봄약국", ""),
]


@pytest.mark.parametrize(("one", "two", "reason"), APART)
def test_what_tells_names_apart_is_said(one, two, reason):
    verdict, why = judged(one, two)
    assert verdict in ("", "blocked")
    assert why.startswith(reason)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("수원시", "경기도 수원시 장안구", "same"),
        ("수원", "수원특례시", "same"),
        ("광주시", "광주광역시", "blocked"),
        ("수원시", "안산시", "blocked"),
        ("UK", "GB", "same"),
        ("EL", "gr", "same"),
        ("NA", "ZA", "blocked"),
        ("DE", None, "same"),
        (float("nan"), "DE", "same"),
    ],
)
def test_places_are_read_before_they_block(first, second, verdict):
    assert judged("한마음봉사단", "한마음 봉사단", [first, second])[0] == verdict


def test_equal_valid_numbers_are_the_same_whatever_the_names_say():
    table = match_names(["가온", "전혀 다른 곳"], numbers=["220-81-62517", "2208162517"])
    assert table[["verdict", "reason"]].values.tolist() == [["same", "equal valid registration number"]]
    table = match_names(["가온", "㈜가온"], numbers=["220-81-62517", "124-81-00998"])
    assert table["verdict"].tolist() == ["blocked"]


def test_the_table_has_its_columns_and_rows_point_into_the_list():
    table = match_names(["가온 리빙랩", "나래", "㈜가온리빙랩"])
    assert list(table.columns) == ["a", "b", "score", "verdict", "reason", "a_row", "b_row"]
    assert table.iloc[0][["a", "b", "score", "a_row", "b_row"]].tolist() == ["가온 리빙랩", "㈜가온리빙랩", 100.0, 0, 2]
    for names in ([], ["하나"], ["", ""], ["", "가"]):
        assert list(match_names(names).columns) == list(table.columns)


def test_an_empty_name_is_like_no_other():
    assert match_names(["", "", " ", "가온"]).empty


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text("가나다한빛 (주)㈜1ABab", max_size=10), max_size=12), st.randoms())
def test_order_changes_no_verdict(names, chance):
    def verdicts(texts):
        table = match_names(texts)
        keys = [tuple(sorted(pair)) for pair in zip(table["a"], table["b"], strict=True)]
        return sorted(zip(keys, table["verdict"], table["score"], strict=True))

    turned = list(names)
    chance.shuffle(turned)
    assert verdicts(names) == verdicts(turned)


def test_candidates_of_different_places_are_not_compared():
    keys = [("가온리빙랩",), ("가온리빙랜",), ("가온리빙란",)]
    assert candidates(keys, ["수원시", "안산시", "안산시"], least=85).keys() == {(1, 2)}
    assert candidates(keys, ["수원시", "", "안산시"], least=85).keys() == {(0, 1), (1, 2)}


def test_a_word_joined_by_mistake_tells_nobody_apart():
    assert not is_told_apart("viotechniki etaireia apivita", "viotechnikietaireia apivita")
    assert is_told_apart("university of catania", "university of foggia")


@pytest.mark.skipif(not european.is_there(), reason="the CORDIS names are not on this machine")
def test_names_of_cordis_by_country():
    records = european._table("name_records.csv")
    some = records[records["country"].isin(["PT", "SE", "CH", "TR"])]
    written = european.spellings(some)
    table = match_names(written["name"].tolist(), written["country"].tolist())
    same = table[table["verdict"] == "same"]
    right = [bool(written["pic"][a] & written["pic"][b]) for a, b in zip(same["a_row"], same["b_row"], strict=True)]
    assert len(same) > 100
    assert pd.Series(right).mean() > 0.9, "of other spellings; what is spelled alike needs no judge"


def test_what_stands_beside_names_is_as_long_as_they_are():
    with pytest.raises(UsageError, match="there are 2 names and 1 values beside them"):
        match_names(["가온", "가온"], by=["KR"])
