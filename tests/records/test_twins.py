"""The same table however people save it: every messy file reads as its clean twin."""

import io
import json
import zipfile

import pandas as pd
import pytest
from openpyxl import Workbook

from innonet import clean, read
from innonet.errors import DataError, InnonetError
from innonet.records.opening import grids_of
from sources import folder

HEADER = ["기관ID", "기관명", "부문", "시군", "사업자등록번호"]
ROWS = [
    ["A1", "수원시", "공공", "수원시", "0123456789"],
    ["A2", "가온누리 협동조합", "사회적경제", "수원시", None],
    ["A3", "주식회사 한결테크", "기업", "화성시", None],
    ["A4", "새암대학교 산학협력단", "학계·연구", "고양시", None],
    ["A5", "파주시", "공공", "파주시", None],
    ["A6", "온새미로 시민회", "시민사회", "파주시", None],
    ["A7", "홀로서기 연구소", "학계·연구", "가평군", None],
]


def lines(rows, mark=","):
    return "\n".join(mark.join(cell or "" for cell in row) for row in rows) + "\n"


def turned(row):
    return [row[3], row[1], row[0], row[4], row[2]]


CSV = lines([HEADER, *ROWS])


def sheet(rows, *, merges=(), hidden=()):
    book = Workbook()
    page = book.active
    for row in rows:
        page.append(row)
    for area in merges:
        page.merge_cells(area)
    for number in hidden:
        page.row_dimensions[number].hidden = True
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def html(rows, *, charset="euc-kr", encoding="cp949"):
    body = "".join("<tr>" + "".join(f"<td>{cell or ''}</td>" for cell in row) + "</tr>" for row in rows)
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head>'
    return f"{head}<body><table border=1>{body}</table></body></html>".encode(encoding)


def merged_sheet():
    """Two rows of header and a place written once for several rows, as merged cells say."""
    top = ["기관", None, "구분", None, "사업자등록번호"]
    rows = [list(row) for row in ROWS]
    rows[1][3] = None
    return sheet([["2024년 기관 목록"], [], top, [*HEADER[:4], None], *rows],
                 merges=["A3:B3", "C3:D3", "E3:E4", "D5:D6"])  # fmt: skip


def hwpx(rows):
    def cell(text, y, x):
        run = f"<hp:subList><hp:p><hp:run><hp:t>{text or ''}</hp:t></hp:run></hp:p></hp:subList>"
        place = f'<hp:cellAddr colAddr="{x}" rowAddr="{y}"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
        return f"<hp:tc>{run}{place}</hp:tc>"

    body = "".join(
        "<hp:tr>" + "".join(cell(text, y, x) for x, text in enumerate(row)) + "</hp:tr>" for y, row in enumerate(rows)
    )
    space = "http://www.hancom.co.kr/hwpml/2011/paragraph"
    section = f'<?xml version="1.0"?><hs:sec xmlns:hs="s" xmlns:hp="{space}"><hp:tbl>{body}</hp:tbl></hs:sec>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        archive.writestr("Contents/section0.xml", section)
    return target.getvalue()


def parquet(rows):
    target = io.BytesIO()
    pd.DataFrame(rows, columns=HEADER).to_parquet(target)
    return target.getvalue()


def ods(rows):
    def cell(text):
        if text is None:
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    names = "urn:oasis:names:tc:opendocument:xmlns:"
    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" '
        f'xmlns:text="{names}text:1.0"><office:body><office:spreadsheet><table:table table:name="기관">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return target.getvalue()


