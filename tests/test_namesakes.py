"""Who shares a name is told apart in the same way wherever a reader sees names."""

import pandas as pd

from innonet.drawing import cards
from innonet.edges import from_edges
from innonet.grouping import communities
from innonet.namesakes import told_apart
from innonet.ranking import hubs
from innonet.register import Register
from innonet.scenarios import simulate

ABOUT = pd.DataFrame(
    {
        "organization": list("abcdef"),
        "name": ["햇살마을", "햇살마을", "가온", "나눔터", "나눔터", "두레"],
        "name_en": [None, None, "Gaon", "Nanum", "Sharing Place", "Gaon"],
        "municipality": ["수원시", "이천시", "수원시", "수원시", "수원시", "세종특별자치시"],
    }
)
PATH = from_edges(pd.DataFrame({"source": list("acdbf"), "target": list("cdbef")[::-1]}), ABOUT)
KOREAN = ["햇살마을(수원시)", "햇살마을(이천시)", "가온", "나눔터(d)", "나눔터(e)", "두레"]
ENGLISH = [
    "햇살마을 (Suwon-si)",
    "햇살마을 (Icheon-si)",
    "Gaon (Suwon-si)",
    "Nanum",
    "Sharing Place",
    "Gaon (세종특별자치시)",
]


def test_each_language_tells_apart_those_it_calls_the_same():
    called = told_apart(ABOUT.set_index("organization"))
    assert called["name"].tolist() == KOREAN
    assert called["name_en"].tolist() == ENGLISH
    assert called["municipality"].tolist() == ABOUT["municipality"].tolist()


def test_names_that_all_differ_or_are_not_there_stay_as_they_are():
    one = pd.DataFrame({"name": ["가온", "두레", None, None]}, list("abcd"))
    pd.testing.assert_frame_equal(told_apart(one), one)
    nameless = pd.DataFrame({"sector": ["public"]}, ["a"])
    pd.testing.assert_frame_equal(told_apart(nameless), nameless)


def test_hubs_communities_and_the_map_call_them_so():
    assert PATH.called["name"].tolist() == KOREAN
    ranked = hubs(PATH, draws=0).set_index("organization").loc[list("abcdef")]
    assert (ranked["name"].tolist(), ranked["name_en"].tolist()) == (KOREAN, ENGLISH)
    drawn = cards.organizations(PATH, pd.DataFrame(), sources=False)
    assert (drawn["name"], drawn["en"]) == (KOREAN, ENGLISH)
    twins = from_edges(
        pd.DataFrame({"source": list("aaddbc"), "target": list("bcefcb")}), ABOUT[["organization", "name"]]
    )
    assert communities(twins, draws=0).names["name_ko"].tolist() == ["햇살마을(a) 중심", "나눔터(d) 중심"]


def test_a_scenario_calls_them_so():
    rows = [("a", "p"), ("d", "p"), ("d", "q"), ("e", "q"), ("e", "r"), ("b", "r")]
    took_part = pd.DataFrame(rows, columns=["organization", "partnership"])
    works = pd.DataFrame({"partnership": list("pqr")})
    then = simulate(Register(ABOUT, works, took_part), [{"event": "organization closes", "organization": "d"}])
    assert then.cut_off["name"].tolist() == ["햇살마을(수원시)"]
    assert then.hubs.set_index("organization").loc[["d", "e"], "name"].tolist() == KOREAN[3:5]
