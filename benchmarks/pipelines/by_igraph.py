"""igraph, with pandas for the projection and pyvis for the map of the strongest ties."""

from __future__ import annotations

from pathlib import Path

import igraph
import numpy as np
import pandas as pd

from benchmarks.pipelines import sources

DRAWN = 5_000
"""Ties drawn: pyvis takes minutes for more."""


class Pipeline:
    def __init__(self, about: pd.DataFrame, rows: pd.DataFrame, folder: Path) -> None:
        self.about, self.rows, self.folder = about, rows, folder

    def projection(self) -> None:
        place = pd.Index(self.about["organization"]).get_indexer(self.rows["organization"])
        rows = pd.DataFrame({"o": place, "p": pd.factorize(self.rows["partnership"])[0]})
        rows["s"] = 1 / (rows.groupby("p")["o"].transform("size") - 1).clip(lower=1)
        pairs = rows.merge(rows[["o", "p"]], on="p")
        pairs = pairs[pairs["o_x"] < pairs["o_y"]]
        self.ties = pairs.groupby(["o_x", "o_y"], as_index=False).agg(strength=("s", "sum"), partnerships=("p", "size"))
        ends = zip(self.ties["o_x"].tolist(), self.ties["o_y"].tolist(), strict=True)
        self.graph = igraph.Graph(n=len(self.about), edges=ends)
        self.graph.es["strength"] = self.ties["strength"].tolist()
        self.graph.es["distance"] = (1 / self.ties["strength"]).tolist()

    def paths(self) -> float:
        # from some organizations alone where all would take minutes; dF is the mean of the same figure
        size = self.graph.vcount()
        some = range(min(size, 2_000))
        self.graph.harmonic_centrality(list(some))
        return size / len(some)

    def betweenness(self) -> None:
        size = self.graph.vcount()
        drawn = np.random.default_rng(1).permutation(size)[: sources(size)].tolist()
        self.graph.betweenness(weights="distance", sources=drawn)

    def standing(self) -> None:
        self.graph.degree()
        self.graph.strength(weights="strength")
        self.graph.eigenvector_centrality(weights="strength")
        self.graph.pagerank(weights="strength")
        self.graph.coreness()
        self.graph.transitivity_local_undirected(mode="nan")

    def holes(self) -> None:
        # igraph has no effective size: constraint alone
        self.graph.constraint(weights="strength")

    def communities(self) -> None:
        self.found = self.graph.community_leiden("modularity", weights="strength", n_iterations=4)

    def draw(self) -> None:
        from pyvis.network import Network

        at = self.graph.layout_fruchterman_reingold(weights="strength", niter=100, grid=False)
        page = Network(cdn_resources="in_line")
        for number, (x, y) in enumerate(at.coords):
            page.add_node(number, label=self.about["name"].iloc[number], x=100 * x, y=100 * y)
        strongest = self.ties.nlargest(DRAWN, "strength")
        for one, two in zip(strongest["o_x"].tolist(), strongest["o_y"].tolist(), strict=True):
            page.add_edge(one, two)
        page.toggle_physics(False)
        (self.folder / "map.html").write_text(page.generate_html(), encoding="utf-8")

    def tables(self) -> None:
        self.about.to_csv(self.folder / "organizations.csv", index=False)
        names = self.about["organization"].to_numpy()
        ties = self.ties.assign(source=names[self.ties["o_x"]], target=names[self.ties["o_y"]])
        ties[["source", "target", "strength", "partnerships"]].to_csv(self.folder / "ties.csv", index=False)
        self.graph.write_graphml(str(self.folder / "network.graphml"))
