"""The crosswalk: every id and spelling, the organization it became, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from innonet import names
from innonet.resolve.guards import Mention, is_free, whereabouts

COLUMNS = ("original", "spelling", "organization", "method", "score", "reason")
MERGE, APART = "merge", "keep apart"


def resolve(
    organizations: pd.DataFrame,
    *,
    spellings: Iterable[str] = (),
    decisions: pd.DataFrame | None = None,
    merge: bool = True,
) -> pd.DataFrame:
    """Bring ids and spellings together under one id each.

    Parameters
    ----------
    organizations
        Columns `organization`, `name`, and where there are any `aliases`, `name_en`, `reg_no`, `municipality`.
    spellings
        What participations write where they name an organization: ids or names.
    decisions
        Columns `a`, `b` (ids) and `decision` (`merge` or `keep apart`): a person's word, which counts most.
    merge
        Merge by an equal valid number, or an equal core name with nothing against it. Without it only
        decisions merge, and only exact ids and names are followed.

    Returns
    -------
    DataFrame, one row an id or spelling: `original` (as written), `spelling` (the name), `organization` (the
    id it became: of merged ids the first in natural order), `method` (id, same number, same core name,
    decision, name), `score` (0 to 100), `reason`.
    """
    rows = organizations.drop_duplicates("organization").reset_index(drop=True)
    ids = rows["organization"].astype(str).tolist()
    mentions = _mentions(rows)
    links = _links(mentions) if merge else []
    into, why = _united(ids, links, decisions)
    table = [
        (id_, mention.name, into[id_], *why.get(id_, ("id", 100.0, "")))
        for id_, mention in zip(ids, mentions, strict=True)
    ]
    known = set(ids)
    free = [text for text in pd.unique(pd.Series(list(spellings), dtype=object)) if text not in known]
    if free:
        table += _named(free, rows, into, exact=not merge)
    return pd.DataFrame(table, columns=list(COLUMNS))


def _mentions(rows: pd.DataFrame) -> list[Mention]:
    def column(name: str) -> list[str]:
        if name not in rows.columns:
            return [""] * len(rows)
        return ["" if pd.isna(one) else str(one) for one in rows[name]]

    own = [name or id_ for name, id_ in zip(column("name"), rows["organization"].astype(str), strict=True)]
    places, towns = whereabouts(rows)
    return [Mention(*one) for one in zip(own, places, column("reg_no"), towns, strict=True)]


Link = tuple[int, int, str, str]


def _links(mentions: list[Mention]) -> list[Link]:
    """Give the pairs that are merged without asking."""
    found: list[Link] = []
    for members in _groups(one.valid_number for one in mentions):
        found += [(members[0], m, "same number", "equal valid registration number") for m in members[1:]]
    for members in _groups(one.parts.core for one in mentions):
        found += _links_of_core(members, mentions)
    return found


def _links_of_core(members: list[int], mentions: list[Mention]) -> list[Link]:
    """Link equal cores; where something stands between any two of them, only those whose places agree."""
    pairs = list(combinations(members, 2))
    free = [(a, b) for a, b in pairs if is_free(mentions[a], mentions[b])]
    if len(free) < len(pairs):
        free = [(a, b) for a, b in free if mentions[a].where and mentions[a].where == mentions[b].where]
    return [(a, b, "same core name", "equal core name, nothing against it") for a, b in free]


def _groups(keys: Iterable[str]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for position, key in enumerate(keys):
        if key:
            groups.setdefault(key, []).append(position)
    return [members for members in groups.values() if 1 < len(members) <= 400]


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Sort ids as people do: O2 before O10."""
    return tuple((0, int(p)) if p.isdecimal() else (1, p) for p in re.split(r"(\d+)", text) if p)


