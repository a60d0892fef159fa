"""From times to what is worth saying: ratios, growth, tables and a plot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.pipelines import STAGES


def ratios(times: pd.DataFrame, by: str = "seconds") -> pd.DataFrame:
    """Say how many times as long as innonet each contender took: a row a register and stage."""
    wide = times.pivot_table(index=["register", "stage"], columns="contender", values=by, sort=False)
    return wide.div(wide["innonet"], axis=0).drop(columns="innonet")


def whole(times: pd.DataFrame, by: str = "seconds") -> pd.DataFrame:
    """Compare all stages together, over the stages that both finished: ratio, and which stages were left out."""
    rows = []
    for (register, contender), own in times.groupby(["register", "contender"], sort=False):
        if contender == "innonet":
            continue
        ours = times[(times["register"] == register) & (times["contender"] == "innonet")]
        both = own.merge(ours, on="stage", suffixes=("", "_ours"))
        left = [stage for stage in ours["stage"] if stage not in set(both["stage"])]
        ratio = both[by].sum() / both[f"{by}_ours"].sum()
        rows.append({"register": register, "contender": contender, "ratio": ratio, "left_out": ", ".join(left)})
    return pd.DataFrame(rows)


def growth(times: pd.DataFrame, sizes: dict[str, float]) -> pd.DataFrame:
    """Give the exponent by which time grows with organizations, stage by stage, from the generated registers."""
    known = times[times["register"].isin(sizes)]
    wide = known.pivot_table(index="stage", columns=["contender", "register"], values="processor", sort=False)
    rows = {}
    for stage in (stage for stage in STAGES if stage in wide.index):
        rows[stage] = {}
        for contender in known["contender"].unique():
            line = wide.loc[stage, contender].dropna() if contender in wide.columns.get_level_values(0) else []
            if len(line) > 1:
                size = np.log([sizes[one] for one in line.index])
                rows[stage][contender] = float(np.polyfit(size, np.log(np.maximum(line, 1e-4)), 1)[0])
    return pd.DataFrame(rows).T


def page(times: pd.DataFrame, sizes: dict[str, float], start: dict[str, float]) -> str:
    """Write all of it as Markdown."""
    seconds = times.pivot_table(index=["register", "stage"], columns="contender", values="seconds", sort=False)
    parts = {
        "Seconds": seconds.round(3),
        "Times as long as innonet": ratios(times).round(1),
        "All stages that both finished": whole(times).round(1).set_index(["register", "contender"]),
        "Growth with organizations (exponent, processor time)": growth(times, sizes).round(2),
        "Starting (seconds)": pd.Series(start, name="seconds").round(3).to_frame(),
        "Peak memory (MB)": times.groupby(["register", "contender"], sort=False)["peak"].max().round(0).unstack(),
    }
    return "\n".join(f"## {title}\n\n{_table(table)}\n" for title, table in parts.items())


def _table(table: pd.DataFrame) -> str:
    flat = table.reset_index().astype(object).where(lambda one: one.notna(), "-")
    lines = [list(map(str, flat.columns)), ["---"] * flat.shape[1], *flat.astype(str).to_numpy().tolist()]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def plot(times: pd.DataFrame, path: Path) -> None:
    """Draw the seconds of every stage, a panel a register."""
    import altair

    altair.data_transformers.disable_max_rows()
    chart = (
        altair.Chart(times)
        .mark_point(filled=True, size=70)
        .encode(
            x=altair.X("seconds:Q", scale=altair.Scale(type="log"), title="seconds"),
            y=altair.Y("stage:N", sort=list(STAGES), title=None),
            color=altair.Color("contender:N", title=None),
            shape=altair.Shape("contender:N", title=None),
        )
        .properties(width=260, height=200)
        .facet(facet=altair.Facet("register:N", sort=list(times["register"].unique()), title=None), columns=2)
    )
    chart.save(str(path))
