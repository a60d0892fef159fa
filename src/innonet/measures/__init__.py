"""Network -> numbers: every measure a function, the network first, results indexed by organization."""

from innonet.measures.betweenness import betweenness, sampled_betweenness
from innonet.measures.brokerage_roles import brokerage_roles
from innonet.measures.centrality import (
    closeness,
    coreness,
    degree,
    eigenvector,
    harmonic,
    pagerank,
    strength,
)
from innonet.measures.centralization import centralization
from innonet.measures.cohesion import (
    bicomponents,
    clustering,
    components,
    density,
    distance_fragmentation,
    fragmentation,
    is_bridge,
    is_cutpoint,
    is_isolate,
    mean_steps,
    transitivity,
)
from innonet.measures.core_periphery import core_fit, is_core
from innonet.measures.dominance import dominance_ranks, neighborhood_inclusion
from innonet.measures.everett_valente import everett_valente
from innonet.measures.groups import blau, participation, roles, shares_by_group, within_module_z
from innonet.measures.holes import constraint, effective_size, efficiency, hierarchy
from innonet.measures.key_players import key_players, lost_pairs
from innonet.measures.kinds import by_kind, kinds, of_kind
from innonet.measures.mixing import (
    assortativity,
    crossing,
    ei_index,
    expected_by_size,
    mixing_matrix,
)
from innonet.measures.partition import leiden, modularity, optimal, overlap, resolution_scan, two_mode_leiden
from innonet.measures.profile import profile
from innonet.measures.reaching import reached_share
from innonet.measures.robustness import removal_curve, robustness
from innonet.measures.segregation import coleman, freeman_segregation, odds_ratio
from innonet.measures.sole_brokerage import sole_brokerage

__all__ = [
    "assortativity",
    "betweenness",
    "bicomponents",
    "blau",
    "brokerage_roles",
    "by_kind",
    "centralization",
    "closeness",
    "clustering",
    "coleman",
    "components",
    "constraint",
    "core_fit",
    "coreness",
    "crossing",
    "degree",
    "density",
    "distance_fragmentation",
    "dominance_ranks",
    "effective_size",
    "efficiency",
    "ei_index",
    "eigenvector",
    "everett_valente",
    "expected_by_size",
    "fragmentation",
    "freeman_segregation",
    "harmonic",
    "hierarchy",
    "is_bridge",
    "is_core",
    "is_cutpoint",
    "is_isolate",
    "key_players",
    "kinds",
    "leiden",
    "lost_pairs",
    "mean_steps",
    "mixing_matrix",
    "modularity",
    "neighborhood_inclusion",
    "odds_ratio",
    "of_kind",
    "optimal",
    "overlap",
    "pagerank",
    "participation",
    "profile",
    "reached_share",
    "removal_curve",
    "resolution_scan",
    "robustness",
    "roles",
    "sampled_betweenness",
    "shares_by_group",
    "sole_brokerage",
    "strength",
    "transitivity",
    "two_mode_leiden",
    "within_module_z",
]
