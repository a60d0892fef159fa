"""The ranked hubs: score, rank, the interval the rank moves in, and the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.attributes import column_of
from innonet.errors import UsageError, unknown_choice
from innonet.grouping import Communities, communities
from innonet.measures import cohesion, engines
from innonet.measures.cutting import key_player_order
from innonet.measures.groups import roles
from innonet.measures.kinds import of_kind
from innonet.network import Network
from innonet.ranking import reasons, sureness
from innonet.ranking.evidence import (
    KEY_PLAYERS,
    Evidence,
    among_highest,
    by_kind,
    evidence_for,
    measured,
    percentiles,
    scores,
)
from innonet.ranking.standing_out import first_of
from innonet.ranking.sure_sentences import sure_of
from innonet.ranking.sureness import Sureness
from innonet.uncertainty import Progress, Unit

Floats = npt.NDArray[np.float64]
ABOUT = ("name", "name_en", "sector", "municipality", "region")


def hubs(
    network: Network,
    *,
    by: str = "sector",
    kind: str | list[str] | None = None,
    weights: Mapping[str, float] | None = None,
    draws: int | None = None,
    missing: Unit | None = None,
    share: float = 0.2,
    top: int | None = None,
    per: str | None = None,
    table: pd.DataFrame | None = None,
    groups: Communities | None = None,
    seed: int = 1,
    workers: int | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Rank the hub organizations by four kinds of evidence, and say how sure each rank is.

    Reach (degree, strength, harmonic), bridging (betweenness, ties across communities and across sectors: degree times
    participation, brokerage between sectors, effective size), holding together (who lose contact without it, pairs that
    meet through it alone, whether it is a key player) and standing (coreness, eigenvector). The score is the mean of
    the kinds, each the mean percentile of its indices. Above 2,000 organizations or 100,000 ties a cheaper set
    is used: degree, strength, ties across and coreness; `attrs["evidence"]` names what was.

    Parameters
    ----------
    by
        The attribute that stands for the sector.
    kind
        Rank by partnerships of this kind alone, or these kinds; by default by all.
    weights
        What each kind of evidence counts, by its name; by default `reach`, `bridging` and `standing` 1 and `holding`
        0.5.
    draws
        How often the network is drawn again; below 2 there are no intervals. By default 100, and 20 beyond 2,000
        organizations or 100,000 ties.
    missing, share
        Instead of how the ranks would move with the luck of another year, say how they would move if this share of the
        `partnerships`, or of the `organizations`, were missing from the records.
    top
        The k of `share_top`; by default a quarter of the organizations, but no fewer than 3 and no more than 10.
    per
        An attribute to rank within, too: columns `group` and `rank_in_group`, with `rank_in_group_low` and
        `rank_in_group_high`.
    table
        A profile, so that its measures are not computed again.
    groups
        Communities to count the spread over; found with the same seed otherwise.
    workers
        Processes to draw in; by default one a core where it pays. The table is the same for any number.
    progress
        Called with the draws done and all draws.

    Returns
    -------
    DataFrame, one row per organization, the highest score first: `organization`, what is known of it (`name`, `sector`
    ...; names that several bear are told apart, see `Network.called`), `score` (0 to 1), `rank` (equal scores share a
    rank), `rank_low` and `rank_high` (90 % interval of the rank, its own rank included; NaN without draws), `share_top`
    (chance that it is truly among the first k), `ahead_of_next` (chance that it truly scores above the one ranked after
    it; near 0.5 the records cannot tell the two apart; NaN in the last row), `alike` (how many others the records
    cannot tell it apart from: neither is ahead with 95 %; of many organizations estimated from some), `agreement`
    (share of the indices by which it is among the highest tenth), one column a kind of evidence (0 to 1),
    `is_cutpoint`, `is_key_player`, `role` and `role_ko` (Guimera and Amaral), `reasons`, `reasons_ko`, `sureness` and
    `sureness_ko` (plain sentences).
    `attrs["agreement"]` is the mean rank correlation between the indices.

    Raises
    ------
    UsageError
        If a kind of evidence in `weights`, the attribute `per` or the kind of partnership is not known, draws is below
        0, or share is not between 0 and 1.

    Notes
    -----
    The interval is for the rank an organization would have by its mean score over many registers of as many
    partnerships. Half of the partnerships are drawn without replacement (Politis and Romano), for drawing as many
    with replacement leaves out a third of them and copies others, and scores of such networks vary too little. The
    spread of each score, as a normal score, is averaged with that of organizations in as many partnerships, and its
    square widened by 1 + 2/k for an organization in k, since few partnerships drawn again are too alike (Hesterberg
    has 1 + 1/k for a mean; the 2 was settled on simulated registers). An organization in none is taken for as
    unsure as those in the fewest. Of one or two partnerships no rank is known to be likelier than another. True
    scores are then drawn, given the scores seen, how noisy each is, and how the true scores are spread, which is
    found from those seen (empirical Bayes, Laird and Louis; Efron), so that a lucky first place is not taken for a
    sure one. On simulated registers nominal 90 % intervals of the plain bootstrap held the truth in 56 to 73 %,
    these in 89 to 93 %, each give or take 1 (`python -m benchmarks.coverage`). The rule was settled on registers
    made in the same way, though with other seeds: for records that come about otherwise that is no promise. With
    `missing` the interval is that of the ranks in the draws as they are.

    References
    ----------
    Snijders, T. A. B. & Borgatti, S. P. (1999). Non-parametric standard errors and tests for network statistics.
    Connections 22(2), 161-170.
    Politis, D. N. & Romano, J. P. (1994). Large sample confidence regions based on subsamples under minimal
    assumptions. Annals of Statistics 22(4), 2031-2050. https://doi.org/10.1214/aos/1176325770
    Laird, N. M. & Louis, T. A. (1989). Empirical Bayes ranking methods. Journal of Educational Statistics 14(1), 29-46.
    Efron, B. (2016). Empirical Bayes deconvolution estimates. Biometrika 103(1), 1-20.
    https://doi.org/10.1093/biomet/asv068
    Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American Statistician 69(4), 371-386.
    https://doi.org/10.1080/00031305.2015.1089789
    Goldstein, H. & Spiegelhalter, D. J. (1996). League tables and their limitations. Journal of the Royal Statistical
    Society A 159(3), 385-443. https://doi.org/10.2307/2983325
    Borgatti, S. P., Carley, K. M. & Krackhardt, D. (2006). On the robustness of centrality measures under conditions
    of imperfect data. Social Networks 28(2), 124-136. https://doi.org/10.1016/j.socnet.2005.05.001
    Guimera, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks. Nature 433,
    895-900. https://doi.org/10.1038/nature03288

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> star = from_edges(pd.DataFrame({"source": list("hhh"), "target": list("abc")}))
    >>> hubs(star, draws=0)[["organization", "rank"]].values.tolist()
    [['h', 1], ['a', 2], ['b', 2], ['c', 2]]
    """
    _checked(draws, share, missing)
    if kind is not None:
        network, table, groups = of_kind(network, kind), None, None
    found = groups if groups is not None else communities(network, draws=0, seed=seed)
    by = column_of(network.organizations, by)
    evidence = evidence_for(network, found.members, by=by, weights=weights)
    values = measured(network, evidence, known=table)
    kinds = by_kind(values, evidence)
    score = scores(kinds, evidence)
    own, order = ranks(score), np.lexsort((np.arange(len(score)), -score))
    number = draws if draws is not None else 20 if engines.is_large(network) else 100
    known, first = None, top if top is not None else first_of(len(network))
    if number > 1 and len(network):
        known = sureness.sureness(
            network, evidence, score,
            draws=number, missing=missing, share=share, seed=seed, workers=workers, progress=progress,
        )  # fmt: skip
    rows = _about(network, by).assign(
        score=score, rank=own, **sureness.columns(known, score, own, order=order, top=first)
    )
    rows["agreement"] = among_highest(values.to_numpy(dtype=float)).mean(axis=1) if len(rows) else []
    rows = rows.join(kinds).join(_marks(network, values)).join(_role(network, found))
    rows = _within(rows, network, per, known=known).iloc[order]
    result = _said(rows, network, evidence, top=first, missing=missing).rename_axis("organization").reset_index()
    result.attrs.update(
        evidence={kind: list(indices) for kind, indices in evidence.kinds.items()},
        draws=number,
        agreement=_correlated(values),
    )
    return result


