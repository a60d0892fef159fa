"""Tables for whoever watches: drawn by rich at a terminal, plain aligned text in a pipe."""

from __future__ import annotations

import sys
from typing import Any

import pandas as pd

from innonet.text import as_text

COLORS = {
    "must fix": "bold red", "수정 필요": "bold red", "should look": "yellow", "확인 필요": "yellow", "missing": "red",
    "없음": "red",
}  # fmt: skip
"""Words that stand out, and how."""


def shown(table: pd.DataFrame, *, more: str = "") -> None:
    """Print a table; a terminal gets lines and colors (none under NO_COLOR), a pipe plain text."""
    if not sys.stdout.isatty():
        print(as_text(table))
    else:
        from rich.console import Console

        Console().print(_drawn(table))
    if more:
        print(more)


def _drawn(table: pd.DataFrame) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, header_style="bold cyan", pad_edge=False)
    for column in table.columns:
        is_number = table[column].dtype.kind in "iuf"
        made.add_column(str(column), justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
    for row in table.itertuples(index=False, name=None):
        cells = [_cell(value) for value in row]
        made.add_row(*(Text(cell, style=COLORS.get(cell, "")) for cell in cells))  # Text: a name is never markup
    return made


def _cell(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN is not itself
        return "-"
    return f"{value:,.3f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
