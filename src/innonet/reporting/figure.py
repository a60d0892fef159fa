"""One figure of a report, drawn."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from innonet.reporting.plotting import Board
from innonet.reporting.words import Both


@dataclass(frozen=True)
class Figure:
    """One figure: its caption, what it shows in words, the table that says the same, and how it looks.

    Parameters
    ----------
    svg
        Inline SVG in both languages, for the page.
    board
        What it is drawn on, for the document to take a picture of.
    """

    id: str
    title: Both
    words: Both
    table: str
    svg: Markup
    board: Board
