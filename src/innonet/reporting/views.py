"""Results -> what the page's template shows: rows of ready texts and charts, no sums."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from innonet import glossary
from innonet.reporting import charts
from innonet.reporting.finding import CLEAR, reason
from innonet.reporting.gap_sentences import between
from innonet.reporting.results import Results
from innonet.reporting.sentences import grouped_by
from innonet.reporting.words import (
    Both,
    count,
    figure,
    is_missing,
    label,
    organization_name,
    p_value,
    percent,
    same,
    shown,
    term_name,
)

HUBS_SHOWN = 20
GROUPS_SHOWN = 12
COMMUNITIES_SHOWN = 20
SUGGESTIONS_SHOWN = 10
# Ranges that a gauge can show, as the glossary writes them.
_RANGES = {"0 to 1": (0.0, 1.0), "-1 to 1": (-1.0, 1.0)}


def key_figures(results: Results) -> list[dict[str, Any]]:
    """Give the numbers a reader sees first."""
    sizes = results.groups.members.value_counts()
    numbers = [
        (Both("기관", "organizations"), len(results.network)),
        (Both("협력사업", "partnerships"), len(results.register.partnerships)),
        (Both("참여", "participations"), len(results.register.participations)),
        (Both("연결", "ties"), len(results.network.ties)),
        (Both("3곳 이상 협력 집단", "communities of 3 or more"), int((sizes >= 3).sum())),
    ]
    return [{"name": name, "value": count(value)} for name, value in numbers]


def hub_rows(hubs: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the ranked hubs, each with its interval as text and chart."""
    last = rank_end(hubs)
    return [_hub_row(row, last) for row in hubs.head(HUBS_SHOWN).to_dict("records")]


def rank_end(hubs: pd.DataFrame) -> int:
    """Give the last rank the interval chart must show."""
    top = hubs.head(HUBS_SHOWN)
    columns = [column for column in ("rank", "rank_low", "rank_high") if column in top.columns]
    highest = top[columns].to_numpy(dtype=np.float64).ravel()
    return max([2, *(int(rank) for rank in highest[np.isfinite(highest)])])


def _hub_row(row: dict[Any, Any], last: int) -> dict[str, Any]:
    low, high = row.get("rank_low"), row.get("rank_high")
    about = [
        label(row.get("sector")),
        *([label(row["municipality"], by="municipality")] if "municipality" in row else []),
    ]
    role = Both(shown(row.get("role_ko")) or shown(row.get("role")), shown(row.get("role")))
    interval = "–" if is_missing(low) or is_missing(high) else f"{int(min(low, high))}–{int(max(low, high))}"  # type: ignore[type-var,arg-type]
    return {
        "rank": count(row["rank"]),
        "name": organization_name(row),
        "about": Both(*(" · ".join(texts) for texts in zip(*[*about, role], strict=True) if texts)),
        "why": reason(row),
        "score": "–" if is_missing(row.get("score")) else f"{float(row['score']):.2f}",
        "interval": interval,
        "chart": charts.whisker(row["rank"], low, high, last=last),
    }


