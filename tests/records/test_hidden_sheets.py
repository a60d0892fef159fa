"""A hidden sheet is no data: it is left unread, and said where it would have been read."""

import io

from openpyxl import Workbook

from innonet import check, read
from innonet.findings import COLUMNS

HEADER = ["기관명", "부문", "사업명", "사업유형"]


def book(*, state):
    made = Workbook()
    shown = made.active
    shown.title = "2025년"
    for row in (HEADER, ["가온", "공공", "돌봄", "리빙랩"], ["나래", "기업", "돌봄", "리빙랩"]):
        shown.append(row)
    old = made.create_sheet("2024년")
    for row in (HEADER, ["다솜", "공공", "먹거리", "리빙랩"], ["라온", "기업", "먹거리", "리빙랩"]):
        old.append(row)
    words = made.create_sheet("코드")
    words.append(["공공"])
    old.sheet_state = words.sheet_state = state
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_hidden_sheets_are_left_unread_and_those_with_records_are_said(tmp_path):
    for state in ("hidden", "veryHidden"):
        path = tmp_path / f"{state}.xlsx"
        path.write_bytes(book(state=state))
        records = read(path)
        assert records.tables["organizations"]["name"].tolist() == ["가온", "나래"]
        issues = check(records)
        said = issues[issues["rule"].isin(["hidden_sheet", "no_table"])]
        assert said[[*COLUMNS[:8]]].to_numpy().tolist() == [
            ["should look", "hidden_sheet", "", path.name, "2024년", "", "", "2"]
        ]
        assert "--sheet 2024년" in said["fix"].iloc[0]
        assert "--sheet 2024년" in said["fix_ko"].iloc[0]


def test_a_hidden_sheet_that_is_named_is_read(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(book(state="hidden"))
    records = read(path, sheet="2024년")
    assert records.tables["organizations"]["name"].tolist() == ["다솜", "라온"]
    assert "hidden_sheet" not in set(check(records)["rule"])
