"""Workbooks as a city's officers send them: what is read, and whether what is said would help them."""

import io

import pytest
from openpyxl import Workbook

from innonet import check, clean, read
from innonet.errors import DataError
from innonet.terminal.failure import line


def book(path, rows, *, merges=()):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for area in merges:
        made.active.merge_cells(area)
    target = io.BytesIO()
    made.save(target)
    path.write_bytes(target.getvalue())
    return path


AGREEMENTS = [
    ["2024년 민관협력 협약 현황"],
    ["(2024. 12. 31. 기준, 일자리경제과)"],
    [],
    ["연번", "협약명", "협약기관", "협약일", "사업비(천원)", "연락처", "비고"],
    [1, "청년 협약", "수원시", "2024. 3. 15.", "30,000", "031-228-1234", ""],
    [2, "청년 협약", "(주)가람솔루션", "2024. 3. 15.", "30,000", None, "연장"],
    [3, "돌봄 협약", "수원시, (주)가람솔루션, 새록대학교", "24.4.2", "15,000", None, None],
    [4, "돌봄 협약", "(재)온담(수원, 화성)", "24.4.2", "15,000", None, None],
    ["합계", None, None, None, "45,000", None, None],
]


def test_a_list_of_agreements_is_read_and_cells_of_several_are_divided(tmp_path):
    records = read(book(tmp_path / "협약.xlsx", AGREEMENTS))
    assert records.source.form == "participation table"
    issues = check(records)
    told = issues[issues["severity"] != "note"]
    assert told[["rule", "row", "column", "value"]].to_numpy().tolist() == [
        ["personal_data", 5, "연락처", ""],
    ]
    divided = issues.query("rule == 'divided_cell'")
    assert divided[["row", "value"]].to_numpy().tolist() == [[7, "수원시, (주)가람솔루션, 새록대학교"]]
    assert "기관 3곳을 기관마다 한 행씩 나누어 읽었습니다." in divided["problem_ko"].iloc[0]
    assert issues.query("rule == 'total_row'")["row"].tolist() == [9]
    assert clean(records).partnerships["amount"].tolist() == [15_000_000.0, 30_000_000.0]


def test_two_tables_on_one_sheet_and_nobody_tied_must_be_mended(tmp_path):
    rows = [
        ["단체명", "구분", "소재지", "설립일"],
        ["너른마당", "사단법인", "수원시", "2012.3"],
        ["온담", "협동조합", "수원시", "2018"],
        [],
        ["사업명", "참여단체", "사업비", "시작일"],
        ["마을돌봄", "너른마당", 5_000_000, "2024-03"],
    ]
    issues = check(read(book(tmp_path / "현황.xlsx", rows))).query("rule in ['no_participations', 'second_header']")
    assert set(issues["severity"]) == {"must fix"}
    assert issues[["rule", "file", "row", "value"]].to_numpy().tolist() == [
        ["no_participations", "현황.xlsx", "", ""],
        ["second_header", "현황.xlsx", 5, "사업명, 참여단체, 사업비, 시작일"],
    ]
    assert issues["fix_ko"].tolist()[1].startswith("두 번째 표를 별도 시트로 옮겨 주십시오.")


def test_columns_are_told_by_their_korean_headers(tmp_path):
    rows = [["사업명", "참여기관", "사업비"], ["돌봄", "가온", "약 50"], ["돌봄", "나래", "50"]]
    issues = check(read(book(tmp_path / "a.xlsx", rows))).query("rule == 'bad_number'")
    assert issues["problem_ko"].tolist()[0].startswith("금액 값 '약 50'")
    assert issues["problem"].tolist()[0].startswith("'약 50' in amount")


def test_answers_on_partners_are_ties(tmp_path):
    rows = [
        ["기관 간 협력 관계 조사 결과"],
        ["응답기관", "협력기관", "신뢰도"],
        ["파주시", "파주환경연대", 5],
        [None, "(주)미르바이오", 4],
    ]
    records = read(book(tmp_path / "a.xlsx", rows, merges=["A3:A4"]))
    assert records.source.form == "edge list"
    assert len(clean(records).participations) == 4


def test_a_sheet_that_is_no_table_is_said_in_korean(tmp_path):
    with pytest.raises(DataError) as caught:
        read(book(tmp_path / "a.xlsx", [["보고서"], ["가", "나"], ["다", "라"]]))
    assert "기관·협력사업·참여 표로 볼 수 있는 것이 없습니다. 첫 행: 보고서" in line(caught.value, lang="ko")
    assert "innonet new 서식처럼" in line(caught.value, lang="ko")