OBJECTS = [{k: v for k, v in zip(HEADER, row, strict=True) if v} for row in ROWS]
TWINS = {
    "UTF-8 with BOM": ("organizations.csv", CSV.encode("utf-8-sig")),
    "CP949": ("organizations.csv", CSV.encode("cp949")),
    "UTF-16 as Excel's Unicode text": ("organizations.txt", lines([HEADER, *ROWS], "\t").encode("utf-16")),
    "UTF-16 without BOM": ("organizations.tsv", lines([HEADER, *ROWS], "\t").encode("utf-16-le")),
    "semicolons": ("organizations.csv", lines([HEADER, *ROWS], ";").encode()),
    "mixed line ends": ("organizations.csv", CSV.replace("\n", "\r\n", 3).encode()),
    "decomposed letters": ("organizations.csv", __import__("unicodedata").normalize("NFD", CSV).encode()),
    "title rows": ("organizations.csv", ("2024년 기관 목록,,,,\n(작성: 전략팀),,,,\n,,,,\n" + CSV).encode("cp949")),
    "title rows of one cell": ("organizations.csv", ("2024년 기관 목록\n\n" + CSV).encode()),
    "workbook": ("organizations.xlsx", sheet([HEADER, *ROWS])),
    "workbook with a title": ("organizations.xlsx", sheet([["2024년 기관 목록"], [], HEADER, *ROWS])),
    "merged and two-row header": ("organizations.xlsx", merged_sheet()),
    "workbook named .xls": ("organizations.xls", sheet([HEADER, *ROWS])),
    "workbook named .csv": ("organizations.csv", sheet([HEADER, *ROWS])),
    "HTML named .xls": ("organizations.xls", html([HEADER, *ROWS])),
    "HTML in UTF-8 named .xls": ("organizations.xls", html([HEADER, *ROWS], charset="utf-8", encoding="utf-8")),
    "tab text named .xls": ("organizations.xls", lines([HEADER, *ROWS], "\t").encode("cp949")),
    "OpenDocument": ("organizations.ods", ods([HEADER, *ROWS])),
    "JSON": ("organizations.json", json.dumps(OBJECTS, ensure_ascii=False).encode()),
    "JSON lines": ("organizations.jsonl", "\n".join(map(json.dumps, OBJECTS)).encode()),
    "Parquet": ("organizations.parquet", parquet(ROWS)),
    "HWPX": ("organizations.hwpx", hwpx([HEADER, *ROWS])),
    "columns in another order, English headers": (
        "organizations.csv",
        lines([["시군", "name", "organization", "reg_no", "sector"], *(turned(row) for row in ROWS)]).encode(),
    ),
    "HYPERLINK ids": (
        "organizations.csv",
        CSV.replace("A1,", '"=HYPERLINK(""https://example.org/1"",""A1"")",').encode(),
    ),
}  # fmt: skip


def tables_of(path):
    register = clean(read(path))
    kept = [c for c in register.organizations.columns if not c.startswith("source_")]
    return register.organizations[sorted(kept)], register.participations.drop(
        columns=[c for c in register.participations.columns if c.startswith("source_")]
    )


@pytest.fixture(scope="module")
def twin(tmp_path_factory):
    return tables_of(folder(tmp_path_factory.mktemp("twin"), organizations=CSV))


@pytest.mark.parametrize("case", list(TWINS))
def test_a_messy_file_reads_as_its_clean_twin(tmp_path, twin, case):
    name, content = TWINS[case]
    organizations, participations = tables_of(folder(tmp_path / "r", organizations=None, **{name: content}))
    pd.testing.assert_frame_equal(organizations, twin[0], check_dtype=False)
    pd.testing.assert_frame_equal(participations, twin[1], check_dtype=False)
    assert organizations.set_index("organization")["reg_no"]["A1"] == "0123456789"


def test_ids_typed_as_numbers_stay_whole(tmp_path):
    rows = [["기관ID", "기관명"], [1001, "가"], [1002, "나"], [None, None], [1234567890123, "다"]]
    members = [["사업번호", "기관"], [7, 1001], [7, 1002], [7, 1234567890123]]
    source = folder(
        tmp_path / "r", organizations=None, participations=None, partnerships="사업번호,사업명\n7,돌봄\n",
        **{"organizations.xlsx": sheet(rows), "participations.xlsx": sheet(members)},
    )  # fmt: skip
    assert clean(read(source)).participations["organization"].tolist() == ["1001", "1002", "1234567890123"]


def test_amounts_of_both_conventions_and_thousands(tmp_path):
    text = (
        '사업번호,사업명,사업비\nP1,a,"771225,1"\nP2,b,771225.0\nP3,c,"892,228.58"\nP4,d,1.234.567\nP5,e,-\nP6,f,NA\n'
    )
    register = clean(read(folder(tmp_path / "r", partnerships=text)))
    amounts = register.partnerships.set_index("partnership")["amount"]
    assert amounts.dropna().to_dict() == {"P1": 771225.1, "P2": 771225.0, "P3": 892228.58, "P4": 1234567.0}
    notes = register.issues.query("rule == 'not_there'")
    assert notes[["column", "severity", "value"]].values.tolist() == [["amount", "note", "-"]]
    assert register.issues.query("rule == 'bad_number'").empty