def _checked(draws: int | None, share: float, missing: Unit | None) -> None:
    if missing is not None and missing not in get_args(Unit):
        raise unknown_choice(missing, list(get_args(Unit)), where="missing")
    if draws is not None and draws < 0:
        raise UsageError(f"draws is {draws}.", where="hubs", fix="Give 0 or more.")
    if not 0 < share < 1:
        raise UsageError(f"share is {share}.", where="hubs", fix="Give a share above 0 and below 1.")


def ranks(score: Floats) -> npt.NDArray[np.int64]:
    """Rank from 1, the highest first; equal scores share the better rank."""
    found: npt.NDArray[np.int64] = np.searchsorted(np.sort(-score), -score, "left") + 1
    return found


def _correlated(values: pd.DataFrame) -> float:
    """Give the mean rank correlation between the indices; NaN where fewer than two of them vary."""
    ranked = percentiles(values.to_numpy(dtype=float))
    varying = ranked[:, ranked.std(axis=0) > 0] if len(ranked) else ranked[:, :0]
    if varying.shape[1] < 2:
        return float("nan")
    matrix = np.asarray(np.corrcoef(varying.T))
    return float(matrix[np.triu_indices(varying.shape[1], 1)].mean())


def _marks(network: Network, values: pd.DataFrame) -> pd.DataFrame:
    player = values["key_player"].to_numpy() if "key_player" in values else key_player_order(network, KEY_PLAYERS)
    return pd.DataFrame({"is_cutpoint": cohesion.is_cutpoint(network), "is_key_player": player > 0}, index=network.ids)


