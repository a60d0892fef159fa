"""innonet itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from benchmarks.pipelines import sources
from innonet import convert, measures, tables
from innonet.drawing import draw
from innonet.grouping import communities
from innonet.projection import project
from innonet.register import Register


class Pipeline:
    def __init__(self, about: pd.DataFrame, rows: pd.DataFrame, folder: Path) -> None:
        self.about, self.rows, self.folder = about, rows, folder

    def projection(self) -> None:
        numbers = pd.DataFrame({"partnership": sorted(self.rows["partnership"].unique())})
        self.network = project(Register(self.about, numbers, self.rows))

    def paths(self) -> None:
        measures.harmonic(self.network)
        measures.distance_fragmentation(self.network)

    def betweenness(self) -> None:
        measures.sampled_betweenness(self.network, sources=sources(len(self.network)))

    def standing(self) -> None:
        for one in ("degree", "strength", "eigenvector", "pagerank", "coreness", "clustering"):
            getattr(measures, one)(self.network)

    def holes(self) -> None:
        measures.constraint(self.network)
        measures.effective_size(self.network)

    def communities(self) -> None:
        self.groups = communities(self.network, runs=1, draws=0)

    def draw(self) -> None:
        draw(self.network, groups=self.groups).save(self.folder / "map.html")

    def tables(self) -> None:
        tables.write_csv(self.network.organizations.reset_index(), self.folder / "organizations.csv")
        tables.write_csv(self.network.ties, self.folder / "ties.csv")
        convert.to_graphml(self.network, self.folder / "network.graphml")
