"""The same work on many draws: on all cores, in order, and with the same results however many cores there are."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import TypeVar

from innonet.errors import UsageError

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Told how many draws are done, and of how many."""
PARTS = 16
"""Parts the draws are cut into; what each process holds at a time is one of them."""
WORTH = 300_000
"""Draws times (organizations + ties) from which starting other processes pays."""


def worked(
    work: Callable[[int], Result],
    draws: int,
    *,
    size: int,
    workers: int | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Do the same work for every number from 0 to draws - 1.

    Parameters
    ----------
    work
        Called with the number of a draw; what it gives must hang on that number alone.
    size
        Organizations and ties of one draw, to judge whether other processes pay.
    workers
        Processes, 1 and up; None: one for each core where that pays, else none but this one.
    progress
        Called with the draws done and all draws, from this process.

    Returns
    -------
    What `work` gave, in order: the same for any number of workers.

    Raises
    ------
    UsageError
        If workers is below 1.
    """
    if workers is not None and workers < 1:
        raise UsageError(f"workers is {workers}.", where="workers", fix="Give 1 or more, or leave it out.")
    length = max(1, -(-draws // PARTS))
    parts = [range(first, min(first + length, draws)) for first in range(0, draws, length)]
    number = _processes(draws * size) if workers is None else workers
    found: list[Result] = []
    for part in _done(work, parts, min(number, len(parts))):
        found += part
        if progress is not None:
            progress(len(found), draws)
    return found


def _processes(work: int) -> int:
    if work < WORTH:
        return 1
    from joblib import cpu_count

    return int(cpu_count())


def _done(work: Callable[[int], Result], parts: list[range], workers: int) -> Iterator[list[Result]]:
    if workers <= 1:
        for part in parts:
            yield _part(work, part)
        return
    from joblib import Parallel, delayed

    with warnings.catch_warnings():
        # loky puts a new process in the place of one whose memory grew; that is as it should be, and no news
        warnings.filterwarnings("ignore", message="A worker stopped while some jobs")
        # loky's processes need no `if __name__ == "__main__"`, on Windows neither, and are kept for the next call
        yield from Parallel(n_jobs=workers, return_as="generator")(delayed(_part)(work, part) for part in parts)


def _part(work: Callable[[int], Result], numbers: range) -> list[Result]:
    return [work(number) for number in numbers]
