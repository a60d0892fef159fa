"""How a loop is compiled: kept on disk where that can be written, and without the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Loop = TypeVar("Loop", bound=Callable[..., Any])


def loop(function: Loop) -> Loop:
    """Compile a function at its first call; what was compiled is read from disk the next time.

    Where neither the package's own folder nor the user's cache can be written, it is compiled anew in every run.
    """
    try:
        return cast(Loop, numba.njit(nogil=True, cache=True)(function))
    except RuntimeError:  # numba found no folder to keep it in
        return cast(Loop, numba.njit(nogil=True)(function))
