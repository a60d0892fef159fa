"""The template of `innonet new`: filled in as a person would, it is reported on, in Korean and in English."""

import json
from datetime import date

import openpyxl
import pandas as pd
import pytest

from innonet import cli, schema, vocabulary, workbook
from innonet.errors import UsageError

ROWS = {
    "ko": {
        "기관": [
            ("G001", "수원시", None, None, "공공", None, "기초", "수원시"),
            ("G002", "가온누리 협동조합", None, "가온|가온누리", "사회적경제", None, None, "화성시"),
            ("G003", "새암대학교", None, None, "학계·연구", None, None, "고양시"),
            ("G004", "㈜한결테크", None, None, "기업", None, None, "수원시"),
        ],
        "협력사업": [
            ("P001", "돌봄 리빙랩", "리빙랩", "진행", "2024-03", None, 30000000, "지역혁신", "수원시"),
            ("P002", "청년 협약", "업무협약(MOU)", "종료", date(2023, 1, 2), "2023-12-31"),
        ],
        "참여": [
            ("P001", "G001", "주관", "2024"),
            ("P001", "가온", "참여"),
            ("P001", "G003", "평가"),
            ("P002", "한결테크 주식회사", "체결기관"),
            ("P002", "G002", "체결기관"),
        ],
    },
    "en": {
        "Organizations": [
            ("O1", "Suwon City", None, None, "Public sector", None, "Municipality", "Suwon-si"),
            ("O2", "Harbor Cooperative", None, "Harbor", "Social economy", None, None, "Hwaseong-si"),
            ("O3", "Aster University", None, None, "Academia & research", None, None, "Goyang-si"),
            ("O4", "Northlight Ltd", None, None, "Business", None, None, "Suwon-si"),
        ],
        "Partnerships": [
            ("P1", "Care living lab", "Living lab", "Active", "2024-03", None, 30000000, "Regional", "Suwon-si"),
            ("P2", "Youth agreement", "Memorandum of understanding", "Ended", date(2023, 1, 2), "2023-12-31"),
        ],
        "Participations": [
            ("P1", "O1", "lead", "2024"),
            ("P1", "Harbor", "participant"),
            ("P1", "O3", "evaluator"),
            ("P2", "Northlight", "signatory"),
            ("P2", "O2", "signatory"),
        ],
    },
}


def filled(path, *, lang):
    """Type rows under the example of each sheet."""
    assert cli.main(["new", str(path), "--lang", lang, "--quiet"]) == 0
    book = openpyxl.load_workbook(path / "records.xlsx")
    for sheet, rows in ROWS[lang].items():
        for number, row in enumerate(rows, start=3):
            for column, value in enumerate(row, start=1):
                book[sheet].cell(number, column).value = value
    book.save(path / "records.xlsx")
    return path


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_filled_template_is_reported_on(tmp_path, lang, capsys):
    source = filled(tmp_path / "mystudy", lang=lang)
    assert cli.main(["check", str(source), "--lang", lang, "--out", str(tmp_path / "issues.csv")]) == 0
    issues = pd.read_csv(tmp_path / "issues.csv")
    assert sorted(issues["rule"]) == ["example_row"] * 3 + ["no_table"]
    assert set(issues["severity"]) == {"note"}
    out = tmp_path / "out"
    assert cli.main(["report", str(source), "--out", str(out), "--lang", lang]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert ("4 organizations, 4 ties" if lang == "en" else "기관 4곳") in told.out
    organizations = pd.read_csv(out / "register" / "organizations.csv")
    assert organizations["sector"].tolist() == ["public", "social_economy", "academia", "business"]
    assert organizations["municipality"].tolist() == ["수원시", "화성시", "고양시", "수원시"]
    partnerships = pd.read_csv(out / "register" / "partnerships.csv", dtype=str)
    assert partnerships["kind"].tolist() == ["living_lab", "mou"]
    assert partnerships["status"].tolist() == ["active", "ended"]
    assert partnerships["start"].tolist() == ["2024-03", "2023-01-02"]
    assert partnerships["amount"].tolist()[0] == "30000000"
    assert len(pd.read_csv(out / "register" / "participations.csv")) == 5
    strengths = pd.read_csv(out / "ties.csv")["strength"].tolist()
    assert sorted(strengths) == [0.5, 0.5, 0.5, 1.0]
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["lang"] == lang


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_template_says_what_each_column_wants(tmp_path, lang):
    book = openpyxl.load_workbook(workbook.new(tmp_path / "a", lang=lang)[0])
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == [workbook.GUIDE_SHEET[lang], *workbook.SHEETS[lang].values()]
    for table, title in workbook.SHEETS[lang].items():
        heads = list(book[title][1])
        columns = [schema.recognised(table, cell.value) for cell in heads]
        assert len(set(columns)) == len(columns)
        assert None not in columns
        starred = [c for c, cell in zip(columns, heads, strict=True) if cell.value.endswith(" *")]
        assert sorted(starred) == sorted(schema.needed(table))
        for column, cell in zip(columns, heads, strict=True):
            assert len(cell.comment.text) >= 3, column
            width = sum(2 if ord(letter) > 255 else 1 for letter in cell.value)
            assert book[title].column_dimensions[cell.column_letter].width >= width + 2, column
            as_text = book[title].column_dimensions[cell.column_letter].number_format == "@"
            assert as_text == (schema.kind(table, column) != "number"), column
        if lang == "en":
            said = " ".join(f"{c.value} {c.comment.text if c.comment else ''}" for row in book[title] for c in row)
            assert not any("가" <= letter <= "힣" for letter in said)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_word_offered_is_understood(tmp_path, lang):
    book = openpyxl.load_workbook(workbook.new(tmp_path / "a", lang=lang)[0])
    words = book[workbook.LIST_SHEET[lang]]
    assert words.sheet_state == "hidden"
    offered = {}
    for title in workbook.SHEETS[lang].values():
        for rule in book[title].data_validations.dataValidation:
            area = rule.formula1.rpartition("!")[2].replace("$", "")
            head = book[title][f"{str(rule.sqref).partition(':')[0][:-1]}1"].value
            offered[title, head] = [cell.value for row in words[area] for cell in row]
    assert [len(one) for one in offered.values()] == [10, 4, 31, 15, 4, 31, 12]
    lists = ("sectors", "levels", None, "kinds", "statuses", None, None)
    for name, entries in zip(lists, offered.values(), strict=True):
        assert all(entries)
        if name:
            assert all(vocabulary.recognised(name, one) for one in entries)
        elif len(entries) == 31 and entries[0] in ("수원시", "Suwon-si"):
            assert all(vocabulary.municipality(one) for one in entries)


def test_a_language_there_is_no_template_in_is_refused(tmp_path):
    with pytest.raises(UsageError, match="lang"):
        workbook.new(tmp_path / "a", lang="fr")
    assert not (tmp_path / "a").exists()
