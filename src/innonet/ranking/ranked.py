"""The ranked hubs: score, rank, the interval the rank moves in, and the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError
from innonet.grouping import Communities, communities
from innonet.measures import engines
from innonet.measures.groups import roles
from innonet.network import Network
from innonet.ranking import reasons
from innonet.ranking.evidence import Evidence, among_highest, average_ranks, by_kind, evidence_for, measured, scores
from innonet.uncertainty import resampled

Floats = npt.NDArray[np.float64]
LOW, HIGH = 0.05, 0.95
"""The quantiles between which a rank moves in 90 % of the draws."""
ABOUT = ("name", "name_en", "sector", "municipality", "region")


def hubs(
    network: Network,
    *,
    by: str = "sector",
    weights: Mapping[str, float] | None = None,
    draws: int | None = None,
    top: int = 10,
    per: str | None = None,
    table: pd.DataFrame | None = None,
    groups: Communities | None = None,
    seed: int = 1,
) -> pd.DataFrame:
    """Rank the hub organizations by four kinds of evidence, and say how sure each rank is.

    Reach (degree, strength, harmonic), bridging (betweenness, ties across communities and across sectors: degree times
    participation, effective size), holding together (who lose contact without it, pairs that meet through it alone)
    and standing (coreness, eigenvector). The score is the mean of the kinds, each the mean percentile of its indices.
    The network is then drawn again from its own partnerships, with replacement, and ranked anew each time. Above
    2,000 organizations a cheaper set is used: degree, strength, ties across and coreness; `attrs["evidence"]` names
    what was.

    Parameters
    ----------
    by
        The attribute that stands for the sector.
    weights
        What each kind counts, by its name; by default `reach`, `bridging` and `standing` 1 and `holding` 0.5.
    draws
        How often the network is drawn again; 0 for no intervals. By default 100, and 20 beyond 2,000 organizations.
    top
        The k of `share_top`.
    per
        An attribute to rank within, too: columns `group` and `rank_in_group`.
    table
        A profile, so that its measures are not computed again.
    groups
        Communities to count the spread over; found with the same seed otherwise.

    Returns
    -------
    DataFrame, one row per organization, the highest score first: `organization`, what is known of it (`name`,
    `sector` ...), `score` (0 to 1), `rank` (equal scores share a rank), `rank_low` and `rank_high` (the rank in 90 %
    of the draws, its own rank included; NaN without draws), `share_top` (share of draws among the first k),
    `ahead_of_next` (share of draws in which it scores above the one ranked after it; near 0.5 the records cannot
    tell the two apart; NaN in the last row), `agreement` (share of the indices by which it is among the highest
    tenth), one column a kind of evidence (0 to 1), `role` and `role_ko` (Guimera and Amaral), `reasons` and
    `reasons_ko`.

    Raises
    ------
    UsageError
        If a kind of evidence in `weights` or the attribute `per` is not known, or draws is below 0.

    References
    ----------
    Snijders, T. A. B. & Borgatti, S. P. (1999). Non-parametric standard errors and tests for network statistics.
    Connections 22(2), 161-170.
    Guimera, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks. Nature 433,
    895-900. https://doi.org/10.1038/nature03288

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.network import from_edges
    >>> star = from_edges(pd.DataFrame({"source": list("hhh"), "target": list("abc")}))
    >>> hubs(star, draws=0)[["organization", "rank"]].values.tolist()
    [['h', 1], ['a', 2], ['b', 2], ['c', 2]]
    """
    if draws is not None and draws < 0:
        raise UsageError(f"draws is {draws}.", where="hubs", fix="Give 0 or more.")
    found = groups if groups is not None else communities(network, draws=0, seed=seed)
    evidence = evidence_for(network, found.members, by=by, weights=weights)
    values = measured(network, evidence, known=table)
    kinds = by_kind(values, evidence)
    score = scores(kinds, evidence)
    number = draws if draws is not None else 100 if len(network) <= engines.EXACT_UP_TO else 20
    drawn = _drawn(network, evidence, draws=number, seed=seed)
    order = np.lexsort((np.arange(len(score)), -score))
    rows = _about(network, by).assign(score=score, rank=ranks(score), **_sureness(score, order, drawn, top=top))
    rows["agreement"] = among_highest(values.to_numpy(dtype=float)).mean(axis=1) if len(rows) else []
    rows = rows.join(kinds).join(_role(network, found))
    rows = _within(rows, network, per).iloc[order]
    rows = _reasons(rows, network, evidence)
    result = rows.rename_axis("organization").reset_index()
    result.attrs["evidence"] = {kind: list(indices) for kind, indices in evidence.kinds.items()}
    result.attrs["draws"] = number
    return result


def ranks(score: Floats) -> npt.NDArray[np.int64]:
    """Rank from 1, the highest first; equal scores share the better rank."""
    found: npt.NDArray[np.int64] = np.searchsorted(np.sort(-score), -score, "left") + 1
    return found


def _drawn(network: Network, evidence: Evidence, *, draws: int, seed: int) -> Floats:
    """Give the scores in each network drawn again, draws x organizations."""
    rows = [
        scores(by_kind(measured(drawn, evidence), evidence), evidence)
        for drawn in (resampled(network, draws=draws, seed=seed) if draws and len(network) else ())
    ]
    return np.array(rows, dtype=float).reshape(len(rows), len(network))


def _sureness(score: Floats, order: npt.NDArray[np.int64], drawn: Floats, *, top: int) -> dict[str, Any]:
    nothing = np.full(len(score), np.nan)
    if not len(drawn):
        return dict.fromkeys(("rank_low", "rank_high", "share_top", "ahead_of_next"), nothing)
    each = average_ranks(-drawn.T).T
    own = ranks(score)
    ahead = nothing.copy()
    for here, after in pairwise(order):
        ahead[here] = (drawn[:, here] > drawn[:, after]).mean() + (drawn[:, here] == drawn[:, after]).mean() / 2
    return {
        "rank_low": np.minimum(np.floor(np.quantile(each, LOW, axis=0)), own),
        "rank_high": np.maximum(np.ceil(np.quantile(each, HIGH, axis=0)), own),
        "share_top": (each <= top).mean(axis=0),
        "ahead_of_next": ahead,
    }


def _about(network: Network, by: str) -> pd.DataFrame:
    table = network.organizations
    columns = [column for column in ABOUT if column in table.columns]
    about = table[columns].copy()
    if "sector" not in about.columns:
        about["sector"] = table[by] if by in table.columns else np.nan
    return about


def _role(network: Network, groups: Communities) -> pd.DataFrame:
    role = roles(network, groups.members)
    return pd.DataFrame({"role": role, "role_ko": role.map(reasons.ROLES_KO)})


def _within(rows: pd.DataFrame, network: Network, per: str | None) -> pd.DataFrame:
    if per is None:
        return rows
    group = network.attribute(per)
    return rows.assign(group=group, rank_in_group=rows.groupby(group)["score"].rank(ascending=False, method="min"))


def _reasons(rows: pd.DataFrame, network: Network, evidence: Evidence) -> pd.DataFrame:
    all_ = reasons.facts(network, evidence, rows.index)
    return rows.assign(
        reasons=[reasons.in_english(one) for one in all_], reasons_ko=[reasons.in_korean(one) for one in all_]
    )
