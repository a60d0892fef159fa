"""Candidate pairs of similar keys, without comparing all with all."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import numpy.typing as npt

_HANGUL = re.compile(r"[가-힣]")
RARE_GRAMS = 8  # a pair must share one of the rarest grams of both
CROWD = 150  # a gram that more keys share tells nothing
CHUNK = 500_000

Positions = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


def candidates(keys: list[str], *, least: float) -> tuple[Positions, Positions, Scores]:
    """Find pairs of keys whose similarity is at least `least`, 0 to 100.

    Hangul is compared by its letters (decomposed), so that one wrong vowel is one letter; Latin keys also
    with their words sorted. Keys are blocked by shared rare three-letter runs.

    Returns
    -------
    Positions (first < second) and similarity of each pair.
    """
    unique, inverse = np.unique(np.array(keys, dtype=object).astype(str), return_inverse=True)
    letters = [unicodedata.normalize("NFD", key) for key in unique]
    left, right = _blocked_pairs(letters)
    scores = _similarity(letters, left, right)
    keep = scores >= least
    return _spread(left[keep], right[keep], scores[keep], inverse)


def _grams(text: str) -> set[str]:
    padded = f"^{text}$"
    return {padded[n : n + 3] for n in range(max(1, len(padded) - 2))}


def _blocked_pairs(letters: list[str]) -> tuple[Positions, Positions]:
    ids: dict[str, int] = {}
    owned = [np.array([ids.setdefault(g, len(ids)) for g in sorted(_grams(text))]) for text in letters]
    if not owned:
        return np.array([], dtype=np.int64), np.array([], dtype=np.int64)
    frequency = np.bincount(np.concatenate(owned), minlength=len(ids))
    rare = [own[np.argsort(frequency[own], kind="stable")[:RARE_GRAMS]] for own in owned]
    gram = np.concatenate(rare)
    key = np.repeat(np.arange(len(letters)), [len(one) for one in rare])
    kept = frequency[gram] <= CROWD
    order = np.lexsort((key[kept], gram[kept]))
    return _pairs_within(gram[kept][order], key[kept][order], len(letters))


def _pairs_within(gram: Positions, key: Positions, size: int) -> tuple[Positions, Positions]:
    """Pair the keys that stand together under one gram, each pair once."""
    codes: list[Positions] = []
    shift = 1
    while len(gram) > shift:
        together = gram[shift:] == gram[:-shift]
        if not together.any():
            break
        codes.append(np.unique(key[:-shift][together] * size + key[shift:][together]))
        shift += 1
    code = np.unique(np.concatenate(codes)) if codes else np.array([], dtype=np.int64)
    return code // size, code % size


def _similarity(letters: list[str], left: Positions, right: Positions) -> Scores:
    from rapidfuzz import fuzz, process

    texts = np.array(letters, dtype=object)
    is_latin = np.array([not _HANGUL.search(unicodedata.normalize("NFC", text)) for text in letters])
    scores = np.zeros(len(left))
    for start in range(0, len(left), CHUNK):
        part = slice(start, start + CHUNK)
        one, two = texts[left[part]], texts[right[part]]
        scores[part] = process.cpdist(one, two, scorer=fuzz.ratio, dtype=np.float64)
        latin = is_latin[left[part]] & is_latin[right[part]]
        if latin.any():
            by_word = process.cpdist(one[latin], two[latin], scorer=fuzz.token_sort_ratio, dtype=np.float64)
            own = scores[part]
            own[latin] = np.maximum(own[latin], by_word)
    return scores


def _spread(
    left: Positions, right: Positions, scores: Scores, inverse: Positions
) -> tuple[Positions, Positions, Scores]:
    """Go back from unique keys to positions in the list, pairs of equal keys included."""
    order = np.argsort(inverse, kind="stable")
    bounds = np.searchsorted(inverse[order], np.arange(inverse.max(initial=-1) + 2))
    found: list[tuple[int, int, float]] = []
    for a, b, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
        for x in order[bounds[a] : bounds[a + 1]].tolist():
            found += [(min(x, y), max(x, y), score) for y in order[bounds[b] : bounds[b + 1]].tolist()]
    for group in np.flatnonzero(np.diff(bounds) > 1).tolist():
        members = sorted(order[bounds[group] : bounds[group + 1]].tolist())[:400]
        found += [(x, y, 100.0) for n, x in enumerate(members) for y in members[n + 1 :]]
    found.sort()
    first, second, score = zip(*found, strict=True) if found else ((), (), ())
    return (
        np.array(first, dtype=np.int64), np.array(second, dtype=np.int64), np.array(score, dtype=np.float64),
    )  # fmt: skip
