"""Cards of the organizations a reader meets first: for whoever has the report alone at hand, without the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from innonet.reporting.figures import HUBS_DRAWN
from innonet.reporting.finding import reason
from innonet.reporting.results import Results
from innonet.reporting.views import SUGGESTIONS_SHOWN, card
from innonet.reporting.words import Both, label, organization_name
from innonet.written import count, is_missing


def named(results: Results) -> list[Any]:
    """Give the organizations of the hub figure and of the suggestions shown, each once."""
    hubs = list(results.tied_hubs["organization"].head(HUBS_DRAWN)) if len(results.hubs) else []
    ideas = results.suggestions
    shown = ideas.groupby("action", sort=False).head(SUGGESTIONS_SHOWN) if len(ideas) else ideas
    suggested = [one for some in shown["organizations"] for one in some]
    known = set(results.network.ids)
    return [one for one in dict.fromkeys([*hubs, *suggested]) if one in known]


def cards(results: Results) -> list[dict[str, Any]]:
    """Give a card each: name, sector and place, rank with its interval, reasons, partners by sector, the map's card."""
    hubs = results.tied_hubs.set_index("organization") if len(results.hubs) else pd.DataFrame()
    return [
        {"id": f"card-{number}", "map": card(id_), **_card(results, id_, hubs)}
        for number, id_ in enumerate(named(results), start=1)
    ]


def _card(results: Results, id_: Any, hubs: pd.DataFrame) -> dict[str, Any]:
    row = results.network.called.loc[id_].to_dict()
    parts = [label(row[by], by=by) for by in ("sector", "municipality") if not is_missing(row.get(by))]
    about = Both(*(" · ".join(texts) for texts in zip(*parts, strict=True))) if parts else Both("", "")
    lines = [] if id_ not in hubs.index else list(_ranked(hubs.loc[id_].to_dict()))
    return {"name": organization_name(row), "about": about, "lines": [*lines, _partners(results, id_)]}


def _ranked(row: dict[Any, Any]) -> Iterator[Both]:
    rank, low, high = (row.get(one) for one in ("rank", "rank_low", "rank_high"))
    known = not is_missing(low) and not is_missing(high)
    range_ = f"{count(min(low, high))}–{count(max(low, high))}" if known else ""  # type: ignore[type-var,arg-type]
    yield Both(
        f"거점 순위 {count(rank)}위" + (f"(90% 범위 {range_}위)" if known else ""),  # type: ignore[arg-type]
        f"Rank {count(rank)} among hubs" + (f" (90% range {range_})" if known else ""),  # type: ignore[arg-type]
    )
    why = reason(row)
    if why.en or why.ko:
        yield why


def _partners(results: Results, id_: Any) -> Both:
    """Count an organization's partners, and those of each sector, most first."""
    network = results.network
    ends, own = network.ends, int(network.ids.get_indexer(pd.Index([id_]))[0])
    others = np.unique(np.concatenate([ends[ends[:, 0] == own, 1], ends[ends[:, 1] == own, 0]]))
    if not len(others):
        return Both("아직 함께한 기관이 없습니다.", "No partners yet.")
    total = Both(f"협력 기관 {count(len(others))}곳", f"{count(len(others))} partner{'s' * (len(others) > 1)}")
    if "sector" not in network.organizations.columns:
        return total
    sectors = network.organizations["sector"].iloc[others].value_counts(dropna=False, sort=True)
    named_ = [(label(sector), count(number)) for sector, number in sectors.items()]
    ko, en = (", ".join(f"{name[at]} {number}" for name, number in named_) for at in (0, 1))
    return Both(f"{total.ko}: {ko}", f"{total.en}: {en}")