@pytest.mark.parametrize("unit", ["(단위: 천원)", "(단위 : 천원)", "［단위：천원］"])
def test_a_line_of_units_multiplies_and_is_said(tmp_path, unit):
    text = f'{unit},,\n사업번호,사업명,사업비\nP1,a,30\nP2,b,"1,000"\nP3,c,\n'
    register = clean(read(folder(tmp_path / "r", partnerships=text)))
    amounts = register.partnerships.set_index("partnership")["amount"]
    assert amounts.dropna().to_dict() == {"P1": 30000.0, "P2": 1000000.0}
    assert register.issues.query("rule == 'units'")["value"].tolist() == ["1,000"]


def test_amounts_in_words_are_read_and_said(tmp_path):
    text = '사업번호,사업명,사업비\nP1,a,1.5억\nP2,b,"3,000만원"\nP3,c,"1,000,000원"\nP4,d,3천\nP5,e,-2억\n'
    records = read(folder(tmp_path / "r", partnerships=text))
    register = clean(records)
    amounts = register.partnerships.set_index("partnership")["amount"]
    assert amounts.dropna().to_dict() == {"P1": 150_000_000.0, "P2": 30_000_000.0, "P3": 1_000_000.0}
    told = register.issues.set_index("rule")
    assert told.loc["amount_in_words", "problem_ko"] == (
        "협력사업 표의 금액 3칸이 억·만 같은 단위와 함께 적혀 있어 원으로 바꾸어 읽었습니다(예: 1.5억 → 150,000,000원)."
    )
    assert told.loc["amount_in_words", "problem"] == (
        "Amounts are written with Korean numerals in 3 cells of partnerships; they were read as won: 1.5억 is "
        "150,000,000."
    )
    assert told.loc[["bad_number", "negative_amount"], "value"].tolist() == ["3천", "-2억"]


def test_a_budgets_minus_is_told_as_below_zero(tmp_path):
    text = "사업번호,사업명,사업비(천원)\nP1,a,△5\nP2,b,△1.5억\nP3,c,7\n"
    register = clean(read(folder(tmp_path / "r", partnerships=text)))
    assert register.partnerships.set_index("partnership")["amount"].dropna().to_dict() == {"P3": 7000.0}
    told = register.issues.query("column == 'amount'").set_index("value")["rule"].to_dict()
    assert told == {"△5": "negative_amount", "△1.5억": "amount_of_two_readings"}
    assert "△는 음수로 읽습니다." in register.issues.set_index("value").loc["△5", "fix_ko"]


def test_an_amount_in_another_unit_than_its_column_is_not_guessed(tmp_path):
    text = '사업번호,사업명,사업비(천원)\nP1,a,"3,000만원"\nP2,b,2.3\nP3,c,"5,000천원"\n'
    register = clean(read(folder(tmp_path / "r", partnerships=text)))
    amounts = register.partnerships.set_index("partnership")["amount"]
    assert amounts.dropna().to_dict() == {"P2": 2300.0, "P3": 5_000_000.0}
    row = register.issues.query("rule == 'amount_of_two_readings'").iloc[0]
    assert (row["severity"], row["value"], row["column"]) == ("must fix", "3,000만원", "amount")
    assert row["problem_ko"] == (
        "금액 '3,000만원' 표기는 그대로 읽으면 30,000,000원인데 열의 단위는 1,000원이어서, 어느 쪽인지 알 수 없어 "
        "빈칸으로 두고 행은 사용했습니다."
    )
    assert row["problem"].startswith("The amount '3,000만원' says its own unit (30,000,000 won), but the column is in")


def test_each_file_and_sheet_keeps_its_own_unit(tmp_path):
    """Two years of one table: thousands in one file, won in the other, and a cell that says its own unit in each."""
    one = '사업번호,사업명,사업비(천원)\nP1,a,30\nP2,b,"3,000만원"\n'
    two = '사업번호,사업명,사업비(원)\nQ1,c,30\nQ2,d,"3,000만원"\n'
    records = read(folder(tmp_path / "r", **{"partnerships": one, "partnerships_2024.csv": two}))
    register = clean(records)
    amounts = register.partnerships.set_index("partnership")["amount"]
    assert amounts.dropna().to_dict() == {"P1": 30_000.0, "Q1": 30.0, "Q2": 30_000_000.0}
    unclear = register.issues.query("rule == 'amount_of_two_readings'")
    assert unclear[["file", "value"]].values.tolist() == [["partnerships.csv", "3,000만원"]]


def test_dates_stay_as_partial_as_they_were_written(tmp_path):
    text = (
        "사업번호,사업명,시작일\nP1,a,2024. 3. 15.\nP2,b,2024.3\nP3,c,’24.3.1\nP4,d,2024년 3월\nP5,e,45366\nP6,f,2024\n"
    )
    starts = clean(read(folder(tmp_path / "r", partnerships=text))).partnerships["start"].tolist()
    assert starts == ["2024-03-15", "2024-03", "2024-03-01", "2024-03", "2024-03-15", "2024"]


