"""The screen gets the columns a reader asks for, in the reader's language; a file gets all of them."""

import pandas as pd

from innonet import cli
from innonet.terminal.columns import explanation, screen
from innonet.terminal.nothing import nothing
from innonet.text import as_text


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
    assert korean.iloc[0].tolist() == ["연결 밀도", "전체", 0.1, 0.2, 0.1, 0.0, "기록된 기관이 달라짐"]
    assert english.loc[0, ["figure", "verdict"]].tolist() == ["density of ties", "who is recorded"]
    ranks = pd.DataFrame({"organization": ["a"], "name": ["가온"], "rank_before": [3.0], "rank_after": [1.0],
                          "change": ["in"], "sure": [False]})  # fmt: skip
    assert screen("ranks", ranks, lang="ko").iloc[0].tolist() == ["a", "가온", "3", "1", "새로 들어옴", "아니요"]


def test_suggestions_stand_under_names_and_their_words_are_explained():
    ideas = pd.DataFrame({"action": ["connect"], "organizations": [("a", "b")], "names": [("Gaon", "Narae")],
                          "names_ko": [("가온", "나래")], "gain": [0.1], "gain_low": [0.05], "gain_high": [0.2],
                          "reason": ["far"], "reason_ko": ["멀다"]})  # fmt: skip
    korean, english = (screen("suggest", ideas, lang=lang) for lang in ("ko", "en"))
    assert korean.iloc[0].tolist() == ["새 연결", ("가온", "나래"), ("a", "b"), 0.1, "0.050~0.200", "멀다"]
    assert english.iloc[0].tolist() == ["connect", ("Gaon", "Narae"), ("a", "b"), 0.1, "0.050 to 0.200", "far"]
    said = explanation("suggest", ideas, lang="en").splitlines()
    assert [one.split(":")[0] for one in said] == ["Connect", "Gain"]
    assert explanation("suggest", ideas.head(0), lang="en") == ""
    assert explanation("mixing", ideas, lang="en") == ""


def test_programmes_that_are_kinds_and_groups_of_hosts_are_words():
    table = pd.DataFrame({"programme": ["mou"], "partnerships": [2], "organizations": [5], "scattered": [0.2]})
    table.attrs["per"] = "kind"
    assert screen("programmes", table, lang="en").iloc[0, 0] == "Memorandum of understanding"
    hosts = pd.DataFrame({"choice": ["today"], "names": [("Gaon",)], "names_ko": [("가온",)], "by": ["region"],
                          "group": ["north"], "organizations": [5], "reached": [4], "share": [0.8],
                          "proven": [False]})  # fmt: skip
    assert screen("host", hosts, lang="ko").iloc[0].tolist() == [
        "지금",
        ("가온",),
        "남·북부",
        "북부",
        5,
        4,
        0.8,
        "아니요",
    ]


def test_plain_text_is_aligned_by_how_wide_letters_are():
    table = pd.DataFrame({"기관": [("가온", "b"), ("c",)], "n": [1, 22], "x": [0.5, float("nan")]})
    assert as_text(table) == "기관      n      x\n가온, b   1  0.500\nc        22      -"


def test_why_there_is_nothing_is_said():
    empty = pd.DataFrame()
    empty.attrs["by"] = "sector"
    assert nothing("mixing", empty, lang="ko").startswith("해당하는 결과가 없습니다: 부문 값이 있는 기관이 없습니다.")
    assert nothing("mixing", empty, lang="en").startswith("Nothing to show: no organization has a value for sector.")
    assert nothing("programmes", empty, lang="en").startswith("Nothing to show: no partnership has a programme or a")
    assert nothing("suggest", empty, lang="ko") == "해당하는 결과가 없습니다."


def test_a_table_without_rows_is_said_in_words(tmp_path, capsys):
    (tmp_path / "자료.csv").write_text("사업명,기관명\n돌봄,가온\n숲,나래\n", encoding="utf-8")
    assert cli.main(["hubs", str(tmp_path), "--lang", "ko", "--draws", "0"]) == 0
    assert "가온" in capsys.readouterr().out
    assert cli.main(["mixing", str(tmp_path), "--lang", "ko"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("해당하는 결과가 없습니다: 부문, 행정 단위, 권역,")
    assert said.endswith("기관을 나눌 열을 --by 로 지정해 주십시오.\n")
    assert cli.main(["mixing", str(tmp_path), "--lang", "en", "--out", str(tmp_path / "mixing.csv")]) == 0
    assert "Nothing to show: no attribute (sector, level, region," in capsys.readouterr().out
    assert cli.main(["check", str(tmp_path), "--lang", "ko"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "  자료.csv -> 참여 표 하나: 2 행, utf-8"


def test_a_list_of_pairs_is_called_so_in_korean(tmp_path, capsys):
    (tmp_path / "자료.csv").write_text("기관1,기관2\n가온,나래\n", encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "자료.csv"), "--lang", "ko"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["자료.csv: 기관 쌍 목록", "  자료.csv -> 기관 쌍 목록: 1 행, utf-8"]
