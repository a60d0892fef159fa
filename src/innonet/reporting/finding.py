"""One finding: the sentence a reader takes away, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from innonet.reporting.words import Both, shown

CLEAR = 0.05
"""Below this p value a difference from chance is called clear."""


@dataclass(frozen=True)
class Finding:
    """One thing a reader should know: the sentence, what stands behind it, how sure it is, where to look."""

    topic: Both
    head: Both
    body: tuple[Both, ...]
    sure: Both | None
    see: str


def reason(row: Any, *, column: str = "reasons") -> Both:
    """Give a row's reasons in both languages, whether they are one text or several."""
    en = _joined(row.get(column))
    return Both(_joined(row.get(f"{column}_ko")) or en, en)


def _joined(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "; ".join(str(one) for one in value)
    return shown(value)