def _united(
    ids: list[str], links: list[Link], decisions: pd.DataFrame | None
) -> tuple[dict[str, str], dict[str, tuple[str, float, str]]]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    position = {id_: n for n, id_ in enumerate(ids)}
    merged, apart = _decided(decisions, position)
    links = [link for link in links if not {frozenset(link[:2])} & apart]
    for pair in apart:
        # Apart means apart: no third row may bring the two together again.
        links = [link for link in links if max(pair) not in link[:2]]
    links = [*merged, *links]
    ends = np.array([link[:2] for link in links], dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(ids), len(ids)))
    labels = connected_components(graph, directed=False)[1] if ids else np.array([])
    first: dict[int, str] = {}
    for id_ in sorted(ids, key=natural):
        first.setdefault(int(labels[position[id_]]), id_)
    into = {id_: first[int(labels[position[id_]])] for id_ in ids}
    why: dict[str, tuple[str, float, str]] = {}
    for a, b, method, reason in links:
        for one in (ids[a], ids[b]):
            if into[one] != one:
                why.setdefault(one, (method, 100.0, reason))
    return into, why


def _decided(decisions: pd.DataFrame | None, position: dict[str, int]) -> tuple[list[Link], set[frozenset[int]]]:
    if decisions is None or not len(decisions):
        return [], set()
    merged: list[Link] = []
    apart: set[frozenset[int]] = set()
    for a, b, decision in zip(decisions["a"], decisions["b"], decisions["decision"], strict=True):
        word = str(decision).strip().lower()
        if str(a) in position and str(b) in position:
            pair = (position[str(a)], position[str(b)])
            if word in (MERGE, "병합"):
                merged.append((*pair, "decision", "decided in the review list"))
            elif word in (APART, "분리"):
                apart.add(frozenset(pair))
    return merged, apart


def _named(
    spellings: list[str], rows: pd.DataFrame, into: dict[str, str], *, exact: bool
) -> list[tuple[str, str, str, str, float, str]]:
    """Follow names written in participations to the one organization that bears them."""
    reason = "written by name in participations"
    return [
        (spelling, spelling, ids[0], "name", 100.0, reason)
        for spelling, ids in bearers(spellings, rows, into, exact=exact).items()
        if len(ids) == 1
    ]


def bearers(
    spellings: Iterable[str], organizations: pd.DataFrame, into: Mapping[str, str], *, exact: bool = False
) -> dict[str, list[str]]:
    """Say which organizations bear a name: none, one, or several that only an id can tell apart.

    Parameters
    ----------
    spellings
        Names as somebody wrote them.
    organizations
        Columns `organization`, `name`, and where there are any `name_en`, `aliases`.
    into
        Id -> the id it was merged into.
    exact
        Compare the names themselves (case and width folded) alone. Else their cores, too, where not one organization
        alone is written so.

    Returns
    -------
    Spelling -> ids after merging, in natural order.
    """
    known: dict[str, set[str]] = {}
    written: dict[str, set[str]] = {}
    for column in ("name", "name_en", "aliases"):
        for id_, text in zip(
            organizations["organization"], organizations.get(column, pd.Series(dtype=object)), strict=False
        ):
            if isinstance(text, str):
                for one in text.split("|"):
                    written.setdefault(names.fold(one), set()).add(into[str(id_)])
                    known.setdefault(names.core(one), set()).add(into[str(id_)])

    def bearing(text: str) -> set[str]:
        own = written.get(names.fold(text), set())
        return own if exact or len(own) == 1 else known.get(names.core(text), set())

    return {str(text): sorted(bearing(str(text)), key=natural) for text in spellings}


def folded(crosswalk: pd.DataFrame, organizations: pd.DataFrame) -> pd.DataFrame:
    """Count units for their parent: the crosswalk with children sent on to the organization above them."""
    if "parent" not in organizations.columns:
        return crosswalk
    known = dict(zip(crosswalk["original"], crosswalk["organization"], strict=True))
    by_name = {names.core(str(n)): i for n, i in zip(organizations["name"], organizations["organization"], strict=True)}
    parents = {}
    for id_, parent in zip(organizations["organization"], organizations["parent"], strict=True):
        if isinstance(parent, str):
            above = known.get(parent) or by_name.get(names.core(parent))
            if above and above != id_:
                parents[id_] = above
    top = {id_: _top(id_, parents) for id_ in organizations["organization"]}
    moved = crosswalk["organization"].map(top).fillna(crosswalk["organization"])
    return crosswalk.assign(
        organization=moved,
        method=crosswalk["method"].where(moved == crosswalk["organization"], "folded into parent"),
    )


def _top(id_: str, parents: dict[str, str]) -> str:
    seen = {id_}
    while id_ in parents and parents[id_] not in seen:
        id_ = parents[id_]
        seen.add(id_)
    return id_
