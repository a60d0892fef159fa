"""Ways to decide which names are one organization; each gives the pairs it would merge without asking."""

from collections.abc import Callable, Iterable
from itertools import combinations

import pandas as pd

from innonet import match_names, names

Pairs = set[tuple[int, int]]


def _grouped(keys: Iterable[tuple[str, str]]) -> Pairs:
    groups: dict[tuple[str, str], list[int]] = {}
    for position, key in enumerate(keys):
        groups.setdefault(key, []).append(position)
    return {pair for members in groups.values() for pair in combinations(members, 2)}


def same_text(texts: list[str], by: list[str]) -> Pairs:
    """The names are letter for letter the same."""
    return _grouped(zip(texts, by, strict=True))


def same_folded(texts: list[str], by: list[str]) -> Pairs:
    """The names are the same but for case, accents and signs."""
    return _grouped((names.plain(text), place) for text, place in zip(texts, by, strict=True))


def fuzzy(least: float) -> Callable[[list[str], list[str]], Pairs]:
    """The names' letters agree by `least` of 100 (rapidfuzz's ratio on lower case), within one place.

    In long lists only names with the same first three letters are compared: all with all takes minutes.
    """

    def way(texts: list[str], by: list[str]) -> Pairs:
        import numpy as np
        from rapidfuzz import fuzz, process

        own = [text.lower() for text in texts]
        blocks: dict[tuple[str, str], list[int]] = {}
        for position, (text, place) in enumerate(zip(own, by, strict=True)):
            blocks.setdefault((text[:3] if len(own) > 100 else "", place), []).append(position)
        found: Pairs = set()
        for members in blocks.values():
            block = [own[n] for n in members]
            scores = process.cdist(block, block, scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8)
            found |= {(members[a], members[b]) for a, b in np.argwhere(np.triu(scores, 1) > 0).tolist()}
        return found

    return way


def judged(texts: list[str], by: list[str | None] | None) -> pd.DataFrame:
    """Give innonet's own table of pairs."""
    return match_names(texts, by)


def pairs_of(table: pd.DataFrame, *verdicts: str) -> Pairs:
    """Give the pairs of a table that have one of the verdicts."""
    kept = table[table["verdict"].isin(verdicts)]
    return set(zip(kept["a_row"].tolist(), kept["b_row"].tolist(), strict=True))
