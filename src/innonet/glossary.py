"""The glossary: one entry a term, the words that docs, tooltips, tables and reports all use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from innonet.errors import unknown_choice


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
