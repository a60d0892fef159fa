"""Organizations among groups: sectors, places, communities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.measures.centrality import must_be_known
from innonet.measures.engines import series
from innonet.network import Network

Count = Literal["ties", "strength"]
CELLS = 1_000_000
"""Organizations times groups up to which all are counted in one table."""
By = str | pd.Series | Mapping[Any, Any] | Sequence[Any]
"""A column of `network.organizations`, a Series indexed by organization, or a dict by organization."""


def shares_by_group(network: Network, by: By, *, count: Count = "ties") -> pd.DataFrame:
    """Count each organization's ties to every group.

    Parameters
    ----------
    by
        A column of `network.organizations`, or a Series or dict by organization, or a list in the network's order.
    count
        `ties`: every tie is one; `strength`: ties count by their strength.

    Returns
    -------
    DataFrame indexed by organization, one column a group, sorted; ties to organizations without a group are
    left out; isolates have 0. Strengths matter where `count` says so. In a directed network ties count both ways.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> shares_by_group(network, "sector").loc["b"].to_dict()
    {'x': 1.0, 'y': 1.0}
    """
    codes, names = codes_of(network, by)
    matrix = weighted(network, count)
    member = _indicator(codes, len(names))
    return pd.DataFrame((matrix @ member).toarray(), index=network.ids, columns=names)


def participation(network: Network, by: By, *, count: Count = "ties") -> pd.Series[float]:
    """Say how evenly an organization's ties are spread over groups (0 all in one; nearing 1, over many).

    P = 1 - sum over groups s of (k_s / k)^2.

    Parameters
    ----------
    by
        A column of `network.organizations`, or a Series or dict by organization (communities, say), or a list in the
        network's order.
    count
        `ties`: every tie is one; `strength`: ties count by their strength.

    Returns
    -------
    Series indexed by organization, float; NaN for organizations without a tie to any that has a group, so for
    isolates. Strengths matter where `count` says so. In a directed network ties count both ways.

    References
    ----------
    Guimera, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks. Nature 433,
    895-900. https://doi.org/10.1038/nature03288

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> participation(network, "sector").tolist()
    [0.0, 0.5, 0.5, 0.0]
    """
    codes, names = codes_of(network, by)
    return series(network, spread(network, codes, len(names), count=count), "participation")


def spread(
    network: Network, codes: npt.NDArray[np.int64], groups: int, *, count: Count = "ties"
) -> npt.NDArray[np.float64]:
    """Give `participation` over groups that are numbers already, -1 for none."""
    if len(network) * groups <= CELLS:
        matrix = weighted(network, count).tocsr()
        rows, theirs = np.repeat(np.arange(len(network)), np.diff(matrix.indptr)), codes[matrix.indices]
        known = theirs >= 0
        cells = np.bincount(rows[known] * groups + theirs[known], matrix.data[known], minlength=len(network) * groups)
        table = cells.reshape(len(network), groups)
        total, squares = table.sum(axis=1), (table * table).sum(axis=1)
    else:  # sparse, for communities can be thousands
        parts = weighted(network, count) @ _indicator(codes, groups)
        total = np.asarray(parts.sum(axis=1)).ravel()
        squares = np.asarray(parts.multiply(parts).sum(axis=1)).ravel()
    values: npt.NDArray[np.float64] = np.divide(squares, total**2, out=np.full(len(total), np.nan), where=total > 0)
    return np.asarray(1 - values, dtype=np.float64)


def reached(network: Network, by: By) -> npt.NDArray[np.int64]:
    """Count the groups each organization has a tie to; sparse, for places can be thousands."""
    codes, names = codes_of(network, by)
    parts = (weighted(network, "ties") @ _indicator(codes, len(names))).tocsr()
    found: npt.NDArray[np.int64] = np.diff(parts.indptr).astype(np.int64)
    return found


def inside_and_all(
    network: Network, codes: npt.NDArray[np.int64], *, count: Count = "ties"
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Give each organization's ties to its own group, and to all who have one."""
    matrix = weighted(network, count).tocsr()
    rows, columns = np.repeat(np.arange(len(network)), np.diff(matrix.indptr)), matrix.indices
    worth = np.where(codes[columns] >= 0, matrix.data, 0.0)
    own = np.where(codes[rows] == codes[columns], worth, 0.0)
    inside, every = (np.bincount(rows, one, minlength=len(network)).astype(np.float64) for one in (own, worth))
    return inside, every


