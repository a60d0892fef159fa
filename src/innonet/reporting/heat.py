"""The mixing table as a square of groups: the heat map, which is its own text twin."""

from __future__ import annotations

from typing import Any

from innonet.reporting import charts
from innonet.reporting.results import Results
from innonet.reporting.sentences import grouped_by
from innonet.reporting.views import is_clear
from innonet.reporting.withheld import WITHHELD
from innonet.reporting.words import label, same
from innonet.written import figure

GROUPS_SHOWN = 12


def heat_map(results: Results) -> dict[str, Any]:
    """Give the groups with the most ties as rows of cells: ratio, observed, expected and shade of each."""
    table = results.mixing
    by = grouped_by(results)
    if table.empty:
        return {"groups": [], "rows": [], "left_out": 0, "by": by}
    # by what chance gives, not by what was seen: that may be withheld
    sizes = table.groupby("group_a", sort=False)["expected"].sum()
    sizes = sizes.add(table.groupby("group_b", sort=False)["expected"].sum(), fill_value=0)
    order = list(dict.fromkeys([*table["group_a"], *table["group_b"]]))
    largest = set(sizes.sort_values(ascending=False, kind="stable").index[:GROUPS_SHOWN])
    groups = [group for group in order if group in largest]
    cells = {(row["group_a"], row["group_b"]): row for row in table.to_dict("records")}
    rows = [
        {"name": label(a, by=by), "cells": [_cell(cells.get((a, b)) or cells.get((b, a))) for b in groups]}
        for a in groups
    ]
    names = [label(group, by=by) for group in groups]
    return {"groups": names, "rows": rows, "left_out": len(order) - len(groups), "by": by}


def _cell(row: dict[Any, Any] | None) -> dict[str, Any]:
    if row is None:
        return {"shade": "few", "ratio": same("–"), "observed": "–", "expected": "–", "mark": ""}
    if row.get("hidden", False):
        return {"shade": "few", "ratio": WITHHELD, "observed": "–", "expected": figure(row["expected"], digits=1),
                "mark": ""}  # fmt: skip
    shade = charts.shade(row["ratio"], row["expected"])
    return {
        "shade": shade,
        "ratio": same(figure(row["ratio"], digits=2)),
        "observed": figure(row["observed"], digits=1),
        "expected": figure(row["expected"], digits=1),
        "mark": "" if shade == "few" or not is_clear(row) else "less" if row["ratio"] < 1 else "more",
    }
