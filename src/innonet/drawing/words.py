"""What the page says of its own accord, in both languages."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from innonet import glossary
from innonet.drawing.harmless import harmless

ATTRIBUTES = {
    "region": ("권역", "Region"), "urban_rural": ("도시·농촌", "Urban or rural"), "level": ("행정 단위", "Level"),
    "type": ("기관 유형", "Type"), "municipality": ("시군", "Municipality"), "country": ("국가", "Country"),
    "community": ("협력 집단", "Community"),
}  # fmt: skip


@cache
def words(*, strength: str | None = None) -> dict[str, dict[str, str]]:
    """Give the page's words: language -> key -> text, with {0}, {1} ... for values.

    Parameters
    ----------
    strength
        The column that strength is read from: it is named wherever strength is.
    """
    text = files("innonet").joinpath("drawing/assets/words.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    for said in found.values() if strength is not None else ():
        said["least"] += f" ({harmless(strength)})"
    return found


def attribute(by: str) -> tuple[str, str]:
    """Give the Korean and English name of an attribute; its own where there is no other."""
    term: Any = glossary.terms().get(by)
    return ATTRIBUTES.get(by) or ((term.ko, term.en) if term else (by, by))
