"""Whether the compiled loops are used, and on how many cores."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TypeVar

from innonet.errors import UsageError, unknown_choice

SWITCH = "INNONET_KERNELS"
"""Environment variable: `numpy` never uses the compiled loops, `numba` always, `auto` where it pays."""
COMPILING_PAYS = 50_000_000
"""Steps of work above which it pays to compile first: some ten seconds, once a machine."""
LOADING_PAYS = 1_000_000
"""Steps above which it pays to load numba, half a second, in a process that has not: hundreds of calls may follow."""
THREADS_PAY = 2_000_000
"""Steps of work above which it pays to share it among cores, some hundredth of a second."""
_taken: ContextVar[bool] = ContextVar("_taken", default=False)
Given = TypeVar("Given")
Made = TypeVar("Made")


def compiled(work: float, loop: str, *, least: float = 0) -> bool:
    """Say whether to use a compiled loop for this much work, in steps of its inner loop.

    Parameters
    ----------
    work
        A rough count. Small work waits for no compiler: it goes the compiled way only if that was compiled before,
        and the smallest only if numba is loaded.
    loop
        Its room and name: `triangles.closing`.
    least
        Work below which the other way is as fast.

    Raises
    ------
    UsageError
        If the environment asks for another engine than there is.
    """
    wanted = os.environ.get(SWITCH, "auto")
    if wanted not in ("auto", "numba", "numpy"):
        raise unknown_choice(wanted, ["auto", "numba", "numpy"], where=SWITCH)
    if wanted == "numba" and not _installed():
        raise UsageError("numba is not installed.", where=SWITCH, fix="Run `pip install innonet[fast]`.")
    if wanted == "auto":
        ready = work > LOADING_PAYS or "numba" in sys.modules
        return work >= least and ready and _installed() and (work > COMPILING_PAYS or _on_disk(loop))
    return wanted == "numba"


@cache
def _installed() -> bool:
    from importlib.util import find_spec

    return find_spec("numba") is not None


@cache
def _on_disk(loop: str) -> bool:
    """Say whether an earlier run left this loop's compiled code, as it stands and for this Python.

    numba keeps an index file for each function, with the hash of its source, or before 0.66 or so the time that was
    written: to look for these needs no numba. Code kept elsewhere, as this folder cannot be written, counts for none.
    """
    source = Path(__file__).with_name(loop.partition(".")[0]).with_suffix(".py")
    version = f"py{sys.version_info.major}{sys.version_info.minor}"
    indexes = (source.parent / "__pycache__").glob(f"{loop}-*.{version}.nbi")
    stamps = sha256(source.read_bytes()).digest(), struct.pack(">d", source.stat().st_mtime)
    return any(stamp in index.read_bytes() for index in indexes for stamp in stamps)


@contextmanager
def on_one_core() -> Iterator[None]:
    """Let the compiled loops keep to one core: other processes have the others."""
    before = _taken.set(True)
    try:
        yield
    finally:
        _taken.reset(before)


def in_threads(work: Callable[[Given], Made], parts: Iterable[Given], *, steps: float) -> Iterator[Made]:
    """Do work on every part, on all cores if it pays, and give what comes out in the order of the parts.

    Parameters
    ----------
    work
        A function that lets go of the interpreter, as all compiled loops do.
    steps
        All the work, in steps of an inner loop.
    """
    from loky import cpu_count

    cores = 1 if steps < THREADS_PAY or _taken.get() else int(cpu_count())
    if cores < 2:
        yield from map(work, parts)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(cores) as pool:
        # a few at a time, so that no more than these wait in memory to be taken
        waiting = iter(parts)
        while some := list(islice(waiting, 4 * cores)):
            yield from pool.map(work, some)
