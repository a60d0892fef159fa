import pandas as pd
import pytest

from innonet import schema


@pytest.mark.parametrize(
    ("table", "header", "column"),
    [
        ("organizations", "기관ID", "organization"),
        ("organizations", "기관명", "name"),
        ("organizations", " 기관 명 ", "name"),
        ("organizations", "organisationID", "organization"),
        ("organizations", "시·군", "municipality"),
        ("partnerships", "금액(천원)", "amount"),
        ("partnerships", "유형", "kind"),
        ("organizations", "유형", "type"),
        ("participations", "기관명", "organization"),
        ("participations", "참여기관명", "organization"),
        ("participations", "수행기관명", "organization"),
        ("participations", "협력기관명", "organization"),
        ("organizations", "업체명", "name"),
        ("participations", "업체명", "organization"),
        ("organizations", "법인명", "name"),
        ("organizations", "단체명", "name"),
        ("partnerships", "협약일", "start"),
        ("partnerships", "체결일자", "start"),
        ("organizations", "시군명", "municipality"),
        ("organizations", "기관구분", "type"),
        ("organizations", "설립년도", "founded"),
        ("edges", "from", "source"),
        ("organizations", "colour", None),
    ],
)
def test_headers_are_recognised_in_both_languages(table, header, column):
    assert schema.recognised(table, header) == column


@pytest.mark.parametrize("table", list(schema.TABLES))
def test_no_spelling_stands_for_two_columns(table):
    seen: dict[str, str] = {}
    for column in schema.TABLES[table]:
        for spelling in {schema.key(s) for s in (column.name, *column.spellings)}:
            assert seen.setdefault(spelling, column.name) == column.name, spelling


def test_numbers_come_back_as_numbers():
    table = schema.typed(pd.DataFrame({"amount": ["1.5", None], "name": ["1", "2"], "source_row": ["3", "4"]}))
    assert table["amount"].tolist()[0] == 1.5
    assert table["name"].tolist() == ["1", "2"]
    assert table["source_row"].tolist() == [3, 4]


def test_what_was_written_as_text_is_what_it_was():
    table = pd.DataFrame(
        {"amount": ["5000", None], "source_row": ["2", "3"], "set_aside": ["True", "False"], "note": "1"}
    )
    found = schema.typed(table)
    assert found["amount"].tolist()[0] == 5000
    assert found["source_row"].tolist() == [2, 3]
    assert found["set_aside"].dtype == bool
    assert found["set_aside"].tolist() == [True, False]
    assert found["note"].tolist() == ["1", "1"]
