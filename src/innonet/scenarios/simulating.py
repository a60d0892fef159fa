"""simulate(): the network before and after a scenario, and who is cut off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from innonet.gaps import groupings
from innonet.gaps.whole import ACROSS, CHEAP, COSTLY, ORDER
from innonet.glossary import term
from innonet.measures import cohesion, mixing
from innonet.network import Network
from innonet.projection import Weighting, project, projected_like
from innonet.ranking import hubs
from innonet.register import Register
from innonet.scenarios.events import Event, after, load_scenario


@dataclass(frozen=True, eq=False)
class Simulation:
    """What a scenario would change.

    Parameters
    ----------
    figures
        One row a figure of the whole network: `measure`, `by`, `before`, `after`, `change`, `name_ko`, `name_en`.
    hubs
        The hubs before or after: `organization`, `name`, `name_en` where the records have it, `rank_before`,
        `rank_after` (NaN for who is gone).
    cut_off
        Organizations that lose contact with the largest piece of what was their part of the network, or have no
        partners left: `organization`, `name`, `name_en`, `in_largest` (their part was the largest) and `lost_all` (no
        partners are left).
    register
        The register after the scenario, to go on with.
    """

    figures: pd.DataFrame
    hubs: pd.DataFrame
    cut_off: pd.DataFrame
    register: Register

    def __repr__(self) -> str:
        changed = int((self.figures["change"].abs() > 0).sum())
        return f"Simulation: {changed} of {len(self.figures)} figures change, {len(self.cut_off)} organizations cut off"

    def table(self) -> pd.DataFrame:
        """Give the figures before and after."""
        return self.figures


def simulate(
    register: Register,
    scenario: str | Path | Mapping[str, Any] | Sequence[Event],
    *,
    weighting: Weighting = "newman",
    strength: str | None = None,
    top: int = 10,
    seed: int = 1,
) -> Simulation:
    """Say what a scenario would change: every figure of the whole network, the hubs, and who is cut off.

    Parameters
    ----------
    scenario
        A TOML file of `[[event]]` tables, or the same as a mapping or list. An event says `event =`, one of
        `organization closes`, `organization reopens` (with `organization`), `partnership ends`,
        `partnership resumes` (with `partnership`), `programme ends`, `programme resumes` (with `programme`) or
        `new partnership` (with `partnership`, an id, and `members`; other keys, `kind` say, are kept). An
        organization that closes leaves all its partnerships. Organizations and partnerships are named by id, or by a
        name that one alone bears.
    weighting, strength
        As in `project`; a new partnership then says its own, under the column's name.
    top
        How many hubs, before and after, to list.

    Returns
    -------
    Simulation.

    Raises
    ------
    DataError
        If the file cannot be read.
    UsageError
        If an event is of no known kind, or names what is not there.

    Examples
    --------
    >>> import pandas as pd
    >>> register = Register(
    ...     pd.DataFrame({"organization": list("abc"), "name": list("ABC")}),
    ...     pd.DataFrame({"partnership": ["p", "q"]}),
    ...     pd.DataFrame({"organization": list("abbc"), "partnership": list("ppqq")}),
    ... )
    >>> simulate(register, [{"event": "organization closes", "organization": "b"}]).cut_off["organization"].tolist()
    ['a', 'c']
    """
    changed = after(register, load_scenario(scenario))
    one = project(register, weighting=weighting, strength=strength)
    two = projected_like(one, changed)
    return Simulation(_figures(one, two, seed), _hubs(one, two, top=top, seed=seed), _cut_off(one, two), changed)


def _figures(before: Network, then: Network, seed: int) -> pd.DataFrame:
    figures = {**CHEAP, **COSTLY}
    rows = [(name, "", figures[name](before, seed), figures[name](then, seed)) for name in ORDER]
    across = [one for one in ACROSS if one in groupings(before)]
    rows += [("ei_index", by, mixing.ei_index(before, by), mixing.ei_index(then, by)) for by in across]
    table = pd.DataFrame(rows, columns=["measure", "by", "before", "after"])
    table["change"] = table["after"] - table["before"]
    table["name_ko"] = [term(one).ko for one in table["measure"]]
    table["name_en"] = [term(one).en for one in table["measure"]]
    return table


def _hubs(before: Network, then: Network, *, top: int, seed: int) -> pd.DataFrame:
    ranks = [hubs(one, draws=0, seed=seed).set_index("organization")["rank"] for one in (before, then)]
    listed = dict.fromkeys([*ranks[0].index[:top], *ranks[1].index[:top]])
    ids = pd.Index(list(listed), dtype=object)
    table = _named(before, ids)
    table["rank_before"], table["rank_after"] = (rank.astype(float).reindex(ids).to_numpy() for rank in ranks)
    return table.sort_values(["rank_before", "rank_after"], kind="stable").reset_index(drop=True)


def _cut_off(before: Network, then: Network) -> pd.DataFrame:
    """List who lost contact with the largest piece of what was its part, and who lost all partners."""
    stay = before.ids[before.ids.isin(then.ids)]
    part, piece = (cohesion.components(one).reindex(stay) for one in (before, then))
    was_alone, is_alone = (cohesion.is_isolate(one).reindex(stay).astype(bool) for one in (before, then))
    sizes = pd.DataFrame({"part": part, "piece": piece}).value_counts(sort=False).rename("size").reset_index()
    largest = sizes.sort_values(["size", "piece"], ascending=[False, True], kind="stable").drop_duplicates("part")
    away = piece != part.map(largest.set_index("part")["piece"])
    gone = ~was_alone & (away | is_alone)
    ids = stay[gone.to_numpy()]
    return _named(before, ids).assign(in_largest=(part == 0)[ids].to_numpy(), lost_all=is_alone[ids].to_numpy())


def _named(network: Network, ids: pd.Index[Any]) -> pd.DataFrame:
    """Start a table of organizations with their ids and names."""
    known = network.called.reindex(ids)
    names = {column: known[column].to_numpy() for column in ("name", "name_en") if column in known.columns}
    return pd.DataFrame({"organization": ids, "name": ids, **names})
