"""Work on all cores: the same on many draws, in order and with the same results for any number of cores; and apart."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TypeVar

from innonet.errors import UsageError

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Told how many draws are done, and of how many."""
PARTS = 16
"""Parts the draws are cut into; what each process holds at a time is one of them."""
WORTH = 300_000
"""Draws times (organizations + ties) from which starting other processes pays."""
WORTH_WHEN_READY = 20_000
"""The same where they are there already."""
_starting: list[Iterator[None]] = []
"""The other processes on their way; empty once they are there."""
_ready: list[bool] = []
"""Not empty when other processes have been started ahead of their work."""


def start_early(rooms: Sequence[str]) -> None:
    """Start other processes while this one is busy with what only one can do, and let them import what they need.

    Parameters
    ----------
    rooms
        Modules by name: those whose work is shared later.
    """
    from joblib import Parallel, cpu_count, delayed

    number = int(cpu_count())
    if number < 2 or _ready:
        return
    _ready.append(True)
    _starting.append(Parallel(number, return_as="generator")(delayed(_import)(rooms) for _ in range(number)))


def _import(rooms: Sequence[str]) -> None:
    for room in rooms:
        import_module(room)


def _arrived() -> None:
    """Wait for those that were started early."""
    while _starting:
        for _ in _starting.pop():
            pass


def apart(*tasks: Callable[[], Result]) -> Callable[[], list[Result]]:
    """Begin tasks in other processes if some are there, while this one goes on.

    Parameters
    ----------
    tasks
        Functions of modules, or `partial` of them: they are sent to other processes.

    Returns
    -------
    A function that waits for all and gives what they gave, in order; it must be called.
    """
    if not _ready:
        return lambda: [task() for task in tasks]
    from joblib import Parallel, cpu_count, delayed

    _arrived()
    begun = Parallel(int(cpu_count()), return_as="generator")(delayed(task)() for task in tasks)
    return lambda: list(begun)


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
    if work < (WORTH_WHEN_READY if _ready else WORTH):
        return 1
    from joblib import cpu_count

    return int(cpu_count())


def _done(work: Callable[[int], Result], parts: list[range], workers: int) -> Iterator[list[Result]]:
    if workers <= 1:
        for part in parts:
            yield _part(work, part)
        return
    from joblib import Parallel, delayed

    _arrived()
    with warnings.catch_warnings():
        # loky puts a new process in the place of one whose memory grew; that is as it should be, and no news
        warnings.filterwarnings("ignore", message="A worker stopped while some jobs")
        # loky's processes need no `if __name__ == "__main__"`, on Windows neither, and are kept for the next call
        yield from Parallel(n_jobs=workers, return_as="generator")(delayed(_part)(work, part) for part in parts)


def _part(work: Callable[[int], Result], numbers: range) -> list[Result]:
    return [work(number) for number in numbers]
