"""Results -> the report's figures, each with the table it is drawn from beside it in the page."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from innonet.comparison import OverTime
from innonet.reporting.plotting import ACCENT, CHANCE, GRID, INK, PALE, SOFT, Board, both_shortened
from innonet.reporting.words import Both, label, organization_name, same
from innonet.written import count, is_missing, percent

HUBS_DRAWN = 12
_ROW = 34.0


def hub_intervals(hubs: pd.DataFrame) -> Board | None:
    """Draw the first hubs: a dot where each ranks, a line over the ranks it may have."""
    rows = hubs.head(HUBS_DRAWN).to_dict("records")
    if not rows:
        return None
    ends = [_interval(row) for row in rows]
    last = max(2, *(int(high) for _, high in ends))
    marks = [one for one in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if one <= last]
    board = Board("hub-intervals", height=_ROW * len(rows) + 44, left=8, right=14)
    axes = board.axes
    axes.set_xscale("log")
    axes.set_xlim(1, last)
    axes.set_ylim(-len(rows) + 0.15, 0.85)
    axes.spines["left"].set_visible(False)
    axes.vlines(marks, -len(rows) + 0.15, 0.85, color=GRID, linewidth=1)
    for place, (row, (low, high)) in enumerate(zip(rows, ends, strict=True)):
        axes.plot([low, high], [-place, -place], color=PALE, linewidth=5, solid_capstyle="butt")
        axes.vlines([low, high], -place - 0.16, -place + 0.16, color=SOFT, linewidth=1.4)
        axes.plot(row["rank"], -place, "o", color=ACCENT, markersize=7, clip_on=False)
        name = both_shortened(organization_name(row), 58)
        number = count(row["rank"])
        text = Both(f"{number}. {name.ko}", f"{number}. {name.en}")
        board.write(1, -place + 0.42, text, ha="left", color=INK)
    axes.minorticks_off()
    board.mark_x([float(one) for one in marks], [Both(f"{one}위", f"{one}") for one in marks])
    axes.set_yticks([])
    axes.set_xlabel(board.say(Both("순위", "Rank")), fontsize=11)
    return board


def _interval(row: dict[Any, Any]) -> tuple[float, float]:
    low, high, rank = row.get("rank_low"), row.get("rank_high"), float(row["rank"])
    if is_missing(low) or is_missing(high):
        return rank, rank
    return min(float(low), float(high)), max(float(low), float(high))  # type: ignore[arg-type]


def removal(curve: pd.DataFrame) -> Board | None:
    """Draw how the largest part shrinks as organizations leave: the best connected first, and by chance."""
    if len(curve) < 3:
        return None
    shown = curve[curve["removed"] <= max(2, (len(curve) - 1) // 2)]
    board = Board("removal", height=270, left=42, right=14, low=42)
    axes = board.axes
    axes.grid(axis="y", color=GRID, linewidth=1)
    axes.fill_between(shown["removed"], shown["random_low"], shown["random_high"], color=PALE, alpha=0.55, linewidth=0)
    axes.plot(shown["removed"], shown["random"], color=CHANCE, linewidth=2, linestyle=(0, (5, 3)))
    axes.plot(shown["removed"], shown["largest"], color=ACCENT, linewidth=2.6)
    end = float(shown["removed"].max())
    axes.set_xlim(0, end)
    axes.set_ylim(0, 1.02)
    board.mark_y([0, 0.25, 0.5, 0.75, 1], [same(percent(one)) for one in (0, 0.25, 0.5, 0.75, 1)])
    axes.tick_params(axis="both", pad=6)
    steps = [float(one) for one in np.unique(np.linspace(0, end, 5).astype(int))]
    board.mark_x(steps, [Both(f"{one:,.0f}곳", f"{one:,.0f}") for one in steps])
    # both fall: above and to the right of a line is room, and below and to the left
    middle = shown.iloc[len(shown) // 2]
    x, any_, first = (float(middle[one]) for one in ("removed", "random", "largest"))
    board.write(x, any_ + 0.08, Both("아무나 빠질 때", "leaving at random"), color=CHANCE, ha="left")
    text, is_high = Both("연결이 많은 기관부터 빠질 때", "best connected leave first"), first > 0.15
    board.write(x, first - 0.07 if is_high else first + 0.07, text, color=ACCENT, ha="right" if is_high else "left")
    axes.set_xlabel(board.say(Both("빠진 기관 수", "Organizations that have left")), fontsize=11)
    return board


def over_time(told: OverTime) -> Board | None:
    """Draw dF year by year with its interval, and from the first to the last year among those present in both."""
    whole = told.years[told.years["by"] == ""]
    if len(whole) < 2:
        return None
    row = told.changes.iloc[0]
    same_ones = [float(row["before_both"]), float(row["after_both"])]
    board = Board("over-time", height=250, left=42, right=22, low=34)
    axes, years = board.axes, whole["year"].to_numpy(dtype=float)
    known = whole[whole["low"].notna()]
    if len(known) == len(whole):
        axes.fill_between(years, whole["low"], whole["high"], color=PALE, alpha=0.55, linewidth=0)
    else:
        axes.vlines(known["year"], known["low"], known["high"], color=PALE, linewidth=6)
    axes.plot(years, whole["value"], "o-", color=ACCENT, linewidth=2.6, markersize=6)
    values = [*whole["value"], *known["low"], *known["high"]]
    if not any(map(is_missing, same_ones)):
        axes.plot(years[[0, -1]], same_ones, "D--", color=CHANCE, linewidth=2, markersize=6, markerfacecolor="none")
        values += same_ones
    low, high = max(0.0, min(values) - 0.04), min(1.0, max(values) + 0.04)
    axes.set_ylim(low, high)
    axes.grid(axis="y", color=GRID, linewidth=1)
    step = next((one for one in (0.01, 0.02, 0.05, 0.1) if high - low <= 5 * one), 0.2)
    marks = (np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step).tolist()
    board.mark_y(marks, [same(f"{one:.2f}") for one in marks])
    some = whole["year"].iloc[:: 1 + (len(whole) - 1) // 8].tolist()
    board.mark_x([float(one) for one in some], [Both(f"{one}년", f"{one}") for one in some])
    axes.tick_params(axis="both", pad=6)
    return board


def composition(table: pd.DataFrame, *, by: str) -> Board | None:
    """Draw how many organizations each group has, one bar a group, parted by the columns of the table.

    Parameters
    ----------
    table
        Groups x parts, as `composition.composition` gives it; hidden cells missing.
    """
    if table.empty:
        return None
    parts, sums = list(table.columns), table.sum(axis=1)
    low, high = 0.7 - len(table), 1.6 if len(parts) > 1 else 0.8
    board = Board("composition", height=_ROW * (high - low) + 8, left=8, right=46, low=2)
    axes = board.axes
    _without_axes(board)
    axes.set_xlim(0, max(1.0, float(sums.max())))
    axes.set_ylim(low, high)
    looks = [(ACCENT, ""), (PALE, "////"), ("#c9ced6", "")]
    for place, (group, row) in enumerate(table.iterrows()):
        start = 0.0
        for (color, hatch), part in zip(looks, parts, strict=False):
            value = 0.0 if is_missing(row[part]) else float(row[part])
            axes.barh(
                -place, value, left=start, height=0.42, color=color, hatch=hatch, edgecolor="#ffffff", linewidth=0.6
            )
            start += value
        board.write(0, -place + 0.45, both_shortened(label(group, by=by), 50), ha="left")
        total = same("–") if row.isna().any() else same(count(start))
        board.write(start + 0.012 * float(sums.max()), -place, total, ha="left", color=SOFT)
    _key(board, parts, looks)
    return board


def _without_axes(board: Board) -> None:
    """Draw no axes, nor marks: those beyond the limits would make room for themselves in the document's picture."""
    board.axes.axis("off")
    board.axes.set(xticks=[], yticks=[])


