"""report.docx and tables.xlsx: the same findings, the same bytes, nothing that runs."""

import io
import warnings
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
import report_made as made
from docx.oxml.ns import qn

from innonet.reporting import plotting
from innonet.reporting.book import SHEETS, workbook
from innonet.reporting.document import document
from innonet.reporting.document_heat import SHADES
from innonet.reporting.exports import export_tables
from innonet.reporting.packaging import THEN


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {"report.docx": document(made.results()), "tables.xlsx": workbook(made.results())}


def test_office_files_repeat_to_the_byte(files: dict[str, bytes]) -> None:
    assert document(made.results()) == files["report.docx"]
    assert workbook(made.results()) == files["tables.xlsx"]


def test_no_clock_and_no_person_is_in_them(files: dict[str, bytes]) -> None:
    for content in files.values():
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert {one.date_time for one in parts.infolist()} == {THEN}
            core = ElementTree.fromstring(parts.read("docProps/core.xml"))
            told = {one.tag.split("}")[1]: one.text for one in core}
            assert told["created"] == told["modified"] == "2000-01-01T00:00:00Z"
            assert told["creator"] == "innonet"


def test_the_document_tells_the_findings_and_numbers_figures_and_tables(files: dict[str, bytes]) -> None:
    read = docx.Document(io.BytesIO(files["report.docx"]))
    texts = [one.text for one in read.paragraphs]
    assert texts[:2] == ["협력망 분석 보고서 · 내부용", "경기도 협력망"]
    assert any(text.startswith("부문 간 협력: 공공과 기업은 우연보다 적게 만납니다.") for text in texts)
    captions = [one.text for one in read.paragraphs if one.style is not None and one.style.name == "Caption"]
    assert [text.split()[1] for text in captions if text.startswith("그림")] == ["1", "2", "3"]
    assert [text.split()[1] for text in captions if text.startswith("표")] == [
        str(n + 1) for n in range(len(read.tables))
    ]
    assert read.tables[0].rows[1].cells[1].paragraphs[0].text.startswith("경기사회혁신센터")
    assert len(read.tables[0].rows) == 13


def test_the_mixing_table_is_a_shaded_square(files: dict[str, bytes]) -> None:
    read = docx.Document(io.BytesIO(files["report.docx"]))
    grid = next(one for one in read.tables if one.cell(0, 1).text == "1")
    assert [one.text for one in grid.columns[0].cells][1:] == [
        "1. 공공",
        "2. 시민사회",
        "3. 기업",
        "4. 학계·연구",
        "5. 사회적경제",
    ]
    assert grid.cell(1, 3).text == "▼0.17", "public and business: 5 ties where chance gives 30.25"
    fill = grid.cell(1, 3)._tc.tcPr.find(qn("w:shd"))
    assert fill is not None
    assert fill.get(qn("w:fill")) == SHADES["h0"]
    assert grid.cell(1, 5)._tc.tcPr.find(qn("w:shd")) is None, "chance gives less than one tie"
    assert grid.cell(1, 3).text == grid.cell(3, 1).text


def test_the_document_names_a_korean_font_for_korean_letters(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["report.docx"])) as parts:
        styles = parts.read("word/styles.xml").decode()
    assert 'w:eastAsia="맑은 고딕"' in styles


def test_pictures_are_described_for_those_who_do_not_see_them(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["report.docx"])) as parts:
        body = parts.read("word/document.xml").decode()
    assert body.count("<wp:docPr ") == 3
    assert body.count(' descr="') >= 3


def test_a_machine_without_a_korean_font_writes_no_empty_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plotting, "picture_font", lambda: "")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a letter the font lacks
        assert len(document(made.results())) > 10_000


def test_the_workbook_has_every_table_with_its_notes(files: dict[str, bytes]) -> None:
    read = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"]))
    assert read.sheetnames == [
        "읽어두기", "기관", "거점기관", "협력집단", "단절", "집단 간 협력", "연결", "제안", "자료 점검",
        "합친 표기", "용어",
    ]  # fmt: skip
    hubs = read["거점기관"]
    assert hubs["A2"].value == "내부용"
    assert hubs.max_row == 4 + 40
    heads = [one.value for one in hubs[4]]
    assert heads[1:3] == ["name", "name_en"]
    assert hubs.freeze_panes == "B5"
    place = next(at for at, head in enumerate(heads) if head.endswith("(rank)"))
    assert [hubs.cell(row, place + 1).value for row in (5, 6, 7)] == [1, 2, 3]
    score = next(at for at, head in enumerate(heads) if head.endswith("(score)"))
    assert hubs.cell(6, score + 1).number_format == "0.000"
    ranges = {row[0]: row[3] for row in read["용어"].values}
    assert ranges["constraint"] == "0~1.125(강도가 다르면 2 미만); 고립 기관은 값 없음"


def test_every_table_of_the_folder_has_a_name_for_its_sheet() -> None:
    assert set(export_tables(made.results())) == set(SHEETS)


def test_no_cell_runs_as_a_formula_and_hostile_text_stays_text() -> None:
    hostile = "=HYPERLINK(1)\u202e<b>\x07"
    read = openpyxl.load_workbook(io.BytesIO(workbook(made.results(hostile=hostile))))
    for sheet in read:
        for row in sheet.iter_rows():
            assert [cell.coordinate for cell in row if cell.data_type == "f"] == []
    texts = [one.text for one in docx.Document(io.BytesIO(document(made.results(hostile=hostile)))).paragraphs]
    assert not any("\u202e" in text or "\x07" in text for text in texts)
    assert any("[U+202E]" in text for text in texts)


def test_the_english_files_speak_english() -> None:
    read = openpyxl.load_workbook(io.BytesIO(workbook(made.results(lang="en"))))
    assert read.sheetnames[0] == "Read me"
    assert read["Hubs"]["A2"].value == "internal edition"
    texts = [one.text for one in docx.Document(io.BytesIO(document(made.results(lang="en")))).paragraphs]
    assert "Findings" in texts
