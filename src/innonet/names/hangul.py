"""Korean names: legal forms off or to the end, one spelling, places and statuses apart."""

from __future__ import annotations

import re
from functools import cache

from innonet import vocabulary

_SPELLINGS = (
    ("쎈터", "센터"), ("센타", "센터"), ("쎈타", "센터"), ("네트웍", "네트워크"), ("네트워크크", "네트워크"),
    ("컨텐츠", "콘텐츠"), ("벤쳐", "벤처"), ("특례시", "시"), ("메니지먼트", "매니지먼트"), ("리빙 랩", "리빙랩"),
    ("大", "대"),
)  # fmt: skip
_READ = "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트"
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", _READ.split(), strict=True))
_LATIN_WORDS = {
    "lab": "랩", "labs": "랩스", "hub": "허브", "center": "센터", "centre": "센터", "network": "네트워크",
    "group": "그룹", "and": "앤", "tech": "테크", "design": "디자인", "bio": "바이오", "soft": "소프트",
    "media": "미디어", "edu": "에듀", "green": "그린", "club": "클럽", "care": "케어", "studio": "스튜디오",
}  # fmt: skip
# What the state or a law calls an organization: said before the name or not said, whoever is meant.
_STATUSES = re.compile(
    r"(예비\s?사회적\s?기업|인증\s?사회적\s?기업|사회적\s?기업|예비\s?마을\s?기업|마을\s?기업|자활\s?기업|소셜\s?벤처|"
    r"비영리\s?민간\s?단체|비영리\s?단체|여성\s?기업)"
)
_FORMER = re.compile(r"^(?:구|옛|舊|전|현)[\s.:)]+|^(?:구|옛)(?=[가-힣]{3})")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_ACRONYM = re.compile(r"^[a-z]{2,6}\s+(?=[가-힣])|(?<=[가-힣])\s+[a-z]{2,6}$")
_NOT_WORD = re.compile(r"[\W_]+")
_HANGUL = re.compile(r"[가-힣]")
_METROS = "서울|부산|대구|인천|대전|울산|세종"
_METRO_OFFICE = re.compile(rf"^({_METROS})(?:특별자치시|특별시|광역시|시)?청?$")
_OTHER_PLACES = (
    *_METROS.split("|"), "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주", "광주광역시",
    "충청북도", "충청남도", "전라북도", "전라남도", "경상북도", "경상남도",
)  # fmt: skip
_BRANCHES = "지부|지회|지점|지사|지역본부|본부|센터|영업소|출장소"


def taken_apart(folded: str) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """Give the core, the keys and the legal forms of a Korean name."""
    text = folded.casefold()
    for wrong, right in _SPELLINGS:
        text = text.replace(wrong, right)
    bare, forms = _without_forms(text)
    joined = _NOT_WORD.sub("", bare) or _NOT_WORD.sub("", text)
    is_plain = not forms  # (주)경기 is a firm and no province
    core, guarded = _form_last(_authority(joined) if is_plain else joined)
    keys = dict.fromkeys(key for reading in _readings(bare) if (key := _key(reading, is_plain=is_plain)))
    return core, tuple(keys) or (core,), forms | guarded


def _without_forms(text: str) -> tuple[str, frozenset[str]]:
    """Take out legal forms that add nothing to a name; short ones only where brackets make them sure."""
    forms: set[str] = set()
    for variant, form in _variants("strip"):
        if variant not in text:
            continue
        is_open = variant.endswith(")") and not variant.startswith(("(", "["))
        if is_open and not text.startswith(variant):
            continue
        if len(variant) <= 2 and not variant.startswith(("(", "[")) and not is_open:
            continue
        text = text.replace(variant, " ")
        forms.add(form)
    for short, long in (("(사협)", "사회적협동조합"), ("(협)", "협동조합")):
        text = text.replace(short, f" {long} ")
    return re.sub(r"(?<=\s)사협$|^사협(?=\s)", "사회적협동조합", text.strip()), frozenset(forms)


def _form_last(text: str) -> tuple[str, frozenset[str]]:
    """Move a form that stays in the core from the front to the end: 협동조합 가꿈 is 가꿈협동조합."""
    found: set[str] = set()
    for variant, full, form in _guard_words():
        if len(text) <= len(variant):
            continue
        if text.startswith(variant):
            text = text[len(variant) :] + full
            found.add(form)
        elif text.endswith(variant):
            text = text[: -len(variant)] + full
            found.add(form)
        elif variant in text:
            found.add(form)
            continue
        else:
            continue
        break
    return text, frozenset(found)


