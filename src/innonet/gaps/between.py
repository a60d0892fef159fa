"""Who meets whom: ties between groups beside what dealing the groups out anew would give."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.adjusting import Adjustment, adjusted
from innonet.attributes import column_of
from innonet.errors import UsageError
from innonet.gaps import meanings
from innonet.measures import mixing as measures
from innonet.measures.groups import By, Count, codes_of
from innonet.network import Network

Matrix = npt.NDArray[np.float64]
GROUPINGS = ("sector", "level", "region", "urban_rural", "type", "municipality")
"""Attributes that are asked about, in this order."""
COLUMNS = (
    "group_a", "group_b", "observed", "expected", "ratio", "z", "p", "p_adjusted", "meaning", "meaning_ko",
)  # fmt: skip
FEWER_PERMUTATIONS = 200_000
"""Ties from which on groups are dealt out less often unless asked otherwise."""


def groupings(network: Network) -> list[str]:
    """Give the attributes by which the network's organizations fall into two groups or more."""
    known = [by for by in GROUPINGS if by in network.organizations.columns]
    return [by for by in known if network.attribute(by).nunique() > 1]


def mixing(
    network: Network,
    *,
    by: By | None = None,
    count: Count = "ties",
    permutations: int | None = None,
    adjust: Adjustment = "bh",
    seed: int = 1,
) -> pd.DataFrame:
    """Count ties between groups beside what chance would give: who meets whom, and who does not.

    Chance deals the groups out anew among the organizations and leaves every tie where it is.

    Parameters
    ----------
    by
        A column of `network.organizations`, or a Korean word for it (부문, 권역); by default the sector, or the first
        of level, region, urban_rural, type and municipality that tells organizations apart. In Python also one value
        an organization, communities say, as `Network.attribute` takes them.
    count
        `ties`: every tie is one; `strength`: ties count by their strength.
    permutations
        How often groups are dealt out; by default 999, and 199 beyond 200,000 ties.
    adjust
        How p is adjusted for the number of pairs: `bh`, the share of false discoveries (Benjamini and Hochberg), or
        `holm`, the chance of one or more, stricter.

    Returns
    -------
    DataFrame, one row a pair of groups (each pair once; in a directed network both ways): `group_a`, `group_b`,
    `observed`, `expected` (the exact mean), `ratio` (observed over expected; NaN where nothing is expected), `z`
    (NaN where chance never varies), `p` (two-sided, never 0), `p_adjusted` (for the number of pairs), `meaning` and
    `meaning_ko` (a plain sentence; a difference is called clear at an adjusted p below .05). No rows where no attribute
    tells organizations apart. `attrs["by"]` names the attribute; of a Series it is its name, of other values empty.
    Organizations without a group are left out.

    Raises
    ------
    UsageError
        If there is no such column, count is not known, or permutations is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> sectors = pd.DataFrame({"organization": list("abcd"), "sector": list("xxyy")})
    >>> network = from_edges(pd.DataFrame({"source": ["a", "c"], "target": ["b", "d"]}), sectors)
    >>> mixing(network)[["group_a", "group_b", "observed"]].values.tolist()
    [['x', 'x', 1.0], ['x', 'y', 0.0], ['y', 'y', 1.0]]
    """
    if permutations is not None and permutations < 1:
        raise UsageError(f"permutations is {permutations}.", where="mixing", fix="Ask for 1 or more.")
    if isinstance(by, str):
        by = column_of(network.organizations, by)
    elif by is None:
        by = next(iter(groupings(network)), None)
    if by is None:
        return _labeled(pd.DataFrame(columns=list(COLUMNS)), "", 0)
    number = permutations or (999 if len(network.ties) <= FEWER_PERMUTATIONS else 199)
    codes, names = codes_of(network, by)
    seen = measures.observed(network, codes, len(names), count=count)
    expected = measures.expected_by_size(network, by, count=count).to_numpy(dtype=float)
    squares, far = np.zeros_like(seen), np.zeros_like(seen)
    for dealt in _dealt(codes, number, seed):
        off = measures.observed(network, dealt, len(names), count=count) - expected
        squares += off**2
        far += np.abs(off) >= np.abs(seen - expected) - 1e-9
    rows, columns = np.indices(seen.shape) if network.directed else np.triu_indices(len(names))
    cells = (rows.ravel(), columns.ravel())
    spread = np.sqrt(squares / number)[cells]
    p = ((far + 1) / (number + 1))[cells]
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(spread > 1e-9, (seen - expected)[cells] / spread, np.nan)
        ratio = np.where(expected[cells] > 0, seen[cells] / expected[cells], np.nan)
    labels = np.array([*names, None], dtype=object)[:-1]
    table = pd.DataFrame(
        {"group_a": labels[cells[0]], "group_b": labels[cells[1]], "observed": seen[cells],
         "expected": expected[cells], "ratio": ratio, "z": z, "p": p, "p_adjusted": adjusted(p, method=adjust)}
    )  # fmt: skip
    name = by if isinstance(by, str) else str(getattr(by, "name", None) or "")
    return _labeled(_with_meanings(table, name, count), name, number)


def _with_meanings(table: pd.DataFrame, by: str, count: Count) -> pd.DataFrame:
    said = [
        meanings.between(by, (row["group_a"], row["group_b"]), row["observed"],
                         expected=row["expected"], p=row["p_adjusted"], count=count)
        for row in table.to_dict("records")
    ]  # fmt: skip
    return table.assign(meaning=[one.en for one in said], meaning_ko=[one.ko for one in said])


def _labeled(table: pd.DataFrame, by: str, permutations: int) -> pd.DataFrame:
    table.attrs.update(by=by, permutations=permutations)
    return table


def _dealt(codes: npt.NDArray[np.int64], number: int, seed: int) -> Iterator[npt.NDArray[np.int64]]:
    """Deal the groups out anew among the organizations that have one."""
    known = np.flatnonzero(codes >= 0)
    for generator in np.random.default_rng(seed).spawn(number):
        dealt = codes.copy()
        dealt[known] = generator.permutation(codes[known])
        yield dealt


def ei_by_chance(network: Network, by: str, *, draws: int, seed: int) -> Matrix:
    """Give the E-I index in networks whose groups were dealt out anew; NaN without ties that have groups."""
    codes, names = codes_of(network, by)
    found = []
    for dealt in _dealt(codes, draws, seed):
        one, two = dealt[network.ends[:, 0]], dealt[network.ends[:, 1]]
        known = (one >= 0) & (two >= 0)
        found.append(2 * float((one != two)[known].mean()) - 1 if known.any() and names else np.nan)
    return np.array(found, dtype=float)
