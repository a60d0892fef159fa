import xml.etree.ElementTree as ET

import igraph
import networkx as nx
import pandas as pd
import pytest

from innonet.convert import export
from innonet.edges import from_edges
from innonet.errors import UsageError

EDGES = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c&<\"'\x00"], "strength": [2.0, 0.5]})
TABLE = pd.DataFrame(
    {
        "organization": ["a", "b", "c&<\"'\x00"],
        "name": ["가나", "<script>", None],
        "employees": [1.5, None, 3.0],
    }
)


@pytest.fixture
def network():
    return from_edges(EDGES, TABLE)


def test_graphml_is_read_back_by_networkx_and_igraph(network, tmp_path):
    path = export(network, tmp_path / "n.graphml")
    graph = nx.read_graphml(path)
    assert graph.nodes["a"] == {"name": "가나", "employees": 1.5}
    assert graph.nodes["b"] == {"name": "<script>"}
    assert graph["a"]["b"] == {"strength": 2.0, "distance": 0.5, "partnerships": 1}
    assert set(graph) == {"a", "b", "c&<\"'"}
    theirs = igraph.Graph.Read_GraphML(str(path))
    assert theirs.es["strength"] == [2.0, 0.5]


def test_gexf_holds_names_and_strengths(network, tmp_path):
    text = export(network, tmp_path / "n.gexf").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    space = {"g": "http://gexf.net/1.3"}
    assert [n.get("label") for n in root.iterfind(".//g:node", space)] == ["가나", "<script>", "c&<\"'"]
    assert [e.get("weight") for e in root.iterfind(".//g:edge", space)] == ["2.0", "0.5"]


def test_csv_has_ties_and_organizations_beside(network, tmp_path):
    export(network, tmp_path / "n.csv")
    assert (tmp_path / "n.csv").read_text(encoding="utf-8-sig").splitlines()[0] == (
        "source,target,strength,distance,partnerships"
    )
    assert "가나" in (tmp_path / "n_organizations.csv").read_text(encoding="utf-8-sig")


def test_an_unknown_ending_names_those_there_are(network, tmp_path):
    with pytest.raises(UsageError, match=r"\.graphml, \.gexf, \.csv"):
        export(network, tmp_path / "n.xyz")
