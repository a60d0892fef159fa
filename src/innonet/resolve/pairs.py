"""Candidate pairs of similar names, without comparing all with all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from innonet.resolve.abbreviations import abbreviated
from innonet.resolve.words import is_told_apart, shared_words

_HANGUL = re.compile(r"[ᄀ-ᇿ가-힣]")
RARE_GRAMS = 8  # a pair must share one of the rarest grams of both
RARE_WORDS = 6
CROWD = 150  # a gram that more names share tells nothing
CROWD_OF_WORDS = 80
CHUNK = 200_000
SURE = 92.0  # from here on letters say enough, whatever words differ
HELD = 45.0  # from this similarity on a Hangul name that begins, ends or turns another round is shown
LONG = 9  # letters of a Hangul name that can be looked for in others, some four syllables

Positions = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


def candidates(keys: Sequence[tuple[str, ...]], places: Sequence[str], *, least: float) -> dict[tuple[int, int], float]:
    """Find pairs of names whose similarity is at least `least`, 0 to 100.

    Hangul is compared by its letters (decomposed), so that one wrong vowel is one letter; Latin names also
    with their words sorted and by the words they share; Hangul abbreviations count as `least`. Names are blocked by
    shared rare three-letter runs and words.

    Parameters
    ----------
    keys
        What each name is compared by; the best pair of keys counts.
    places
        Names of different places are not compared; an empty place is compared with all.

    Returns
    -------
    (first position, second position) -> similarity, the first smaller.
    """
    owners: dict[tuple[str, str], list[int]] = {}
    for position, (own, place) in enumerate(zip(keys, places, strict=True)):
        for key in filter(str.strip, own):
            owners.setdefault((key, place), []).append(position)
    items = list(owners)
    texts = [unicodedata.normalize("NFD", key) for key, _ in items]
    codes = {place: n for n, place in enumerate(dict.fromkeys(["", *places]))}
    where = np.array([codes[place] for _, place in items], dtype=np.int64)
    is_latin = np.array([not _HANGUL.search(text) for text in texts], dtype=bool)
    found = _by_letters(texts, is_latin, where, least)
    words = (set(text.split()) if latin else set() for text, latin in zip(texts, is_latin, strict=True))
    left, right = _pairs(words, where, rare=RARE_WORDS, crowd=CROWD_OF_WORDS)
    found += _kept(left, right, shared_words(texts, left, right), least)
    found += [(a, b, least) for a, b in abbreviated(items)]
    return _spread(found, list(owners.values()))


def _by_letters(
    texts: list[str], is_latin: npt.NDArray[np.bool_], place: Positions, least: float
) -> list[tuple[int, int, float]]:
    left, right = _pairs(map(_grams, texts), place, rare=RARE_GRAMS, crowd=CROWD)
    scores = _similarity(texts, is_latin, left, right)
    held = np.flatnonzero((scores >= HELD) & (scores < least) & ~is_latin[left] & ~is_latin[right])
    for n in held.tolist():
        if _is_held(texts[left[n]], texts[right[n]]):
            scores[n] = least
    return [
        (a, b, score)
        for a, b, score in _kept(left, right, scores, least)
        if score >= SURE or not (is_latin[a] and is_latin[b] and is_told_apart(texts[a], texts[b]))
    ]


def _is_held(one: str, two: str) -> bool:
    """Tell whether a Hangul name begins or ends another, or is another with its words in another order."""
    short, long = sorted((one, two), key=len)
    if len(short) == len(long):
        return short in long + long
    return len(short) >= LONG and (long.startswith(short) or long.endswith(short))


def _kept(left: Positions, right: Positions, scores: Scores, least: float) -> list[tuple[int, int, float]]:
    keep = scores >= least
    return list(zip(left[keep].tolist(), right[keep].tolist(), scores[keep].tolist(), strict=True))


def _grams(text: str) -> set[str]:
    padded = f"^{text}$"
    return {padded[n : n + 3] for n in range(max(1, len(padded) - 2))}


def _pairs(marks: Iterable[set[str]], place: Positions, *, rare: int, crowd: int) -> tuple[Positions, Positions]:
    """Pair the items that share one of their rarest marks."""
    ids: dict[str, int] = {}
    owned = [np.array([ids.setdefault(one, len(ids)) for one in sorted(own)], dtype=np.int64) for own in marks]
    if not ids:
        return np.array([], dtype=np.int64), np.array([], dtype=np.int64)
    frequency = np.bincount(np.concatenate(owned), minlength=len(ids))
    shared = [own[frequency[own] > 1] for own in owned]  # what nobody else has pairs nobody
    rarest = [own[np.argsort(frequency[own], kind="stable")[:rare]] for own in shared]
    mark = np.concatenate(rarest)
    item = np.repeat(np.arange(len(owned)), [len(one) for one in rarest])
    kept = frequency[mark] <= crowd
    order = np.lexsort((item[kept], mark[kept]))
    return _pairs_within(mark[kept][order], item[kept][order], place)


def _pairs_within(mark: Positions, item: Positions, place: Positions) -> tuple[Positions, Positions]:
    """Pair the items that stand together under one mark and in one place, each pair once."""
    size, own = len(place), place[item]
    codes: list[Positions] = []
    shift = 1
    while len(mark) > shift:
        together = mark[shift:] == mark[:-shift]
        if not together.any():
            break
        together &= (own[shift:] == own[:-shift]) | (own[shift:] == 0) | (own[:-shift] == 0)
        codes.append(np.unique(item[:-shift][together] * size + item[shift:][together]))
        shift += 1
    code = np.unique(np.concatenate(codes)) if codes else np.array([], dtype=np.int64)
    return code // size, code % size


def _similarity(texts: list[str], is_latin: npt.NDArray[np.bool_], left: Positions, right: Positions) -> Scores:
    from rapidfuzz import fuzz, process

    held = np.array(texts, dtype=object)
    scores = np.zeros(len(left), dtype=np.float64)
    for start in range(0, len(left), CHUNK):
        part = slice(start, start + CHUNK)
        one, two = held[left[part]], held[right[part]]
        scores[part] = process.cpdist(one, two, scorer=fuzz.ratio, dtype=np.float32)
        latin = is_latin[left[part]] & is_latin[right[part]]
        if latin.any():
            by_word = process.cpdist(one[latin], two[latin], scorer=fuzz.token_sort_ratio, dtype=np.float32)
            own = scores[part]
            own[latin] = np.maximum(own[latin], by_word)
    return scores


def _spread(found: list[tuple[int, int, float]], owners: list[list[int]]) -> dict[tuple[int, int], float]:
    """Go from items back to the names that own them, names of one item included; the best score of a pair counts."""
    best: dict[tuple[int, int], float] = {}
    for members in owners:
        for n, one in enumerate(members[:400]):
            best.update(((one, two), 100.0) for two in members[n + 1 : 400])
    for a, b, score in found:
        for one in owners[a]:
            for two in owners[b]:
                pair = (min(one, two), max(one, two))
                if one != two and score > best.get(pair, 0.0):
                    best[pair] = score
    return best
