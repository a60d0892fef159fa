"""host(): where hub organizations would reach most of the network."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet import vocabulary
from innonet.errors import UsageError, unknown_choice
from innonet.gaps import groupings
from innonet.measures.engines import undirected
from innonet.measures.groups import codes_of
from innonet.measures.rows import steps_from
from innonet.network import Network
from innonet.ranking import hubs
from innonet.suggestions.reasons import Said, name

Of = Literal["organization", "municipality"]
Marks = npt.NDArray[np.bool_]
ALL_UP_TO = 2_000
"""Organizations up to which all may host; beyond, the 300 with the most partners."""
POOL = 300
SECONDS = 30.0
"""After so long the search for a better choice ends, and the one found is not proven."""
GROUPS = ("region", "sector", "urban_rural")


def host(network: Network, *, k: int = 3, of: Of = "organization", steps: int = 2, seed: int = 1) -> pd.DataFrame:
    """Say which k organizations, or municipalities, would as hubs reach most of the network within two steps.

    Parameters
    ----------
    k
        How many hubs, 1 and up.
    of
        `organization`; or `municipality`, whose hub is within reach of whoever any organization there reaches.
    steps
        Within how many steps an organization counts as reached.

    Returns
    -------
    DataFrame: `choice` (`proposed`, or `today`: the k highest in `hubs`, or the first k municipalities they are in),
    `hubs` (tuple), `names` (in English where they have such) and `names_ko` of the same, `by` and `group` (empty for
    the whole; each region, sector and kind of place), `organizations`, `reached`, `share` (0 to 1) and `proven` (True
    where no other choice reaches more; False where the search ended before, or beyond 2,000 organizations). Direction
    and strengths do not matter; an isolate reaches itself.

    Raises
    ------
    UsageError
        If k or steps is below 1, `of` is not known, or no organization has a municipality.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical
    Organization Theory 12, 21-34. https://doi.org/10.1007/s10588-006-7084-x
    Church, R. & ReVelle, C. (1974). The maximal covering location problem. Papers of the Regional Science
    Association 32, 101-118. https://doi.org/10.1007/BF01942293

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> path = from_edges(pd.DataFrame({"source": list("abcdef"), "target": list("bcdefg")}))
    >>> first = host(path, k=1).iloc[0]
    >>> first["choice"], first["hubs"], round(float(first["share"]), 3)
    ('proposed', ('c',), 0.714)
    """
    if k < 1 or steps < 1:
        raise UsageError(f"k is {k}, steps is {steps}.", where="host", fix="Give 1 or more.")
    if of not in get_args(Of):
        raise unknown_choice(of, list(get_args(Of)), where="of")
    names, covers, whole = _candidates(network, of, steps)
    chosen, proven = _best(covers, min(k, len(names)))
    choices = [("proposed", chosen, proven and whole)]
    now = _today(network, names, of, k=k, seed=seed)
    if len(now):
        choices.append(("today", now, False))
    rows = [row for choice in choices for row in _rows(network, choice, names, covers)]
    columns = ["choice", "hubs", "names", "names_ko", "by", "group", "organizations", "reached", "share", "proven"]
    return pd.DataFrame(rows, columns=columns)


def _candidates(network: Network, of: Of, steps: int) -> tuple[list[object], Marks, bool]:
    """Give who may host, whom each would reach (candidates x organizations), and whether these are all."""
    size = len(network)
    whole = size <= ALL_UP_TO
    order = np.argsort(-np.array(undirected(network).degree()), kind="stable") if size else np.zeros(0, dtype=int)
    pool = np.arange(size) if whole else np.sort(order[:POOL])
    if of == "organization":
        return network.ids[pool].tolist(), steps_from(network, pool) <= steps, whole
    codes, names = codes_of(network, "municipality")
    if not names:
        raise UsageError("no organization has a municipality.", where="of", fix="Ask for of='organization'.")
    covers = np.zeros((len(names), size), dtype=bool)
    for begin in range(0, size, 1024):
        part = np.arange(begin, min(begin + 1024, size))
        known = part[codes[part] >= 0]
        np.logical_or.at(covers, codes[known], steps_from(network, known) <= steps)
    return names, covers, True


def _best(covers: Marks, k: int) -> tuple[npt.NDArray[np.int64], bool]:
    """Choose the k rows that together cover most columns; of equal choices whichever the solver finds first."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array, csr_array, eye_array, hstack, vstack

    if not covers.size or k < 1:
        return np.zeros(0, dtype=np.int64), False
    # organizations reached by the same candidates are one, counted as often as they are
    kinds, counts = np.unique(covers.T, axis=0, return_counts=True)
    hosts, reached = covers.shape[0], len(kinds)
    link = hstack([csr_array(-kinds.astype(float)), eye_array(reached)])
    number = coo_array((np.ones(hosts), (np.zeros(hosts, dtype=int), np.arange(hosts))), shape=(1, hosts + reached))
    rows = vstack([link, number]).tocsc()
    limits = LinearConstraint(rows, np.append(np.full(reached, -np.inf), k), np.append(np.zeros(reached), k))
    kinds_of = np.append(np.ones(hosts), np.zeros(reached))
    found = milp(
        np.append(np.zeros(hosts), -counts), integrality=kinds_of, bounds=Bounds(0, 1), constraints=limits,
        options={"time_limit": SECONDS, "mip_rel_gap": 0},
    )  # fmt: skip
    if found.x is None:
        return np.sort(np.argsort(-covers.sum(axis=1), kind="stable")[:k]), False
    return np.sort(np.argsort(-found.x[:hosts], kind="stable")[:k]), found.status == 0


def _today(network: Network, names: list[object], of: Of, *, k: int, seed: int) -> npt.NDArray[np.int64]:
    ranked = hubs(network, draws=0, seed=seed)
    column = ranked["organization"] if of == "organization" else ranked.get("municipality", pd.Series(dtype=object))
    first = list(dict.fromkeys(column.dropna()))[:k]
    places = pd.Index(names, dtype=object).get_indexer(pd.Index(first, dtype=object))
    return np.asarray(places[places >= 0], dtype=np.int64)


def _said(network: Network, one: object) -> Said:
    """Name a hub: an organization, or a municipality by its own name."""
    if one in network.ids:
        return name(network, network.ids.tolist().index(one))
    known = vocabulary.municipality(str(one))
    return Said(str(one), known.name_en if known else str(one))


def _rows(
    network: Network, choice: tuple[str, npt.NDArray[np.int64], bool], names: list[object], covers: Marks
) -> list[tuple[object, ...]]:
    label, chosen, proven = choice
    reached: Marks = np.logical_or.reduce(covers[chosen], axis=0)
    those = tuple(names[one] for one in chosen)
    told = [_said(network, one) for one in those]
    called = tuple(one.en for one in told), tuple(one.ko for one in told)
    parts: list[tuple[str, object, Marks]] = [("", "", np.ones(len(network), dtype=bool))]
    for by in (one for one in GROUPS if one in groupings(network)):
        codes, groups = codes_of(network, by)
        parts += [(by, group, np.asarray(codes == number)) for number, group in enumerate(groups)]
    return [
        (label, those, *called, by, group, int(inside.sum()), int(reached[inside].sum()),
         float(reached[inside].mean()) if inside.any() else float("nan"), proven)
        for by, group, inside in parts
    ]  # fmt: skip
