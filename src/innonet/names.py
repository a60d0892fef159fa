"""The normal form of an organization's name: characters folded, legal form apart, spelling made one.

NFC and a targeted map, never blanket NFKC: that would tear Hangul compatibility letters and the middle dot.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from innonet import vocabulary

_CHARACTERS = {
    "㈜": "(주)", "㈔": "(사)", "㈱": "(주)", "㈲": "(유)", "㈳": "(사)", "㈶": "(재)", "㈻": "(학)",
    "㊟": "(주)", "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "〔": "[", "〕": "]",
    "株": "株", "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"',
    **dict.fromkeys("ㆍ・‧•･∙⋅․", "·"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164\u115f\u1160\uffa0", ""),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "（）［］"},
}  # fmt: skip
_FOLD = str.maketrans(_CHARACTERS)
_HANJA_FORMS = {"(株)": "(주)", "(有)": "(유)", "(社)": "(사)", "(財)": "(재)"}
_SPELLINGS = (
    ("쎈터", "센터"), ("센타", "센터"), ("쎈타", "센터"), ("네트웍", "네트워크"), ("네트워크크", "네트워크"),
    ("컨텐츠", "콘텐츠"), ("벤쳐", "벤처"), ("특례시", "시"), ("메니지먼트", "매니지먼트"),
    ("코퍼레이션", "코퍼레이션"), ("케어", "케어"), ("리빙 랩", "리빙랩"),
)  # fmt: skip
_OFFICE = re.compile(r"^(?:경기도\s*)?([가-힣]{1,4})(시|군)청$")
_PROVINCE = re.compile(r"^경기도?도청$|^경기도청$|^경기$")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NOT_WORD = re.compile(r"[\W_]+")
_HANGUL = re.compile(r"[가-힣]")
_DIGITS = re.compile(r"\d+")
_COUNTED = re.compile(r"제\s*(\d+)|(\d+)\s*(?:호|차|기|지부|지회|관|팀|단지)")


@dataclass(frozen=True)
class NameParts:
    """A name taken apart.

    Parameters
    ----------
    folded
        Readable: characters folded, spaces single.
    core
        What is left without legal form, spaces and signs, in one spelling: equal cores may be one body.
    key
        The core without guard words either (협동조합, 산학협력단): what similarity is measured on.
    forms
        Legal forms found, by id.
    digits
        Numbers in the name, in order.
    places
        Municipalities and provinces named.
    """

    folded: str
    core: str
    key: str
    forms: frozenset[str]
    digits: tuple[str, ...]
    places: frozenset[str]


def fold(name: str) -> str:
    """Make the characters of a name one: NFC, one middle dot, plain brackets and widths; still readable.

    Examples
    --------
    >>> fold("㈜한빛ㆍ소셜　랩")
    '(주)한빛·소셜 랩'
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).translate(_FOLD))
    for hanja, hangul in _HANJA_FORMS.items():
        text = text.replace(hanja, hangul)
    return " ".join(text.split())


def core(name: str) -> str:
    """Give the normal form that spellings of one organization share.

    Examples
    --------
    >>> core("㈜ 한빛소셜") == core("한빛 소셜 주식회사"), core("수원시청"), core("Hanbit Labs Co., Ltd.")
    (True, '수원시', 'hanbit labs')
    """
    return parts(name).core


@lru_cache(maxsize=300_000)
def parts(name: str) -> NameParts:
    """Take a name apart; see `NameParts`."""
    folded = fold(name)
    if not _HANGUL.search(folded):
        return _latin_parts(folded)
    text = folded.casefold()
    for wrong, right in _SPELLINGS:
        text = text.replace(wrong, right)
    bare, forms = _without_forms(text)
    office = _OFFICE.match(bare.strip())
    if office:
        bare = f"{office.group(1)}{office.group(2)}"
    if _PROVINCE.match(bare.strip()):
        bare = "경기도"
    core_text = _NOT_WORD.sub("", bare) or _NOT_WORD.sub("", text)
    key = core_text
    for variant, form in _guard_words():
        if variant in key and len(key) > len(variant):
            key = key.replace(variant, "")
            forms = forms | {form}
    return NameParts(folded, core_text, key or core_text, forms, _digits(bare), _places(core_text))


