"""What an audience may see: columns, texts, hidden organizations, dates."""

from __future__ import annotations

import pandas as pd
import pytest

from innonet.audience import masked, release
from innonet.errors import UsageError
from innonet.register import Register


def register() -> Register:
    return Register(
        pd.DataFrame(
            {
                "organization": ["g1", "g2", "g3", "hong@example.kr"],
                "name": ["두레울", "비밀재단", "나눔터 02-345-6789", "홍길동"],
                "name_en": ["Dureul", "Secret Foundation", None, None],
                "aliases": ["두레", "비밀회", None, None],
                "sector": ["public", "business", "academia", None],
                "region": ["south", "north", "south", None],
                "municipality": ["수원시", "가평군", "수원시", None],
                "reg_no": ["123-45-67890", None, None, None],
                "note": ["메모", None, None, None],
                "담당자": ["김철수", None, None, None],
                "hidden": [None, "예", "아니오", ""],
                "source_file": "원본.xlsx",
                "source_row": 2,
            }
        ),
        pd.DataFrame(
            {
                "partnership": ["p1", "p2"],
                "name": ["비밀 재단 지원사업", "Work of the SECRET FOUNDATION, 010-1234-5678"],
                "start": ["2024-03-15", "2023"],
                "amount": [1000.0, 5.0],
                "status": ["ended", None],
            }
        ),
        pd.DataFrame(
            {
                "organization": ["g1", "g2", "g2", "hong@example.kr"],
                "partnership": ["p1", "p1", "p2", "p2"],
                "role": ["주관", "협력", "협력", "협력"],
            }
        ),
        pd.DataFrame(
            {"severity": ["note"], "rule": ["x"], "table": ["organizations"], "value": ["김철수"], "set_aside": [False]}
        ),
        pd.DataFrame({"original": ["비밀"], "spelling": ["(재)비밀재단"], "organization": ["g2"]}),
    )


def test_insiders_see_all() -> None:
    made = register()
    assert release(made) is made


def test_a_hidden_organization_gets_the_same_stand_in_everywhere() -> None:
    shown = release(register(), audience="partners")
    row = shown.organizations.set_index("organization").loc["undisclosed-1"]
    assert row["name"] == "비공개 기관 1"
    assert row["name_en"] == "Undisclosed organization 1"
    assert (row["sector"], row["region"]) == ("business", "north")
    assert pd.isna(row["municipality"])
    assert pd.isna(row["aliases"])
    assert shown.partnerships["name"].tolist() == [
        "비공개 기관 1 지원사업",
        "Work of the Undisclosed organization 1, ***",
    ]
    assert (shown.participations["organization"] == "undisclosed-1").sum() == 2


def test_ids_that_are_personal_data_are_replaced_and_ids_stay_sorted() -> None:
    shown = release(register(), audience="public")
    assert shown.organizations["organization"].tolist() == ["g1", "g3", "no-1", "undisclosed-1"]
    assert set(shown.participations["organization"]) == {"g1", "no-1", "undisclosed-1"}


@pytest.mark.parametrize(
    ("audience", "organizations", "partnerships", "participations"),
    [
        ("partners",
         ["organization", "name", "name_en", "aliases", "sector", "region", "municipality"],
         ["partnership", "name", "start", "status"], ["organization", "partnership", "role"]),
        ("public",
         ["organization", "name", "name_en", "sector", "region", "municipality"],
         ["partnership", "name", "start"], ["organization", "partnership"]),
    ],
)  # fmt: skip
def test_only_columns_known_to_be_harmless_are_let_through(
    audience: str, organizations: list[str], partnerships: list[str], participations: list[str]
) -> None:
    shown = release(register(), audience=audience)  # type: ignore[arg-type]
    assert list(shown.organizations.columns) == organizations
    assert list(shown.partnerships.columns) == partnerships
    assert list(shown.participations.columns) == participations
    assert shown.crosswalk.empty
    assert shown.issues.to_dict("list") == {
        "severity": ["note"], "rule": ["x"], "table": ["organizations"], "value": [""], "set_aside": [False],
    }  # fmt: skip


