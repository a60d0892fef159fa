"""Work shared among cores: the same on many draws, with the same results for any number of cores; or tasks apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TypeVar

from innonet.errors import UsageError
from innonet.processes import gone_when_done, without_plotting

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Told how many draws are done, and of how many."""
WORTH = 300_000
"""Draws times (organizations + ties) from which starting other processes pays."""
WORTH_WHEN_READY = 20_000
"""The same where they are there already."""
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT"), "1")
"""Environment of the other processes: each has a core to itself, and starts no others."""


@dataclass
class _Ahead:
    """What was started ahead of its work: how many other processes."""

    processes: int = 0


_ahead = _Ahead()


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
        Processes, 1 and up, this one included; None: one for each core where that pays, else none but this one.
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
    number = min(_processes(draws * size) if workers is None else workers, max(draws, 1))
    shares = [range(first, draws, number) for first in range(number)]
    others = [_others(number - 1).submit(_each, work, share) for share in shares[1:]]
    own: list[Result] = []
    for done, one in enumerate(shares[0], start=1):
        own.append(work(one))
        if progress is not None and done < len(shares[0]):
            progress(done * number, draws)
    found: list[Result] = [None] * draws  # type: ignore[list-item]
    for share, results in zip(shares, [own, *(other.result() for other in others)], strict=True):
        found[share.start :: number] = results
    if progress is not None and draws:
        progress(draws, draws)
    return found


def _processes(work: int) -> int:
    from joblib import cpu_count

    return 1 if work < (WORTH_WHEN_READY if _ahead.processes else WORTH) else int(cpu_count())


def _others(number: int) -> Executor:
    """Give the other processes: they need no `if __name__ == "__main__"`, on Windows neither, and are kept."""
    from joblib.externals.loky import get_reusable_executor

    found: Executor = get_reusable_executor(max_workers=number, timeout=60, env=ONE_CORE)
    return found


def _each(work: Callable[[int], Result], numbers: Sequence[int]) -> list[Result]:
    return [work(number) for number in numbers]


@contextmanager
def beside_others(rooms: Sequence[str]) -> Iterator[None]:
    """Start the other processes, for all that follows; this one keeps to one core then, as they do.

    They import what they will need while this process does what only one can.

    Parameters
    ----------
    rooms
        Modules by name: those whose work is shared later.
    """
    from joblib import cpu_count
    from threadpoolctl import threadpool_limits

    number = int(cpu_count()) - 1
    if number and not _ahead.processes:
        _ahead.processes = number
        for _ in range(number):
            _others(number).submit(_import, rooms)
    with threadpool_limits(1 if number else None):
        yield


def _import(rooms: Sequence[str]) -> None:
    gone_when_done()(0)  # before all else, so that it is done last: whoever started this process waits for its end
    without_plotting()
    for room in rooms:
        import_module(room)


def apart(task: Callable[[], Result]) -> Callable[[], Result]:
    """Begin a task in another process if one is there already, while this one goes on.

    Parameters
    ----------
    task
        A function of a module, or a `partial` of one: it is sent to the other process.

    Returns
    -------
    A function that waits for what the task gives.
    """
    return _others(_ahead.processes).submit(task).result if _ahead.processes else task
