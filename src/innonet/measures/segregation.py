"""Segregation: single figures for how far groups keep to themselves."""

from __future__ import annotations

import numpy as np
import pandas as pd

from innonet.measures.groups import By, Count, codes_of
from innonet.measures.mixing import choices, expected_by_size, mixing_matrix, observed
from innonet.network import Network


def coleman(network: Network, by: By, *, count: Count = "ties") -> pd.Series[float]:
    """Say for each group how far it chooses its own (-1 only others, 0 as chance, 1 only its own).

    Each tie of an undirected network is two choices. With c the share of others that are in the group and s
    the share of choices that stay: (s - c) / (1 - c) where s >= c, else (s - c) / c.

    Returns
    -------
    Series indexed by group, float; NaN for a group that chooses nobody, or is alone. Isolates count among the others
    that could be chosen. Strengths matter where `count` says so; in a directed network the source chooses.

    References
    ----------
    Coleman, J. S. (1958). Relational analysis: the study of social organizations with survey methods. Human
    Organization 17(4), 28-36. https://doi.org/10.17730/humo.17.4.q5604m676260q8n7

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> coleman(network, "sector").round(3).tolist()
    [0.5, 0.5]
    """
    codes, names = codes_of(network, by)
    matrix = choices(network, by, count)
    sizes = np.bincount(codes[codes >= 0], minlength=len(names)).astype(float)
    chosen = matrix.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        stays = np.diag(matrix) / chosen
        chance = (sizes - 1) / (sizes.sum() - 1)
        above, below = (stays - chance) / (1 - chance), (stays - chance) / chance
        values = np.where(stays >= chance, above, below)
    return pd.Series(np.where(chosen > 0, values, np.nan), index=pd.Index(names, name="group"), name="coleman")


def odds_ratio(network: Network, by: By) -> float:
    """Compare the odds of a tie within groups with those between (0 and up; 1 as chance, above: like with like).

    Returns
    -------
    float; infinite where no pair between groups is tied, NaN where one kind of pair does not exist. Isolates that
    have a group count as pairs without a tie. Strengths do not matter.

    References
    ----------
    Moody, J. (2001). Race, school integration, and friendship segregation in America. American Journal of
    Sociology 107(3), 679-716. https://doi.org/10.1086/338954

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("ac"), "target": list("bd")}), sectors)
    >>> odds_ratio(network, "sector")
    inf
    """
    codes, names = codes_of(network, by)
    matrix = observed(network, codes, len(names))
    sizes = np.bincount(codes[codes >= 0], minlength=len(names)).astype(float)
    each = 1 if network.directed else 2
    inside_pairs = (sizes * (sizes - 1)).sum() / each
    all_pairs = sizes.sum() * (sizes.sum() - 1) / each
    inside = float(np.trace(matrix))
    total = float(matrix.sum() if network.directed else np.triu(matrix).sum())
    across, across_pairs = total - inside, all_pairs - inside_pairs
    upper = inside * (across_pairs - across)
    lower = across * (inside_pairs - inside)
    if not (inside_pairs and across_pairs):
        return float("nan")
    return float(upper / lower) if lower else float("inf" if upper else "nan")


def freeman_segregation(network: Network, by: By) -> float:
    """Say how far ties between groups fall short of chance (0 as many as chance or more, 1 none).

    Returns
    -------
    float, 1 - observed / expected crossing ties, not below 0; NaN where chance expects none. Isolates that have a
    group count in what chance expects. Strengths do not matter.

    References
    ----------
    Freeman, L. C. (1978). Segregation in social networks. Sociological Methods & Research 6(4), 411-429.
    https://doi.org/10.1177/004912417800600401

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> freeman_segregation(network, "sector")
    0.5
    """
    found = mixing_matrix(network, by).to_numpy(dtype=float)
    chance = expected_by_size(network, by).to_numpy(dtype=float)
    across = found.sum() - np.trace(found)
    expected = chance.sum() - np.trace(chance)
    return float(max(0.0, 1 - across / expected)) if expected > 0 else float("nan")