def _key(board: Board, parts: list[Any], looks: list[tuple[str, str]]) -> None:
    """Draw the key of the parts above the bars."""
    if len(parts) < 2:
        return
    whole = board.axes.get_xlim()[1]
    for place, ((color, hatch), part) in enumerate(zip(looks, parts, strict=False)):
        x = place * whole * 0.36
        board.axes.barh(1.25, whole * 0.05, left=x, height=0.36, color=color, hatch=hatch, edgecolor="#ffffff")
        board.write(x + whole * 0.06, 1.25, both_shortened(label(part, by="region"), 22), ha="left")


_SHADES = ("#edf2f8", "#c3d4e8", "#8fb0d6", "#2f66a8", "#12335f")
"""From nothing in common to much; the letters on them keep their color in the dark."""
_ON_PALE, _ON_DARK = "#111a26", "#fdfdfd"


def overlap(shared: pd.DataFrame, *, by: str) -> Board | None:
    """Draw how many organizations programmes share, as a stair of squares; none in common is marked by a frame.

    Parameters
    ----------
    shared
        Programme x programme, a programme's own organizations on the diagonal, as `support.square` gives it.
    """
    if shared.empty:
        return None
    board = Board("overlap", height=_ROW * (len(shared) + 1) + 10, left=4, right=4, low=4)
    axes, n = board.axes, len(shared)
    left = -n * 0.75 - 1.5
    _without_axes(board)
    axes.set_xlim(left, n - 0.5)
    axes.set_ylim(-n + 0.45, 0.95)
    counts = shared.to_numpy()
    for row, name in enumerate(shared.index):
        text = both_shortened(label(name, by=by), 30)
        board.write(left, -row, Both(f"{row + 1}. {text.ko}", f"{row + 1}. {text.en}"), ha="left")
        board.write(row, 0.72, same(str(row + 1)), ha="center", color=SOFT)
        for column in range(row + 1):
            least = min(counts[row, row], counts[column, column])
            share = None if row == column else counts[row, column] / max(least, 1)
            _square(board, column, -row, counts[row, column], share=share)
    return board


def _square(board: Board, x: int, y: int, value: int, *, share: float | None) -> None:
    """Draw one square: a programme's own organizations without a shade, what two share with one."""
    from matplotlib.patches import Rectangle

    step = 0 if share is None else int(np.searchsorted([0.0001, 0.15, 0.3, 0.5], share, side="right"))
    frame = CHANCE if value == 0 else GRID
    shade = "none" if share is None else _SHADES[step]
    wide = 2.0 if value == 0 else 1.0
    board.axes.add_patch(Rectangle((x - 0.46, y - 0.44), 0.92, 0.88, linewidth=wide, facecolor=shade, edgecolor=frame))
    color = INK if share is None else _ON_DARK if step > 2 else _ON_PALE
    weight = "bold" if share is None else "normal"
    board.write(x, y - 0.02, same(count(value)), ha="center", color=color, fontweight=weight)
