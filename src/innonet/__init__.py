"""innonet: who the hub organizations are, where a collaboration network is fragmented, how sure that is.

    import innonet as inn

    records = inn.read("datasets/gyeonggi")
    register = inn.clean(records)
    network = inn.project(register)
    hubs = inn.hubs(network, seed=1)

Names are loaded when first used, so that importing the package stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from innonet import measures
    from innonet.checks import check
    from innonet.cleaning import clean
    from innonet.comparison import Comparison, compare
    from innonet.convert import export, to_igraph, to_networkx
    from innonet.directions import directed_by_role
    from innonet.drawing import Drawing, draw, to_pyvis
    from innonet.edges import from_edges
    from innonet.errors import DataError, InnonetError, UsageError
    from innonet.extraction import backbone
    from innonet.gaps import cautions, fragmentation, mixing, programme_overlap, programmes
    from innonet.glossary import term
    from innonet.grouping import Communities, communities
    from innonet.measures.profile import profile
    from innonet.network import Network
    from innonet.projection import project
    from innonet.ranking import hubs
    from innonet.records import Records
    from innonet.records.read import read
    from innonet.register import Register
    from innonet.resolve import match_names, review
    from innonet.scale import reduce
    from innonet.scenarios import Simulation, simulate
    from innonet.settings import Study, load_study
    from innonet.study import report
    from innonet.suggestions import baseline, host, suggest

_HOMES = {
    "baseline": "suggestions",
    "compare": "comparison",
    "Comparison": "comparison",
    "host": "suggestions",
    "programme_overlap": "gaps",
    "programmes": "gaps",
    "simulate": "scenarios",
    "Simulation": "scenarios",
    "backbone": "extraction",
    "cautions": "gaps",
    "check": "checks",
    "clean": "cleaning",
    "communities": "grouping",
    "Communities": "grouping",
    "DataError": "errors",
    "directed_by_role": "directions",
    "draw": "drawing",
    "Drawing": "drawing",
    "export": "convert",
    "fragmentation": "gaps",
    "from_edges": "edges",
    "hubs": "ranking",
    "InnonetError": "errors",
    "load_study": "settings",
    "match_names": "resolve",
    "mixing": "gaps",
    "Network": "network",
    "profile": "measures",
    "project": "projection",
    "read": "records",
    "Records": "records",
    "Register": "register",
    "reduce": "scale",
    "report": "study",
    "review": "resolve",
    "Study": "settings",
    "suggest": "suggestions",
    "term": "glossary",
    "to_igraph": "convert",
    "to_networkx": "convert",
    "to_pyvis": "drawing",
    "UsageError": "errors",
}
"""Public name -> the room it lives in."""

__version__ = "0.1.0"
__all__ = [
    "Communities",
    "Comparison",
    "DataError",
    "Drawing",
    "InnonetError",
    "Network",
    "Records",
    "Register",
    "Simulation",
    "Study",
    "UsageError",
    "backbone",
    "baseline",
    "cautions",
    "check",
    "clean",
    "communities",
    "compare",
    "directed_by_role",
    "draw",
    "export",
    "fragmentation",
    "from_edges",
    "host",
    "hubs",
    "load_study",
    "match_names",
    "measures",
    "mixing",
    "profile",
    "programme_overlap",
    "programmes",
    "project",
    "read",
    "reduce",
    "report",
    "review",
    "simulate",
    "suggest",
    "term",
    "to_igraph",
    "to_networkx",
    "to_pyvis",
]


def __getattr__(name: str) -> Any:
    if name == "measures":
        return import_module("innonet.measures")
    if name not in _HOMES:
        raise AttributeError(f"module 'innonet' has no attribute {name!r}")
    value = getattr(import_module(f"innonet.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
