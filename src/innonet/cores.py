"""Work shared among cores: the same on many draws, with the same results for any number of cores; or tasks apart."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, cast

from innonet.claims import claimed, claims, is_ours, taken
from innonet.errors import UsageError
from innonet.kernels import on_one_core
from innonet.processes import become_lean, gone_when_done

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Told how many draws are done, and of how many."""
WORTH = 300_000
"""Draws times (organizations + ties) from which starting other processes pays."""
WORTH_WHEN_READY = 20_000
"""The same where they are there already."""
OF_OTHERS = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT"), "1"),
    "LOKY_MAX_MEMORY_LEAK_SIZE": "1e18",
}
"""Environment of the other processes: each has a core to itself, and starts no others. It may grow by as much as it
needs: else one that has grown by 300 MB gives way to one that has imported nothing, and whoever waits is warned."""
NEEDED = (
    "innonet.study", "igraph", "scipy.sparse.csgraph",
    "matplotlib.figure", "matplotlib.backends.backend_agg", "docx",
)  # fmt: skip
"""What the other processes import as they start: whose work is shared, then what draws figures and writes documents."""


@dataclass
class _Ahead:
    """What was started ahead of its work: how many other processes, whether they and this one are lean, what waits."""

    processes: int = 0
    are_lean: bool = False
    waiting: list[Callable[[], None]] = field(default_factory=list)


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
    told = progress or (lambda done, draws: None)
    return _shared(work, draws, told, others=number - 1) if number > 1 else _alone(work, draws, told)


def _alone(work: Callable[[int], Result], draws: int, progress: Progress) -> list[Result]:
    found = []
    for one in range(draws):
        found.append(work(one))
        progress(one + 1, draws)
    return found


def _shared(work: Callable[[int], Result], draws: int, progress: Progress, *, others: int) -> list[Result]:
    """Do what nobody has claimed, the first first, until all is; then wait for whoever claimed the rest.

    A process that is still busy with something else has claimed nothing, and is not waited for.
    """
    found: dict[int, Result] = {}
    with claims() as place, on_one_core():
        asked = [_others(others).submit(_claimed, work, draws, place) for _ in range(others)]
        while _ahead.waiting:
            _ahead.waiting.pop(0)()
        for one in claimed(place, range(draws)):
            found[one] = work(one)
            progress(taken(place), draws)
        answers = as_completed(asked)
        while len(found) < draws:
            found |= next(answers).result()
    progress(draws, draws)
    return [found[one] for one in range(draws)]


def _processes(work: int) -> int:
    from loky import cpu_count

    return 1 if work < (WORTH_WHEN_READY if _ahead.processes else WORTH) else int(cpu_count())


def _others(number: int) -> Executor:
    """Give the other processes: they need no `if __name__ == "__main__"`, on Windows neither, and are kept."""
    from loky import get_reusable_executor

    begin = {"initializer": _become_ours, "initargs": (_ahead.are_lean,)}
    found: Executor = get_reusable_executor(max_workers=number, timeout=60, env=OF_OTHERS, **begin)
    return found


def _become_ours(is_lean: bool) -> None:
    """Set up another process. It is lean if this one is: tables go only to who keeps texts in the same way."""
    gone_when_done()(0)  # before all else, so that it is done last: whoever started this process waits for its end
    if is_lean:
        become_lean()


def _claimed(work: Callable[[int], Result], draws: int, place: Path) -> dict[int, Result]:
    """Do what nobody has claimed, the last first: the first are claimed by who waits for all."""
    return {number: work(number) for number in claimed(place, reversed(range(draws)))}


def start_others(*, are_lean: bool = False) -> None:
    """Start the other processes, for all that follows, if they were not yet.

    They import what they will need while this process does what only one can.

    Parameters
    ----------
    are_lean
        This process is, or will be before it sends anything.
    """
    from loky import cpu_count

    number = int(cpu_count()) - 1
    if number and not _ahead.processes:
        _ahead.processes, _ahead.are_lean = number, are_lean
        for _ in range(number):
            _others(number).submit(_import, NEEDED)


def stop_others() -> None:
    """Stop the other processes, whatever they are doing: nothing of it is wanted any more."""
    if _ahead.processes:
        _others(_ahead.processes).shutdown(wait=False, kill_workers=True)  # type: ignore[call-arg]  # loky's own
        _ahead.processes, _ahead.are_lean = 0, False
        _ahead.waiting.clear()


@contextmanager
def beside_others() -> Iterator[None]:
    """Start the other processes, if they were not yet, and keep to one core as they do."""
    from threadpoolctl import threadpool_limits

    start_others()
    with threadpool_limits(1 if _ahead.processes else None):
        yield


def _import(modules: Sequence[str]) -> None:
    for module in modules:
        import_module(module)
    gc.freeze()  # imported things stay, and loky looks for garbage after tasks


def apart(task: Callable[[], Result], *, behind: bool = False) -> Callable[[], Result]:
    """Let another process do a task, if one is there already and gets to it before it is asked for.

    Others begin tasks in the order they were given: ask for the last first.

    Parameters
    ----------
    task
        A function of a module, or a `partial` of one: it is sent to the other process.
    behind
        Let it stand behind the next draws that are shared, so that others have something to do as these end.

    Returns
    -------
    A function to be called once. It waits for what the task gives, or does it where nobody has begun.
    """
    if not _ahead.processes:
        return task
    place = TemporaryDirectory(prefix="innonet-", ignore_cleanup_errors=True)
    claim, begun = Path(place.name) / "claim", []

    def begin() -> None:
        begun.append(_others(_ahead.processes).submit(_unless_claimed, task, claim))

    def asked() -> Result:
        with place:
            return task() if is_ours(claim) else begun[0].result()

    if behind:
        _ahead.waiting.append(begin)
    else:
        begin()
    return asked


def _unless_claimed(task: Callable[[], Result], claim: Path) -> Result:
    # one that is claimed was asked for and is done there, one without a place for a claim is not wanted any more
    return task() if is_ours(claim) else cast(Result, None)
