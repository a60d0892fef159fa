"""Korean names cut down to single syllables of their words: 경과원 for 경기도경제과학진흥원."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from innonet import vocabulary

_HANGUL = re.compile(r"[가-힣]+")
SHORTEST, LONGEST = 3, 5  # syllables of an abbreviation that tells enough
LEFT_OUT = 2  # syllables it is shorter by, at the least
# A last word is cut down to its first syllable, or the name keeps its very last one.
_ENDINGS = {
    "진": ("진흥원",),
    "연": ("연구원", "연구소", "연합회", "연합", "연대"),
    "협": ("협회", "협의회", "협동조합"),
    "위": ("위원회",),
    "재": ("재단",),
    "센": ("센터",),
}


def abbreviated(keys: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Find the pairs of which one may be the other cut down to syllables of its words, in their order.

    Parameters
    ----------
    keys
        Name and place; names of different places are no pair, an empty place goes with all.

    Returns
    -------
    Positions, first < second.

    Examples
    --------
    >>> abbreviated([("경과원", ""), ("경기도경제과학진흥원", ""), ("경남여성가족재단", "")])
    [(0, 1)]
    """
    short: dict[tuple[str, str], list[int]] = {}
    for n, (text, _) in enumerate(keys):
        if SHORTEST <= len(text) <= LONGEST and _HANGUL.fullmatch(text) and vocabulary.municipality(text) is None:
            short.setdefault((text[0], text[-1]), []).append(n)
    found = set()
    for n, (text, place) in enumerate(keys):
        for last, ending in _ends(text):
            for other in short.get((text[0], last), ()):
                if place and keys[other][1] and place != keys[other][1]:
                    continue
                if _is_cut_down(keys[other][0], text, ending):
                    found.add((min(n, other), max(n, other)))
    return sorted(found)


def _ends(text: str) -> Iterable[tuple[str, str]]:
    """Give the last syllables that an abbreviation of a name may have, each with what it stands for."""
    if len(text) < SHORTEST + LEFT_OUT or not _HANGUL.fullmatch(text):
        return
    yield text[-1], text[-1]
    for last, words in _ENDINGS.items():
        for word in words:
            if text.endswith(word):
                yield last, word


def _is_cut_down(short: str, long: str, ending: str) -> bool:
    if len(long) < len(short) + LEFT_OUT or (short in long and len(ending) == 1):
        return False
    rest = iter(long[: len(long) - len(ending)])
    return all(syllable in rest for syllable in short[:-1])
