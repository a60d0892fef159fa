"""An error as one line in the reader's language; what has no Korean yet stays English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from innonet.errors import InnonetError


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what an English text looks like, and its Korean, the longest first."""
    text = files("innonet").joinpath("vocabulary/errors.toml").read_text(encoding="utf-8")
    entries = sorted(tomllib.loads(text)["text"], key=lambda one: -len(one["en"]))
    return tuple((re.compile(re.escape(one["en"]).replace(r"\{\}", "(.*?)")), one["ko"]) for one in entries)


def korean(text: str) -> str:
    """Say a finding or a fix in Korean; a text that is not known as it is.

    Examples
    --------
    >>> korean("the folder holds 'a.docx', which no earlier report of innonet wrote; nothing was changed.")
    "폴더에 innonet이 만들지 않은 'a.docx' 파일이 있어 아무것도 바꾸지 않았습니다."
    """
    whole = " ".join(text.split())
    for pattern, translated in patterns():
        found = pattern.fullmatch(whole)
        if found:
            return translated.format(*found.groups())
    return text


def line(error: InnonetError, *, lang: str) -> str:
    """Give place, finding and fix on one line."""
    if lang != "ko":
        return error.sentence()
    return InnonetError(korean(error.found), where=error.where, fix=korean(error.fix)).sentence()