def _authority(text: str) -> str:
    """Write a province, city or county one way: 경기도 수원시, 수원시청 and 수원시 are one."""
    metro = _METRO_OFFICE.match(text)
    if metro:
        return f"{metro.group(1)}시"
    if text in ("경기", "경기도청", "경기도"):
        return "경기도"
    if text == "광주광역시청":
        return "광주광역시"
    short = text.removeprefix("경기도").removesuffix("청")
    one = vocabulary.municipalities().get(short)
    return one.name if one else text


def _readings(bare: str) -> list[str]:
    """Give a name as it is, without brackets and acronym, and a former or second name inside the brackets."""
    held = [_FORMER.sub("", one.strip()) for one in _BRACKETS.findall(bare)]
    outside = _BRACKETS.sub(" ", bare).strip()
    readings = [bare, _ACRONYM.sub("", outside)]
    seconds = [one for one in held if len(_HANGUL.findall(one)) >= 4]
    return [*(one for one in readings if _HANGUL.search(one)), *seconds]


def _key(text: str, *, is_plain: bool) -> str:
    text = _without_status(text).replace("신용협동조합", "신협")
    text = _NOT_WORD.sub("", re.sub(r"(?<=\S)\s*[&+]\s*(?=\S)", "앤", text))
    text, _ = _form_last(_authority(text) if is_plain else text)
    for variant, _, _ in _guard_words():
        if variant in text and len(text) > len(variant):
            text = text.replace(variant, "")
    text = re.sub(r"[a-z]+", lambda found: _LATIN_WORDS.get(found.group()) or as_letters(found.group()), text)
    return _place_first(text.replace("대학교", "대").replace("씨", "시"))


def _without_status(text: str) -> str:
    words = re.sub(rf"^\s*{_STATUSES.pattern}\s+|\s+{_STATUSES.pattern}\s*$", " ", text).strip()
    return words if len(_NOT_WORD.sub("", words)) >= 2 else text


def without_status(core: str) -> str:
    """Give a core without the status it begins with: 여성기업 나래솔 is 나래솔."""
    return _STATUSES.sub("", core, count=1) if _STATUSES.match(core) else core


def as_letters(latin: str) -> str:
    """Write Latin letters as they are read in Korean, one by one.

    Examples
    --------
    >>> as_letters("hk")
    '에이치케이'
    """
    return "".join(_LETTERS[one] for one in latin)


def _place_first(text: str) -> str:
    """Put a municipality at either end first and short: 마을센터 시흥시, 시흥시 마을센터 and 시흥마을센터 are alike."""
    rest = text.removeprefix("경기도")
    for one in vocabulary.municipalities().values():
        if rest.startswith(one.name) and len(rest) > len(one.name) + 1:
            return one.short + rest[len(one.name) :]
        if rest.endswith(one.name) and len(rest) > len(one.name) + 1:
            return one.short + rest[: -len(one.name)]
    return rest if any(rest.startswith(one.short) for one in vocabulary.municipalities().values()) else text


def places_in(text: str) -> frozenset[str]:
    """Name the places in a core: short names count only at the beginning or before a branch's word."""
    places = set()
    inner = text.removeprefix("경기도").removeprefix("경기")
    for word, place in _place_names():
        begins = inner.startswith(word) or text.startswith(word)
        if begins or (len(word) >= 3 and word in text) or _is_branch_of(word, text):
            places.add(place)
            text, inner = text.replace(word, "", 1), inner.replace(word, "", 1)
    if not places and re.match(r"경기(?!장|전|력)", text):
        places.add("경기도")
    return frozenset(places)


def _is_branch_of(word: str, text: str) -> bool:
    return word in text and re.search(rf"{word}(시|군)?({_BRANCHES})", text) is not None


@cache
def _place_names() -> tuple[tuple[str, str], ...]:
    found = [(name, name) for name in _OTHER_PLACES]
    for one in vocabulary.municipalities().values():
        found += [(one.name, one.name), (one.short, one.name)]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


@cache
def _variants(kind: str) -> tuple[tuple[str, str], ...]:
    """Give the spellings of legal forms that are stripped or guarded, longest first, each with the form's id."""
    found = {
        (variant, row["id"])
        for row in vocabulary.rows("legal_forms.csv")
        if row["core"] == kind
        for variant in row["variants"].split("|")
        if variant
    }
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


@cache
def _guard_words() -> tuple[tuple[str, str, str], ...]:
    """Give spelling, full word and id of legal forms that stay in the core, longest first."""
    full = {row["id"]: row["variants"].split("|")[0] for row in vocabulary.rows("legal_forms.csv")}
    found = {
        (re.sub(r"\s", "", variant), full[form], form)
        for variant, form in _variants("guard")
        if (len(variant) > 2 or variant == "산단") and not variant.startswith("(")
    }
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))
