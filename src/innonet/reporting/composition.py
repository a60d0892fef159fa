"""How many organizations there are by sector and region, as far as the audience may know."""

from __future__ import annotations

from typing import Any

import pandas as pd

from innonet.audience import HIDDEN_BELOW, hidden_cells
from innonet.audience.suppression import table_sums
from innonet.kept import once
from innonet.reporting.results import Results
from innonet.reporting.table import Column, Table, rows_of
from innonet.reporting.withheld import SMALL_CELLS, WITHHELD
from innonet.reporting.words import Both, label
from innonet.written import count, is_missing


@once
def composition(results: Results) -> pd.DataFrame:
    """Count organizations by sector and, where known, region; cells too small for the audience are missing."""
    table = results.network.organizations
    if "sector" not in table.columns or table["sector"].isna().all():
        return pd.DataFrame()
    parts = table["region"] if "region" in table.columns and table["region"].notna().any() else None
    sectors = table["sector"].astype(object).where(table["sector"].notna(), "")
    columns = parts.astype(object).where(parts.notna(), "") if parts is not None else pd.Series("", index=table.index)
    counts = pd.crosstab(sectors, columns).rename_axis(index=None, columns=None)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    counts = counts.loc[order, counts.sum().sort_values(ascending=False, kind="stable").index].astype(float)
    if results.audience == "internal":
        return counts
    hidden = hidden_cells(counts.to_numpy().ravel(), table_sums(*counts.shape), below=HIDDEN_BELOW)
    return counts.mask(hidden.reshape(counts.shape))


def composition_table(counts: pd.DataFrame, results: Results) -> Table:
    """Give the counts of organizations by sector and region."""
    names = [label(one or None, by="region") for one in counts.columns]
    single = len(names) < 2
    sums = [] if single else [Column(Both("모두", "All"), "number")]
    return Table(
        "composition-table",
        Both("부문별 기관 수", "Organizations by sector")
        if single
        else Both("부문과 권역별 기관 수", "Organizations by sector and region"),
        (
            Column(Both("부문", "Sector"), term="sector"),
            *(Column(Both("기관 수", "Organizations") if single else one, "number") for one in names),
            *sums,
        ),
        rows_of(
            (
                label(sector or None),
                *(WITHHELD if is_missing(one) else count(one) for one in row),
                *([] if single else [count(_whole(results, sector))]),
            )
            for sector, row in zip(counts.index, counts.to_numpy(), strict=True)
        ),
        file="organizations.csv",
        note=None if results.audience == "internal" or not counts.isna().any(axis=None) else SMALL_CELLS,
    )


def _whole(results: Results, sector: Any) -> int:
    sectors = results.network.organizations["sector"]
    return int(sectors.isna().sum() if sector == "" else (sectors == sector).sum())
