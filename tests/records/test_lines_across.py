"""What is written across a table in one merged cell is no record; and what says a sum, and what does not."""

import openpyxl
import pytest

from innonet import check, clean, read

HEADER = ["연번", "사업명", "참여기관", "시군"]


def book(path, rows, merged):
    made = openpyxl.Workbook()
    for row in [HEADER, *rows]:
        made.active.append(row)
    for one in merged:
        made.active.merge_cells(one)
    made.save(path)
    return path


def set_aside(source):
    issues = check(read(source)).query("set_aside")
    return issues[["severity", "rule", "row", "value"]].values.tolist()


def test_remarks_and_titles_of_sections_are_no_organizations(tmp_path):
    rows = [
        ["□ 북부권"], [1, "포럼", "가람", "의정부시"], [2, "포럼", "나래", "양주시"],
        ["남부권"], [3, "협약", "가람", "의정부시"],
        ["소계", None, "2개"], ["※ 자료: 경기도 각 부서 취합(2024년 기준)"], [4, "협약"],
    ]  # fmt: skip
    source = book(tmp_path / "x.xlsx", rows, ["A2:D2", "A5:D5", "A7:B7", "A8:D8"])
    assert clean(read(source)).organizations["name"].tolist() == ["가람", "나래"]
    assert set_aside(source) == [
        ["must fix", "empty_id", 9, ""],
        ["note", "remark_row", 2, "□ 북부권"],
        ["note", "remark_row", 5, "남부권"],
        ["note", "remark_row", 8, "※ 자료: 경기도 각 부서 취합(2024년 기준)"],
        ["note", "total_row", 7, "소계"],
    ]


def test_a_title_across_an_html_table_is_told_too(tmp_path):
    rows = "<tr><td colspan=3>북부권</td></tr><tr><td>포럼</td><td>가람</td><td>의정부시</td></tr>"
    head = "<tr><th>사업명</th><th>참여기관</th><th>시군</th></tr>"
    (tmp_path / "x.xls").write_text(f"<html><meta charset=utf-8><table>{head}{rows}</table></html>", encoding="utf-8")
    assert set_aside(tmp_path / "x.xls") == [["note", "remark_row", 2, "북부권"]]


@pytest.mark.parametrize("row", ["G1,SUM,에스유엠", "G1,Total,Total"])
def test_an_organization_with_an_id_may_be_called_a_sum(tmp_path, row):
    (tmp_path / "organizations.csv").write_text(f"기관ID,영문명,기관명\n{row}\nG2,,나래\n,,합계\n", encoding="utf-8")
    (tmp_path / "participations.csv").write_text("기관ID,사업ID\nG1,P1\nG2,P1\n", encoding="utf-8")
    assert clean(read(tmp_path)).organizations["organization"].tolist() == ["G1", "G2"]
    assert set_aside(tmp_path) == [["note", "total_row", 4, "합계"]]
