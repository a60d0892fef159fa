"""How much of two Latin names' words they share, words counting by how much they tell."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import numpy.typing as npt

from innonet import vocabulary

GENERIC = 0.25  # what a word that many names share counts for, beside 1 for a word that no other name has
HELD, ALIKE = 0.4, 0.8  # from which share on pairs of the labeled sample were worth a person's look
FEW = 1000  # in a shorter list a word that stands twice is no less telling
APART = 65  # below this similarity two words are not one word misspelled

Positions = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


def shared_words(texts: list[str], left: Positions, right: Positions) -> Scores:
    """Score pairs of names by the words they share, 0 or 85 to 95.

    A pair scores where all words of one name stand in the other and are at least two fifths of what that says, or where
    the shared words are four fifths of both. Words count by how rare they are among the names.
    """
    words = {n: frozenset(texts[n].split()) for n in {*left.tolist(), *right.tolist()}}
    weight = _weights(texts)
    total = {n: sum(weight[word] for word in own) for n, own in words.items()}
    scores = np.zeros(len(left))
    for position, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        shared = sum(weight[word] for word in words[a] & words[b])
        small, large = sorted((total[a], total[b]))
        if not small:
            continue
        both = shared / math.sqrt(small * large)
        if shared >= 0.99 * small and shared >= HELD * large:
            scores[position] = 85 + 10 * shared / large
        elif both >= ALIKE:
            scores[position] = 85 + 50 * (both - ALIKE)
    return scores


def is_told_apart(one: str, two: str) -> bool:
    """Tell whether each of two Latin names has a word of its own that is no misspelling of the other's.

    Words that many names share do not count.

    Examples
    --------
    >>> is_told_apart("universitat essen", "universitat bonn"), is_told_apart("quantis sarl", "quantis")
    (True, False)
    """
    from rapidfuzz import fuzz

    generic = vocabulary.words("generic_words.txt")
    first, second = one.split(), two.split()
    own = ["".join(w for w in words if w not in other and w not in generic)
           for words, other in ((first, set(second)), (second, set(first)))]  # fmt: skip
    return bool(own[0] and own[1]) and max(fuzz.ratio(*own), fuzz.partial_ratio(*own) - 15) < APART


def _weights(texts: list[str]) -> dict[str, float]:
    frequency = Counter(word for text in texts for word in set(text.split()))
    generic = vocabulary.words("generic_words.txt")
    names = max(len(texts), FEW)
    size = math.log(names + 1)
    return {
        word: (GENERIC if word in generic or len(word) == 1 else 1.0) * math.log((names + 1) / number) / size
        for word, number in frequency.items()
    }
