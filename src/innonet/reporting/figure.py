"""One figure of a report, drawn."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from innonet.reporting.words import Both


@dataclass(frozen=True)
class Figure:
    """One figure: its caption, what it shows in words, the table that says the same, and how it looks.

    Parameters
    ----------
    svg
        Inline SVG in both languages, for the page.
    png
        A picture in the language of the results, for the document.
    """

    id: str
    title: Both
    words: Both
    table: str
    svg: Markup
    png: bytes