def fragmentation_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the whole-network measures with what chance gives and what it means."""
    return [_fragmentation_row(row) for row in table.to_dict("records")]


def _fragmentation_row(row: dict[Any, Any]) -> dict[str, Any]:
    id_ = str(row["measure"])
    found = glossary.terms().get(id_)
    range_ = _RANGES.get(found.range if found else "")
    value, expected = row.get("value"), row.get("expected")
    whole = not is_missing(value) and float(value) > 1 and float(value).is_integer()  # type: ignore[arg-type]
    chart = charts.gauge(value, expected, low=range_[0], high=range_[1]) if range_ else ""
    return {
        "id": id_,
        "defined": found is not None,
        "name": Both(shown(row.get("name_ko")), shown(row.get("name_en"))) if "name_ko" in row else term_name(id_),
        "value": figure(value),
        "expected": figure(expected, digits=1 if whole else 3),
        "p": p_value(row.get("p")),
        "clear": not is_missing(row.get("p")) and float(row["p"]) < CLEAR,
        "meaning": reason(row, column="meaning"),
        "chart": chart,
    }


def heat_map(results: Results) -> dict[str, Any]:
    """Give the mixing table as a square of groups: ratio, observed, expected and shade of each cell."""
    table = results.mixing
    by = grouped_by(results)
    if table.empty:
        return {"groups": [], "rows": [], "left_out": 0, "by": by}
    sizes = table.groupby("group_a", sort=False)["observed"].sum()
    sizes = sizes.add(table.groupby("group_b", sort=False)["observed"].sum(), fill_value=0)
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


def _cell(row: dict[Any, Any] | None) -> dict[str, str]:
    if row is None:
        return {"shade": "few", "ratio": "–", "observed": "–", "expected": "–", "mark": ""}
    shade = charts.shade(row["ratio"], row["expected"])
    p = row.get("p_adjusted", row.get("p"))
    clear = shade != "few" and not is_missing(p) and float(p) < CLEAR  # type: ignore[arg-type]
    return {
        "shade": shade,
        "ratio": figure(row["ratio"], digits=2),
        "observed": figure(row["observed"], digits=1),
        "expected": figure(row["expected"], digits=1),
        "mark": "" if not clear else "less" if row["ratio"] < 1 else "more",
    }


def far_pairs(results: Results) -> list[dict[str, Any]]:
    """Give the pairs of different groups, those furthest below chance first: the heat map as a list."""
    pairs = between(results.mixing)
    if pairs.empty:
        return []
    by = grouped_by(results)
    return [
        {
            "a": label(row["group_a"], by=by),
            "b": label(row["group_b"], by=by),
            **_cell(row),
            "p": p_value(row.get("p")).removeprefix("p\xa0").removeprefix("=\xa0"),
        }
        for row in pairs.sort_values("ratio", kind="stable").head(GROUPS_SHOWN).to_dict("records")
    ]


def community_rows(results: Results) -> list[dict[str, Any]]:
    """Give the largest communities: name, size, how firmly they hold."""
    table = results.groups.table()
    table = table.reset_index() if table.index.name else table
    table = table.sort_values("size", ascending=False, kind="stable")
    table = table[table["size"] > 1].head(COMMUNITIES_SHOWN)
    longest = float(table["size"].max()) if len(table) else 1.0
    return [_community_row(row, longest) for row in table.to_dict("records")]


def _community_row(row: dict[Any, Any], longest: float) -> dict[str, Any]:
    number = row.get("community", "")
    ko, en = shown(row.get("name_ko")), shown(row.get("name_en"))
    return {
        "number": shown(number),
        "name": Both(ko or f"집단 {number}", en or ko or f"Community {number}"),
        "size": count(row["size"]),
        "stability": figure(row.get("stability"), digits=2),
        "chart": charts.bar(float(row["size"]), longest=longest),
    }


def suggestion_rows(results: Results) -> list[dict[str, Any]]:
    """Give the first suggestions: what, with whom, why, and by how much it would help."""
    names = results.network.organizations
    return [
        {
            "action": term_name(str(row["action"])),
            "organizations": [_named(names, one) for one in row["organizations"]],
            "why": reason(row, column="reason"),
            "gain": figure(row.get("gain")),
        }
        for row in results.suggestions.head(SUGGESTIONS_SHOWN).to_dict("records")
    ]


def _named(organizations: pd.DataFrame, id_: Any) -> Both:
    return organization_name(organizations.loc[id_].to_dict()) if id_ in organizations.index else same(id_)


def share_text(part: int, whole: int) -> str:
    """Write a part of a whole as a percentage; nothing of nothing is nothing."""
    return percent(part / whole) if whole else "–"
