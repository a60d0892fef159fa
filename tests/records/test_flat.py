"""One table of organizations in partnerships, as officers keep it: leads, cells of several, sheets of years."""

import pandas as pd
import pytest

from innonet import check, clean, project, read
from innonet.records.cells import names_in, names_several


def told(source, rule):
    """Give row and value of every finding of a rule."""
    issues = check(read(source))
    return [tuple(one) for one in issues.loc[issues["rule"] == rule, ["row", "value"]].itertuples(index=False)]


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def ties(source):
    found = project(clean(read(source))).ties
    return [tuple(one) for one in found[["source", "target", "strength"]].itertuples(index=False)]


def test_who_leads_takes_part_once_a_partnership(tmp_path):
    rows = ("A랩,수원시,아주대", "A랩,수원시,화성시", "B랩,화성시,평택시", "C랩,,평택시")
    source = written(tmp_path / "x.csv", "\n".join(["사업명,주관기관,참여기관", *rows]))
    assert ties(source) == [
        ("수원시", "아주대", 0.5),
        ("수원시", "화성시", 0.5),
        ("아주대", "화성시", 0.5),
        ("평택시", "화성시", 1.0),
    ]
    register = clean(read(source))
    assert register.participations.query("role == '주관'")["organization"].tolist() == ["수원시", "화성시"]
    assert not register.issues["set_aside"].any()
    assert set(read(source).source.columns.query("header == '주관기관'")["column"]) == {"organization"}


def test_a_cell_of_several_is_a_row_for_each(tmp_path):
    rows = ('A랩,"수원시, (주)가람(본점, 지점)、새록대 등",300,수원시', "B랩,나래,100,화성시", 'B랩,"ACME, INC.",,')
    source = written(tmp_path / "x.csv", "\n".join(["사업명,참여기관,분담금,시군", *rows]))
    register = clean(read(source))
    assert sorted(register.organizations["name"]) == ["(주)가람(본점, 지점)", "ACME, INC.", "나래", "새록대", "수원시"]
    assert len(ties(source)) == 4
    places = register.organizations.set_index("name")["municipality"]
    assert places["나래"] == "화성시"
    assert places.drop("나래").isna().all(), "of which of the three the place is, the row does not say"
    amounts = register.participations.set_index("organization")["amount"]
    assert amounts.dropna().to_dict() == {"나래": 100.0}
    assert told(source, "divided_cell") == [(2, "수원시, (주)가람(본점, 지점)、새록대 등")]
    assert told(source, "several_organizations") == []


@pytest.mark.parametrize(
    ("cell", "names"),
    [("가람시;나래\n다온 외 3개 기관", ["가람시", "나래", "다온"]), ("가람, 가람", ["가람"])],
)
def test_names_in_a_cell(cell, names):
    assert names_several(cell)
    assert names_in(cell) == names


def test_a_later_row_that_says_otherwise_is_told_and_gaps_are_filled(tmp_path):
    source = written(
        tmp_path / "x.csv",
        "사업명,기관명,시군,사업비,시작일\n"
        "A랩,가람,수원시,,2024-03-05\n"
        "A랩,나래,수원,1000,2024. 3. 5.\n"
        'A랩,다온,,"1,000",2024-13-40\n'
        "B랩,가람,의정부시,삼천만,\n",
    )
    assert told(source, "said_otherwise") == [(4, "2024-13-40"), (5, "의정부시")]
    partnerships = clean(read(source)).partnerships.set_index("partnership")
    assert partnerships.loc["A랩", ["amount", "start"]].tolist() == [1000.0, "2024-03-05"]


def test_partnerships_of_one_name_on_sheets_of_years_are_several(tmp_path):
    path = tmp_path / "연도별.xlsx"
    with pd.ExcelWriter(path) as book:
        for year, other in (("2023년", "아주대"), ("2024년", "경기대")):
            rows = [("리빙랩", "수원시"), ("리빙랩", other), (f"포럼 {year}", "화성시"), (f"포럼 {year}", "수원시")]
            rows += [("합계", None)]
            pd.DataFrame(rows, columns=["사업명", "참여기관"]).to_excel(book, sheet_name=year, index=False)
    register = clean(read(path))
    assert register.partnerships.set_index("partnership")["start"].to_dict() == {
        "리빙랩 (2023)": "2023", "리빙랩 (2024)": "2024", "포럼 2023년": "2023", "포럼 2024년": "2024",
    }  # fmt: skip
    assert ties(path) == [("경기대", "수원시", 1.0), ("수원시", "아주대", 1.0), ("수원시", "화성시", 2.0)]
    assert register.issues.query("set_aside")["rule"].tolist() == ["total_row", "total_row"]
    assert check(read(path)).query("rule == 'sheet_year'")["value"].tolist() == ["2023", "2024"]
    issues = check(read(path)).query("rule == 'yearly_sheets'")
    assert issues[["sheet", "value"]].to_numpy().tolist() == [["2023년", "2023"], ["2024년", "2024"]]


def test_an_id_means_one_partnership_on_every_sheet(tmp_path):
    path = tmp_path / "연도별.xlsx"
    with pd.ExcelWriter(path) as book:
        for year in ("2023년", "2024년"):
            pd.DataFrame([("P1", "수원시"), ("P1", "아주대")], columns=["사업ID", "참여기관"]).to_excel(
                book, sheet_name=year, index=False
            )
    assert clean(read(path)).partnerships["partnership"].tolist() == ["P1"]


@pytest.mark.parametrize("mark", ["NaN", "nan", "N/A", "-", "없음", "미정"])
def test_nobody_is_called_by_a_mark_for_nothing(tmp_path, mark):
    source = written(tmp_path / "x.csv", f"source,target\na,b\nb,{mark}\nNA,b\n")
    assert ties(source) == [("NA", "b", 1.0), ("a", "b", 1.0)]
    assert told(source, "empty_id") == [(3, mark)]
    flat = written(tmp_path / "y.csv", f"사업명,참여기관\nA랩,가람\nA랩,나래\nA랩,{mark}\n{mark},가람\n")
    assert ties(flat) == [("가람", "나래", 1.0)]
    assert told(flat, "empty_id") == [(4, mark), (5, mark)]


def test_the_plainest_header_is_the_columns(tmp_path):
    source = written(tmp_path / "x.csv", "사업명,참여기관,구분,역할\nA랩,가람,신규,주관\nA랩,나래,계속,참여\n")
    participations = clean(read(source)).participations
    assert participations["role"].tolist() == ["주관", "참여"]
    assert participations["구분"].tolist() == ["신규", "계속"]


def test_a_row_of_sums_below_a_list_of_pairs_is_no_partnership(tmp_path):
    source = written(tmp_path / "x.csv", "기관1,기관2,사업비\n가람,나래,100\n나래,다온,200\n합계,,300\n")
    register = clean(read(source))
    assert register.partnerships["amount"].tolist() == [100.0, 200.0]
    assert told(source, "total_row") == [(4, "합계")]
    assert told(source, "empty_id") == []
    assert register.issues["set_aside"].sum() == 1
    named = clean(read(written(tmp_path / "y.csv", "기관1,기관2\n가람,나래\n합계(2024),나래\n")))
    assert len(named.partnerships) == len(named.participations) / 2 == 2, "who bears a number is no sum, in no table"
