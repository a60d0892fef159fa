"""One finding: the sentence a reader takes away, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from innonet.reporting.words import Both, shown
from innonet.written import is_missing

CLEAR = 0.05
"""Below this p value a difference from chance is called clear."""


GRADES = (
    Both("따로 계산하지 않음", "not computed"),
    Both("불확실", "unsure"),
    Both("대체로 확실", "fairly sure"),
    Both("확실", "sure"),
    Both("뚜렷한 차이 없음", "no clear difference"),
)
"""How sure a finding is, in a word; the sentence beside it says why."""
NOT_COMPUTED, UNSURE, FAIRLY_SURE, SURE = range(4)
NO_DIFFERENCE = 4


@dataclass(frozen=True)
class Finding:
    """One thing a reader should know.

    Parameters
    ----------
    topic, head
        What it is about, and the sentence to take away.
    body
        What stands behind it, a sentence or two.
    sure, grade
        How sure it is: a sentence, and a word of `GRADES`.
    see
        The part of the page with the evidence.
    term
        The glossary's word for what was measured.
    """

    topic: Both
    head: Both
    body: tuple[Both, ...]
    sure: Both | None
    see: str
    term: str = ""
    grade: int = NOT_COMPUTED


def graded(p: Any) -> int:
    """Grade a difference from chance by its p value.

    Examples
    --------
    >>> [GRADES[graded(p)].en for p in (0.001, 0.03, 0.4, None)]
    ['sure', 'fairly sure', 'no clear difference', 'not computed']
    """
    if is_missing(p):
        return NOT_COMPUTED
    return SURE if float(p) < CLEAR / 5 else FAIRLY_SURE if float(p) < CLEAR else NO_DIFFERENCE


def reason(row: Any, *, column: str = "reasons") -> Both:
    """Give a row's reasons in both languages, whether they are one text or several."""
    en = _joined(row.get(column))
    return Both(_joined(row.get(f"{column}_ko")) or en, en)


def _joined(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "; ".join(str(one) for one in value)
    return shown(value)
