"""What can go wrong, said so that a reader can mend it: what was found, where, and the fix."""

from __future__ import annotations


class InnonetError(Exception):
    """Base of every error innonet raises on purpose.

    Parameters
    ----------
    found
        What was found, in one sentence, with the offending value.
    where
        The place: a file, sheet and row, an argument, a table and column. Empty when there is none.
    fix
        What to do about it.
    """

    def __init__(self, found: str, *, where: str = "", fix: str = "") -> None:
        self.found = found
        self.where = where
        self.fix = fix
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Place, finding and fix on one line, as the command line prints it."""
        place = f"{self.where}: " if self.where else ""
        fix = f" {self.fix}" if self.fix else ""
        return " ".join(f"{place}{self.found}{fix}".split())


class DataError(InnonetError, ValueError):
    """The records cannot be used as they are (exit code 1 at the command line)."""


class UsageError(InnonetError, ValueError):
    """A function or command was called with something it does not take (exit code 2)."""


class MissingPackageError(InnonetError, ImportError):
    """A feature needs an optional package that is not installed; the fix is the command to run."""


def unknown_choice(value: object, choices: list[str], *, where: str) -> UsageError:
    """Build the error for a word that is not among the known ones, with the nearest of them."""
    from difflib import get_close_matches

    near = get_close_matches(str(value), choices, n=1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    return UsageError(
        f"{value!r} is not one of the words known here.",
        where=where,
        fix=f"{hint}Known: {', '.join(choices) or 'none'}.",
    )
