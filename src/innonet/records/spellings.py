"""Partnerships that are told by name: spellings that differ in blanks, line breaks or the width of letters are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from innonet import findings, schema
from innonet.names import fold
from innonet.records.forms import Part

_BLANK = re.compile(r"(?<!\d) | (?!\d)")


def is_told_by_name(one: Part) -> bool:
    """Tell whether partnerships are told by name: an id means the same one wherever it stands."""
    headers = [header for header, column in one.mapped.items() if column == "partnership"]
    return any(schema.recognised("partnerships", header) == "name" for header in headers)


def one_spelling(parts: list[Part]) -> list[Part]:
    """Write partnerships that are told by name in the spelling that most rows have, and tell the others."""
    named = [one for one in parts if is_told_by_name(one) and "partnership" in one.frame.columns]
    texts = [str(text) for one in named for text in one.frame["partnership"].dropna()]
    meant = _meant(texts)
    if not meant:
        return parts
    told: set[str] = set()
    return [_respelled(one, meant, told) if one in named else one for one in parts]


def _meant(texts: Iterable[str]) -> dict[str, str]:
    """Give spelling -> the spelling meant, where they differ; blanks count between two numbers only."""
    number = Counter(texts)
    first: dict[str, str] = {}
    for text in sorted(number, key=lambda one: -number[one]):
        first.setdefault(_BLANK.sub("", fold(text)), text)
    meant = ((text, first[_BLANK.sub("", fold(text))]) for text in number)
    return {text: best for text, best in meant if text != best}


def _respelled(one: Part, meant: dict[str, str], told: set[str]) -> Part:
    names = one.frame["partnership"]
    best = names.map(meant)
    frame = one.frame.assign(partnership=best.fillna(names))
    if one.table != "participations":
        return replace(one, frame=frame)
    first = one.frame[best.notna() & ~names.isin(told)].drop_duplicates("partnership")
    told |= set(first["partnership"])
    found = findings.found(
        "respelled_partnership", first, table="participations", column="partnership", first=best[first.index].tolist()
    )
    return replace(one, frame=frame, told=(*one.told, found))


def in_sheets(split: list[list[Part]]) -> list[list[Part]]:
    """Do the same with parts that are kept apart by sheet."""
    done = iter(one_spelling([one for parts in split for one in parts]))
    return [[next(done) for _ in parts] for parts in split]
