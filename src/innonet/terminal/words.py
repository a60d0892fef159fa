"""What commands, flags and settings mean, in Korean and English.

English stands where the thing itself is defined; Korean in `vocabulary/settings.toml`.
"""

from __future__ import annotations

import inspect
import locale
import os
import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Lang = Literal["ko", "en"]


@cache
def korean() -> dict[str, dict[str, str]]:
    """Give the Korean words by section and key."""
    text = files("innonet").joinpath("vocabulary/settings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def said(section: str, key: str, *, english: str, lang: str) -> str:
    """Give the Korean text of a key, or the English one."""
    return korean().get(section, {}).get(key, english) if lang == "ko" else english


def sections(function: Callable[..., Any]) -> dict[str, str]:
    """Split a numpydoc docstring: the text before the first heading under `""`, then heading -> text.

    Examples
    --------
    >>> sorted(sections(sections))
    ['', 'Examples']
    """
    lines, found, heading = (inspect.getdoc(function) or "").splitlines(), {"": [""]}, ""
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if re.fullmatch(r"-{3,}", after):
            heading = line
            found[heading] = []
        elif not re.fullmatch(r"-{3,}", line):
            found[heading].append(line)
    return {name: "\n".join(text).strip() for name, text in found.items()}


def parameters(function: Callable[..., Any]) -> dict[str, str]:
    """Give what a docstring says of each parameter, on one line; `a, b` says the same of both."""
    found: dict[str, str] = {}
    names: list[str] = []
    for line in sections(function).get("Parameters", "").splitlines():
        if line and not line.startswith(" "):
            names = [name.strip() for name in line.split(",")]
        for name in names:
            found[name] = f"{found.get(name, '')} {line.strip() if line.startswith(' ') else ''}".strip()
    return found


def language_of(argv: Sequence[str]) -> str:
    """Give the language of help and errors: the one asked for, or the machine's."""
    for place, word in enumerate(argv):
        following = argv[place + 1] if place + 1 < len(argv) else ""
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if asked in ("ko", "en") and word.startswith("--lang"):
            return asked
    return "ko" if _machine().casefold().startswith(("ko", "korean")) else "en"


def _machine() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    return locale.getlocale()[0] or ""
