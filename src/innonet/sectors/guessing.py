"""What the name or the registration number of one organization says about its type and sector."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from innonet import names, numbers, vocabulary

PROVINCES = ("서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북",
             "전남", "경북", "경남", "제주", "충청북", "충청남", "전라북", "전라남", "경상북", "경상남")  # fmt: skip
_FORMS = re.compile(
    r"\((주|유|사|재|복|학|의|합|자|협|사협|비|종)\)|주식회사|유한책임회사|유한회사|(비영리 ?)?사단법인|재단법인|"
    r"사회복지법인"
)


@dataclass(frozen=True)
class Guess:
    """A sector that was not given: its type where that is known too, and what it was told by."""

    sector: str
    type: str = ""
    source: str = "pattern"  # pattern | reg_no
    ko: str = ""
    en: str = ""


@dataclass(frozen=True)
class _Pattern:
    type: str
    on_name: bool
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


def by_name(name: str) -> Guess | None:
    """Tell type and sector by an organization's name; None where no pattern of the vocabulary fits.

    The patterns are tried in the order of `vocabulary/sector_patterns.csv`, the first that fits decides.

    Examples
    --------
    >>> by_name("예비사회적기업 (주)다온").sector, by_name("군포문화재단").type, by_name("햇살")
    ('social_economy', 'provincial_invested', None)
    """
    whole = names.fold(name)
    bare = " ".join(_FORMS.sub(" ", whole).split())
    for one in _patterns():
        text = whole if one.on_name else bare
        if one.pattern.search(text) and not (one.unless and one.unless.search(whole)):
            return of_type(one.type)
    return None


@cache
def of_type(type_: str) -> Guess | None:
    """Tell the sector by the type of organization; None if the vocabulary has no such type."""
    row = next((row for row in vocabulary.rows("organization_types.csv") if row["id"] == type_), None)
    return None if row is None else Guess(row["sector"], type_, "pattern", row["ko"], row["en"])


def by_number(reg_no: str) -> Guess | None:
    """Tell the sector by the middle digits of a valid 사업자등록번호; None where they leave it open.

    Those of non-profit corporations (82) and of bodies without legal personality (80, 89) leave it open.

    Examples
    --------
    >>> by_number("220-81-62517").sector, by_number("220-81-62518")
    ('business', None)
    """
    if not numbers.is_business_number_valid(reg_no):
        return None
    middle = int(numbers.digits(reg_no)[3:5])
    for row in vocabulary.rows("registration_digits.csv"):
        if int(row["low"]) <= middle <= int(row["high"]):
            return Guess(row["sector"], "", "reg_no", row["ko"], row["en"])
    return None


@cache
def _patterns() -> tuple[_Pattern, ...]:
    places = _places()

    def made(text: str) -> re.Pattern[str]:
        for field, words in places.items():
            text = text.replace(f"{{{field}}}", words)
        return re.compile(text, re.IGNORECASE)

    return tuple(
        _Pattern(row["type"], row["on"] == "name", made(row["pattern"]), made(row["unless"]) if row["unless"] else None)
        for row in vocabulary.rows("sector_patterns.csv")
    )


def _places() -> dict[str, str]:
    """Give the words that stand for a place in patterns."""
    known = list(vocabulary.municipalities().values())
    shorts = sorted({one.short for one in known} | set(PROVINCES), key=lambda word: (-len(word), word))
    provinces = "|".join(sorted(PROVINCES, key=lambda word: (-len(word), word)))
    stems = sorted({one.name_en.split("-")[0] for one in known} | {"Gyeonggi"})
    return {
        "place": f"(?:{'|'.join(shorts)})",
        "province": f"(?:{provinces})(?:특별자치도|특별자치시|특별시|광역시|도)",
        "municipality": f"(?:경기도? )?(?:{'|'.join(_spelled(one.name) for one in known)})",
        "place_en": f"(?:{'|'.join(stems)})",
    }


def _spelled(municipality: str) -> str:
    return municipality[:-1] + ("(?:특례)?시" if municipality.endswith("시") else municipality[-1])
