"""`python -m benchmarks.layout [--networks demo cordis_raw]`: our layout beside its peers in the same run."""

from __future__ import annotations

import argparse
import time

import numpy as np
import pandas as pd

from benchmarks.layout import quality
from benchmarks.layout.data import NAMES, networks
from benchmarks.layout.peers import SLOW, peers, without_overlap
from innonet.drawing.drawing import radius
from innonet.grouping import communities
from innonet.measures import degree
from innonet.measures.engines import seeded
from innonet.network import Network

USUAL = ("tobacco", "demo", "cordis_raw")


def compared(network: Network) -> pd.DataFrame:
    """Give one row for each layout: processor seconds and the measures of `quality`.

    Communities are measured twice: those of Leiden, which our layout is given, and those of Infomap, which it is not.
    """
    given = communities(network, draws=0, runs=1).members
    with seeded(1):
        other = np.array(network.graph.community_infomap(edge_weights="strength").membership)
    radii = radius(degree(network).to_numpy(dtype=float))
    rows = {}
    for name, peer in peers().items():
        if len(network) > SLOW.get(name, 10**9):
            continue
        began, waited = time.process_time(), time.perf_counter()
        points = np.asarray(peer(network, given, radii), dtype=float)
        took = time.process_time() - began if name != "Graphviz sfdp" else time.perf_counter() - waited
        rows[name] = scored(points, network, given.to_numpy(), other) | {"seconds": took}
        if not name.startswith("innonet"):
            rows[f"{name}, circles apart"] = scored(without_overlap(points, radii), network, given.to_numpy(), other)
    return pd.DataFrame.from_dict(rows, orient="index")


def scored(points: np.ndarray, network: Network, given: np.ndarray, other: np.ndarray) -> dict[str, float]:
    """Give every measure of one layout."""
    return {
        "stress": quality.stress(points, network.adjacency),
        "partners near": quality.kept(points, network.adjacency),
        "fellows near (Leiden)": quality.together(points, given),
        "(Infomap)": quality.together(points, other),
        "silhouette (Leiden)": quality.silhouette(points, given),
        "silhouette (Infomap)": quality.silhouette(points, other),
        "crossings": quality.crossings(points, network.ends),
    }


def main() -> None:
    """Print a table for each network."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--networks", nargs="+", choices=NAMES, default=list(USUAL))
    given = words.parse_args()
    for name, network in networks(given.networks):
        print(
            f"\n{name}: {len(network):,} organizations, {len(network.ties):,} ties (largest connected part)\n",
            flush=True,
        )
        print(compared(network).to_string(float_format="{:.3f}".format, na_rep="-"), flush=True)


if __name__ == "__main__":
    main()
