"""What others lay networks out with, each called the way its own pages say."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from innonet.drawing.layout import apart, layout
from innonet.drawing.layout.descent import descended, start
from innonet.drawing.layout.overlaps import GAP
from innonet.drawing.layout.part import part_of
from innonet.measures.engines import seeded
from innonet.network import Network

Points = Any
SLOW = {"igraph DrL": 6_000, "ForceAtlas2 (fa2)": 12_000, "igraph FR": 12_000, "networkx spring": 1_000}
"""Organizations up to which a peer is run: beyond, it takes longer than the benchmark may."""


def innonet_layout(network: Network, communities: pd.Series[int], radii: Points) -> Points:
    return layout(network, communities, radii)


def innonet_bare(network: Network, communities: pd.Series[int], radii: Points) -> Points:
    """The descent alone, before room is made for every circle: what the peers give."""
    part = part_of(network.adjacency, np.unique(communities, return_inverse=True)[1], seed=1)
    return descended(part, start(part))


def fruchterman_reingold(network: Network, *_: Any) -> Points:
    with seeded(1):
        return np.array(network.graph.layout_fruchterman_reingold(weights="strength").coords)


def drl(network: Network, *_: Any) -> Points:
    with seeded(1):
        return np.array(network.graph.layout_drl(weights="strength").coords)


def force_atlas(network: Network, *_: Any) -> Points:
    from fa2_modified import ForceAtlas2

    engine = (
        ForceAtlas2(verbose=False, seed=1)
        if "seed" in ForceAtlas2.__init__.__code__.co_varnames
        else ForceAtlas2(verbose=False)
    )
    first = np.random.default_rng(1).random((len(network), 2)) * 100
    return np.array(engine.forceatlas2(network.adjacency, pos=first, iterations=200 if len(network) < 3_000 else 100))


def spring(network: Network, *_: Any) -> Points:
    import networkx

    found = networkx.spring_layout(network.to_networkx(), weight="strength", seed=1)
    return np.array([found[one] for one in network.ids])


def sfdp(network: Network, *_: Any) -> Points:
    """Graphviz, as a program beside: ties without strengths, as its manual's example has them."""
    lines = [f"{a}--{b};" for a, b in network.ends.tolist()]
    text = "graph { " + " ".join([*(f"{i};" for i in range(len(network))), *lines]) + " }"
    run = subprocess.run(["sfdp", "-Tplain"], input=text, capture_output=True, text=True, check=True)
    points = np.zeros((len(network), 2))
    for line in run.stdout.splitlines():
        words = line.split()
        if words[0] == "node":
            points[int(words[1])] = float(words[2]), float(words[3])
    return points


def without_overlap(points: Points, radii: Points) -> Points:
    """Give a peer's picture the room ours has, then push its circles apart: what a reader would get."""
    points = points - points.mean(axis=0)
    room = 2.6 * (np.pi * (radii + GAP) ** 2).sum()
    return apart(points * np.sqrt(room / max((points**2).sum(axis=1).mean() * 2 * np.pi, 1e-9)), radii)


def peers() -> dict[str, Callable[..., Points]]:
    """Give the peers that are on this machine."""
    found: dict[str, Callable[..., Points]] = {
        "innonet": innonet_layout,
        "innonet, before room is made": innonet_bare,
        "igraph FR": fruchterman_reingold,
        "igraph DrL": drl,
        "networkx spring": spring,
    }
    try:
        import fa2_modified  # noqa: F401

        found["ForceAtlas2 (fa2)"] = force_atlas
    except ImportError:
        print("fa2_modified is not installed: ForceAtlas2 is left out")
    if shutil.which("sfdp"):
        found["Graphviz sfdp"] = sfdp
    else:
        print("Graphviz is not installed: sfdp is left out")
    return found
