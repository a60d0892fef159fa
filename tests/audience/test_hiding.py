"""The wish to be hidden: it outlives merging and folding, and is read from the column that says the opposite."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from innonet import clean, read
from innonet.audience import release
from innonet.register import Register
from innonet.wishes import asked
from sources import folder

MEMBERS = "기관ID,사업ID\nG1,P1\nG2,P1\nG3,P1\n"


def register(tmp_path: Path, organizations: str, works: str, *, members: str = MEMBERS, **settings: bool) -> Register:
    source = folder(tmp_path / "r", organizations=organizations, partnerships=works, participations=members)
    return clean(read(source), **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("wishes", [("N", "Y"), ("Y", "N"), ("", "예"), ("아니오", "비공개")])
def test_one_wish_of_merged_rows_is_enough(tmp_path: Path, wishes: tuple[str, str]) -> None:
    organizations = f"기관ID,기관명,비공개\nG1,(주)비밀상사,{wishes[0]}\nG2,비밀상사 주식회사,{wishes[1]}\nG3,가람,\n"
    made = register(tmp_path, organizations, "사업ID,사업명\nP1,비밀상사 협약\n")
    assert asked(made.organizations).tolist() == [True, False]
    shown = release(made, audience="public")
    assert shown.organizations["name"].tolist() == ["가람", "비공개 기관 1"]
    assert shown.partnerships["name"].tolist() == ["비공개 기관 1 협약"]


def test_aliases_of_all_merged_rows_are_replaced(tmp_path: Path) -> None:
    rows = ("G1,(주)은밀,Eunmil,은밀상회,Y", "G2,은밀 주식회사,Unmil Trading,은밀마켓|숨은장터,Y", "G3,가람,,,")
    organizations = "\n".join(["기관ID,기관명,영문명,이칭,비공개", *rows, ""])
    works = "사업ID,사업명\nP1,은밀마켓 축제와 은밀상회 숨은장터\n"
    shown = release(register(tmp_path, organizations, works), audience="public")
    assert shown.partnerships["name"].tolist() == ["비공개 기관 1 축제와 비공개 기관 1 비공개 기관 1"]


def test_a_hidden_unit_that_is_counted_for_its_parent_is_not_named(tmp_path: Path) -> None:
    organizations = "기관ID,기관명,상위기관,비공개\nG1,경기도,,\nG2,비밀추진단,G1,Y\nG3,가람,,\n"
    made = register(tmp_path, organizations, "사업ID,사업명\nP1,비밀추진단 포럼\n", fold_parents=True)
    shown = release(made, audience="public")
    assert shown.organizations["name"].tolist() == ["경기도", "가람"]
    assert shown.partnerships["name"].tolist() == ["비공개 기관 포럼"]
    made.save(tmp_path / "saved")
    again = release(Register.load(tmp_path / "saved"), audience="public")
    assert again.partnerships["name"].tolist() == ["비공개 기관 포럼"]


def test_the_crosswalk_stays_as_it_is_where_nobody_asks(tmp_path: Path) -> None:
    made = register(tmp_path, "기관ID,기관명,비공개\nG1,가,\nG2,나,N\nG3,다,\n", "사업ID,사업명\nP1,협약\n")
    assert made.crosswalk["method"].tolist() == ["id", "id", "id"]


def test_a_column_that_says_who_may_be_shown_is_read(tmp_path: Path) -> None:
    organizations = "기관ID,기관명,공개여부\nG1,(주)비밀상사,비공개\nG2,나래,\nG3,가람,공개\n"
    made = register(tmp_path, organizations, "사업ID,사업명\nP1,포럼\n")
    assert "near_column" not in set(made.issues["rule"])
    assert release(made, audience="public").organizations["name"].tolist() == ["나래", "가람", "비공개 기관 1"]


def test_it_is_read_in_one_table_too(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("사업명,기관명,공개 여부\n포럼,(주)비밀상사,N\n포럼,가람,Y\n포럼,나래,\n", "utf-8")
    shown = release(clean(read(tmp_path / "p.csv")), audience="public")
    assert shown.organizations["name"].tolist() == ["비공개 기관 1", "가람", "나래"]


@pytest.mark.parametrize(
    "rows",
    [
        ["리빙랩,(주)비밀상사,N", "포럼,(주)비밀상사,예", "포럼,수원시,"],
        ["포럼,(주)비밀상사,예", "리빙랩,(주)비밀상사,N", "포럼,수원시,"],
        ['포럼,"(주)비밀상사, 주식회사 나래",예', "포럼,수원시,"],
    ],
)
def test_in_one_table_one_row_that_asks_is_enough(tmp_path: Path, rows: list[str]) -> None:
    (tmp_path / "참여.csv").write_text("\n".join(["사업명,기관명,비공개", *rows]), encoding="utf-8")
    register = clean(read(tmp_path))
    wishes = asked(register.organizations)
    assert register.organizations["name"][wishes].str.contains("비밀상사").any()
    assert not wishes[register.organizations["name"] == "수원시"].any()
    shown = release(register, audience="public")
    assert "비밀상사" not in shown.organizations.to_csv() + shown.partnerships.to_csv() + shown.participations.to_csv()


@pytest.mark.parametrize(
    ("column", "told", "wishes"),
    [
        ("disclosed", ["비공개", "N", "아니오", "X", "0", "일부 공개"], [True] * 6),
        ("disclosed", ["공개", "Y", "예", "O", "1", "전체 공개"], [False] * 6),
        ("disclosed", [None, "", "-", "해당없음", "미정", "N/A"], [False] * 6),
        ("hidden", ["O", "X", None, "예", "N", "-"], [True, False, False, True, False, False]),
    ],
)
def test_words_that_ask(column: str, told: list[str | None], wishes: list[bool]) -> None:
    assert asked(pd.DataFrame({column: told})).tolist() == wishes


def test_nobody_asks_where_no_column_says_so() -> None:
    assert asked(pd.DataFrame({"organization": ["a", "b"]})).tolist() == [False, False]
