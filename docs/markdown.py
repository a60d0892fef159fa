"""Markdown that the generated pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in lines) + "\n"


def linked(text: str) -> str:
    """Make DOIs links."""
    return re.sub(r"https?://\S+?(?=[.,]?(?:\s|$))", lambda found: f"<{found.group()}>", text)
