"""Organizations of one name in two towns, in one table of participations."""

import pandas as pd
import pytest

from innonet import check, clean, read

HEADER = "사업명,기관명,시군,시작일,사업자등록번호"
APART = ["A,누리센터,용인시,2022,", "A,가람,수원시,2022,"]  # a partnership across towns: the towns are organizations'


def read_from(path, rows, header=HEADER):
    source = path / "x.csv"
    source.write_text("\n".join([header, *rows]), encoding="utf-8")
    return read(source)


def ids(records):
    return [one for one in clean(records).organizations["organization"] if one.startswith("행복")]


def test_one_name_in_two_towns_is_two_organizations_and_is_told(tmp_path):
    rows = [*APART, "A,행복복지관,수원,2022,", "B,행복복지관,경기도 성남시,2023,", "C,행복복지관,수원시,2023,"]
    records = read_from(tmp_path, rows)
    register = clean(records)
    names = register.organizations.set_index("organization")[["name", "municipality"]]
    assert names.loc["행복복지관(수원시)"].tolist() == ["행복복지관", "수원시"]
    assert names.loc["행복복지관(성남시)"].tolist() == ["행복복지관", "성남시"]
    assert names.loc["가람", "name"] == "가람"
    members = register.participations.query("organization.str.startswith('행복')")
    assert members[["partnership", "organization"]].values.tolist() == [
        ["A", "행복복지관(수원시)"], ["B", "행복복지관(성남시)"], ["C", "행복복지관(수원시)"],
    ]  # fmt: skip
    told = register.issues.query("rule == 'towns_apart'")
    assert told[["row", "value", "severity"]].values.tolist() == [[5, "행복복지관", "should look"]]
    assert told["problem_ko"].tolist() == [
        "'행복복지관' 기관이 이 행에는 성남시, 다른 행에는 수원시에 있어 이름이 같은 서로 다른 기관으로 보았습니다."
    ]
    assert "said_otherwise" not in set(register.issues["rule"])
    assert not register.issues["set_aside"].any()


def test_a_decision_brings_the_two_together(tmp_path):
    records = read_from(tmp_path, [*APART, "A,행복복지관,수원시,2022,", "B,행복복지관,성남시,2023,"])
    listed = clean(records).review.query("name_a == '행복복지관'")
    assert listed[["a", "b"]].values.tolist() == [["행복복지관(성남시)", "행복복지관(수원시)"]]
    decisions = pd.DataFrame({"a": listed["a"], "b": listed["b"], "decision": "병합"})
    assert clean(records, decisions=decisions).participations["organization"].nunique() == 3


@pytest.mark.parametrize(
    ("why", "rows"),
    [
        ("a slip", [*(f"{one},행복복지관,수원시,," for one in "ABC"), "D,행복복지관,성남시,,"]),
        ("a move", ["A,행복복지관,수원시,2021,", "B,행복복지관,수원시,2022,", "C,행복복지관,성남시,2023,",
                    "D,행복복지관,성남시,2024,"]),
        ("one number", ["A,행복복지관,수원시,2021,124-81-00998", "B,행복복지관,성남시,2021,1248100998"]),
        ("its name says where", ["A,행복 성남센터,성남시,2021,", "B,행복 성남센터,수원시,2021,"]),
        ("borne once in the country", ["A,행복대학교,성남시,2021,", "B,행복대학교,수원시,2021,"]),
        ("a body of the whole country", ["A,행복복지공단,성남시,2021,", "B,행복복지공단,수원시,2021,"]),
        ("a town misspelled", ["A,행복복지관,수원시,2021,", "B,행복복지관,수언시,2021,"]),
    ],
)  # fmt: skip
def test_what_is_one_stays_one(tmp_path, why, rows):
    records = read_from(tmp_path, [*APART, *rows])
    assert len(ids(records)) == 1, why
    told = set(check(records)["rule"])
    assert "towns_apart" not in told
    assert "said_otherwise" in told


OFTEN = [f"{one},행복복지관,성남시,2023," for one in "BCD"]


@pytest.mark.parametrize(
    "rows",
    [
        ["A,행복복지관,수원시,2021,1248100998", *(f"{row}2208162517" for row in OFTEN)],
        ["B,행복복지관,수원시,2021,", *OFTEN],
    ],
    ids=["two numbers", "both in one partnership"],
)
def test_numbers_and_a_shared_partnership_speak_louder_than_a_slip(tmp_path, rows):
    assert ids(read_from(tmp_path, [*APART, *rows])) == ["행복복지관(성남시)", "행복복지관(수원시)"]


def test_towns_that_may_be_those_of_projects_tell_nobody_apart(tmp_path):
    rows = ["A,행복복지관,수원시,,", "A,가람,수원시,,", "B,행복복지관,성남시,,", "B,가람,성남시,,"]
    assert ids(read_from(tmp_path, rows)) == ["행복복지관"]
    of_organizations = HEADER.replace("시군", "소재지")
    assert len(ids(read_from(tmp_path, rows, of_organizations))) == 2


def test_a_row_without_a_town_is_the_one_of_its_partnership_or_is_set_aside(tmp_path):
    rows = [*APART, "A,행복복지관,수원시,,", "B,행복복지관,성남시,,", "B,행복복지관,,,", "C,행복복지관,,,"]
    register = clean(read_from(tmp_path, rows, HEADER))
    aside = register.issues.query("set_aside")
    assert aside[["rule", "row"]].values.tolist() == [["ambiguous_organization", 7], ["duplicate_participation", 6]]
    assert sorted(register.organizations["organization"])[-2:] == ["행복복지관(성남시)", "행복복지관(수원시)"]


def test_an_id_is_followed_wherever_it_stands(tmp_path):
    rows = ["A,H1,행복복지관,수원시", "A,G1,가람,용인시", "B,H1,행복복지관,성남시"]
    records = read_from(tmp_path, rows, "사업명,기관ID,기관명,시군")
    assert sorted(clean(records).organizations["organization"]) == ["G1", "H1"]


def test_towns_are_looked_at_over_all_sheets(tmp_path):
    with pd.ExcelWriter(tmp_path / "x.xlsx") as book:
        for year, town, other in (("2023년", "성남시", "용인시"), ("2024년", "수원시", "화성시")):
            rows = {"사업명": "돌봄", "기관명": ["행복복지관", f"{year} 누리"], "시군": [town, other]}
            pd.DataFrame(rows).to_excel(book, sheet_name=year, index=False)
    records = read(tmp_path / "x.xlsx")
    assert ids(records) == ["행복복지관(성남시)", "행복복지관(수원시)"]
    told = check(records).query("rule == 'towns_apart'")
    assert told[["sheet", "row", "value"]].values.tolist() == [["2024년", 2, "행복복지관"]]


def test_who_leads_is_the_one_of_the_partnership(tmp_path):
    rows = [
        "A,행복복지관,가람,용인시",
        "A,행복복지관,행복복지관,수원시",
        "B,나래,행복복지관,성남시",
        "B,나래,다온,수원시",
    ]
    records = read_from(tmp_path, rows, "사업명,주관기관,참여기관,시군")
    members = clean(records).participations.query("organization.str.startswith('행복')")
    assert members[["partnership", "organization", "role"]].fillna("").values.tolist() == [
        ["A", "행복복지관(수원시)", "주관"], ["A", "행복복지관(수원시)", ""], ["B", "행복복지관(성남시)", ""],
    ]  # fmt: skip
