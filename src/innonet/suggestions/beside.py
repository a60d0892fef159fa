"""baseline(): what suggestions are worth, beside random pairs and the field's predictors of ties."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError
from innonet.gaps import groupings
from innonet.measures.groups import codes_of
from innonet.measures.paths import pattern
from innonet.measures.rows import Positions
from innonet.network import Network
from innonet.suggestions.choosing import Aim
from innonet.suggestions.conditions import Conditions
from innonet.suggestions.connecting import candidates
from innonet.suggestions.steps import WHOLE_UP_TO, Steps
from innonet.suggestions.suggesting import suggest
from innonet.suggestions.sureness import HIGH, LOW

Pairs = npt.NDArray[np.int64]


def baseline(
    network: Network, *, n: int = 10, by: str | None = None, aim: Aim = "whole", draws: int = 100, seed: int = 1
) -> pd.DataFrame:
    """Set what n suggested ties would change beside n random ones and n that predictors of ties name.

    Parameters
    ----------
    n
        How many ties each adds, 1 and up.
    by
        The attribute of the fall between groups; as in `suggest`.
    aim
        As in `suggest`.
    draws
        How often random pairs are drawn, 1 and up.

    Returns
    -------
    DataFrame, one row a method: `method` (`suggested`; `random`: untied pairs of organizations that have partners;
    `adamic_adar`; `resource_allocation`), `gain` (the fall in dF by all n; the mean for `random`), `gain_low` and
    `gain_high` (90 % of the random draws; else the gain itself), `times` (the suggested gain as a multiple of it),
    and the same between groups: `gain_between`, `between_low`, `between_high`, `times_between`.

    Raises
    ------
    UsageError
        If n or draws is below 1.

    Notes
    -----
    Predictors say which ties are likely to come by themselves, mostly between partners of partners: these change
    little, which is the point of the comparison.

    References
    ----------
    Adamic, L. A. & Adar, E. (2003). Friends and neighbors on the Web. Social Networks 25(3), 211-230.
    https://doi.org/10.1016/S0378-8733(03)00009-1
    Zhou, T., Lu, L. & Zhang, Y.-C. (2009). Predicting missing links via local information. European Physical
    Journal B 71, 623-630. https://doi.org/10.1140/epjb/e2009-00335-8

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> path = from_edges(pd.DataFrame({"source": list("abcde"), "target": list("bcdef")}))
    >>> baseline(path, n=1, draws=20)["method"].tolist()
    ['suggested', 'random', 'adamic_adar', 'resource_allocation']
    """
    if n < 1 or draws < 1:
        raise UsageError(f"n is {n}, draws is {draws}.", where="baseline", fix="Give 1 or more.")
    by = by if by is not None else next(iter(groupings(network)), None)
    codes = codes_of(network, by)[0] if by is not None else np.full(len(network), -1)
    ideas = suggest(network, n=n, actions=("connect",), by=by, aim=aim, draws=0, seed=seed)
    chosen = network.ids.get_indexer(pd.Index([one for pair in ideas["organizations"] for one in pair]))
    methods: dict[str, list[Pairs]] = {"suggested": [chosen.reshape(-1, 2).astype(np.int64)]}
    pool = candidates(network, Conditions(), seed=seed)
    pool = pool[np.diff(pattern(network).indptr)[pool] > 0] if len(network) else pool
    methods["random"] = list(_random(network, pool, n=n, draws=draws, seed=seed))
    for method in ("adamic_adar", "resource_allocation"):
        methods[method] = [_predicted(network, pool, method, n=n)]
    steps = Steps(network, np.arange(len(network)) if len(network) <= WHOLE_UP_TO else pool, codes)
    falls = {method: np.array([_fall(steps, pairs) for pairs in lists]) for method, lists in methods.items()}
    return pd.DataFrame([_row(method, fall, falls["suggested"].mean(axis=0)) for method, fall in falls.items()])


def _untied(network: Network, pool: Positions) -> tuple[npt.NDArray[np.bool_], Pairs]:
    open_ = np.triu(pattern(network)[pool][:, pool].toarray() == 0, 1)
    return open_, np.argwhere(open_).astype(np.int64)


def _random(network: Network, pool: Positions, *, n: int, draws: int, seed: int) -> Iterator[Pairs]:
    pairs = pool[_untied(network, pool)[1]] if len(pool) else np.zeros((0, 2), dtype=np.int64)
    for generator in np.random.default_rng(seed).spawn(draws):
        yield pairs[generator.permutation(len(pairs))[:n]]


def _predicted(network: Network, pool: Positions, method: str, *, n: int) -> Pairs:
    """Give the untied pairs a predictor rates highest; of equal ones the first in the network's order."""
    from scipy.sparse import diags_array

    if not len(pool):
        return np.zeros((0, 2), dtype=np.int64)
    ties = pattern(network)
    partners = np.maximum(np.diff(ties.indptr).astype(float), 2.0)  # who has one partner joins no two
    worth = 1 / np.log(partners) if method == "adamic_adar" else 1 / partners
    scores = (ties[pool] @ diags_array(worth) @ ties[pool].T).toarray()
    pairs = _untied(network, pool)[1]
    order = np.argsort(-np.round(scores[pairs[:, 0], pairs[:, 1]], 12), kind="stable")
    return pool[pairs[order[:n]]]


def _fall(steps: Steps, pairs: Pairs) -> tuple[float, float]:
    own = steps.copy()
    whole = between = 0.0
    for one, two in pairs.tolist():
        change = own.change(one, two)
        own.add(one, two)
        whole, between = whole + change.gain, between + change.gain_between
    return whole, between


def _row(method: str, falls: npt.NDArray[np.float64], suggested: npt.NDArray[np.float64]) -> dict[str, object]:
    mean = falls.mean(axis=0)
    low, high = np.quantile(falls, LOW, axis=0), np.quantile(falls, HIGH, axis=0)
    times = [float(a / b) if b > 0 else float("nan") for a, b in zip(suggested, mean, strict=True)]
    return {
        "method": method, "gain": mean[0], "gain_low": low[0], "gain_high": high[0], "times": times[0],
        "gain_between": mean[1], "between_low": low[1], "between_high": high[1], "times_between": times[1],
    }  # fmt: skip
