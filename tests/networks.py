"""The named awkward networks every measure is held against, small enough to check by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from innonet.edges import from_edges
from innonet.network import Network

Edge = tuple[Any, ...]


DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@cache
def published(name: str) -> Network:
    """Give a reference network with published figures: `anabaptist67` or `strike`; the test is skipped without it."""
    path = DATA / "reference" / f"{name}_edges.csv"
    if not path.exists():
        pytest.skip(f"shared/data/reference/{path.name} is not here")
    edges = pd.read_csv(path, names=["source", "target"], header=0)
    if name == "strike":
        groups = pd.read_csv(path.with_name("strike_groups.csv"))
        return from_edges(edges, groups.rename(columns={"name": "organization", "group": "sector"}))
    nodes = pd.read_csv(path.with_name("anabaptist67_nodes.csv"))
    return from_edges(edges, nodes.rename(columns={"id": "organization"}))


def shuffled(network: Network, *, seed: int = 0) -> Network:
    """Give the same network with its organizations and ties in another order, ends of undirected ties swapped."""
    generator = np.random.default_rng(seed)
    ties = network.ties[["source", "target", "strength"]].sample(frac=1, random_state=seed)
    if not network.directed:
        swap = generator.random(len(ties)) < 0.5
        ties.loc[swap, ["source", "target"]] = ties.loc[swap, ["target", "source"]].to_numpy()
    table = network.organizations.sample(frac=1, random_state=seed)
    return from_edges(ties, table, directed=network.directed)


def relabeled(network: Network, new: dict[Any, Any]) -> Network:
    """Give the same network under other ids, rows in the same order."""
    ties = network.ties[["source", "target", "strength"]].assign(
        source=network.ties["source"].map(new), target=network.ties["target"].map(new)
    )
    table = network.organizations.rename(index=new)
    return from_edges(ties, table, directed=network.directed)


def network_of(
    edges: Iterable[Edge],
    *,
    ids: Iterable[str] = "",
    sectors: dict[str, Any] | None = None,
    names: dict[str, str] | None = None,
    directed: bool = False,
) -> Network:
    """Make a network from pairs or triples (source, target[, strength]); `ids` adds organizations without ties."""
    rows = [(*edge, 1.0)[:3] for edge in edges]
    everyone = sorted({*ids, *(end for row in rows for end in row[:2])})
    table = pd.DataFrame(
        {
            "name": [(names or {}).get(one, one.upper()) for one in everyone],
            "sector": np.array([(sectors or {}).get(one, np.nan) for one in everyone], dtype=object),
        },
        index=pd.Index(everyone, name="organization", dtype=object),
    )
    ties = pd.DataFrame(rows, columns=["source", "target", "strength"])
    ties["strength"] = ties["strength"].astype(float)
    return from_edges(ties, table, directed=directed)


def empty() -> Network:
    """No organization at all."""
    return network_of([])


def one() -> Network:
    """One organization, so no tie is possible."""
    return network_of([], ids="a", sectors={"a": "public"})


def isolate() -> Network:
    """A pair, and one that works with nobody."""
    return network_of([("a", "b")], ids="c", sectors={"a": "public", "b": "company", "c": "public"})


def two_components() -> Network:
    """A triangle and a path of four, apart."""
    edges = [*combinations("abc", 2), ("d", "e"), ("e", "f"), ("f", "g")]
    return network_of(edges, sectors=dict(zip("abcdefg", [*["public"] * 3, *["company"] * 4], strict=True)))


def star() -> Network:
    """A hub `h` with five partners who have no other."""
    return network_of([("h", leaf) for leaf in "abcde"], sectors={"h": "public", **dict.fromkeys("abcde", "civil")})


def two_cliques_and_broker() -> Network:
    """Two circles of four that meet only through `x`."""
    edges = [*combinations("abcd", 2), *combinations("efgh", 2), ("x", "a"), ("x", "e")]
    sectors = {**dict.fromkeys("abcd", "public"), **dict.fromkeys("efgh", "company"), "x": "civil"}
    return network_of(edges, sectors=sectors)


def unequal_strengths() -> Network:
    """A square with a diagonal, where the way round is nearer than the direct tie."""
    edges = [("a", "b", 4.0), ("b", "c", 2.0), ("c", "d", 0.5), ("a", "d", 1.0), ("a", "c", 0.25)]
    return network_of(edges, sectors=dict(zip("abcd", ["public", "company", "public", "company"], strict=True)))


def one_sector() -> Network:
    """Everybody in the same sector."""
    return network_of([("a", "b"), ("b", "c"), ("c", "d")], sectors=dict.fromkeys("abcd", "public"))


def missing_sector() -> Network:
    """Two organizations whose sector nobody wrote down."""
    edges = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("d", "e")]
    return network_of(edges, sectors={"a": "public", "c": "company", "e": "company"})


def korean_names() -> Network:
    """Ids, names and sectors in Korean, one with markup in its name."""
    edges = [
        ("경기도청", "수원시"),
        ("수원시", "사회적협동조합 봄"),
        ("경기도청", "사회적협동조합 봄"),
        ("봄<b>", "수원시"),
    ]
    sectors = {"경기도청": "공공", "수원시": "공공", "사회적협동조합 봄": "시민사회", "봄<b>": "기업"}
    return network_of(edges, sectors=sectors, names={one: one for one in sectors})


def directed() -> Network:
    """Who funds whom: a circle of three, a two-way tie, and one that only receives."""
    edges = [("a", "b", 2.0), ("b", "c", 1.0), ("c", "a", 1.0), ("c", "d", 3.0), ("d", "c", 0.5), ("d", "e", 1.0)]
    sectors = dict(zip("abcde", ["public", "public", "company", "company", "civil"], strict=True))
    return network_of(edges, sectors=sectors, directed=True)


NETWORKS: dict[str, Callable[[], Network]] = {
    function.__name__: function
    for function in (
        empty, one, isolate, two_components, star, two_cliques_and_broker, unequal_strengths, one_sector,
        missing_sector, korean_names, directed,
    )
}  # fmt: skip
