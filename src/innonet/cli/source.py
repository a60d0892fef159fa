"""The source named on a command line, looked for before anything is imported that would only be needed to read it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from innonet.errors import DataError

_WITH_VALUE = frozenset({"--lang", "--out", "--seed", "--study"})
"""Flags of every command that a word of their own follows; what follows others only the whole parser knows."""


def refuse_missing(words: Sequence[str]) -> None:
    """Say so at once where the source is not there.

    Parameters
    ----------
    words
        What stands behind the command's name.

    Raises
    ------
    DataError
        If the source is a path, and nothing is there.
    """
    source = _source(words)
    if source is not None and "://" not in source and not Path(source).exists():
        raise DataError("there is no such file or folder.", where=source, fix="Check the name.")


def _source(words: Sequence[str]) -> str | None:
    """Give the first word that is neither a flag nor a flag's value; None where that is not plain."""
    follows = False
    for word in words:
        if follows or word == "--quiet" or (word.startswith("-") and "=" in word):
            follows = False
        elif word in _WITH_VALUE:
            follows = True
        else:
            return None if word.startswith("-") else word
    return None
