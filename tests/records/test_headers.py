"""Headers as officers write them: with a number before, with 명 after."""

import openpyxl
import pytest

from innonet import clean, read


@pytest.mark.parametrize(
    "header",
    [
        "① 사업명,② 참여기관명,③ 시군명",
        "1. 사업명,2. 참여기관,3. 시군",
        "가. 사업명,나) 협력기관명,다. 소재지",
        "1)사업명,2)업체명,3)시군",
    ],
)
def test_a_number_before_a_header_is_no_part_of_it(tmp_path, header):
    (tmp_path / "x.csv").write_text(f"{header}\n포럼,가람,수원시\n포럼,나래,용인시\n", encoding="utf-8")
    register = clean(read(tmp_path / "x.csv"))
    assert register.organizations[["name", "municipality"]].values.tolist() == [["가람", "수원시"], ["나래", "용인시"]]
    assert register.partnerships["partnership"].tolist() == ["포럼"]


def test_a_numbered_header_that_a_person_maps_keeps_its_number(tmp_path):
    (tmp_path / "x.csv").write_text("1. 사업명,2. 누구\n포럼,가람\n", encoding="utf-8")
    records = read(tmp_path / "x.csv", columns={"participations": {"organization": "2. 누구"}})
    assert records.source.columns.query("table == 'participations'")["header"].tolist() == ["사업명", "2. 누구"]
    mapped = read(
        tmp_path / "x.csv", columns={"participations": {"organization": "2. 누구", "partnership": "1. 사업명"}}
    )
    assert mapped.tables["participations"]["partnership"].tolist() == ["포럼"]


def test_leads_whose_header_says_name_take_part(tmp_path):
    (tmp_path / "x.csv").write_text(
        "사업명,주관기관명,수행기관명,협약일\n포럼,수원시,가람,2024.3.5\n", encoding="utf-8"
    )
    register = clean(read(tmp_path / "x.csv"))
    assert register.participations[["organization", "role"]].fillna("").values.tolist() == [
        ["가람", ""],
        ["수원시", "주관"],
    ]
    assert register.partnerships["start"].tolist() == ["2024-03-05"]


def test_kinds_of_organizations_below_one_header(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["연번", "사업명", "참여기관", None, "사업비"],
        [None, None, "주관", "협력", None],
        [1, "포럼", "수원시", "가람, 나래", 1000],
    ):
        book.active.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
        book.active.merge_cells(merged)
    book.save(tmp_path / "x.xlsx")
    register = clean(read(tmp_path / "x.xlsx"))
    found = register.participations[["organization", "role"]].fillna("").values.tolist()
    assert found == [["가람", ""], ["나래", ""], ["수원시", "주관"]]
    assert register.partnerships["amount"].tolist() == [1000.0]
