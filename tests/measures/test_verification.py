"""The verification table of docs/methods.md: every number is computed again, every measure is in it."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from scipy.sparse import csr_array
from test_brokerage_roles import ROLES
from test_core_periphery import split_graph
from test_holes import holes_graph
from test_partition import karate

from innonet import measures
from innonet.edges import from_edges
from innonet.extraction import backbone, margins
from innonet.network import Network
from innonet.projection import project
from networks import network_of, published
from test_backbone import EXAMPLE, register_of

HERE = Path(__file__)
ROOT = HERE.parents[2]
TABLE: dict[str, dict[str, Any]] = tomllib.loads(HERE.with_name("verification.toml").read_text(encoding="utf-8"))


def plain(graph: nx.Graph) -> Network:
    return from_edges(pd.DataFrame(list(graph.edges), columns=["source", "target"]))


def medici() -> Network:
    return plain(nx.florentine_families_graph())


def marked(values: pd.Series) -> str:
    return ", ".join(sorted(values.index[values]))


def listed(values: Any) -> str:
    return ", ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)


def strike_roles(name: str) -> str:
    return listed(measures.brokerage_roles(published("strike"), "sector").loc[name, ROLES])


def directed_roles(role: str) -> str:
    edges = pd.DataFrame({"source": list("AABBCD"), "target": list("BCCDDA")})
    groups = pd.Series([1, 1, 2, 2], index=list("ABCD"))
    return listed(measures.brokerage_roles(from_edges(edges, directed=True), groups)[role])


def best_of_seeds(network: Network) -> float:
    return max(measures.modularity(network, measures.leiden(network, seed=seed)) for seed in range(5))


def against_clubs(index: str) -> float:
    network = karate(strengths=False)
    return float(measures.overlap(measures.optimal(network), network.attribute("sector"))[index])


def configured() -> str:
    fitted = margins.configuration(csr_array([[0.0, 0, 1], [0, 1, 0], [1, 0, 1]])).chance
    return listed([fitted[0, 0], fitted[0, 1], fitted[1, 1]])


def lowest_p(edges: str) -> float:
    pairs = [tuple(pair) for pair in edges.split()]
    return float(backbone(network_of(pairs), method="disparity", alpha=1).ties["p"].min())


def centralization(measure: str) -> Callable[[], float]:
    return lambda: measures.centralization(published("anabaptist67"), measure)


COMPUTED: dict[str, Callable[[], float | str]] = {
    "density": lambda: measures.density(published("anabaptist67")),
    "centralization_degree": centralization("degree"),
    "centralization_betweenness": centralization("betweenness"),
    "centralization_closeness": centralization("closeness"),
    "distance_fragmentation": lambda: measures.distance_fragmentation(published("anabaptist67")),
    "fragmentation": lambda: measures.fragmentation(published("strike")),
    "key_players": lambda: ", ".join(
        sorted(measures.key_players(published("strike"), 3, aim="break")["organizations"].item())
    ),
    "key_players_value": lambda: measures.key_players(published("strike"), 3, aim="break")["value"].iloc[0],
    "cut_points": lambda: marked(measures.is_cutpoint(published("strike"))),
    "bicomponents": lambda: listed(measures.bicomponents(published("strike"))),
    "robustness_complete": lambda: measures.robustness(plain(nx.complete_graph(20))),
    "robustness_star": lambda: measures.robustness(plain(nx.star_graph(19))),
    "core_fit": lambda: measures.core_fit(plain(split_graph(6, 30))),
    "constraint_g": lambda: measures.constraint(holes_graph(strengths=False))["G"],
    "constraint_a": lambda: measures.constraint(holes_graph(strengths=False))["A"],
    "constraint_strong_g": lambda: measures.constraint(holes_graph(strengths=True))["G"],
    "constraint_strong_a": lambda: measures.constraint(holes_graph(strengths=True))["A"],
    "constraint_medici": lambda: measures.constraint(medici())["Medici"],
    "effective_size_g": lambda: measures.effective_size(holes_graph(strengths=False))["G"],
    "effective_size_a": lambda: measures.effective_size(holes_graph(strengths=False))["A"],
    "effective_size_strong_g": lambda: measures.effective_size(holes_graph(strengths=True))["G"],
    "effective_size_medici": lambda: measures.effective_size(medici())["Medici"],
    "brokerage_norm": lambda: strike_roles("Norm"),
    "brokerage_bob": lambda: strike_roles("Bob"),
    "brokerage_alejandro": lambda: strike_roles("Alejandro"),
    "brokerage_directed_representative": lambda: directed_roles("representative"),
    "brokerage_directed_gatekeeper": lambda: directed_roles("gatekeeper"),
    "participation": lambda: measures.participation(
        network_of([("v", "a"), ("v", "b"), ("v", "c")], sectors={"a": "1", "b": "1", "c": "2"}), "sector"
    )["v"],
    "ei_index": lambda: measures.ei_index(published("anabaptist67"), "Melchiorite"),
    "blau": lambda: measures.blau(pd.Series(["f", "m", "m", "m"])),
    "modularity": lambda: measures.modularity(karate(strengths=False), measures.optimal(karate(strengths=False))),
    "modularity_strong": lambda: best_of_seeds(karate(strengths=True)),
    "overlap_nmi": lambda: against_clubs("nmi"),
    "overlap_ari": lambda: against_clubs("ari"),
    "overlap_ami": lambda: against_clubs("ami"),
    "project": lambda: project(
        register_of(pd.DataFrame([[1, 1, 1, 1], [1, 1, 1, 0], [0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 0, 1]]).to_numpy())
    ).ties["strength"].iloc[0],
    "bicm": configured,
    "sdsm": lambda: backbone(register_of(EXAMPLE), alpha=1).ties["p"].iloc[0],
    "fdsm": lambda: backbone(register_of(EXAMPLE), method="fdsm", alpha=1, draws=2_000).ties["p"].iloc[0],
    "disparity": lambda: listed([lowest_p("ab ac ad bc bd"), lowest_p("ab bc ca")]),
    "everett_valente": lambda: measures.everett_valente(plain(nx.path_graph(3)))[1],
}  # fmt: skip


@pytest.mark.parametrize("name", COMPUTED)
def test_a_number_is_hit_and_is_the_one_in_the_table(name):
    entry, found = TABLE[name], COMPUTED[name]()
    if isinstance(entry["published"], str):
        assert found == entry["ours"] == entry["published"]
        return
    assert found == pytest.approx(entry["published"], abs=entry["tolerance"])
    assert float(f"{found:.7g}") == pytest.approx(entry["ours"], abs=1e-15)


def test_every_number_in_the_table_is_computed_here():
    assert set(COMPUTED) == {name for name, entry in TABLE.items() if "ours" in entry}


def test_every_public_measure_is_in_the_table():
    assert set(measures.__all__) <= {entry["measure"] for entry in TABLE.values()}


@pytest.mark.parametrize("test", sorted({entry["test"] for entry in TABLE.values()}))
def test_the_tests_named_are_there(test):
    path, name = test.split("::")
    assert re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "keywords"),
    [
        ("brokerage_roles", ["by"]), ("everett_valente", []), ("key_players", ["k", "aim"]), ("constraint", []),
        ("effective_size", []), ("ei_index", ["by"]), ("assortativity", ["by"]), ("coleman", ["by"]),
        ("fragmentation", []), ("distance_fragmentation", []), ("participation", ["by"]),
        ("removal_curve", ["order"]), ("is_cutpoint", []), ("is_bridge", []), ("centralization", ["measure"]),
    ],
)  # fmt: skip
def test_names_that_others_call_stay(name, keywords):
    parameters = list(inspect.signature(getattr(measures, name)).parameters)
    assert parameters[0] == "network"
    assert set(keywords) <= set(parameters)


def test_every_measure_has_its_engine():
    from innonet.measures.engines import ENGINES

    assert set(ENGINES) == set(measures.__all__)


@pytest.mark.parametrize("name", measures.__all__)
def test_a_docstring_says_what_of_isolates_and_strengths(name):
    text = getattr(measures, name).__doc__
    assert "solate" in text
    assert "trength" in text
    assert ">>>" in text
    assert "Returns" in text
