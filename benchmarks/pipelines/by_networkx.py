"""networkx and pyvis: what most scripts of the field do."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pandas as pd

from benchmarks.pipelines import sources

SOME = 20
"""Organizations from which paths and structural holes are taken, where all would take hours."""
DRAWN = 5_000


class Pipeline:
    def __init__(self, about: pd.DataFrame, rows: pd.DataFrame, folder: Path) -> None:
        self.about, self.rows, self.folder = about, rows, folder

    def projection(self) -> None:
        both = nx.Graph()
        both.add_nodes_from(self.about["organization"])
        both.add_edges_from(self.rows[["organization", "partnership"]].itertuples(index=False, name=None))
        of = self.about["organization"].tolist()
        self.graph = nx.bipartite.collaboration_weighted_projected_graph(both, of)
        for _, _, tie in self.graph.edges(data=True):
            tie["distance"] = 1 / tie["weight"]

    def _some(self) -> tuple[list[str], float]:
        order = sorted(self.graph, key=lambda one: self.graph.degree[one])
        step = max(len(order) // SOME, 1)
        some = order[:: len(order) // SOME] if step > 1 else order
        return some, len(order) / len(some)

    def paths(self) -> float:
        some, times = self._some()
        for one in some:
            sum(1 / steps for steps in nx.single_source_shortest_path_length(self.graph, one).values() if steps)
        return times

    def betweenness(self) -> float:
        wanted = sources(len(self.graph))
        used = min(wanted, SOME)
        nx.betweenness_centrality(self.graph, k=used, weight="distance", seed=1)
        return wanted / used

    def standing(self) -> None:
        dict(self.graph.degree())
        dict(self.graph.degree(weight="weight"))
        nx.eigenvector_centrality(self.graph, weight="weight", max_iter=1000, tol=1e-4)
        nx.pagerank(self.graph, weight="weight")
        nx.core_number(self.graph)
        nx.clustering(self.graph)

    def holes(self) -> float:
        some, times = self._some()
        nx.constraint(self.graph, nodes=some, weight="weight")
        nx.effective_size(self.graph, nodes=some, weight="weight")
        return times

    def communities(self) -> None:
        nx.community.louvain_communities(self.graph, weight="weight", seed=1)

    def draw(self) -> None:
        from pyvis.network import Network

        at = nx.spring_layout(self.graph, weight="weight", seed=1, iterations=50)
        page = Network(cdn_resources="in_line")
        for one, (x, y) in at.items():
            page.add_node(one, label=one, x=1000 * float(x), y=1000 * float(y))
        strongest = sorted(self.graph.edges(data="weight"), key=lambda tie: -tie[2])[:DRAWN]
        for one, two, _ in strongest:
            page.add_edge(one, two)
        page.toggle_physics(False)
        (self.folder / "map.html").write_text(page.generate_html(), encoding="utf-8")

    def tables(self) -> None:
        self.about.to_csv(self.folder / "organizations.csv", index=False)
        nx.to_pandas_edgelist(self.graph).to_csv(self.folder / "ties.csv", index=False)
        nx.write_graphml(self.graph, self.folder / "network.graphml")
