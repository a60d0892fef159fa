"""The same work by hand on each library: stage by stage, as someone who knows it well would write it.

Each pipeline is a class with a method a stage, in the order of `STAGES`. A stage may give a number: by what its time
is multiplied because only part of the work was done, where all of it would take hours.
"""

from __future__ import annotations

STAGES = ("projection", "paths", "betweenness", "standing", "holes", "communities", "draw", "tables")
"""projection: records to the weighted one-mode network; paths: harmonic closeness and dF; betweenness: exact to 2,000
organizations, beyond from 200 sources, on distances; standing: degree, strength, eigenvector, PageRank, coreness,
clustering; holes: constraint and effective size; communities: Leiden or Louvain once; draw: layout and an HTML map;
tables: organizations and ties as CSV, the network as GraphML."""
SOURCES = 200
CONTENDERS = ("innonet", "igraph", "networkit", "networkx")


def sources(size: int) -> int:
    return size if size <= 2_000 else SOURCES
