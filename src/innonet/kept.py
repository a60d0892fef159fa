"""What is made of a value that does not change is made once, and kept as long as that value is there."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Of = TypeVar("Of")
More = ParamSpec("More")
Made = TypeVar("Made")


def once(make: Callable[Concatenate[Of, More], Made]) -> Callable[Concatenate[Of, More], Made]:
    """Keep what a function makes of its first argument, a frozen value, and of the words after it.

    What it gives is handed to everybody who asks, so leave it as it is.

    Examples
    --------
    >>> class Register: pass
    >>> asked = []
    >>> @once
    ... def sizes(register, table):
    ...     asked.append(table)
    ...     return len(table)
    >>> one = Register()
    >>> sizes(one, "ties"), sizes(one, "ties"), asked
    (4, 4, ['ties'])
    """
    kept: WeakKeyDictionary[Of, dict[Hashable, Made]] = WeakKeyDictionary()

    @wraps(make)
    def keeping(of: Of, /, *more: More.args, **words: More.kwargs) -> Made:
        known, asked = kept.setdefault(of, {}), (*more, *words.items())
        if asked not in known:
            known[asked] = make(of, *more, **words)
        return known[asked]

    return keeping
