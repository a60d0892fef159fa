"""One name and its normal forms: the facts of characters, legal forms, places and damage."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet import names


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("㈜한빛", "(주)한빛"),
        ("㈔한빛", "(사)한빛"),
        ("㈱한빛", "(주)한빛"),
        ("㈶한빛", "(재)한빛"),
        ("(株)한빛", "(주)한빛"),
        ("갯골ㆍ사람", "갯골·사람"),
        ("갯골・사람", "갯골·사람"),
        ("한\u3164빛", "한빛"),
        ("한\u200b빛", "한빛"),
        ("ＫＳ（주）", "KS(주)"),
        ("한\u00a0빛\u3000랩", "한 빛 랩"),
        (unicodedata.normalize("NFD", "한빛"), "한빛"),
        ("ㄱ자집", "ㄱ자집"),
    ],
)
def test_characters_are_folded_and_hangul_never_torn(written, folded):
    assert names.fold(written) == folded


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("주식회사 한빛소셜", "한빛소셜㈜"),
        ("농업회사법인 들녘애 주식회사", "들녘애(주)"),
        ("[사]너른마당", "주)너른마당"),
        ("사회적 협동조합 아라", "아라사회적협동조합"),
        ("아라(사협)", "아라 사회적협동조합"),
        ("협동조합 가꿈", "가꿈 협동조합"),
        ("산학협력단 한백대학교", "한백대학교 산단"),
        ("경기도 수원시", "수원특례시청"),
        ("경기도청", "경기도"),
        ("서울시청", "서울특별시"),
        ("마을지원쎈타", "마을지원센터"),
        ("Acme Robotics Co., Ltd.", "ACME ROBOTICS"),
        ("Universität Zürich", "UNIVERSITAET ZUERICH"),
        ("Siemens Aktiengesellschaft", "SIEMENS AG"),
        ("Muster GmbH & Co. KG", "MUSTER GMBH + CO KG"),
        ("Nantes M√©tropole", "NANTES MÉTROPOLE"),
        ("NOVASiC SA[1]", "Novasic S.A."),
        ("SAFETY RESEARCHCENTRE", "Safety Research Centre"),
    ],
)
def test_spellings_share_a_core(one, two):
    assert names.core(one) == names.core(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("경기도", "경기도의회"),
        ("경기도", "(주)경기"),
        ("서울시", "주식회사 서울"),
        ("부산광역시청", "(주)부산"),
        ("하남시청", "㈜하남시청"),
        ("수원시청", "수원시의회"),
        ("광주시", "광주광역시"),
        ("아라협동조합", "아라사회적협동조합"),
        ("한백대학교", "한백대학교 산학협력단"),
        ("양주시", "남양주시"),
        ("University of Leon", "University of Lyon"),
    ],
)
def test_what_differs_keeps_its_own_core(one, two):
    assert names.core(one) != names.core(two)


def test_what_guards_compare_is_taken_apart():
    own = names.parts("(재)경기도 안양시 사회적경제지원센터 2관")
    assert own.forms == {"found"}
    assert own.digits == ("2",)
    assert own.places == {"안양시"}
    assert own.keys == ("안양사회적경제지원센터2관",)
    assert names.parts("Trumpf Laser GmbH").forms == {"ltd", "law:de"}
    assert names.parts("마을과사람(구 마을사람들)").keys == ("마을과사람구마을사람들", "마을과사람", "마을사람들")


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("UG (haftungsbeschrÃ¤nkt)", "UG (haftungsbeschränkt)"),
        ("CONSEJERÃ\ufffdA DE SALUD", "CONSEJERÍA DE SALUD"),
        ("MECÃ\ufffdNICA SL", "MECÁNICA SL"),
        ("Espa√±ola de Medicamentos", "Española de Medicamentos"),
        ("ìˆ˜ì›ì‹œ", None),
    ],
)
def test_damaged_names_get_their_right_form(damaged, right):
    assert names.mend(damaged) == right


@pytest.mark.parametrize(
    "whole",
    [
        "CÂMARA MUNICIPAL DE SÃO PAULO",
        "FUNDAÇÃO",
        "IRMÃ DULCE",
        "Œuvre",
        "ÁGUAS",
        "Åbo Akademi",
        "수원시",
        "x √ y",
        "ƒ(x)",
    ],
)
def test_right_names_are_left_alone(whole):
    assert names.mend(whole) is None


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))


@given(st.text(LETTERS, max_size=30))
def test_any_text_has_a_core_that_no_second_folding_changes(text):
    folded = names.fold(text)
    assert names.fold(folded) == folded
    own = names.parts(text)
    assert own.keys
    assert names.parts(folded).core == own.core or names.mend(text) is not None


@given(st.text("가나다라마바사아자차", min_size=2, max_size=8))
def test_a_stock_company_is_one_wherever_its_form_stands(name):
    cores = {names.core(one) for one in (f"주식회사 {name}", f"{name}㈜", f"(주) {name}", f"{name} 주식회사")}
    assert len(cores) == 1
