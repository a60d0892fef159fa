"""The screen gets the columns a reader asks for, in the reader's language; a file gets all of them."""

import pandas as pd

from innonet.terminal.columns import screen


def test_hubs_on_a_screen():
    hubs = pd.DataFrame(
        {
            "organization": ["a"], "name": ["가온"], "name_en": ["Gaon"], "sector": ["public"], "score": [0.5],
            "rank": [1], "rank_low": [1.0], "rank_high": [4.0], "role": ["connector"], "role_ko": ["연결자"],
            "reasons": ["why"], "reasons_ko": ["까닭"],
        }
    )  # fmt: skip
    korean, english = (screen("hubs", hubs, lang=lang) for lang in ("ko", "en"))
    assert korean.columns.tolist() == ["순위", "90% 범위", "기관", "부문", "점수", "근거"]
    assert korean.iloc[0].tolist() == [1, "1-4", "가온", "공공", 0.5, "까닭"]
    assert english["reasons"].tolist() == ["why"]
    assert english["organization"].tolist() == ["Gaon"]
    assert screen("hubs", hubs.assign(name_en=None), lang="en")["organization"].tolist() == ["가온"]


def test_an_interval_that_is_not_known_is_a_dash():
    hubs = pd.DataFrame({"rank": [1], "rank_low": [float("nan")], "rank_high": [float("nan")]})
    assert screen("hubs", hubs, lang="en")["90% range"].tolist() == ["-"]


def test_groups_of_mixing_are_words_only_where_they_are_listed():
    table = pd.DataFrame({"group_a": ["north"], "group_b": ["어디"], "observed": [1.0]})
    table.attrs["by"] = "region"
    assert screen("mixing", table, lang="ko").iloc[0].tolist() == ["북부", "어디", 1.0]
    table.attrs["by"] = "own_column"
    assert screen("mixing", table, lang="ko")["집단"].tolist() == ["north"]


def test_a_comparison_on_a_screen_is_said_in_words():
    figures = pd.DataFrame({"measure": ["density"], "by": [""], "before": [0.1], "after": [0.2], "change": [0.1],
                            "change_both": [0.0], "verdict": ["reporting"], "name_ko": ["연결 밀도"],
                            "name_en": ["density of ties"]})  # fmt: skip
    korean, english = (screen("figures", figures, lang=lang) for lang in ("ko", "en"))
    assert korean.columns.tolist() == ["지표", "기준", "이전", "이후", "변화", "계속 있는 기관만", "판단"]
    assert korean.iloc[0].tolist() == ["연결 밀도", "", 0.1, 0.2, 0.1, 0.0, "기록된 기관이 달라짐"]
    assert english.loc[0, ["figure", "verdict"]].tolist() == ["density of ties", "who is recorded"]
    ranks = pd.DataFrame({"organization": ["a"], "name": ["가온"], "rank_before": [3.0], "rank_after": [1.0],
                          "change": ["in"], "sure": [False]})  # fmt: skip
    assert screen("ranks", ranks, lang="ko").iloc[0].tolist() == ["a", "가온", "3", "1", "새로 들어옴", "아니요"]
    ideas = pd.DataFrame({"action": ["connect"], "organizations": [("a", "b")], "gain": [0.1], "reason": ["far"],
                          "reason_ko": ["멀다"]})  # fmt: skip
    assert screen("suggest", ideas, lang="ko").iloc[0].tolist() == ["연결", ("a", "b"), 0.1, "멀다"]
    assert screen("suggest", ideas, lang="en").iloc[0].tolist() == ["connect", ("a", "b"), 0.1, "far"]
