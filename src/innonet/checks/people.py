"""Rules on registration numbers and on what must not be handed on: resident numbers, personal data."""

from __future__ import annotations

import re

import pandas as pd

from innonet import findings, numbers, schema
from innonet.checks.rule import TABLES, filled, holding, id_columns, is_record, resident_test, usable
from innonet.records import Records

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
"""An address, looked for only where a word begins: else a long text without one takes minutes. Of `one_width`."""
PHONE = re.compile(r"(?<![\d-])(?:01|\+82[- ]?0?1)[016789][-. ]?\d{3,4}[-. ]?\d{4}(?![\d-])")
"""A mobile number. Of `one_width`."""
PERSON_WORDS = (
    "대표자",
    "담당자",
    "담당",
    "성명",
    "실무자",
    "연락처",
    "contactperson",
    "contactname",
    "representative",
)
HIDDEN = "(removed)"


def bad_business_number(records: Records) -> pd.DataFrame:
    """A ten-digit registration number passes its check."""
    return _numbers(records, "bad_business_number", 10)


def bad_corporate_number(records: Records) -> pd.DataFrame:
    """A thirteen-digit corporate number passes its check, or may be of the new kind."""
    return _numbers(records, "bad_corporate_number", 13)


def _numbers(records: Records, rule: str, length: int) -> pd.DataFrame:
    valid = numbers.is_business_number_valid if length == 10 else numbers.is_corporate_number_valid
    rows = filled(usable(records, "organizations"), "reg_no")
    texts = [str(text) for text in rows.get("reg_no", ())]
    bad = [
        len(re.sub(r"\D", "", text)) == length and not valid(text) and not numbers.looks_like_resident_number(text)
        for text in texts
    ]
    wrong = rows[pd.Series(bad, index=rows.index, dtype=bool)]
    return findings.found(rule, wrong, table="organizations", column="reg_no")


def hidden(text: object) -> object:
    """Blank whatever looks like a resident registration number inside a text."""
    if not isinstance(text, str):
        return text
    return numbers.written_over(text, numbers.RESIDENT, HIDDEN, only=numbers.looks_like_resident_number)


def resident_number(records: Records) -> pd.DataFrame:
    """A resident registration number is refused, and its value shown nowhere."""
    parts = []
    for table in TABLES:
        rows = records.tables[table]
        still = is_record(records, table)  # a row is set aside once, whatever speaks against it
        for column in (c for c in rows.columns if c not in schema.PROVENANCE):
            bad = holding(rows, column, resident_test(str(column)))
            is_id = still[bad.index] & (column in id_columns(table))
            still[bad.index[is_id]] = False
            for part, aside in ((bad[is_id], True), (bad[~is_id], False)):
                hidden = [HIDDEN] * len(part)
                found = findings.found(
                    "resident_number", part, table=table, column=str(column), values=hidden, set_aside=aside
                )
                parts.append(found)
    return findings.gathered(parts)


def personal_data(records: Records) -> pd.DataFrame:
    """E-mail addresses and mobile numbers are people's, not organizations'."""
    parts = []
    for table in TABLES:
        rows = usable(records, table)
        for column in (c for c in rows.columns if c not in schema.PROVENANCE):
            for is_held, what, what_ko in (
                (_holds_address, "an e-mail address", "전자우편 주소"),
                (_holds_phone, "a mobile number", "휴대전화 번호"),
            ):
                held = holding(rows, column, is_held)
                parts.append(
                    findings.found("personal_data", held, table=table, column=str(column), what=what, what_ko=what_ko)
                )
    return findings.gathered(parts)


def _holds_address(text: str) -> bool:
    return EMAIL.search(numbers.one_width(text)) is not None


def _holds_phone(text: str) -> bool:
    return PHONE.search(numbers.one_width(text)) is not None


def persons(records: Records) -> pd.DataFrame:
    """A column of people's names is warned about once."""
    parts = []
    for table in TABLES:
        rows = usable(records, table)
        for column in (c for c in rows.columns if c not in schema.PROVENANCE and schema.key(c) in PERSON_WORDS):
            named = filled(rows, column).head(1)
            what, what_ko = "names or numbers of persons", "개인의 이름이나 연락처"
            hidden = [""] * len(named)
            parts.append(
                findings.found(
                    "personal_data", named, table=table, column=str(column), values=hidden, what=what, what_ko=what_ko
                )
            )
    return findings.gathered(parts)


RULES = (bad_business_number, bad_corporate_number, resident_number, personal_data, persons)
