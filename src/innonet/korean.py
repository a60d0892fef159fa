"""Korean as it is written: the particle that fits a word's last sound, numbers in 억 and 만, dates.

Names of organizations come in Hangul, Latin letters and digits, often with a bracket behind them; a sentence
made from a template needs the particle that fits each of them.
"""

from __future__ import annotations

import re
from typing import Literal

from innonet.errors import UsageError, unknown_choice

Sound = Literal["vowel", "rieul", "consonant", "unknown"]
"""How a word ends when read aloud in Korean; `rieul` is the consonant ㄹ, which takes 로 and not 으로."""

_PARTICLES = (
    "은/는", "이/가", "을/를", "과/와", "으로/로", "아/야", "이다/다", "이며/며", "이고/고", "이나/나",
    "이라/라", "이란/란", "이라는/라는", "이랑/랑", "으로서/로서", "으로써/로써",
    "으로부터/로부터", "이었다/였다",
)  # fmt: skip
_CLOSED = re.compile(r"(?<=\S)\s*(\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|［[^［］]*］|〔[^〔〕]*〕|\{[^{}]*\})\s*$")
_SILENT = re.compile(r"[\s\"'“”‘’「」『』《》〈〉<>()（）\[\]［］{}〔〕.,·:;!?~…*_\-–—/®™]+$")
_NUMBER = re.compile(r"(?<![\d.])\d[\d,]*(\.\d+)?$|\d+$")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+$")
_RIEUL = 8  # the place of ㄹ among the 28 finals of a Hangul syllable, 0 being none
_DIGITS: dict[str, Sound] = {
    "0": "consonant", "1": "rieul", "2": "vowel", "3": "consonant", "4": "vowel",
    "5": "vowel", "6": "consonant", "7": "rieul", "8": "rieul", "9": "vowel",
}  # fmt: skip
_LETTERS: dict[str, Sound] = {"l": "rieul", "r": "rieul", "m": "consonant", "n": "consonant"}
_SIGNS: dict[str, Sound] = {"%": "vowel", "‰": "rieul", "℃": "vowel", "㎡": "vowel", "㎞": "vowel",
                            "㈜": "vowel", "㈔": "vowel", "&": "consonant", "+": "vowel", "@": "consonant",
                            "₩": "consonant", "$": "vowel", "㎏": "consonant"}  # fmt: skip
# English words whose usual Korean spelling does not follow the rule below.
_WORDS: dict[str, Sound] = {
    "lab": "consonant", "web": "consonant", "club": "consonant", "job": "consonant", "book": "consonant",
    "group": "consonant", "blog": "vowel", "film": "consonant", "gyeonggi": "vowel", "postech": "consonant",
}  # fmt: skip


def josa(word: str, particle: str) -> str:
    """Put the particle that fits the word's last sound behind the word.

    Parameters
    ----------
    word
        Any text. A bracket at its end is not read (`경기연구원(GRI)은`), nor are quotes and other signs.
        Digits are read as Korean numbers, capitals letter by letter, Latin words by their usual Korean
        spelling.
    particle
        The pair, the one after a consonant first: `은/는`, `이/가`, `을/를`, `과/와`, `으로/로`, `아/야` ...

    Returns
    -------
    Word and particle. Where the sound cannot be told (Chinese characters, say) both are given: `은(는)`.

    Raises
    ------
    UsageError
        If the pair is not known; the error names the known ones.

    Examples
    --------
    >>> josa("경기도", "은/는"), josa("수원시청", "으로/로"), josa("서울", "으로/로"), josa("KAIST", "과/와")
    ('경기도는', '수원시청으로', '서울로', 'KAIST와')
    """
    return word + particle_for(word, particle)


def particle_for(word: str, particle: str) -> str:
    """Give the fitting particle alone, for a word that is written elsewhere (inside a tag, say).

    Examples
    --------
    >>> particle_for("제3섹터", "이/가"), particle_for("2024", "을/를"), particle_for("漢", "은/는")
    ('가', '를', '은(는)')
    """
    pair = particle if particle in _PARTICLES else "/".join(reversed(particle.split("/")))
    if pair not in _PARTICLES:
        raise unknown_choice(particle, list(_PARTICLES), where="particle")
    closed, open_ = pair.split("/")
    sound = last_sound(word)
    if sound == "unknown":
        return _both(closed, open_)
    if sound == "rieul" and closed.startswith("으로"):
        return open_
    return open_ if sound == "vowel" else closed


def _both(closed: str, open_: str) -> str:
    if closed == open_:
        return closed
    if closed.endswith(open_):
        return f"({closed.removesuffix(open_)}){open_}"
    return f"{closed}({open_})"