@cache
def _strip_words() -> tuple[tuple[str, str], ...]:
    """Legal forms that fall out of the core, longest first."""
    found = [
        (variant, row["id"])
        for row in vocabulary.rows("legal_forms.csv")
        if row["core"] == "strip"
        for variant in row["variants"].split("|")
        if variant
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@cache
def _guard_words() -> tuple[tuple[str, str], ...]:
    """Legal forms that stay in the core, longest first: a co-op and a social co-op are different bodies."""
    found = [
        (re.sub(r"\s", "", variant), row["id"])
        for row in vocabulary.rows("legal_forms.csv")
        if row["core"] == "guard"
        for variant in row["variants"].split("|")
        if len(variant) > 2 and not variant.startswith("(")
    ]
    return tuple(sorted(set(found), key=lambda one: (-len(one[0]), one[0])))


def _without_forms(text: str) -> tuple[str, frozenset[str]]:
    forms: set[str] = set()
    for variant, form in _strip_words():
        if variant not in text:
            continue
        at_edge = variant.endswith(")") and not variant.startswith(("(", "["))
        if at_edge and not text.startswith(variant):
            continue
        if len(variant) <= 2 and not variant.startswith(("(", "[")) and not at_edge:
            continue
        text = text.replace(variant, " ")
        forms.add(form)
    for short, long in (("(사협)", "사회적협동조합"), ("(협)", "협동조합")):
        text = text.replace(short, long)
    return text, frozenset(forms)


def _digits(text: str) -> tuple[str, ...]:
    return tuple(number.lstrip("0") or "0" for number in _DIGITS.findall(text))


_OTHER_PLACES = (
    "서울", "부산", "대구", "인천", "대전", "울산", "세종", "강원", "충북", "충남", "전북", "전남", "경북", "경남",
    "제주", "광주광역시",
)  # fmt: skip


@cache
def _place_names() -> tuple[tuple[str, str], ...]:
    found = []
    for one in vocabulary.municipalities().values():
        found.append((one.name, one.name))
        found.append((one.short, one.name))
    others = _OTHER_PLACES
    found += [(name, name) for name in others]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def _places(text: str) -> frozenset[str]:
    """Places a name begins with or holds in full: short names count only at the beginning."""
    places = set()
    for word, place in _place_names():
        begins = text.removeprefix("경기도").removeprefix("경기").startswith(word) or text.startswith(word)
        if begins or (len(word) >= 3 and word in text):
            places.add(place)
            text = text.replace(word, "", 1)
    return frozenset(places)


@cache
def _latin_forms() -> tuple[tuple[tuple[str, ...], str], ...]:
    found = [
        (tuple(variant.split()), row["id"])
        for row in vocabulary.rows("legal_forms_latin.csv")
        for variant in row["variants"].split("|")
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


_LATIN = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ı": "i",
        "&": " and ",
    }
)


def plain(text: str) -> str:
    """Fold Latin, Greek and Cyrillic letters: no case, no accents, words parted by single spaces.

    Examples
    --------
    >>> plain("Université de Liège"), plain("A.B.C. s.r.o.")
    ('universite de liege', 'abc s r o')
    """
    lowered = text.casefold().translate(_LATIN)
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    initials = re.sub(
        r"\b(?:[^\W\d_]\.){2,}",
        lambda m: m.group().replace(".", "") + " " if _spells(m.group()) else m.group(),
        bare,
    )
    return " ".join(_NOT_WORD.sub(" ", initials.replace("'", "")).split())


def _spells(initials: str) -> bool:
    """Tell initials that abbreviate a name from those of a legal form such as s.r.o."""
    letters = tuple(initials.replace(".", " ").split())
    return all(letters != words for words, _ in _latin_forms())


def _latin_parts(folded: str) -> NameParts:
    words = plain(folded).split()
    forms: set[str] = set()
    found = True
    while found and len(words) > 1:
        found = False
        for variant, form in _latin_forms():
            size = len(variant)
            if len(words) > size and tuple(words[-size:]) == variant:
                words, found = words[:-size], True
                forms.add(form)
                break
    if words and words[0] == "the" and len(words) > 1:
        words = words[1:]
    text = " ".join(word for word in words if word != "and") or plain(folded)
    return NameParts(
        folded,
        text or folded.casefold(),
        text or folded.casefold(),
        frozenset(forms),
        _digits(text),
        frozenset(),
    )


_DAMAGE = re.compile("[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙà-ïâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd ]")


def mend(name: str) -> str | None:
    """Give the right form of a name whose UTF-8 was once read as cp1252; None for a name that is whole.

    Bytes cp1252 does not know (81, 8D, 8F, 90, 9D) may be lost as U+FFFD; the letter is then the one capital
    that cp1252 could not show: Á, Í, Ï, Ð or Ý, told apart by its neighbors' case and by how common it is.

    Examples
    --------
    >>> mend("UG (haftungsbeschrÃ¤nkt)"), mend("CÂMARA MUNICIPAL"), mend("CONSEJERÃ\ufffdA DE SALUD")
    ('UG (haftungsbeschränkt)', None, 'CONSEJERÍA DE SALUD')
    """
    if name.isascii() or not _DAMAGE.search(name):
        return None
    content = bytearray()
    for letter in name:
        code = _byte(letter)
        if code is None:
            return None
        content.append(code)
    return _read_again(bytes(content), name)


def _byte(letter: str) -> int | None:
    if letter == "\ufffd":
        return 0xFF  # stands for the lost byte; UTF-8 never has it
    try:
        return letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(letter) if ord(letter) < 256 else None


_LOST = {0xC3: "ÍÁÏÐÝ", 0xC4: "čďĐĝā", 0xC5: "ōŐŁŏŝ", 0xC2: "\u00a0"}


def _read_again(content: bytes, name: str) -> str | None:
    result: list[str] = []
    position = 0
    while position < len(content):
        lead = content[position]
        if lead < 0x80:
            result.append(chr(lead))
            position += 1
            continue
        size = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
        run = content[position : position + size]
        if size == 2 and len(run) == 2 and run[1] == 0xFF and lead in _LOST:
            result.append(_LOST[lead][0])
        elif run == b"\xe2\x80\xff":
            result.append("”")
        else:
            try:
                result.append(run.decode("utf-8") if size else "\ufffd")
            except UnicodeDecodeError:
                return None
            if not size:
                return None
        position += size
    mended = "".join(result)
    return mended if mended != name else None
