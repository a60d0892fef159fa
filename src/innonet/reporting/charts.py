"""Small charts inside a table cell, as inline SVG: fluid in width, readable in grey, the same bytes every time.

Positions are percentages, so a chart fills its cell on a phone and on A4 alike. Each stands beside its number
in a table, which is its text twin; the picture itself is hidden from screen readers.
"""

from __future__ import annotations

import math
from typing import Any

from markupsafe import Markup

from innonet.written import is_missing

_EDGE = 3.0  # percent kept free left and right, so that no dot is cut


def _svg(parts: str, *, height: int = 20, css: str) -> Markup:
    """Wrap marks made only from our own numbers; nothing from the records ever enters a chart."""
    return Markup(  # noqa: S704
        f'<svg class="chart {css}" width="100%" height="{height}" aria-hidden="true" focusable="false">{parts}</svg>'
    )


def _at(value: float, low: float, high: float) -> str:
    share = 0.5 if high <= low else (min(max(value, low), high) - low) / (high - low)
    return f"{_EDGE + share * (100 - 2 * _EDGE):.2f}%"


def gauge(value: Any, expected: Any, *, low: float, high: float) -> Markup:
    """Draw a value as a dot on its range, with what chance gives as a hollow tick."""
    if is_missing(value) or not math.isfinite(float(value)):
        return Markup("")
    parts = f'<line class="track" x1="{_EDGE}%" x2="{100 - _EDGE}%" y1="10" y2="10"/>'
    if low < 0 < high:
        zero = _at(0, low, high)
        parts += f'<line class="grid" x1="{zero}" x2="{zero}" y1="4" y2="16"/>'
    if not is_missing(expected):
        x = _at(expected, low, high)
        parts += f'<line class="chance" x1="{x}" x2="{x}" y1="3" y2="17"/>'
    return _svg(f'{parts}<circle class="dot" cx="{_at(value, low, high)}" cy="10" r="4"/>', css="gauge")


def bar(value: float, *, longest: float) -> Markup:
    """Draw a length beside its number."""
    share = 0.0 if longest <= 0 or is_missing(value) else 100 * value / longest
    return _svg(f'<rect class="bar" x="0" y="4" height="12" width="{share:.2f}%"/>', css="length")


HEAT = (0.25, 0.5, 0.8, 1.25, 2.0, 4.0)
"""Where one shade of the heat map ends and the next begins: observed over expected."""


def shade(ratio: Any, expected: Any) -> str:
    """Choose the shade of a heat map cell: `h0` (far less than chance) to `h6`, or `few`.

    Where chance gives less than one tie a ratio says nothing, so the cell stays plain.

    Examples
    --------
    >>> shade(0.1, 20), shade(1.0, 20), shade(9, 20), shade(9, 0.4)
    ('h0', 'h3', 'h6', 'few')
    """
    if is_missing(ratio) or is_missing(expected) or float(expected) < 1:
        return "few"
    return f"h{sum(float(ratio) >= edge for edge in HEAT)}"
