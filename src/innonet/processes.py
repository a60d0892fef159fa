"""Processes that are innonet's alone, the command line and its helpers: they load less, and end at once.

Nothing here is for a process that others share, such as a notebook.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module


def become_lean() -> None:
    """Import pandas and igraph without what these would import and nobody here uses; collect garbage seldom.

    From then on pandas keeps texts as it does where pyarrow is not installed: to the same results, with less memory
    and, for tables of some hundred rows, less time. igraph cannot plot. Does nothing where they were imported before.
    """
    _import("pandas", without="pyarrow")
    _import("igraph", without="matplotlib")
    # imported things stay: to look through them for garbage, again and again, took a tenth of all importing
    gc.set_threshold(100_000, 50, 100)


def _import(module: str, *, without: str) -> None:
    if module in sys.modules or without in sys.modules:
        return
    sys.modules[without] = None  # type: ignore[assignment]  # so that importing it fails
    try:
        import_module(module)
    finally:
        del sys.modules[without]


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