def within_module_z(network: Network, by: By, *, count: Count = "ties") -> pd.Series[float]:
    """Say how much better tied an organization is inside its own group than its fellows (a z-score).

    Returns
    -------
    Series indexed by organization, float; 0 where all fellows are tied alike; NaN without a group. Isolates have no
    ties inside and count among the fellows. Strengths matter where `count` says so.

    References
    ----------
    Guimera, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks. Nature 433,
    895-900. https://doi.org/10.1038/nature03288

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> groups = pd.Series("x", index=list("abcd"))
    >>> within_module_z(network, groups).tolist()
    [-1.0, 1.0, 1.0, -1.0]
    """
    codes, names = codes_of(network, by)
    known = np.flatnonzero(codes >= 0)
    group, inside = codes[known], inside_and_all(network, codes, count=count)[0][known]
    fellows = np.maximum(np.bincount(group, minlength=len(names)), 1)
    mean = np.bincount(group, inside, minlength=len(names)) / fellows
    off = inside - mean[group]
    deviation = np.sqrt(np.bincount(group, off**2, minlength=len(names)) / fellows)
    alike = deviation <= 1e-12 * np.maximum(mean, 1)  # rounding is no difference
    values = np.full(len(network), np.nan)
    values[known] = np.where(alike[group], 0.0, off / np.where(alike, 1.0, deviation)[group])
    return series(network, values, "within_module_z")


ROLES = (
    "ultra-peripheral", "peripheral", "connector", "kinless", "provincial hub", "connector hub", "kinless hub",
)  # fmt: skip
"""Guimera and Amaral's R1 to R7."""


def roles(network: Network, by: By, *, count: Count = "ties") -> pd.Series[str]:
    """Name each organization's role by its standing inside its group and its spread over groups.

    Hubs (z >= 2.5): provincial (P <= .30), connector (P <= .75), kinless. Others: ultra-peripheral (P <= .05),
    peripheral (P <= .62), connector (P <= .80), kinless.

    Returns
    -------
    Series indexed by organization, one of `ROLES`; missing without a group or without ties, so for isolates.
    Strengths matter where `count` says so.

    References
    ----------
    Guimera, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks. Nature 433,
    895-900. https://doi.org/10.1038/nature03288

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": list("abc"), "target": list("bcd")}), sectors)
    >>> roles(network, "sector").tolist()
    ['ultra-peripheral', 'peripheral', 'peripheral', 'ultra-peripheral']
    """
    z = within_module_z(network, by, count=count).to_numpy()
    p = participation(network, by, count=count).to_numpy()
    hub = np.digitize(p, [0.30, 0.75], right=True) + 4
    other = np.digitize(p, [0.05, 0.62, 0.80], right=True)
    place = np.where(z >= 2.5, hub, other)
    names = np.array([*ROLES, "kinless hub", ""], dtype=object)[np.minimum(place, 7)]
    names[np.isnan(z) | np.isnan(p)] = np.nan
    return pd.Series(names, index=network.ids, name="role", dtype=object)


def blau(values: pd.Series[Any]) -> float:
    """Give the variety of a categorical attribute (0 all alike; nearing 1, all different): 1 - sum of shares^2.

    Returns
    -------
    float; NaN without any value. Missing values are left out. It reads no ties: isolates count; strengths do not
    matter.

    References
    ----------
    Blau, P. M. (1977). Inequality and Heterogeneity: A Primitive Theory of Social Structure. Free Press.

    Examples
    --------
    >>> import pandas as pd
    >>> blau(pd.Series(["x", "x", "y", "y"]))
    0.5
    """
    shares = values.dropna().value_counts(normalize=True).to_numpy(dtype=float)
    return float(1 - (shares**2).sum()) if len(shares) else float("nan")


def codes_of(network: Network, by: By) -> tuple[npt.NDArray[np.int64], list[Any]]:
    """Give each organization's group as a number, -1 without one, and the groups in sorted order."""
    values = network.attribute(by)
    names = sorted(values.dropna().unique(), key=lambda one: (str(type(one)), one))
    codes = pd.Categorical(values, categories=pd.Index(names, dtype=object)).codes.astype(np.int64)
    return codes, names


def weighted(network: Network, count: Count) -> Any:
    """Give the symmetric matrix of ties, each 1 or its strength, as `count` says."""
    must_be_known(count, get_args(Count), "count")
    matrix = network.adjacency.copy()
    if count == "ties":
        matrix.data = np.ones_like(matrix.data)
    return (matrix + matrix.T) if network.directed else matrix


def worth(network: Network, count: Count) -> npt.NDArray[np.float64]:
    """Give what each tie counts: 1 or its strength, as `count` says."""
    must_be_known(count, get_args(Count), "count")
    return network.strengths if count == "strength" else np.ones(len(network.ends))


def _indicator(codes: npt.NDArray[np.int64], groups: int) -> Any:
    from scipy.sparse import csr_array

    rows = np.flatnonzero(codes >= 0)
    return csr_array((np.ones(len(rows)), (rows, codes[rows])), shape=(len(codes), groups))
