"""suggest(): whom to bring together, include, protect and back up, each with what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.attributes import column_of
from innonet.errors import UsageError, unknown_choice
from innonet.gaps import groupings
from innonet.measures.groups import codes_of
from innonet.network import Network
from innonet.suggestions import reasons
from innonet.suggestions.choosing import Aim, Chooser
from innonet.suggestions.conditions import APART, NEIGHBORING, SAME, Conditions, known_of, partnership_counts
from innonet.suggestions.connecting import Growth, candidates, connect, include, sample_of
from innonet.suggestions.found import Found
from innonet.suggestions.protecting import back_up, protect
from innonet.suggestions.steps import WHOLE_UP_TO, Steps
from innonet.suggestions.sureness import gains_drawn, interval, rises_drawn

ACTIONS = ("connect", "include", "protect", "back up")
COLUMNS = (
    "action", "organizations", "names", "names_ko", "reason", "reason_ko", "gain", "gain_low", "gain_high",
    "gain_between", "gain_single", "cumulative", "about", "steps", "pairs_nearer", "pairs_joined", "place",
    "shared_kinds", "shared_partners", "busiest", "exact",
)  # fmt: skip
PLACES = {SAME: "same", NEIGHBORING: "neighboring", APART: "apart"}


def suggest(
    network: Network,
    *,
    n: int = 10,
    actions: Sequence[str] = ACTIONS,
    by: str | None = None,
    aim: Aim = "whole",
    near: bool = False,
    kinds: bool = False,
    partners: bool = False,
    capacity: int = 40,
    each: int = 2,
    wanted: Sequence[Sequence[str]] | None = None,
    excluded: Iterable[Sequence[Any]] | None = None,
    slack: float = 0.0,
    draws: int | None = None,
    seed: int = 1,
) -> pd.DataFrame:
    """Say what to do next, each suggestion with what it would change.

    *Connect*: two organizations that should work together. *Include*: an isolate or a small part, with its best
    first partner. *Protect*: whose loss would split the network. *Back up*: a second route past such an organization,
    by one that could stand in for it. Ties are added one after the other, so every gain accounts for the suggestions
    above it. An added tie is a partnership of two; dF is `measures.distance_fragmentation` in steps. Direction and
    strengths do not matter.

    Parameters
    ----------
    n
        How many suggestions of each action, 0 and up: with all four actions up to 4 n rows.
    actions
        Which of the four: `("connect",)` gives n pairs to connect and nothing else.
    by
        The attribute of `gain_between` and `wanted`; by default the sector, or the first of level, region,
        urban_rural, type and municipality that tells organizations apart.
    aim
        What pairs to connect are chosen for: `whole`, the fall in dF; `between`, the fall in dF between groups.
    near
        Only pairs in the same or neighboring municipalities.
    kinds
        Only pairs who have both taken part in a kind of partnership (asked of `connect` alone).
    partners
        Only pairs with a partner in common (asked of `connect` alone).
    capacity
        Organizations in so many partnerships or more are asked only where nobody else is left.
    each
        How often an organization may stand among those to connect, and among first partners.
    wanted
        Pairs of groups of `by` that are wanted, others are left out: `[["public", "business"]]`.
    excluded
        Pairs of ids that are not to be suggested.
    slack
        Of pairs to connect that fall short of the best by no more than this share (0 to below 1), the most plausible
        is taken: near, with a kind both know, with a partner both have.
    draws
        How often the network is drawn again from its partnerships for `gain_low` and `gain_high`; 0 for none. By
        default 30, and 0 beyond 1,000 organizations.

    Returns
    -------
    DataFrame, one row a suggestion, in the order connect, include, protect, back up:

    - `action`; `organizations` (tuple of ids: two who should work together, or the one to protect), `names` (in English
      where they have such) and `names_ko` of the same, each with its municipality or id where others bear the name;
      `reason` and `reason_ko`.
    - `gain`: for connect, include and back up the fall in dF when that tie is added after those above it (connect
      rows come first, so that only connect rows stand above one; protect rows add none); for protect the rise in dF
      among the others that its loss would bring today.
    - `gain_low`, `gain_high`: the gain in 90 % of the networks drawn again, its own included; NaN without draws, and
      for protect beyond 2,500 organizations.
    - `gain_between`: the same as `gain` over pairs of different groups of `by`; NaN without groups.
    - `gain_single`: the fall in pairs that hang on single points (pairs that lose all paths when one organization
      leaves, added up over all); below 0 where a tie that joins two parts makes new single points. For protect the
      pairs its loss would part.
    - `cumulative`: the fall in dF from today with this suggestion and all above.
    - `about`: the organization that is backed up; empty otherwise.
    - `steps` between the two before it, with the suggestions above in place (NaN without a path), `pairs_nearer` and,
      of them, `pairs_joined` (no path before).
    - The evidence: `place` (same, neighboring, apart; empty where not known), `shared_kinds`, `shared_partners`, and
      `busiest`, the partnerships of the busier one.
    - `exact`: False where the gain is an estimate: protect beyond 2,500 organizations.

    `attrs` says how: `by`, `aim`, `pool` (candidates) and `sample` (organizations whose pairs stood for all when pairs
    were chosen). All pairs are candidates up to 600 organizations, beyond 300 organizations are; pairs are chosen in
    full up to 1,000, beyond by a sample of 1,000; where some are more than 30 steps apart, by no more than 100.
    Gains reported are measured in full whatever the size.

    Where a network falls into two parts, the first pair joins them. Else isolates are left to include as long as
    other pairs can be connected.

    Raises
    ------
    UsageError
        If a number is out of range, an action or attribute is not known, or a pair is none.

    References
    ----------
    Valente, T. W. (2012). Network interventions. Science 337(6090), 49-53. https://doi.org/10.1126/science.1217330
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical
    Organization Theory 12, 21-34. https://doi.org/10.1007/s10588-006-7084-x

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> two = from_edges(pd.DataFrame({"source": list("abde"), "target": list("bcef")}))
    >>> ideas = suggest(two, n=1, actions=["connect"], draws=0)
    >>> ideas[["action", "organizations"]].values.tolist()
    [['connect', ('b', 'e')]]
    """
    _check(n, actions, aim, draws)
    by = next(iter(groupings(network)), None) if by is None else column_of(network.organizations, by)
    conditions = Conditions(near, kinds, partners, capacity, each, wanted, excluded, slack)
    growth, chooser = _start(network, by, aim, conditions=conditions, seed=seed)
    found = list(_found(growth, chooser, n=n, actions=actions, seed=seed)) if len(network) > 1 else []
    number = draws if draws is not None else 30 if len(network) <= 1_000 else 0
    table = _table(found, network, by, bounds=_bounds(found, network, draws=number, seed=seed))
    table.attrs.update(by=by or "", aim=aim, pool=len(growth.pool), sample=len(chooser.sample), draws=number)
    return table


def _check(n: int, actions: Sequence[str], aim: str, draws: int | None) -> None:
    if n < 0 or (draws is not None and draws < 0):
        raise UsageError(f"n is {n}, draws is {draws}.", where="suggest", fix="Give 0 or more.")
    for action in [actions] if isinstance(actions, str) else actions:
        if action not in ACTIONS:
            raise unknown_choice(action, list(ACTIONS), where="actions")
    if aim not in get_args(Aim):
        raise unknown_choice(aim, list(get_args(Aim)), where="aim")


def _start(network: Network, by: str | None, aim: Aim, *, conditions: Conditions, seed: int) -> tuple[Growth, Chooser]:
    codes = codes_of(network, by)[0] if by is not None else np.full(len(network), -1)
    pool, sample = candidates(network, conditions, seed=seed), sample_of(network, seed=seed)
    known = np.arange(len(network)) if len(network) <= WHOLE_UP_TO else np.union1d(pool, sample)
    steps = Steps(network, known, codes)
    facts = known_of(network)
    evidence = facts.on(pool)
    growth = Growth(network, by, conditions, pool, steps, facts, evidence, partnership_counts(network))
    return growth, Chooser(steps, evidence, sample, aim)


def _found(growth: Growth, chooser: Chooser, *, n: int, actions: Sequence[str], seed: int) -> Iterator[Found]:
    if "connect" in actions:
        yield from connect(growth, chooser, n=n)
    if "include" in actions:
        yield from include(growth, n=n)
    if "protect" in actions:
        yield from protect(growth, n=n, seed=seed)
    if "back up" in actions:
        yield from back_up(growth, n=n)


def _bounds(found: list[Found], network: Network, *, draws: int, seed: int) -> npt.NDArray[np.float64]:
    """Give the interval of every gain, one row a suggestion: low, high."""
    bounds = np.full((len(found), 2), np.nan)
    adds = np.array([one.is_tie for one in found], dtype=bool)
    gains = np.array([one.change.gain for one in found])
    ties, lost = ([one.pair for one in found if one.is_tie is wanted] for wanted in (True, False))
    drawn = gains_drawn(network, ties, draws=draws, seed=seed)
    bounds[adds] = np.transpose(interval(drawn, gains[adds]))
    rises = rises_drawn(network, [one for (one,) in lost], draws=draws, seed=seed)
    bounds[~adds] = np.transpose(interval(rises, gains[~adds]))
    return bounds


def _table(found: list[Found], network: Network, by: str | None, *, bounds: npt.NDArray[np.float64]) -> pd.DataFrame:
    rows, total = [], 0.0
    ids = network.ids.to_numpy()
    for one, own in zip(found, bounds.tolist(), strict=True):
        said, names = reasons.reason(one, network, by=by), [reasons.name(network, place) for place in one.pair]
        nan = float("nan")
        total += one.change.gain if one.is_tie else 0.0
        steps = float(one.change.steps) if one.is_tie and not one.change.new else nan
        rows.append(
            (one.action, tuple(ids[list(one.pair)].tolist()), tuple(each.en for each in names),
             tuple(each.ko for each in names), said.en, said.ko, one.change.gain, *own,
             one.change.gain_between, one.single, total, ids[one.about] if one.about >= 0 else "", steps,
             one.change.nearer, one.change.joined, PLACES.get(one.place, "") if one.is_tie else "", one.kinds,
             one.partners, one.partnerships, one.exact)
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
