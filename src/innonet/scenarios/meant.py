"""What an event means by an id or a name: the id of one organization, partnership or programme."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import pandas as pd

from innonet.errors import UsageError, unknown_choice
from innonet.names import fold
from innonet.register import Register
from innonet.resolve import bearers

MOST_LISTED = 20


def organization(register: Register, word: object, *, where: str) -> str:
    """Give the id of the organization that is called so: by its id, or by a name that it alone bears.

    Raises
    ------
    UsageError
        If nobody is called so, or several are.
    """
    table = register.organizations
    ids = table["organization"].astype(str).tolist()
    if str(word) in ids:
        return str(word)
    fits = bearers([str(word)], table, dict(zip(ids, ids, strict=True)))[str(word)]
    return _one(word, fits, ids, names=table.get("name"), where=where)


def partnership(register: Register, word: object, *, where: str) -> str:
    """Give the id of the partnership that is called so: by its id, or by a name that it alone bears."""
    table = register.partnerships
    ids = table["partnership"].astype(str).tolist()
    if str(word) in ids:
        return str(word)
    names = table.get("name")
    called = fold(str(word))
    fits = [] if names is None else [
        id_ for id_, name in zip(ids, names, strict=True) if isinstance(name, str) and fold(name) == called
    ]  # fmt: skip
    return _one(word, fits, ids, names=names, where=where)


def programme(register: Register, word: object, *, where: str) -> str:
    """Give the programme that is called so."""
    known = register.partnerships["programme"].dropna().astype(str).unique().tolist()
    return str(word) if str(word) in known else _one(word, [], known, names=None, where=where)


def members(register: Register, words: object, *, where: str) -> list[str]:
    """Give the ids of a partnership's members.

    Raises
    ------
    UsageError
        If they are no list, if one is not known, or if one stands there twice: somebody else may be meant.
    """
    if isinstance(words, str) or not isinstance(words, Sequence):
        raise UsageError("members is no list.", where=where, fix='Write members = ["...", "..."].')
    ids = [organization(register, one, where=where) for one in words]
    for place, one in enumerate(ids):
        if one in ids[:place]:
            raise UsageError(f"organization {words[place]!r} stands twice.", where=where, fix="Name it once.")
    return ids


def _one(word: object, fits: list[str], ids: list[str], *, names: pd.Series[str] | None, where: str) -> str:
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise UsageError(
            f"the name {word!r} is borne by {len(fits)} ({', '.join(fits)}).",
            where=where,
            fix="Write the id of the one that is meant.",
        )
    known = [*ids, *(names.dropna().astype(str) if names is not None else ())]
    near = get_close_matches(str(word), known, n=1)
    raise unknown_choice(word, list(dict.fromkeys([*near, *ids[:MOST_LISTED]])), where=where)
