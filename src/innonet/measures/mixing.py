"""Mixing: how much ties stay inside groups or cross between them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError
from innonet.measures.engines import series
from innonet.measures.groups import By, Count, codes_of, inside_and_all, worth
from innonet.network import Network

Matrix = npt.NDArray[np.float64]


def mixing_matrix(network: Network, by: By, *, count: Count = "ties") -> pd.DataFrame:
    """Count ties between every two groups.

    Parameters
    ----------
    by
        A column of `network.organizations`, or a Series or dict by organization, or a list in the network's order.
    count
        `ties`: every tie is one; `strength`: ties count by their strength.

    Returns
    -------
    Square DataFrame, groups in sorted order. Undirected: symmetric, a tie inside a group stands once on the
    diagonal, so the upper triangle with it sums to all ties. Directed: from the row to the column. Ties of
    organizations without a group are left out; isolates add nothing. Strengths matter where `count` says so.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> mixing_matrix(network, "sector").to_numpy().tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    codes, names = codes_of(network, by)
    return pd.DataFrame(observed(network, codes, len(names), count=count), index=names, columns=names)


def observed(network: Network, codes: npt.NDArray[np.int64], groups: int, *, count: Count = "ties") -> Matrix:
    """Count ties between groups given as numbers, -1 without one; see `mixing_matrix`."""
    one, two = codes[network.ends[:, 0]], codes[network.ends[:, 1]]
    keep = (one >= 0) & (two >= 0)
    each = worth(network, count)[keep]
    flat = np.bincount(one[keep] * groups + two[keep], weights=each, minlength=groups * groups)
    matrix = flat.reshape(groups, groups).astype(float)
    if network.directed:
        return matrix
    symmetric: Matrix = matrix + matrix.T
    np.fill_diagonal(symmetric, np.diag(matrix))
    return symmetric


def expected_by_size(network: Network, by: By, *, count: Count = "ties") -> pd.DataFrame:
    """Give the ties between groups that chance would make if groups were dealt out anew among organizations.

    The exact mean over all permutations of the groups: all ties times the share of pairs that join the groups.

    Returns
    -------
    Square DataFrame as in `mixing_matrix`. Isolates that have a group count: groups are dealt out to them too.
    Strengths matter where `count` says so.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> expected_by_size(network, "sector").to_numpy().tolist()
    [[0.5, 2.0], [2.0, 0.5]]
    """
    codes, names = codes_of(network, by)
    sizes = np.bincount(codes[codes >= 0], minlength=len(names)).astype(float)
    total = observed(network, codes, len(names), count=count)
    ties = total.sum() if network.directed else np.triu(total).sum()
    pairs = np.outer(sizes, sizes)
    np.fill_diagonal(pairs, sizes * (sizes - 1) / (1 if network.directed else 2))
    known = sizes.sum()
    all_pairs = known * (known - 1) / (1 if network.directed else 2)
    return pd.DataFrame(pairs * (ties / all_pairs if all_pairs else 0.0), index=names, columns=names)


def ei_index(network: Network, by: By, *, count: Count = "ties") -> float:
    """Give (external - internal) / all ties (-1 all inside groups, 1 all across).

    Parameters
    ----------
    by
        A column of `network.organizations`, or a Series or dict by organization, or a list in the network's order.
    count
        `ties` or `strength`: the two can differ in sign.

    Returns
    -------
    float; NaN without ties between organizations that have a group. Isolates do not enter. Strengths matter where
    `count` says so. `innonet.fragmentation` gives it beside chance, with p.

    References
    ----------
    Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises: an experimental
    simulation. Social Psychology Quarterly 51(2), 123-140. https://doi.org/10.2307/2786835

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> round(ei_index(network, "sector"), 4)
    -0.3333
    """
    matrix = mixing_matrix(network, by, count=count).to_numpy(dtype=float)
    total = matrix.sum() if network.directed else np.triu(matrix).sum()
    inside = np.trace(matrix)
    return float((total - 2 * inside) / total) if total > 0 else float("nan")


def crossing(network: Network, by: By, *, count: Count = "ties") -> pd.Series[float]:
    """Give the share of each organization's ties that go to other groups (0 to 1).

    Returns
    -------
    Series indexed by organization, float; NaN without a group or without ties to any that has one, so for isolates.
    Strengths matter where `count` says so; in a directed network ties count both ways.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> crossing(network, "sector").tolist()
    [0.0, 0.5, 0.5, 0.0]
    """
    codes, _ = codes_of(network, by)
    inside, total = inside_and_all(network, codes, count=count)
    known = (codes >= 0) & (total > 0)
    share = np.divide(inside, total, out=np.full(len(total), np.nan), where=known)
    return series(network, 1 - share, "crossing")


def assortativity(network: Network, by: By, *, count: Count = "ties", numeric: bool = False) -> float:
    """Say how far like goes with like, against what chance would give (-1 to 1, 0 as chance).

    Parameters
    ----------
    by
        A column of `network.organizations`, or a Series indexed by organization (`degree(network)`, say).
    numeric
        Take the values as numbers, near or far from each other, instead of as categories: the correlation between
        the two ends of ties.

    Returns
    -------
    float; NaN where there are no ties, all are in one group, or the numbers do not vary. Organizations without a
    value are left out; isolates do not enter. Strengths matter where `count` says so; a directed network is read
    from source to target.

    Raises
    ------
    UsageError
        If there is no such column, or a value is no number where numbers are asked for.

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126.
    https://doi.org/10.1103/PhysRevE.67.026126

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> round(assortativity(network, "sector"), 4)
    0.3333
    """
    if numeric:
        return _correlation(network, by, count)
    matrix = choices(network, by, count)
    if not matrix.sum():
        return float("nan")
    shares = matrix / matrix.sum()
    chance = float((shares.sum(axis=0) * shares.sum(axis=1)).sum())
    return float((np.trace(shares) - chance) / (1 - chance)) if chance < 1 else float("nan")


def _correlation(network: Network, by: By, count: Count) -> float:
    """Correlate a number at both ends of ties, an undirected tie read both ways."""
    numbers = pd.to_numeric(network.attribute(by), errors="coerce")
    if (numbers.isna() & network.attribute(by).notna()).any():
        raise UsageError("some values are no numbers.", where="by", fix="Leave out numeric=True.")
    one, two = numbers.to_numpy(dtype=float)[network.ends.T.astype(np.int64)]
    known = ~(np.isnan(one) | np.isnan(two))
    one, two, each = one[known], two[known], worth(network, count)[known]
    if not network.directed:
        one, two, each = np.concatenate([one, two]), np.concatenate([two, one]), np.concatenate([each, each])
    if not len(one):
        return float("nan")
    one, two = one - np.average(one, weights=each), two - np.average(two, weights=each)
    spread = np.sqrt((each * one**2).sum() * (each * two**2).sum())
    return float((each * one * two).sum() / spread) if spread > 1e-12 else float("nan")


def choices(network: Network, by: By, count: Count) -> Matrix:
    """Count tie ends: in an undirected network each tie inside a group is two choices on the diagonal."""
    codes, names = codes_of(network, by)
    matrix = observed(network, codes, len(names), count=count)
    if not network.directed:
        matrix = matrix + np.diag(np.diag(matrix))
    return matrix
