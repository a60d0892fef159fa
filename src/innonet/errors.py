"""What can go wrong, said so that a reader can mend it: what was found, where, and the fix."""

from __future__ import annotations

import errno


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


_REFUSED = {
    errno.EACCES: (
        "there is no permission for it, or another program has it open.",
        "If it is open in Excel, close it and run again; else choose another folder.",
    ),
    errno.ENOSPC: ("the disk is full.", "Make room on it, or write to another disk, and run again."),
    errno.ENAMETOOLONG: ("the path is too long.", "Use shorter names, or a folder nearer to the top of the disk."),
    errno.ENOENT: ("there is no such file or folder.", "Check the name."),
    errno.EISDIR: ("it is a folder, not a file.", "Name a file."),
    errno.ENOTDIR: ("a part of the path is a file, not a folder.", "Check the path."),
    errno.EEXIST: ("a file of that name is there already.", "Choose another name."),
    errno.EROFS: ("the disk can only be read.", "Write to another disk."),
}
"""What a system refuses, by its number for it, and what to do."""
_SAME = {errno.EPERM: errno.EACCES, errno.EDQUOT: errno.ENOSPC}
_WINDOWS = {32: errno.EACCES, 33: errno.EACCES, 206: errno.ENAMETOOLONG}
"""Numbers of Windows that Python gives another meaning or none: a file in use, a name that is too long."""


def of_system(error: OSError, *, where: str = "", kind: type[InnonetError] = InnonetError) -> InnonetError:
    """Build the error for what the system refused, with what to do.

    Parameters
    ----------
    where
        The place; by default the file the system names.
    kind
        The class of the error: DataError for what is read.

    Returns
    -------
    The error, to be raised: what was refused in our words, the place, and the fix.

    Examples
    --------
    >>> print(of_system(PermissionError(13, "Permission denied", "report.xlsx")).found)
    there is no permission for it, or another program has it open.
    """
    number = _WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
    unknown = f"the system refused it ({error.strerror or error}).", "Try again, or in another folder."
    found, fix = _REFUSED.get(_SAME.get(number, number), unknown)
    return kind(found, where=where or str(error.filename or ""), fix=fix)


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
