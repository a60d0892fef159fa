"""Cells that name several organizations, as officers write them: 수원시, (주)가람솔루션, 새록대학교."""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_SEVERAL = re.compile(r"[가-힣]\s*[\n;,、]\s*[가-힣]")
_BETWEEN = re.compile(r"\s*[\n;,、]\s*(?![^()（）]*[)）])")
_REST = re.compile(r"\s+(등|외\s*\d*\s*(개\s*기관|개소|곳|개)?)$")


def names_several(cell: str) -> bool:
    """Tell whether a cell names several organizations: words of Korean letters with a comma or the like between them.

    Examples
    --------
    >>> names_several("수원시, (주)가람솔루션"), names_several("가람(본점, 지점)"), names_several("ACME, INC.")
    (True, False, False)
    """
    return _SEVERAL.search(_BRACKETS.sub("", cell)) is not None


def names_in(cell: str) -> list[str]:
    """Give the names in such a cell, each once; `등` and `외 3개 기관` at its end name nobody.

    Examples
    --------
    >>> names_in("수원시, (주)가람솔루션\\n새록대학교(산학, 본교) 등")
    ['수원시', '(주)가람솔루션', '새록대학교(산학, 본교)']
    """
    parts = (_REST.sub("", one.strip()) for one in _BETWEEN.split(cell))
    return list(dict.fromkeys(one for one in parts if one))
