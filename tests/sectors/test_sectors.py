"""Sectors that are missing are suggested, never overwritten, and say where they are from."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from innonet import clean, read
from innonet.errors import InnonetError
from innonet.sectors import by_name, by_number, in_scheme
from innonet.settings import load_study
from innonet.way import register_of

NAMES = list(csv.DictReader((Path(__file__).parent / "names.csv").read_text(encoding="utf-8").splitlines()))
HEADER = "organization,name,sector,reg_no\n"
ROWS = """1,수원시,공공,
2,예비사회적기업 (주)다온,,
3,군포문화재단,시민사회,
4,햇살,,220-81-62517
5,별빛,,
"""


def made(folder, organizations=HEADER + ROWS, **settings):
    (folder / "organizations.csv").write_text(organizations, encoding="utf-8")
    (folder / "participations.csv").write_text("organization,partnership\n1,p\n2,p\n3,p\n4,p\n5,p\n", encoding="utf-8")
    return clean(read(folder), **settings)


def column(register, name):
    return register.organizations.set_index("organization")[name].fillna("").to_dict()


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["name"])
def test_names_tell_their_sector_or_nothing(row):
    guess = by_name(row["name"])
    assert (guess.sector if guess else "") == row["sector"]


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("군포문화재단", "provincial_invested"),
        ("예비사회적기업 (주)다온", "pre_se"),
        ("마을기업 햇살농부", "village_enterprise"),
        ("Hanbit Labs Co., Ltd.", "company_sme"),
        ("평택시지속가능발전협의회", "sd_council"),
        ("수원시청 일자리정책과", "admin_unit"),
        ("㈜하늘빛연구소", "company_sme"),
        ("은행나무마을 협동조합", "coop"),
        ("뉴스타트협동조합", "coop"),
    ],
)
def test_traps(name, type_):
    assert by_name(name).type == type_


@pytest.mark.parametrize(
    ("middle", "sector"),
    [("81", "business"), ("83", "public"), ("85", "business"), ("12", "business"),
     ("82", None), ("80", None), ("89", None)],
)  # fmt: skip
def test_numbers_tell_what_their_middle_digits_say(middle, sector):
    first = f"220{middle}6251"
    total = sum(w * int(d) for w, d in zip((1, 3, 7, 1, 3, 7, 1, 3, 5), first, strict=True)) + 5 * int(first[8]) // 10
    guess = by_number(f"{first}{(10 - total % 10) % 10}")
    assert (guess.sector if guess else None) == sector
    assert by_number(f"{first}{(11 - total % 10) % 10}") is None, "a number that fails its check says nothing"


def test_missing_ones_are_filled_and_the_others_stay(tmp_path):
    register = made(tmp_path)
    assert column(register, "sector") == {
        "1": "public", "2": "social_economy", "3": "civil_society", "4": "business", "5": ""
    }  # fmt: skip
    assert column(register, "sector_source") == {
        "1": "file", "2": "pattern", "3": "file", "4": "reg_no", "5": "unknown"
    }  # fmt: skip
    assert column(register, "type")["2"] == "pre_se"
    told = register.issues.query("rule == 'suggested_sector'")
    assert told["row"].tolist() == [3, 5]
    assert "예비사회적기업" in told["problem_ko"].iloc[0]
    assert "'사회적경제' 부문으로 추정했습니다" in told["problem_ko"].iloc[0]
    assert "Business was suggested (its registration number: the head office" in told["problem"].iloc[1]
    assert register.issues.query("rule == 'missing_sector'")["value"].tolist() == ["별빛"]


def test_nothing_is_suggested_when_not_wanted(tmp_path):
    register = made(tmp_path, suggest_sectors=False)
    assert column(register, "sector")["2"] == ""
    assert column(register, "sector_source")["2"] == "unknown"
    assert len(register.issues.query("rule == 'missing_sector'")) == 3


def test_what_a_person_set_goes_before_all(tmp_path):
    (tmp_path / "given").mkdir()
    given = tmp_path / "given" / "부문.csv"
    given.write_text("기관,부문\n3,공공\n별빛,언론\n예비사회적기업 ㈜다온,기업\n", encoding="cp949")
    register = made(tmp_path, sectors=given)
    assert column(register, "sector") == {"1": "public", "2": "business", "3": "public", "4": "business", "5": "media"}
    assert column(register, "sector_source") == {
        "1": "file", "2": "override", "3": "override", "4": "reg_no", "5": "override"
    }  # fmt: skip


def test_a_file_of_sectors_without_its_columns_is_refused(tmp_path):
    with pytest.raises(InnonetError, match="organization"):
        made(tmp_path, sectors=pd.DataFrame({"a": ["1"]}))
    with pytest.raises(InnonetError, match="no such file"):
        made(tmp_path, sectors=tmp_path / "nowhere.csv")


def test_a_scheme_of_its_own_gets_no_suggestions(tmp_path):
    rows = "organization,name,sector\n1,University of A,HES\n2,B Ltd,PRC\n3,C GmbH,\n4,D,PUB\n5,E,OTH\n"
    register = made(tmp_path, rows)
    assert column(register, "sector")["3"] == ""
    assert column(register, "sector_source")["3"] == "unknown"


def test_without_any_sectors_they_come_only_if_half_can_be_told(tmp_path):
    few = made(tmp_path, "organization,name\n1,가나\n2,다라\n3,마바\n4,사아\n5,(주)자차\n")
    assert {"sector", "sector_source"} & set(few.organizations.columns) == set()
    half = made(tmp_path, "organization,name\n1,가나\n2,다라\n3,솔빛대학교\n4,수원시\n5,(주)자차\n")
    assert column(half, "sector") == {"1": "", "2": "", "3": "academia", "4": "public", "5": "business"}


def test_many_suggestions_are_one_finding(tmp_path):
    rows = "".join(f"{n},(주)가나{n}다,\n" for n in range(1, 61))
    register = made(tmp_path, "organization,name,sector\n0,수원시,공공\n" + rows)
    told = register.issues.query("rule == 'suggested_sectors'")
    assert told["value"].tolist() == ["60"]
    assert "부문이 없는 기관 60곳" in told["problem_ko"].iloc[0]


SCHEMES = {
    "helix": ["state", "industry", "academia", "civil_society", "other"],
    "sna": ["S.13", "S.11", "S.15", "S.14", "other"],
    "cordis": ["PUB", "PRC", "HES", "OTH", "OTH"],
    "innonet": ["public", "business", "academia", "citizens", "other"],
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_schemes(scheme):
    nine = pd.Series(["public", "business", "academia", "citizens", "other"])
    assert in_scheme(nine, scheme).tolist() == SCHEMES[scheme]
    assert in_scheme(in_scheme(nine, scheme), scheme).tolist() == SCHEMES[scheme], "twice is once"


def test_types_of_cordis_in_other_schemes():
    theirs = pd.Series(["HES", "REC", "PRC", "PUB", "OTH", "what else"])
    assert in_scheme(theirs, "innonet").tolist() == ["academia", "academia", "business", "public", "other", "what else"]
    assert in_scheme(theirs, "helix").tolist()[:4] == ["academia", "academia", "industry", "state"]


def test_a_study_switches_the_scheme(tmp_path):
    made(tmp_path)
    (tmp_path / "study.toml").write_text('source = "."\n[clean]\nscheme = "helix"\n', encoding="utf-8")
    register = register_of(load_study(tmp_path / "study.toml"))
    assert column(register, "sector") == {
        "1": "state", "2": "industry", "3": "civil_society", "4": "industry", "5": ""
    }  # fmt: skip


def test_an_unknown_scheme_is_refused(tmp_path):
    with pytest.raises(InnonetError, match="helix"):
        made(tmp_path, scheme="helixx")
