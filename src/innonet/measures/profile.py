"""The profile: one row per organization, one column per measure."""

from __future__ import annotations

import pandas as pd

from innonet.attributes import column_of
from innonet.measures import centrality, cohesion, engines, groups, holes, mixing
from innonet.measures.betweenness import betweenness, sampled_betweenness
from innonet.measures.everett_valente import everett_valente
from innonet.network import Network


def profile(network: Network, *, by: str = "sector", seed: int = 1) -> pd.DataFrame:
    """Measure every organization.

    Parameters
    ----------
    by
        The attribute for spread over groups and crossing ties; left out where no organization has it.
    seed
        For sampling in large networks.

    Returns
    -------
    DataFrame indexed by organization in the network's order: `degree`, `strength`, `betweenness`, `harmonic`,
    `eigenvector`, `pagerank`, `coreness`, `clustering`, `constraint`, `effective_size`, `efficiency`, `hierarchy`,
    `everett_valente`, `component`, `is_isolate`, `is_cutpoint`, and with groups `participation` and `crossing`.
    Isolates have a row like all others, and strengths count where the measure reads them: each measure's own page
    says so, and when it is NaN. `attrs["approximate"]` names the columns that are estimates and
    how: above 2,000 organizations betweenness, and `everett_valente` by it, come from sampled sources.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> table = profile(from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    >>> table["betweenness"].tolist()
    [0.0, 1.0, 0.0]
    """
    between, notes = _betweenness(network, seed)
    table = pd.DataFrame(
        {
            "degree": centrality.degree(network),
            "strength": centrality.strength(network),
            "betweenness": between,
            "harmonic": centrality.harmonic(network),
            "eigenvector": centrality.eigenvector(network),
            "pagerank": centrality.pagerank(network),
            "coreness": centrality.coreness(network),
            "clustering": cohesion.clustering(network),
            "constraint": holes.constraint(network),
            "effective_size": holes.effective_size(network),
            "efficiency": holes.efficiency(network),
            "hierarchy": holes.hierarchy(network),
            "everett_valente": everett_valente(network, sources=engines.sources(network), seed=seed),
            "component": cohesion.components(network),
            "is_isolate": cohesion.is_isolate(network),
            "is_cutpoint": cohesion.is_cutpoint(network),
        }
    )
    by = column_of(network.organizations, by)
    if by in network.organizations.columns and network.attribute(by).notna().any():
        table["participation"] = groups.participation(network, by)
        table["crossing"] = mixing.crossing(network, by)
    table.attrs["approximate"] = notes
    return table


def _betweenness(network: Network, seed: int) -> tuple[pd.Series[float], dict[str, str]]:
    sources = engines.sources(network)
    if sources is None:
        return betweenness(network), {}
    estimate = sampled_betweenness(network, sources=sources, seed=seed)
    highest = int(estimate["betweenness"].to_numpy().argmax())
    value, error = estimate["betweenness"].iloc[highest], estimate["error"].iloc[highest]
    notes = {
        "betweenness": f"from {sources} sampled sources; standard error at most {estimate['error'].max():.5f} "
        f"(the highest value is {value:.5f}, its standard error {error:.5f})",
        "everett_valente": f"by betweenness in steps from {sources} sampled sources",
    }
    return estimate["betweenness"], notes
