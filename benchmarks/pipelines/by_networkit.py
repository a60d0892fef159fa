"""networkit, with scipy for the projection; it has no structural holes and no map that opens offline."""

from __future__ import annotations

from pathlib import Path

import networkit
import numpy as np
import pandas as pd
from scipy.sparse import csr_array, diags_array, triu

from benchmarks.pipelines import sources


class Pipeline:
    def __init__(self, about: pd.DataFrame, rows: pd.DataFrame, folder: Path) -> None:
        self.about, self.rows, self.folder = about, rows, folder

    def projection(self) -> None:
        place = pd.Index(self.about["organization"]).get_indexer(self.rows["organization"])
        number = pd.factorize(self.rows["partnership"])[0]
        shape = (len(self.about), number.max() + 1)
        matrix = csr_array((np.ones(len(place)), (place, number)), shape=shape)
        share = 1 / np.maximum(np.asarray(matrix.sum(axis=0)) - 1, 1)
        self.ties = triu(matrix @ diags_array(share) @ matrix.T, k=1).tocoo()
        data = self.ties.data, (self.ties.row, self.ties.col)
        self.graph = networkit.GraphFromCoo(data, n=len(self.about), weighted=True)
        far = 1 / self.ties.data, (self.ties.row, self.ties.col)
        self.far = networkit.GraphFromCoo(far, n=len(self.about), weighted=True)

    def paths(self) -> float:
        size = self.graph.numberOfNodes()
        some = range(min(size, 500))
        steps = networkit.graphtools.toUnweighted(self.graph)
        for one in some:
            (1 / np.maximum(networkit.distance.BFS(steps, one).run().getDistances(asarray=True), 1)).sum()
        return size / len(some)

    def betweenness(self) -> None:
        size = self.far.numberOfNodes()
        if sources(size) == size:
            networkit.centrality.Betweenness(self.far).run().scores()
        else:
            networkit.centrality.EstimateBetweenness(self.far, sources(size), parallel=True).run().scores()

    def standing(self) -> None:
        networkit.centrality.DegreeCentrality(self.graph).run().scores()
        networkit.centrality.EigenvectorCentrality(self.graph).run().scores()
        networkit.centrality.PageRank(self.graph).run().scores()
        networkit.centrality.CoreDecomposition(self.graph).run().scores()
        networkit.centrality.LocalClusteringCoefficient(self.graph).run().scores()

    def communities(self) -> None:
        networkit.community.PLM(self.graph).run().getPartition()

    def tables(self) -> None:
        self.about.to_csv(self.folder / "organizations.csv", index=False)
        names = self.about["organization"].to_numpy()
        columns = {"source": names[self.ties.row], "target": names[self.ties.col], "strength": self.ties.data}
        pd.DataFrame(columns).to_csv(self.folder / "ties.csv", index=False)
        networkit.writeGraph(self.graph, str(self.folder / "network.graphml"), networkit.Format.GraphML)