def test_the_public_sees_years_and_partners_see_days() -> None:
    assert release(register(), audience="public").partnerships["start"].tolist() == ["2024", "2023"]
    assert release(register(), audience="partners").partnerships["start"].tolist() == ["2024-03-15", "2023"]


def test_settings_leave_out_more_and_let_through_more() -> None:
    shown = release(register(), audience="partners", private=["municipality"], also=["담당자"], amounts=True)
    assert "municipality" not in shown.organizations.columns
    assert "담당자" in shown.organizations.columns
    assert shown.partnerships["amount"].tolist() == [1000.0, 5.0]
    assert list(release(register(), audience="public", private="region").organizations.columns)[-1] == "municipality"


def test_a_misspelt_private_column_is_refused_and_not_handed_on() -> None:
    with pytest.raises(UsageError, match="municipality"):
        release(register(), audience="public", private=["municipalty"])
    with pytest.raises(UsageError, match="internal, partners, public"):
        release(register(), audience="friends")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marks", "hidden"),
    [
        (["예", "아니오", None, "n"], 1),
        (["O", "X", "X", None], 1),
        (["x", None, None, None], 1),
        (["공개", "비공개", "", "-"], 1),
        (["1", "0", "TRUE", "false"], 2),
    ],
)
def test_the_column_is_read_as_people_fill_it(marks: list[str | None], hidden: int) -> None:
    made = register()
    organizations = made.organizations.assign(hidden=marks)
    shown = release(Register(organizations, made.partnerships, made.participations), audience="public")
    assert shown.organizations["name"].str.startswith("비공개 기관").sum() == hidden


def test_stand_ins_are_numbered_by_what_all_can_see() -> None:
    made = register()
    organizations = made.organizations.assign(hidden=["예", "예", None, None])
    shown = release(Register(organizations, made.partnerships, made.participations), audience="public")
    works = shown.participations.groupby("organization")["partnership"].size()
    assert works["undisclosed-1"] == 2  # g2, though its id comes second
    assert works["undisclosed-2"] == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("문의: a.b+c@d-e.co.kr", "문의: ***"),
        ("010 1234 5678", "***"),
        ("01012345678", "***"),
        ("+82 10-1234-5678", "***"),
        ("(031) 249-2114", "***"),
        ("123-45-67890", "***"),
        ("2024-03-15 제12호", "2024-03-15 제12호"),
        ("2019-2024 사업", "2019-2024 사업"),
        ("031)249-2114", "***"),
        ("(031)249-2114", "***"),
        ("010–1234–5678", "***"),
        ("０１０－１２３４－５６７８", "***"),
        ("+821012345678", "***"),
        ("+1 212-555-0100", "***"),
        ("문의: hong＠example.kr", "문의: ***"),
        ("02-345-6789ㆍ끝", "***ㆍ끝"),
        ("２２０－８１－６２５１７", "***"),
        ("900101－1234567", "***"),
        ("101-2024-0001", "101-2024-0001"),
    ],
)
def test_what_belongs_to_a_person_is_masked(text: str, told: str) -> None:
    assert masked(text) == told


def released(audience: str, organizations: dict[str, object], partnerships: dict[str, object]) -> Register:
    tables = pd.DataFrame(organizations), pd.DataFrame(partnerships)
    one, works = tables[0]["organization"].tolist(), tables[1]["partnership"].tolist()
    rows = pd.DataFrame({"organization": one, "partnership": [works[n % len(works)] for n in range(len(one))]})
    return release(Register(*tables, rows), audience=audience)  # type: ignore[arg-type]


