"""What of a result fits a screen: the columns a reader asks for first, under names in their language."""

from __future__ import annotations

import pandas as pd

from innonet import vocabulary
from innonet.text import step_table

HEADS: dict[str, dict[str, tuple[str, str]]] = {
    "hubs": {
        "rank": ("순위", "rank"),
        "range": ("90% 범위", "90% range"),
        "name": ("기관", "organization"),
        "sector": ("부문", "sector"),
        "municipality": ("시군", "municipality"),
        "score": ("점수", "score"),
        "reasons": ("근거", "reasons"),
    },
    "communities": {
        "community": ("번호", "number"),
        "size": ("기관 수", "organizations"),
        "name": ("협력 집단", "community"),
        "stability": ("안정성", "stability"),
    },
    "fragmentation": {
        "name": ("지표", "figure"),
        "by": ("기준", "by"),
        "value": ("값", "value"),
        "expected": ("우연이라면", "by chance"),
        "p": ("p", "p"),
        "meaning": ("뜻", "meaning"),
    },
    "mixing": {
        "group_a": ("집단", "group"),
        "group_b": ("다른 집단", "other group"),
        "observed": ("연결", "ties"),
        "expected": ("우연이라면", "by chance"),
        "ratio": ("배율", "ratio"),
        "p_adjusted": ("p(보정)", "p adjusted"),
    },
}
"""Step -> column -> its name in Korean and English; `--out` writes all columns under their own names."""
LISTS = {"sector": "sectors", "region": "regions", "level": "levels", "urban_rural": "urban_rural"}


def screen(step: str, table: pd.DataFrame, *, lang: str) -> pd.DataFrame:
    """Give the part of a step's table that is shown at a terminal; a step without `HEADS` whole."""
    told = step_table(table, lang=lang, whole=False)
    told.attrs = getattr(table, "attrs", {})
    if step not in HEADS:
        return told
    told = _labeled(_in_language(_ranged(told), lang), lang)
    kept = [column for column in HEADS[step] if column in told.columns]
    return told[kept].rename(columns={column: HEADS[step][column][lang == "en"] for column in kept})


def _in_language(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Put what is told in the reader's language under the plain column; a name that has no English one stays."""
    told = {}
    for column in ("name", "meaning", "reasons"):
        own = f"{column}_{lang}"
        if own in table.columns:
            told[column] = table[own].fillna(table[column]) if column in table.columns else table[own]
    return table.assign(**told)


def _ranged(table: pd.DataFrame) -> pd.DataFrame:
    """Write the two ends of a rank's interval as one cell."""
    if not {"rank_low", "rank_high"} <= set(table.columns):
        return table
    ends = zip(table["rank_low"], table["rank_high"], strict=True)
    return table.assign(range=[f"{low:.0f}-{high:.0f}" if low == low else "-" for low, high in ends])  # noqa: PLR0124


def _labeled(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Write ids of listed words as words."""
    by = table.attrs.get("by", "")
    lists = {**LISTS, **({"group_a": LISTS[by], "group_b": LISTS[by]} if by in LISTS else {})}
    listed = {column: name for column, name in lists.items() if column in table.columns}
    words = {
        column: table[column].map(lambda value, name=name: vocabulary.label(name, value, lang), na_action="ignore")
        for column, name in listed.items()
    }
    return table.assign(**words)
