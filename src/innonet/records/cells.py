"""Cells that name several organizations, as officers write them: 수원시, (주)가람솔루션, 새록대학교."""

from __future__ import annotations

import re
from collections.abc import Iterable

from innonet.names import fold

_SEPARATORS = frozenset("\n;,、，；､")
_OPENING, _CLOSING = frozenset("([（［【〔"), frozenset(")]）］】〕")
_BULLET = re.compile(r"^\s*(?:[①-⑳❶-❿]|\d{1,2}[.)](?!\d)|[-–*•‣○●◦▪▫■□ㅇㆍ·](?=\s))\s*")
_NUMBERED = re.compile(r"^\s*①.*②|^\s*1[.)](?!\d).*\s2[.)](?!\d)", re.DOTALL)
_NUMBER = re.compile(r"\s*[①-⑳]\s*|(?:^|\s+)\d{1,2}[.)](?!\d)\s*")
_FORM = re.compile(r"(?:(?:inc|ltd|co|corp|corporation|limited|llc|llp|lp|plc|gmbh|pte|pty)[.\s]*)+", re.IGNORECASE)
_HANGUL = re.compile(r"[가-힣]")
_COUNTED = r"\d+\s*여?\s*(?:개\s*)?(?:기관|단체|업체|기업|회사|대학교?|학교|부서|시\s*·?\s*군|사|소|곳|팀|명|인|개)?"
_OTHERS = re.compile(
    rf"\s+(?:등|외)(?:\s*(?:{_COUNTED}|\(\s*{_COUNTED}\)|다수|(?:관계|유관|관련|참여|협력)\s*(?:기관|단체)))?$|\s*(?:등|외)\s*{_COUNTED}$"
)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def names_several(cell: str) -> bool:
    """Tell whether a cell names several organizations, or counts some that it does not name.

    Between names stands a comma, a semicolon or a line break, or each has a number; one of them has Korean letters,
    since a comma in `ACME, Inc.` parts nothing.

    Examples
    --------
    >>> names_several("㈜나래, KT"), names_several("수원시 외 3개 기관"), names_several("가람(본점, 지점)")
    (True, True, False)
    """
    if counts_others(cell):
        return True
    may_part = (
        not _SEPARATORS.isdisjoint(cell) or _NUMBERED.search(cell) is not None
    )  # of most cells one look is enough
    return may_part and len(_names(cell)) > 1 and _HANGUL.search(fold(cell)) is not None


def names_in(cell: str) -> list[str]:
    """Give the names in such a cell, each once; `등` and `외 3개 기관` at its end name nobody.

    Examples
    --------
    >>> names_in("수원시, (주)가람솔루션\\n새록대학교(산학, 본교) 등")
    ['수원시', '(주)가람솔루션', '새록대학교(산학, 본교)']
    """
    return list(dict.fromkeys(_names(cell)))


def _names(cell: str) -> list[str]:
    text = _NUMBER.sub("\n", cell) if _NUMBERED.search(cell) else cell
    parts = (_BULLET.sub("", one).strip() for one in _pieces(_OTHERS.sub("", text)))
    return [one for one in _with_forms(parts) if one]


def counts_others(cell: str) -> bool:
    """Tell whether a cell speaks of more organizations than it names.

    Examples
    --------
    >>> counts_others("수원시, 용인시 등 3개 기관"), counts_others("수원시, 용인시")
    (True, False)
    """
    return ("등" in cell or "외" in cell) and _OTHERS.search(cell) is not None


def may_name_several(cell: str) -> bool:
    """Tell whether a reader should look if a cell names several: where only a stroke is between words, too.

    Examples
    --------
    >>> may_name_several("수원시/용인시"), may_name_several("ICT/IoT센터")
    (True, False)
    """
    if "/" not in cell and "／" not in cell:
        return names_several(cell)
    parts = _BRACKETS.sub("", fold(cell)).split("/")
    return names_several(cell) or (len(parts) > 1 and all(len(_HANGUL.findall(one)) >= 2 for one in parts))


def _pieces(text: str) -> list[str]:
    """Part a text at the separators that stand in no brackets and not between two digits."""
    pieces, depth = [""], 0
    for place, letter in enumerate(text):
        depth = depth + 1 if letter in _OPENING else max(depth - 1, 0) if letter in _CLOSING else depth
        beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
        if letter in _SEPARATORS and not depth and not (len(beside) == 2 and beside.isdigit()):
            pieces.append("")
        else:
            pieces[-1] += letter
    return pieces


def _with_forms(parts: Iterable[str]) -> list[str]:
    """Put a legal form that a comma parted from its name back to it: 가람 Co., Ltd."""
    result: list[str] = []
    for one in parts:
        if result and _FORM.fullmatch(one):
            result[-1] += f", {one}"
        else:
            result.append(one)
    return result
