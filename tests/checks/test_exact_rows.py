"""What checks say, to the word: rule, severity, file, sheet, row, column, value and the fix in both languages."""

import io

import pytest
from openpyxl import Workbook

from innonet import check, clean, read

SHOWN = ["severity", "rule", "table", "file", "sheet", "row", "column", "value"]
NEEDED = {
    "기관": [
        ("기관ID", "기관명", "이칭", "시군", "위도", "경도"),
        ("A1", "가온", "가온누리|가온센터", "수원시", 37.26, 127.02),
        ("A2", "나래", None, "고양시", 37.65, 126.83),
        ("A3", "㈜다솜", None, "파주시", 37.76, 126.78),
        ("A4", "라온", None, "화성시", 37.2, 126.83),
        ("A5", "마루", None, "용인시", 37.24, 127.17),
    ],
    "협력사업": [("사업ID", "사업명"), ("P1", "돌봄"), ("P2", "먹거리")],
    "참여": [
        ("사업ID", "기관", "역할"),
        *(("P1", f"A{n}", "참여") for n in range(1, 6)),
        ("P2", "A1", "주관"),
        ("P2", "A2", "참여"),
    ],
}  # fmt: skip


def issues_of(tmp_path, rule, *, needed=NEEDED, **more):
    """Write a workbook with more rows at the ends of its sheets; give what one rule says of it."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in needed.items():
        page = book.create_sheet(title)
        for row in [*rows, *more.get(title, [])]:
            page.append(row)
    target = io.BytesIO()
    book.save(target)
    path = tmp_path / "기록.xlsx"
    path.write_bytes(target.getvalue())
    records = read(path)
    issues = check(records)
    return records, issues[issues["rule"] == rule]


def exactly(issues, row, fix, fix_ko):
    assert issues[SHOWN].to_numpy().tolist() == [row]
    assert (issues["fix"].iloc[0], issues["fix_ko"].iloc[0]) == (fix, fix_ko)


def test_two_quite_different_names_with_one_number(tmp_path):
    header = ("기관ID", "기관명", "이칭", "시군", "위도", "경도", "사업자등록번호")
    rows = [
        ("A6", "바로세움", None, "안양시", None, None, "124-81-00998"),
        ("A7", "푸른하늘 협동조합", None, "안양시", None, None, "1248100998"),
        ("A8", "(주)바로 세움", None, "안양시", None, None, "124-81-00998"),
        ("A9", "바로새움", None, "안양시", None, None, "124-81-00998"),
        ("A10", "BARO", "바로세움", "안양시", None, None, "124-81-00998"),
        ("A11", "사랑채", None, "안양시", None, None, "124-81-00999"),
        ("A12", "너른터", None, "안양시", None, None, "124-81-00999"),
    ]
    needed = {**NEEDED, "기관": [header, *NEEDED["기관"][1:], *rows]}
    _, issues = issues_of(tmp_path, "shared_number", needed=needed)
    exactly(
        issues,
        ["should look", "shared_number", "organizations", "기록.xlsx", "기관", 8, "reg_no", "1248100998"],
        "If they are two, correct one of the numbers, or give both ids and `keep apart` in a file of decisions; if "
        "they are one, nothing to do.",
        "다른 기관이면 번호를 바로잡거나 결정 파일(decisions)에 두 ID를 '분리'로 적어 주십시오. 같은 기관이면 그대로 "
        "두어도 됩니다.",
    )
    assert issues["problem"].iloc[0] == (
        "'푸른하늘 협동조합' and '바로세움' (A6) have one registration number, 1248100998, so they are taken for "
        "one organization though their names differ."
    )
    assert issues["problem_ko"].iloc[0] == (
        "'푸른하늘 협동조합' 기관과 '바로세움'(A6) 기관은 이름이 다르지만 사업자등록번호(1248100998)가 같아 한 "
        "기관으로 봅니다."
    )


def test_a_point_outside_the_country(tmp_path):
    records, issues = issues_of(tmp_path, "coordinates_outside", 기관=[("A6", "바로", None, "안양시", 35.68, 139.69)],
                                참여=[("P2", "A6", "참여")])  # fmt: skip
    exactly(
        issues,
        ["should look", "coordinates_outside", "organizations", "기록.xlsx", "기관", 7, "lat", "35.68, 139.69"],
        "Correct lat and lon; they may be swapped.",
        "위도와 경도를 바로잡아 주십시오. 두 값이 서로 바뀌었을 수 있습니다.",
    )
    organizations = clean(records).organizations.set_index("organization")
    assert organizations.loc["A6", ["lat", "lon"]].isna().all()
    assert organizations.loc["A1", "lat"] == 37.26


def test_a_point_that_is_not_on_earth(tmp_path):
    _, issues = issues_of(tmp_path, "bad_coordinates", 기관=[("A6", "바로", None, "안양시", 126.95, 37.39)])
    exactly(
        issues,
        ["must fix", "bad_coordinates", "organizations", "기록.xlsx", "기관", 7, "lat", "126.95, 37.39"],
        "Correct lat and lon; they may be swapped.",
        "위도와 경도를 바로잡아 주십시오. 두 값이 서로 바뀌었을 수 있습니다.",
    )


@pytest.mark.parametrize("place", ["광주광역시", "수원씨", "서울특별시 종로구"])
def test_a_municipality_that_is_not_known(tmp_path, place):
    records, issues = issues_of(tmp_path, "unknown_municipality", 기관=[("A6", "바로", None, place)])
    exactly(
        issues,
        ["should look", "unknown_municipality", "organizations", "기록.xlsx", "기관", 7, "municipality", place],
        "Write the city or county, for example 수원시; 광주시 is in Gyeonggi, 광주광역시 is not.",
        "수원시처럼 시·군 이름을 적어 주십시오. 광주시는 경기도이고 광주광역시는 경기도가 아닙니다.",
    )
    assert clean(records).organizations.set_index("organization").loc["A6", "municipality"] == place


def test_districts_and_the_whole_province_are_known_and_the_name_of_two_cities_is_told(tmp_path):
    more = [
        ("A6", "바로", None, "경기도 수원시 장안구"),
        ("A7", "사라", None, "경기도 전역"),
        ("A8", "아라", None, "광주"),
    ]
    records, issues = issues_of(tmp_path, "unknown_municipality", 기관=more)
    assert issues.empty
    exactly(
        check(records).query("rule == 'ambiguous_municipality'"),
        ["should look", "ambiguous_municipality", "organizations", "기록.xlsx", "기관", 9, "municipality", "광주"],
        "Write 광주시 or 광주광역시.",
        "광주시 또는 광주광역시로 적어 주십시오.",
    )
    places = clean(records).organizations.set_index("organization")["municipality"]
    assert places[["A6", "A7", "A8"]].tolist() == ["수원시", "경기도 전역", "광주시"]


def test_an_id_that_stands_twice(tmp_path):
    _, issues = issues_of(tmp_path, "duplicate_id", 기관=[("A2", "나래", None, "고양시")])
    exactly(
        issues,
        ["should look", "duplicate_id", "organizations", "기록.xlsx", "기관", 7, "organization", "A2"],
        "Keep one row, or give the other an id of its own.",
        "한 행만 남기거나 다른 ID를 부여해 주십시오.",
    )
    assert issues["problem_ko"].iloc[0].startswith("기관 표에 같은 ID(A2)가")


def test_a_participation_that_stands_twice(tmp_path):
    records, issues = issues_of(tmp_path, "duplicate_participation", 참여=[("P2", "A2", "참여"), ("P2", "A2", "평가")])
    exactly(
        issues,
        ["note", "duplicate_participation", "participations", "기록.xlsx", "참여", 9, "organization", "A2"],
        "Delete the repeated row.",
        "중복된 행을 지워 주십시오.",
    )
    assert issues["set_aside"].tolist() == [True]
    assert len(clean(records).participations) == 8


def test_an_organization_in_no_partnership(tmp_path):
    _, issues = issues_of(tmp_path, "isolate", 기관=[("A6", "바로", None, "안양시")])
    exactly(
        issues,
        ["note", "isolate", "organizations", "기록.xlsx", "기관", 7, "organization", "바로"],
        "Nothing to do if that is so; otherwise add its participations.",
        "사실이면 조치할 사항이 없습니다. 그렇지 않으면 참여 기록을 추가해 주십시오.",
    )


@pytest.mark.parametrize("written", ["A6", "바로", "주식회사 바로", "바로 돌봄", "㈜ 바로돌봄"])
def test_an_organization_named_in_any_way_it_bears_is_in_a_partnership(tmp_path, written):
    _, issues = issues_of(tmp_path, "isolate", 기관=[("A6", "바로", "바로 돌봄")], 참여=[("P2", written, "참여")])
    assert issues.empty


def test_a_partnership_of_one_and_one_of_nobody(tmp_path):
    records, issues = issues_of(
        tmp_path, "alone_in_partnership", 협력사업=[("P3", "포럼"), ("P4", "협약")], 참여=[("P3", "A4", "주관")]
    )
    exactly(
        issues,
        ["note", "alone_in_partnership", "partnerships", "기록.xlsx", "협력사업", 4, "partnership", "포럼"],
        "Add the partners if there are any.",
        "함께한 기관이 있으면 추가해 주십시오.",
    )
    exactly(
        check(records).query("rule == 'empty_partnership'"),
        ["note", "empty_partnership", "partnerships", "기록.xlsx", "협력사업", 5, "partnership", "협약"],
        "Add its participations.",
        "참여 기록을 추가해 주십시오.",
    )


def test_one_organization_written_in_two_ways_is_alone_in_its_partnership(tmp_path):
    _, issues = issues_of(
        tmp_path,
        "alone_in_partnership",
        협력사업=[("P3", "포럼")],
        참여=[("P3", "A3", "주관"), ("P3", "주식회사 다솜", "참여")],
    )
    assert issues[SHOWN].to_numpy().tolist() == [
        ["note", "alone_in_partnership", "partnerships", "기록.xlsx", "협력사업", 4, "partnership", "포럼"]
    ]


def test_a_partnership_that_names_a_whole_association(tmp_path):
    everybody = [(f"B{n}", f"회원{n}") for n in range(50)]
    _, issues = issues_of(
        tmp_path,
        "list_of_members",
        기관=everybody,
        협력사업=[("P3", "협의회"), ("P4", "포럼")],
        참여=[*(("P3", one, "참여") for one, _ in everybody), *(("P4", one, "참여") for one, _ in everybody[:49])],
    )
    exactly(
        issues,
        ["should look", "list_of_members", "partnerships", "기록.xlsx", "협력사업", 4, "partnership", "협의회"],
        "If it is a list of members or of guests, leave it out, or write who worked together in smaller partnerships "
        "(projects, working groups); keep it if all of them did.",
        "회원 명부나 참석자 명단이면 빼거나, 실제로 함께 일한 사업·분과별로 나누어 적어 주십시오. "
        "모두 함께 일한 사업이면 그대로 두십시오.",
    )
    assert "names 50 organizations: it alone ties 1,225 pairs, 51% of all." in issues["problem"].iloc[0]
    assert "기관 50곳이 참여하여 서로 연결되는 쌍이 1,225개이며, 전체의 51%입니다." in issues["problem_ko"].iloc[0]


def test_remarks_written_into_the_tables_are_no_records(tmp_path):
    records, issues = issues_of(
        tmp_path, "remark_row",
        기관=[("※ 2024년 말 기준",), ("(주)바로",), (None, None, None, None, None, "(단위: 천원)")],
        협력사업=[("주: 총사업비 기준",)], 참여=[("* 협약서에 따름",)],
    )  # fmt: skip
    assert issues[["severity", "table", "row", "value", "set_aside"]].to_numpy().tolist() == [
        ["note", "organizations", 7, "※ 2024년 말 기준", True],
        ["note", "organizations", 9, "(단위: 천원)", True],
        ["note", "participations", 9, "* 협약서에 따름", True],
        ["note", "partnerships", 4, "주: 총사업비 기준", True],
    ]
    assert issues["problem_ko"].iloc[0] == "주석 행(※ 2024년 말 기준)이므로 기록에서 제외했습니다."
    register = clean(records)
    assert register.organizations["name"].tolist() == ["(주)바로", "가온", "나래", "㈜다솜", "라온", "마루"]
    assert len(register.partnerships) == 2


def test_an_organization_without_a_name(tmp_path):
    _, issues = issues_of(tmp_path, "missing_name", 기관=[("A6", None, None, "안양시", None, None)],
                          참여=[("P2", "A6", "참여")])  # fmt: skip
    exactly(
        issues,
        ["should look", "missing_name", "organizations", "기록.xlsx", "기관", 7, "name", "A6"],
        "Fill in the name.",
        "기관명을 채워 주십시오.",
    )


def test_a_cell_of_several_known_organizations_is_told_once(tmp_path):
    more = [("P2", "A3, A4", "참여"), ("P2", "가온 / 나래", "참여"), ("P2", "어디에도, 없다", "참여")]
    records, issues = issues_of(tmp_path, "unknown_organization", 참여=more)
    several = "한 칸에 여러 기관을 적었다면 기관마다 한 행씩 나누어 주십시오. "
    plain = "ID나 기관명을 바로잡거나 기관 표에 추가해 주십시오."
    assert issues["fix_ko"].tolist() == [several + plain, several + plain, plain]
    assert (check(records)["rule"] == "several_organizations").sum() == 0


def test_a_remark_below_a_list_of_participations_is_no_organization(tmp_path):
    path = tmp_path / "목록.csv"
    path.write_text("사업명,기관명\n돌봄,가온\n돌봄,나래\n,※ 주관기관 포함\n", encoding="utf-8")
    records = read(path)
    assert set(check(records)["rule"]) == {"remark_row"}
    assert clean(records).organizations["organization"].tolist() == ["가온", "나래"]


def test_a_month_one_that_may_be_october(tmp_path):
    path = tmp_path / "목록.csv"
    lines = ["돌봄,가온,2023.1,2023.1", "돌봄,나래,2023.1,", "숲,가온,2024.1,2024.10", "숲,나래,2024.1,2024.10"]
    path.write_text("\n".join(["사업명,기관명,시작일,종료일", *lines]), encoding="utf-8")
    issues = check(read(path))
    exactly(
        issues[issues["rule"] == "january"],
        ["should look", "january", "partnerships", "목록.csv", "", 2, "start", "2023.1"],
        "Where October is meant, write 2023-10.",
        "10월이면 2023-10처럼 적어 주십시오.",
    )
    assert issues["problem_ko"].iloc[0].startswith("시작일 열의 '2023.1' 등 2개 칸을 1월로 읽었습니다.")
