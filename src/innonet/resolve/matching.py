"""Similar names in a list: pairs with score, verdict and reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from innonet.errors import UsageError
from innonet.resolve.guards import Mention, doubt, guard
from innonet.resolve.pairs import candidates

SAME, REVIEW, BLOCKED = "same", "review", "blocked"
COLUMNS = ("a", "b", "score", "verdict", "reason", "a_row", "b_row")


def match_names(
    names: Sequence[str], by: Sequence[Any] | None = None, *, numbers: Sequence[Any] | None = None,
    towns: Sequence[Any] | None = None, least: float = 85.0,
) -> pd.DataFrame:  # fmt: skip
    """Propose which names in a list are one organization.

    Parameters
    ----------
    names
        Names as written, Korean or Latin.
    by
        Same length: a country or municipality; names in different ones are not the same. Missing values
        block nothing.
    numbers
        Same length: registration numbers; equal valid ones make names the same whatever they say.
    towns
        Same length: where each is, beside a country in `by`; an equal name in another town is listed for review.
    least
        Lowest similarity, 0 to 100, of a pair that is listed; 100 is equal after folding.

    Returns
    -------
    DataFrame, one row a pair: `a`, `b` (names as given), `score` (0 to 100), `verdict`, `reason`, and the
    positions `a_row` < `b_row`. Verdict `same`: merged without asking (equal core and nothing against it, or
    an equal valid number); `review`: similar, or equal with a doubt (only one says a legal form, a ministry, another
    town), a person should look; `blocked`: similar, but the reason given
    tells them apart.

    Raises
    ------
    UsageError
        If by, numbers or towns is not as long as names.

    Examples
    --------
    >>> match_names(["㈜한빛소셜", "한빛소셜 주식회사", "한빛소셜협동조합"])[["score", "verdict"]].values.tolist()
    [[100.0, 'same'], [100.0, 'blocked'], [100.0, 'blocked']]
    """
    mentions = mentions_of(names, by, numbers, towns)
    judged = _equal_pairs(mentions)
    similar = candidates([one.parts.keys for one in mentions], [one.where for one in mentions], least=least)
    for (a, b), score in similar.items():
        if (a, b) not in judged:
            judged[a, b] = (a, b, *_judged(mentions[a], mentions[b], score))
    rows = [judged[pair] for pair in sorted(judged)]
    texts = list(names)
    return pd.DataFrame(
        [(texts[a], texts[b], round(score, 1), verdict, reason, a, b) for a, b, score, verdict, reason in rows],
        columns=list(COLUMNS),
    )


def mentions_of(names: Sequence[str], *told: Sequence[Any] | None) -> list[Mention]:
    """Put names and what tells them apart together: places, registration numbers, towns."""
    columns = (_texts(values, len(names)) for values in told)
    return [Mention(str(name), *rest) for name, *rest in zip(names, *columns, strict=True)]


def _texts(values: Sequence[Any] | None, size: int) -> list[str]:
    if values is None:
        return [""] * size
    if len(values) != size:
        raise UsageError(
            f"there are {size} names and {len(values)} values beside them.",
            where="match_names",
            fix="Give one value for each name in by, numbers and towns.",
        )
    return ["" if pd.isna(one) else str(one).strip() for one in values]


Pair = tuple[int, int, float, str, str]
MOST = 400  # names with one core that are paired with each other


def _equal_pairs(mentions: list[Mention]) -> dict[tuple[int, int], Pair]:
    """Judge pairs with an equal valid number or an equal core."""
    found: dict[tuple[int, int], Pair] = {}
    for members in _groups([one.valid_number for one in mentions]):
        for a, b in combinations(members, 2):
            found[a, b] = (a, b, 100.0, SAME, "equal valid registration number")
    for members in _groups([one.parts.core for one in mentions]):
        for a, b in combinations(members[:MOST], 2):
            if (a, b) not in found:
                found[a, b] = (a, b, 100.0, *_judged_equal(mentions[a], mentions[b]))
    return found


def _judged_equal(one: Mention, two: Mention) -> tuple[str, str]:
    against = guard(one, two)
    if against:
        return BLOCKED, against
    why = doubt(one, two)
    return (REVIEW, f"equal core name, {why}") if why else (SAME, "equal core name")


def _groups(keys: list[str]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for position, key in enumerate(keys):
        if key:
            groups.setdefault(key, []).append(position)
    return [members for members in groups.values() if len(members) > 1]


def _judged(one: Mention, two: Mention, score: float) -> tuple[float, str, str]:
    against = guard(one, two)
    if against:
        return score, BLOCKED, against
    return score, REVIEW, "equal but for the words of the legal form" if score == 100 else "similar name"
