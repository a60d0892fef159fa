"""Particles, numbers and dates against what a Korean reader would write."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innonet import korean
from innonet.errors import UsageError


@pytest.mark.parametrize(
    ("word", "particle", "wanted"),
    [
        ("경기도", "은/는", "경기도는"),
        ("수원시청", "은/는", "수원시청은"),
        ("경기연구원(GRI)", "을/를", "경기연구원(GRI)을"),
        ("GRI(경기연구원)", "을/를", "GRI(경기연구원)를"),
        ("경기연구원 [본원] (수원)", "이/가", "경기연구원 [본원] (수원)이"),
        ("‘마을과 사람’", "과/와", "‘마을과 사람’과"),
        ("「햇살 협동조합」", "이/가", "「햇살 협동조합」이"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("경기", "으로/로", "경기로"),
        ("서울", "을/를", "서울을"),
        ("기관장", "으로서/로서", "기관장으로서"),
        ("1", "으로/로", "1로"),
        ("0", "이/가", "0이"),
        ("2", "은/는", "2는"),
        ("3", "으로/로", "3으로"),
        ("6", "을/를", "6을"),
        ("10", "으로/로", "10으로"),
        ("100", "이/가", "100이"),
        ("1,000", "과/와", "1,000과"),
        ("1,000,000,000,000", "을/를", "1,000,000,000,000를"),
        ("3.14", "은/는", "3.14는"),
        ("0.50", "은/는", "0.50은"),
        ("2027", "은/는", "2027은"),
        ("12%", "은/는", "12%는"),
        ("KT", "은/는", "KT는"),
        ("LH", "이/가", "LH가"),
        ("GTX-A", "을/를", "GTX-A를"),
        ("SNL", "으로/로", "SNL로"),
        ("KBSN", "으로/로", "KBSN으로"),
        ("Google", "으로/로", "Google로"),
        ("Startup", "은/는", "Startup은"),
        ("Network", "은/는", "Network는"),
        ("Living Lab", "이/가", "Living Lab이"),
        ("Center", "을/를", "Center를"),
        ("Online", "으로/로", "Online으로"),
        ("Samsung", "과/와", "Samsung과"),
        ("Market", "이/가", "Market이"),
        ("Project", "이/가", "Project가"),
        ("(주)", "은/는", "(주)는"),
        ("철수", "아/야", "철수야"),
        ("사람", "아/야", "사람아"),
        ("경기도", "와/과", "경기도와"),
        ("漢字", "은/는", "漢字은(는)"),
        ("漢字", "으로/로", "漢字(으)로"),
        ("", "을/를", "을(를)"),
    ],
)
def test_the_particle_follows_the_last_sound(word: str, particle: str, wanted: str) -> None:
    assert korean.josa(word, particle) == wanted


@given(st.text())
def test_any_text_keeps_its_letters(word: str) -> None:
    assert korean.josa(word, "은/는") in {word + p for p in ("은", "는", "은(는)")}


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_read_in_korean_ends_as_its_words_do(value: int) -> None:
    assert korean.last_sound(str(value)) == korean.last_sound(_read(value)) == korean.last_sound(f"{value:,}")


def _read(value: int) -> str:
    """The end of a number as it is said: its last group, digit by digit, and that group's unit."""
    groups = [(unit, value // size % 10_000) for unit, size in
              (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1))]  # fmt: skip
    unit, group = next(((u, g) for u, g in reversed(groups) if g), ("", 0))
    digits = [(small, group // ten % 10) for small, ten in (("천", 1000), ("백", 100), ("십", 10), ("", 1))]
    small, digit = next(((s, d) for s, d in reversed(digits) if d), ("", 0))
    return "영일이삼사오육칠팔구"[digit] + small + unit


def test_an_unknown_pair_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="은/는"):
        korean.josa("경기도", "까지")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(0, "0"), (9_999, "9,999"), (10_000, "1만"), (796_670, "79만 6,670"), (100_000_000, "1억"),
     (1_234_500_000_000, "1조 2,345억"), (-20_001, "-2만 1")],
)  # fmt: skip
def test_numbers_in_korean_units(value: int, wanted: str) -> None:
    assert korean.number(value) == wanted


def test_amounts_keep_their_two_largest_units() -> None:
    assert korean.amount(1_234_567_890_123) == "1조 2,346억 원"
    assert korean.amount(150_000_000) == "1억 5,000만 원"
    assert korean.amount(0) == "0원"


def test_dates_as_precise_as_they_are() -> None:
    assert [korean.date(d) for d in ("2024", "2024-03", "2024-03-15")] == [
        "2024년", "2024년 3월", "2024년 3월 15일",
    ]  # fmt: skip
    assert korean.period("", "2024-12") == "2024년 12월까지"
    with pytest.raises(UsageError, match="no partial date"):
        korean.date("2024.3")


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(korean).failed == 0
