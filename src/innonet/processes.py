"""Processes that are innonet's alone, the command line and its helpers: they load less, and end at once.

Nothing here is for a process that others share, such as a notebook.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable
from contextlib import suppress


def without_plotting() -> None:
    """Import igraph without matplotlib, which takes it most of a second and which it would only plot with.

    In this process igraph cannot plot from then on. Does nothing where either of them was imported before.
    """
    if "igraph" in sys.modules or "matplotlib" in sys.modules:
        return
    sys.modules["matplotlib"] = None  # type: ignore[assignment]  # so that importing it fails
    try:
        import igraph  # noqa: F401
    finally:
        del sys.modules["matplotlib"]


def gone_when_done() -> Callable[[int], None]:
    """Let this process be gone as soon as its work is: taking down all that was imported takes it a second.

    What was registered to be done at the end after this call is done before; what was printed is flushed.

    Returns
    -------
    A function to tell the exit code by; 1 until it is told.
    """
    codes = [1]
    atexit.register(lambda: _leave(codes[-1]))
    return codes.append


def _leave(code: int) -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # who prints has seen to it; whoever read it may be gone since
            stream.flush()
    os._exit(code)