def last_sound(word: str) -> Sound:
    """Tell how a word ends when read aloud in Korean.

    Returns
    -------
    `vowel`, `rieul` (ㄹ), `consonant` (any other), or `unknown` for letters that are not read here.

    Examples
    --------
    >>> last_sound("도청"), last_sound("서울"), last_sound("경기연구원(GRI)"), last_sound("MOU")
    ('consonant', 'rieul', 'consonant', 'vowel')
    """
    text = _heard(word)
    if not text:
        return "unknown"
    if number := _NUMBER.search(text):
        return _number_sound(number.group().replace(",", ""))
    if latin := _WORD.search(text):
        return _latin_sound(latin.group())
    return _SIGNS.get(text[-1]) or _hangul_sound(text[-1])


def _hangul_sound(last: str) -> Sound:
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return "vowel" if final == 0 else "rieul" if final == _RIEUL else "consonant"
    if "ㄱ" <= last <= "ㅎ":  # a consonant by its name: 기역, 니은, 리을
        return "rieul" if last == "ㄹ" else "consonant"
    return "vowel" if "ㅏ" <= last <= "ㅣ" else "unknown"


def _heard(word: str) -> str:
    """Drop what is not read at the end: a closed bracket behind a word, quotes, stops."""
    text = word.strip()
    while (shorter := _CLOSED.sub("", text)) != text:
        text = shorter
    return _SILENT.sub("", text)


def _number_sound(digits: str) -> Sound:
    if "." in digits or digits.strip("0") == "":
        return _DIGITS[digits[-1]]  # after the point digit by digit; 0 alone is 영
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 0:
        return _DIGITS[digits[-1]]
    return "vowel" if 12 <= zeros < 16 else "consonant"  # 조 ends in a vowel; 십 백 천 만 억 경 do not


def _latin_sound(word: str) -> Sound:
    low = word.casefold()
    if low in _WORDS:
        return _WORDS[low]
    if word.isupper() or len(word) == 1:
        return _LETTERS.get(low[-1], "vowel")
    if low.endswith(("l", "le", "ll")):
        return "rieul"
    if low.endswith(("m", "n", "ng", "me", "ne")) and len(low) > 2:
        return "consonant"
    # A short vowel before p, t, k closes the syllable (마켓, 스타트업); anything else is opened (네트워크).
    if re.search(r"(^|[^aeiou])[aeiouy](p|t|k|ck|c)$", low):
        return "consonant"
    return "vowel"


def number(value: float) -> str:
    """Write a whole number in units of 조, 억 and 만, as Korean documents do.

    Parameters
    ----------
    value
        Rounded to a whole number.

    Examples
    --------
    >>> number(123456789), number(20000), number(1500), number(-30000)
    ('1억 2,345만 6,789', '2만', '1,500', '-3만')
    """
    whole = round(value)
    parts = []
    rest = abs(whole)
    for unit, size in (("경", 10**16), ("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{unit}")
    return ("-" if whole < 0 else "") + (" ".join(parts) or "0")


def amount(value: float, *, currency: str = "원") -> str:
    """Write a sum of money in its two largest units, rounded.

    Examples
    --------
    >>> amount(1_234_567_890), amount(98_765_432), amount(8_500)
    ('12억 3,457만 원', '9,877만 원', '8,500원')
    """
    size = abs(value)
    step = 10**8 if size >= 10**12 else 10**4 if size >= 10**4 else 1
    rounded = round(value / step) * step
    gap = " " if abs(rounded) >= 10**4 else ""
    return f"{number(rounded)}{gap}{currency}"


def date(partial: str) -> str:
    """Write a partial date in Korean.

    Parameters
    ----------
    partial
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as `innonet.dates.parse` gives it.

    Raises
    ------
    UsageError
        If it is none of these.

    Examples
    --------
    >>> date("2024-03-15"), date("2024-03"), date("2024")
    ('2024년 3월 15일', '2024년 3월', '2024년')
    """
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", partial):
        raise UsageError(
            f"{partial!r} is no partial date.",
            where="korean.date",
            fix="Write YYYY, YYYY-MM or YYYY-MM-DD.",
        )
    return " ".join(f"{int(part)}{unit}" for part, unit in zip(partial.split("-"), ("년", "월", "일"), strict=False))


def period(start: str, end: str) -> str:
    """Write a span of time; an open side stays open.

    Examples
    --------
    >>> period("2018", "2026-03"), period("2024-03", ""), period("2024", "2024")
    ('2018년~2026년 3월', '2024년 3월부터', '2024년')
    """
    if start and end:
        return date(start) if start == end else f"{date(start)}~{date(end)}"
    if start:
        return f"{date(start)}부터"
    return f"{date(end)}까지" if end else ""