def test_namibia_is_a_country_and_na_in_a_date_is_none(tmp_path):
    text = "기관ID,기관명,country,설립일\nA1,Namibia Uni,NA,NA\nA2,가온,KR,2020\nA3,나래,KR,미정\n"
    register = clean(read(folder(tmp_path / "r", organizations=text)))
    assert register.organizations["country"].tolist() == ["NA", "KR", "KR"]
    assert register.organizations["founded"].dropna().tolist() == ["2020"]
    assert register.issues.query("rule == 'bad_date'").empty


def test_sums_and_hidden_rows_are_said(tmp_path):
    rows = [
        ["사업번호", "사업명", "사업비"],
        ["P1", "a", 10],
        ["P2", "b", 20],
        ["소계", None, 30],
        ["P3", "c", 5],
        ["합계", None, 35],
    ]
    source = folder(tmp_path / "r", partnerships=None, **{"partnerships.xlsx": sheet(rows, hidden=[3])})
    records = read(source)
    register = clean(records)
    assert register.partnerships["partnership"].tolist() == ["P1", "P2", "P3"]
    assert register.issues.query("rule == 'total_row'")["row"].tolist() == [4, 6]
    assert register.issues.query("rule == 'hidden_rows'")[["row", "value"]].values.tolist() == [[3, "1"]]
    aside = register.issues.query("set_aside and table == 'partnerships'")
    assert len(records.tables["partnerships"]) == len(register.partnerships) + len(aside)


def test_nothing_is_filled_outside_recorded_merges(tmp_path):
    rows = [["기관ID", "기관명", "시군"], ["A1", "가", "수원시"], ["A2", "나", None], ["A3", "다", None]]
    source = folder(tmp_path / "r", organizations=None, **{"organizations.xlsx": sheet(rows, merges=["C2:C3"])})
    places = clean(read(source)).organizations.set_index("organization")["municipality"]
    assert places.dropna().to_dict() == {"A1": "수원시", "A2": "수원시"}


def test_what_was_chosen_is_said(tmp_path):
    records = read(folder(tmp_path / "r", organizations=("제목\n" + CSV).encode("cp949")))
    file = next(one for one in records.source.files if one.file == "organizations.csv")
    assert (file.encoding, file.header_row, file.rows) == ("cp949", 2, 7)
    rules = set(records.source.findings["rule"])
    assert {"other_encoding", "title_rows"} <= rules
    taken = records.source.columns.set_index("header")["column"]
    assert taken["사업자등록번호"] == "reg_no"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = {
    "0 bytes": ("organizations.xlsx", b"", "empty"),
    "binary named .csv": ("organizations.csv", bytes(range(256)) * 20, "binary"),
    "a picture": ("organizations.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
    "a .hwp": ("organizations.hwp", OLE + "HWP Document File".encode("utf-16-le"), "다른 이름으로 저장"),
    "half a workbook": ("organizations.xlsx", sheet([HEADER, *ROWS])[:2000], "Open it in Excel"),
    "an encrypted workbook": ("organizations.xlsx", OLE + b"EncryptedPackage" * 40, "password"),
    "broken bytes in text": ("organizations.csv", CSV.encode() + b"A8,\xff\xfe\xfa,,,\n", "line 9"),
    "no JSON": ("organizations.json", b"[{", "JSON"),
    "a Parquet of broken letters": (
        "organizations.parquet",
parquet(ROWS).replace("파".encode(), b"\xed>\x8c"),
        "damaged",
    ),
    "half a Parquet": ("organizations.parquet", parquet(ROWS)[:200], "damaged"),
    "half an HWPX": ("organizations.hwpx", hwpx([HEADER])[:150] + b"Contents/section0.xml", "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("case", list(BROKEN))
def test_a_broken_file_is_a_clear_error(tmp_path, case):
    name, content, said = BROKEN[case]
    with pytest.raises(DataError) as caught:
        read(folder(tmp_path / "r", organizations=None, **{name: content}))
    assert said in str(caught.value)
    assert name in caught.value.where
    assert caught.value.fix


def test_a_named_encoding_that_does_not_fit_is_said():
    with pytest.raises(InnonetError, match="utf-8"):
        grids_of("기관".encode("cp949"), file="a.csv", encoding="utf-8")
    with pytest.raises(InnonetError, match="no encoding"):
        grids_of("기관".encode(), file="a.csv", encoding="klingon")
