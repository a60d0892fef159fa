"""The glossary: one entry a term, the words that docs, tooltips, tables and reports all use."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from innonet.errors import unknown_choice

# How a range reads in Korean, applied in turn.
_RANGES_KO = (
    (r"^any; 0 as by chance", "모든 수(0이면 우연과 같음)"),
    (r"^any; 0 as the mean", "모든 수(0이면 평균)"),
    (r"^1 to the number of organizations", "1~기관 수"),
    (r"^(\S+) to below (\S+?)(?=;|,|$)", r"\1 이상 \2 미만"),
    (r"^(\S+) to (\S+) at equal strengths, else below 2", r"\1~\2(강도가 다르면 2 미만)"),
    (r"^(\S+) to (\S+?), by chance about 0", r"\1~\2(우연이면 약 0)"),
    (r"^(\S+) to (\S+?)(?=;|,|$)", r"\1~\2"),
    (r"^(\S+) and up", r"\1 이상"),
    (r"^above 0, to 1", "0 초과 1 이하"),
    (r"^above 0", "0 초과"),
    (r"; missing for isolates", "; 고립 기관은 값 없음"),
    (r"; missing without a group or ties", "; 집단이나 연결이 없으면 값 없음"),
    (r"; missing without a group", "; 집단이 없으면 값 없음"),
    (r"; missing without ties", "; 연결이 없으면 값 없음"),
)


@dataclass(frozen=True)
class Term:
    """One word of the field in plain Korean and English.

    Parameters
    ----------
    id
        The word in code: a measure's function name, a column of a table.
    ko, en
        The name shown to a reader.
    ko_text, en_text
        One plain sentence: what it means, and what a high value says.
    range
        The values it can take, e.g. `0 to 1`; empty for a word that is no number.
    source
        Author and year with the DOI, or the place it is defined; empty for house words.
    """

    id: str
    ko: str
    en: str
    ko_text: str
    en_text: str
    range: str = ""
    source: str = ""

    def name(self, lang: str) -> str:
        """Give the name in `ko` or `en`."""
        return self.ko if lang == "ko" else self.en

    def text(self, lang: str) -> str:
        """Give the sentence in `ko` or `en`."""
        return self.ko_text if lang == "ko" else self.en_text

    def values(self, lang: str) -> str:
        """Give the range in `ko` or `en`.

        Examples
        --------
        >>> term("efficiency").values("en"), term("efficiency").values("ko")
        ('0 to 1; missing for isolates', '0~1; 고립 기관은 값 없음')
        """
        told = self.range
        for english, instead in _RANGES_KO if lang == "ko" else ():
            told = re.sub(english, instead, told)
        return told


@cache
def terms() -> dict[str, Term]:
    """Give all terms by id, in the order of `vocabulary/glossary.toml`."""
    text = files("innonet").joinpath("vocabulary/glossary.toml").read_text(encoding="utf-8")
    return {id_: Term(id_, **fields) for id_, fields in tomllib.loads(text).items()}


def term(id_: str) -> Term:
    """Give one term.

    Raises
    ------
    UsageError
        If there is no such term.

    Examples
    --------
    >>> term("betweenness").name("ko")
    '매개 중심성'
    """
    if id_ not in terms():
        raise unknown_choice(id_, list(terms()), where="glossary")
    return terms()[id_]
