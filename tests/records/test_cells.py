"""Cells that name several organizations, as officers write them, and cells that only look like it."""

import pytest

from innonet import check, clean, read
from innonet.records.cells import may_name_several, names_in, names_several


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("㈜나래, ㈜다온", ["㈜나래", "㈜다온"]),
        ("(사)가람,㈜나래", ["(사)가람", "㈜나래"]),
        ("경기도, KT", ["경기도", "KT"]),
        ("LH, 경기도", ["LH", "경기도"]),
        ("수원시，용인시", ["수원시", "용인시"]),
        ("① 라온\n② 마루", ["라온", "마루"]),
        ("① 라온 ② 마루", ["라온", "마루"]),
        ("1. 라온 2. 마루", ["라온", "마루"]),
        ("- 수원시\n- 용인시", ["수원시", "용인시"]),
        ("수원시, 용인시 등 3개 기관", ["수원시", "용인시"]),
        ("수원시, 용인시 외 3개사", ["수원시", "용인시"]),
        ("수원시, 용인시 등 5개소", ["수원시", "용인시"]),
        ("수원시 외 3개 기관", ["수원시"]),
        ("수원시, 용인시 등 (3개 기관)", ["수원시", "용인시"]),
        ("수원시, 용인시 외 다수", ["수원시", "용인시"]),
        ("한빛 Co., Ltd., 가람((사)협회, 지부)", ["한빛 Co., Ltd.", "가람((사)협회, 지부)"]),
        ("가람, 주)나래", ["가람", "주)나래"]),
    ],
)
def test_names_that_a_cell_holds(cell, names):
    assert names_several(cell)
    assert names_in(cell) == names


@pytest.mark.parametrize(
    "cell",
    [
        "ACME, Inc.",
        "가람 Co., Ltd.",
        "가람(본점, 지점)",
        "제1,2복지관",
        "수원시 외국인지원센터",
        "한빛·소셜",
        "2.1연구소",
    ],
)
def test_one_name_stays_one(cell):
    assert not names_several(cell)
    assert not may_name_several(cell)


def test_cells_of_several_are_divided_and_what_is_not_sure_is_told(tmp_path):
    path = tmp_path / "x.csv"
    cells = ['"㈜나래, ㈜다온"', '"수원시, KT 등 3개 기관"', "화성시 외 2개소", "평택시/안성시"]
    path.write_text("사업명,참여기관\n" + "".join(f"A랩,{one}\n" for one in cells), encoding="utf-8")
    records = read(path)
    issues = check(records)
    assert sorted(clean(records).organizations["name"]) == [
        "KT",
        "㈜나래",
        "㈜다온",
        "수원시",
        "평택시/안성시",
        "화성시",
    ]
    found = issues.loc[issues["column"] == "organization", ["rule", "row"]].values.tolist()
    assert found == [["several_organizations", 5], ["unnamed_others", 3], ["unnamed_others", 4], ["divided_cell", 2],
                     ["divided_cell", 3]]  # fmt: skip
    short = issues[issues["rule"] == "unnamed_others"].iloc[0]
    assert short["problem"].endswith("only 수원시, KT took part as read.")
    assert "이름이 적힌 기관(수원시, KT)만" in short["problem_ko"]