def test_an_id_that_spells_a_hidden_name_becomes_another() -> None:
    """In one table the names are the ids."""
    names = ["(주)비밀상사", "가람", "비밀상사 노동조합"]
    shown = released(
        "public",
        {"organization": names, "name": names, "hidden": ["예", None, None]},
        {"partnership": ["no-1", "(주)비밀상사 리빙랩", "협약"]},
    )
    assert shown.organizations["organization"].tolist() == ["no-1", "undisclosed-1", "가람"]
    assert shown.organizations["name"].tolist() == ["비공개 기관 1 노동조합", "비공개 기관 1", "가람"]
    assert shown.partnerships.to_dict("list") == {
        "partnership": ["no-1", "no-2", "협약"],  # no-1 was there
        "name": ["no-1", "비공개 기관 1 리빙랩", "협약"],
    }
    assert set(shown.participations["partnership"]) == {"no-1", "no-2", "협약"}


def test_ids_that_are_registration_numbers_become_others_with_or_without_hyphens() -> None:
    shown = released(
        "public",
        {"organization": ["220-81-62517", "2208162517", "2208162518"], "name": ["가", "나", "다"]},
        {"partnership": ["p"]},
    )
    assert shown.organizations["organization"].tolist() == ["2208162518", "no-1", "no-2"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("(주)비밀상사", "비밀상사와 포럼", "비공개 기관 1와 포럼"),
        ("(주)비밀상사", "㈜비밀상사 협약", "비공개 기관 1 협약"),
        ("(주)비밀상사", "주식회사  비밀 상사 협약", "비공개 기관 1 협약"),
        ("주식회사비밀상사", "비밀상사(주) 협약", "비공개 기관 1 협약"),
        ("비밀상사", "（주）비밀상사 협약", "비공개 기관 1 협약"),
        ("㈜가람", "가람 축제, 가람(주) 협약", "가람 축제, 비공개 기관 1 협약"),  # a short name is a word
        ("(주)리빙랩", "수원 리빙랩 사업", "수원 리빙랩 사업"),  # a word for what organizations do
        ("(재)수원시", "수원시 축제", "수원시 축제"),  # a place
        ("(주)비밀상사", "비밀 사업", "비밀 사업"),
        ("Secret Trading Co., Ltd.", "SECRET TRADING and Garam Co., Ltd.", "비공개 기관 1 and Garam Co., Ltd."),
        ("AI", "RAIN with AI", "RAIN with 비공개 기관 1"),
        ("(주)두레울", "㈜나래ㆍ끝", "㈜나래ㆍ끝"),  # a text without it stays as it is written
    ],
)
def test_a_hidden_name_is_found_with_any_legal_form(name: str, text: str, told: str) -> None:
    shown = released(
        "public",
        {"organization": ["g1", "g2"], "name": [name, "나래"], "hidden": ["Y", None]},
        {"partnership": ["p"], "name": [text]},
    )
    assert shown.partnerships["name"].tolist() == [told]


def test_whoever_is_shown_keeps_a_name_that_a_hidden_one_has_with_a_legal_form() -> None:
    shown = released(
        "public",
        {"organization": ["g1", "g2"], "name": ["(사)한마음회", "한마음회"], "hidden": ["Y", None]},
        {"partnership": ["p"]},
    )
    assert shown.organizations["name"].tolist() == ["한마음회", "비공개 기관 1"]


def test_what_is_no_name_is_left_alone() -> None:
    """A name with a comma is one name; an id is one only as a whole cell; a day holds no ids."""
    shown = released(
        "partners",
        {
            "organization": ["202", "203"],
            "name": ["(주)비밀상사", "(주)가람"],
            "name_en": ["Secret Trading Co., Ltd.", "Garam Co., Ltd."],
            "parent": [None, "202"],
            "founded": [None, "2023-02"],
            "hidden": ["Y", None],
        },
        {"partnership": ["p"], "name": ["제202회 포럼 2023"], "start": ["2023-03"]},
    )
    row = shown.organizations.set_index("organization").loc["203"]
    assert row[["name_en", "parent", "founded"]].tolist() == ["Garam Co., Ltd.", "undisclosed-1", "2023-02"]
    assert shown.partnerships.loc[0, ["name", "start"]].tolist() == ["제202회 포럼 2023", "2023-03"]