def _about(network: Network, by: str) -> pd.DataFrame:
    table = network.called
    columns = [column for column in ABOUT if column in table.columns]
    about = table[columns].copy()
    if "sector" not in about.columns:
        about["sector"] = table[by] if by in table.columns else np.nan
    return about


def _role(network: Network, groups: Communities) -> pd.DataFrame:
    role = roles(network, groups.members)
    return pd.DataFrame({"role": role, "role_ko": role.map(reasons.ROLES_KO)})


def _within(rows: pd.DataFrame, network: Network, per: str | None, *, known: Sureness | None) -> pd.DataFrame:
    if per is None:
        return rows
    group = network.attribute(per)
    inside = rows.groupby(group)["score"].rank(ascending=False, method="min")
    low, high = inside * np.nan, inside * np.nan
    if known is not None:
        for one in group.dropna().unique():
            members = np.flatnonzero(group == one)
            own = inside.iloc[members].to_numpy(dtype=np.int64)
            low.iloc[members], high.iloc[members] = known.among(members).interval(own)
    return rows.assign(group=group, rank_in_group=inside, rank_in_group_low=low, rank_in_group_high=high)


def _said(rows: pd.DataFrame, network: Network, evidence: Evidence, *, top: int, missing: Unit | None) -> pd.DataFrame:
    why = reasons.facts(network, evidence, rows.index)
    sure = sure_of(rows, top=top, missing=missing is not None)
    return rows.assign(
        reasons=[reasons.in_english(one) for one in why],
        reasons_ko=[reasons.in_korean(one) for one in why],
        sureness=[one.en for one in sure],
        sureness_ko=[one.ko for one in sure],
    )
