"""User text on its way into a page: characters that act are taken out or made visible."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\ud800-\udfff]+")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(value: Any) -> str:
    """Give text without control characters; signs that turn its direction are shown by number.

    Examples
    --------
    >>> harmless("a\\x00b\\u202ec")
    'a b[U+202E]c'
    """
    text = str(value)
    if text.isprintable():
        return text.strip()
    text = _CONTROL.sub(" ", text)
    return _TURNING.sub(lambda found: f"[U+{ord(found.group()):04X}]", text).strip()


def texts(values: pd.Series[Any] | pd.Index[Any]) -> list[str]:
    """Give each value as harmless text, missing ones as no text."""
    given = pd.Series(values, dtype=object)
    return ["" if missing else harmless(one) for one, missing in zip(given, given.isna(), strict=True)]


def link(value: Any) -> str:
    """Give a web address, and nothing else that a browser might follow.

    Examples
    --------
    >>> link("https://example.org/a"), link("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    text = "" if pd.isna(value) else harmless(value)
    return text if re.fullmatch(r"https?://[^\s<>\"'\\]+", text) else ""
