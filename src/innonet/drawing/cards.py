"""What the card of an organization tells: who it is, how it ranks, its partnerships, what is suggested for it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from innonet import vocabulary
from innonet.dates import first_day, last_day
from innonet.drawing.harmless import harmless, link, texts
from innonet.network import Network

MEMBERSHIPS = 30_000
"""Participations up to which the page carries the partnerships themselves."""
TOLD = 150
"""Ranked organizations whose reasons the page carries."""


def organizations(network: Network, hubs: pd.DataFrame, *, sources: bool) -> dict[str, Any]:
    """Give the names, places and ranks of the organizations, a list each, in the network's order."""
    table = network.called
    found: dict[str, Any] = {"id": texts(table.index), "name": texts(table["name"])}
    for key, column in (("en", "name_en"), ("alias", "aliases")):
        if column in table.columns and table[column].notna().any():
            found[key] = texts(table[column])
    if "municipality" in table.columns and table["municipality"].notna().any():
        found["place"], names = pd.factorize(table["municipality"].astype(object), sort=True)
        found["place"], found["places"] = found["place"].tolist(), [_place(one) for one in names]
    if "url" in table.columns and table["url"].notna().any():
        found["url"] = [link(one) for one in table["url"]]
    if sources and "source_file" in table.columns:
        found["source"] = _sources(table)
    return {**found, **_ranked(network, hubs)}


def _place(value: Any) -> dict[str, str]:
    found = vocabulary.municipalities().get(str(value))
    return {"ko": harmless(value), "en": found.name_en if found else harmless(value)}


def _sources(table: pd.DataFrame) -> list[str]:
    """Give `file, sheet, row` of each, as far as known."""
    parts = [texts(table[name]) for name in ("source_file", "source_sheet") if name in table.columns]
    rows = table.get("source_row", pd.Series(np.nan, index=table.index))
    parts.append(["" if pd.isna(one) else str(int(one)) for one in rows])
    return [":".join(filter(None, some)) if some[0] else "" for some in zip(*parts, strict=True)]


def _ranked(network: Network, hubs: pd.DataFrame) -> dict[str, Any]:
    if hubs.empty:
        return {}
    hubs = hubs.set_index("organization").reindex(network.ids)
    told = (hubs["rank"] <= TOLD).to_numpy()
    found: dict[str, Any] = {"rank": _whole(hubs["rank"])}
    for key, column in (("low", "rank_low"), ("high", "rank_high")):
        if column in hubs.columns and hubs[column].notna().any():
            found[key] = _whole(hubs[column])
    for key, column in (("why", "reasons"), ("why_ko", "reasons_ko"), ("role", "role"), ("role_ko", "role_ko")):
        if column in hubs.columns:
            found[key] = [text if keep else "" for text, keep in zip(texts(hubs[column]), told, strict=True)]
    return found


def _whole(values: pd.Series[Any]) -> list[int | None]:
    return [None if pd.isna(one) else int(one) for one in values]


def partnerships(network: Network, *, sources: bool) -> dict[str, Any]:
    """Give the partnerships of the organizations drawn, each with its members; nothing where they are too many."""
    if network.register is None:
        return {}
    rows = network.register.participations[["partnership", "organization"]].drop_duplicates()
    rows = rows.assign(place=network.ids.get_indexer(pd.Index(rows["organization"])))
    rows = rows[rows["place"] >= 0]
    if len(rows) > MEMBERSHIPS:
        return {}
    members = rows.groupby("partnership", sort=True)["place"].agg(sorted)
    table = network.register.partnerships.set_index("partnership").reindex(members.index)
    missing = pd.Series(np.nan, index=table.index, dtype=object)
    kinds, names = table.get("kind", missing), table.get("name", missing)
    words = sorted(kinds.dropna().astype(str).unique())
    code = {word: place for place, word in enumerate(words)}
    return {
        "kinds": [{lang: harmless(vocabulary.label("kinds", word, lang)) for lang in ("ko", "en")} for word in words],
        "partnerships": {
            "name": [harmless(id_ if pd.isna(name) else name) for id_, name in zip(table.index, names, strict=True)],
            "kind": [-1 if pd.isna(one) else code[str(one)] for one in kinds],
            "from": _years(table, "start", first_day),
            "to": _years(table, "end", last_day),
            "members": members.tolist(),
            **({"source": _sources(table)} if sources and "source_file" in table.columns else {}),
        },
    }


def _years(table: pd.DataFrame, column: str, day: Any) -> list[int | None]:
    if column not in table.columns:
        return [None] * len(table)
    found = [None if pd.isna(one) else day(str(one)) for one in table[column]]
    return [int(one[:4]) if one else None for one in found]


def suggestions(network: Network, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the suggested actions among the organizations drawn, in the order given."""
    found = []
    for row in table.to_dict("records"):
        places = network.ids.get_indexer(pd.Index([str(one) for one in row["organizations"]]))
        if len(places) and (places >= 0).all():
            found.append(
                {
                    "action": harmless(row["action"]),
                    "of": places.tolist(),
                    "ko": harmless(row.get("reason_ko", row["reason"])),
                    "en": harmless(row["reason"]),
                    "gain": None if pd.isna(row["gain"]) else float(f"{float(row['gain']):.3g}"),
                }
            )
    return found
