"""A progress bar for whoever waits at a terminal for more than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Timer

PATIENCE = 1.0
"""Seconds of work before anything is shown."""


@contextmanager
def watched(steps: int, words: Mapping[str, str], *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Give the function that is told each step as it begins, and show a bar while the work lasts.

    Parameters
    ----------
    steps
        How many steps there will be.
    words
        Step -> what it is called on the screen.
    quiet
        Show nothing; so it is, too, where no terminal watches.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=steps, completed=-1)
    later = Timer(PATIENCE, bar.start)
    later.daemon = True
    later.start()
    try:
        yield lambda step: bar.update(task, advance=1, description=words.get(step, step))
    finally:
        later.cancel()
        later.join()
        bar.stop()
