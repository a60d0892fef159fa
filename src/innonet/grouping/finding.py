"""communities(): groups found in the network, and how firmly each organization belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.errors import UsageError
from innonet.grouping.naming import named
from innonet.korean import josa
from innonet.measures import engines, partition
from innonet.network import Network
from innonet.uncertainty import Progress, Resampling, measured_by_chance, resampling, worked
from innonet.written import figure

Labels = npt.NDArray[Any]
LARGE = 5_000
"""Organizations beyond which the least effort is made."""
CROWDED, PACKED = 20_000, 300_000
"""Ties beyond which less effort is made, and the least."""
KEPT = 0.8
"""Share of the partnerships in each network drawn again for stability."""
AGREED = 0.5
"""Share of the starts that must put two partners into one community for their tie to count in the consensus."""
CLEAR = 0.05
"""Below this p value there is structure."""
SMALLEST = 3
"""Organizations from which on those found together are counted as a community: a pair is none."""


@dataclass(frozen=True)
class _Effort:
    """Starts, rounds of the method in each (None: until nothing improves), draws, and whether chance is drawn too."""

    runs: int
    rounds: int | None
    draws: int
    by_chance: bool


@dataclass(frozen=True, eq=False)
class Communities:
    """Groups that work together more than with others.

    Parameters
    ----------
    members
        Community number of each organization, indexed by id: 0 is the largest, each isolate is one of its own.
    modularity
        Share of strength inside communities less what chance would put there (-0.5 to 1); NaN without ties.
    stability
        How often, when one partnership in five is missing, the fellows of an organization's community are still in
        one with it (0 to 1), indexed by id; NaN where it has no fellows or nothing was drawn.
    names
        One row per community of two or more, indexed by its number: `name_ko`, `name_en`.
    by_chance
        The modularity that one start of the method finds in each network made by chance; empty where nothing was drawn,
        or where a network with a register is not what its settings make of it (see `by_chance`).
    p
        How often chance reaches as much as one start does here, one-sided and never 0; NaN where nothing was drawn.
    """

    members: pd.Series[int]
    modularity: float
    stability: pd.Series[float]
    names: pd.DataFrame
    by_chance: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    p: float = float("nan")

    @property
    def expected(self) -> float:
        """The mean modularity by chance; NaN where nothing was drawn."""
        return float(self.by_chance.mean()) if len(self.by_chance) else float("nan")

    @property
    def is_structured(self) -> bool:
        """Whether the network divides into communities more than chance would make it; False where nothing tells."""
        return self.modularity > self.expected and self.p < CLEAR

    @property
    def counted(self) -> pd.Series[int]:
        """Sizes of the communities that are counted, those of three or more, by number, the largest first."""
        sizes = self.members.value_counts()
        return sizes[sizes >= SMALLEST]

    def meaning(self, lang: str = "ko") -> str:
        """Say whether there is structure at all, in a plain sentence."""
        return _meaning(self, lang)

    def __repr__(self) -> str:
        real = len(self.names)
        return f"Communities: {real:,} of two or more organizations, modularity {self.modularity:.3f}"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>" + str(self.table()._repr_html_())  # type: ignore[operator]

    def table(self) -> pd.DataFrame:
        """Give one row per community of two or more: `community`, `size`, `name_ko`, `name_en`, `stability` (mean)."""
        sizes = self.members.value_counts()
        firm = self.stability.groupby(self.members).mean()
        numbers = self.names.index
        return pd.DataFrame(
            {
                "community": numbers,
                "size": sizes.reindex(numbers).to_numpy(),
                "name_ko": self.names["name_ko"].to_numpy(),
                "name_en": self.names["name_en"].to_numpy(),
                "stability": firm.reindex(numbers).to_numpy(),
            }
        )


def communities(
    network: Network,
    *,
    resolution: float = 1.0,
    objective: partition.Objective = "modularity",
    runs: int | None = None,
    draws: int | None = None,
    seed: int = 1,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Communities:
    """Find communities with the Leiden method, and say how firmly each organization belongs.

    The partition is the consensus of all starts and of all networks with some partnerships missing: ties count by how
    often both their ends are in one community, and those that are so less than half of the time are cut. With `cpm`,
    whose resolution is on the scale of strengths, ties keep theirs, and a network is asked for less as it lacks some.

    Parameters
    ----------
    resolution
        Above 0; higher gives more and smaller communities. For `cpm` the strength a pair that communities exceed.
    objective
        `modularity` or `cpm`.
    runs
        How often the method starts anew; the best of them is kept. By default 10 times, each until nothing
        improves; beyond 20,000 ties 3 rounds each; beyond 5,000 organizations or 300,000 ties 3 times, 4
        rounds each.
    draws
        Networks with four fifths of the partnerships, drawn at random, for consensus and stability, and as many made by
        chance, to say whether there is structure at all; 0 for none. By default 50; beyond 20,000 ties 25; beyond
        5,000 organizations or 300,000 ties 8, and none by chance.
    workers
        Processes to draw in; by default one a core where it pays. The result is the same for any number.
    progress
        Called with the draws done and all draws.

    Returns
    -------
    Communities; its `members` is a Series indexed by organization.

    Raises
    ------
    UsageError
        If runs is below 1 or draws below 0.

    References
    ----------
    Traag, V. A., Waltman, L. & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected
    communities. Scientific Reports 9, 5233. https://doi.org/10.1038/s41598-019-41695-z
    Lancichinetti, A. & Fortunato, S. (2012). Consensus clustering in complex networks. Scientific Reports 2, 336.
    https://doi.org/10.1038/srep00336
    Guimera, R., Sales-Pardo, M. & Amaral, L. A. N. (2004). Modularity from fluctuations in random graphs and complex
    networks. Physical Review E 70, 025101. https://doi.org/10.1103/PhysRevE.70.025101

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> edges = pd.DataFrame({"source": list("aabddec"), "target": list("bccefff")})
    >>> communities(from_edges(edges), draws=0).members.tolist()
    [0, 0, 0, 1, 1, 1]
    """
    if (runs is not None and runs < 1) or (draws is not None and draws < 0):
        raise UsageError(
            f"runs is {runs}, draws is {draws}.", where="communities", fix="Give runs from 1, draws from 0."
        )
    effort = _effort(network)
    settings: dict[str, Any] = {"resolution": resolution, "objective": objective, "rounds": effort.rounds}
    tried = _tried(network, runs or effort.runs, seed, settings)
    number = draws if draws is not None else effort.draws
    drawn = _redrawn(network, number, seed, settings=settings, workers=workers, progress=progress)
    members = _consensus(network, tried, drawn, settings, seed=seed) if drawn else _best(network, tried, settings)
    stability = _stability(network, members, drawn)
    by_chance, p = np.empty(0), float("nan")
    if number and len(network.ties) and (effort.by_chance or draws is not None):
        by_chance, p = _by_chance(network, draws=number, seed=seed, settings=settings, workers=workers)
    own = partition.modularity(network, members)
    return Communities(members, own, stability, named(network, members), by_chance, p)


def _effort(network: Network) -> _Effort:
    """Choose how much to do: where ties are many the method goes on for long, most of all in networks by chance."""
    if len(network) > LARGE or len(network.ties) > PACKED:
        return _Effort(runs=3, rounds=4, draws=8, by_chance=False)
    if len(network.ties) > CROWDED:
        return _Effort(runs=10, rounds=3, draws=25, by_chance=True)
    return _Effort(runs=10, rounds=None, draws=50, by_chance=True)


def _tried(network: Network, runs: int, seed: int, settings: dict[str, Any]) -> list[pd.Series[int]]:
    return [partition.leiden(network, seed=seed + run, **settings) for run in range(runs if len(network.ties) else 1)]


def _best(network: Network, tried: list[pd.Series[int]], settings: dict[str, Any]) -> pd.Series[int]:
    """Keep the partition of the highest quality among several starts; of equal ones the first."""
    if settings["objective"] == "cpm" or len(tried) == 1:
        return tried[0]
    quality = [partition.modularity(network, one, resolution=settings["resolution"]) for one in tried]
    return tried[int(np.argmax(np.round(quality, 12)))]


def _redrawn(
    network: Network,
    draws: int,
    seed: int,
    *,
    settings: dict[str, Any],
    workers: int | None,
    progress: Progress | None,
) -> list[Labels]:
    """Find communities in each network with some partnerships missing."""
    if not (draws and len(network.ties)):
        return []
    find = partial(_found, resampling(network, seed=seed, keep=KEPT), settings)
    return worked(find, draws, size=len(network) + len(network.ties), workers=workers, progress=progress)


def _found(again: Resampling, settings: dict[str, Any], number: int) -> Labels:
    drawn = again.draw(number)
    settings = _as_dense(settings, drawn, again.network)
    return partition.leiden(drawn, seed=again.seed + number, **settings).to_numpy(dtype=np.int64)


def _as_dense(settings: dict[str, Any], drawn: Network, whole: Network) -> dict[str, Any]:
    """Ask less density of a network that lacks some of its strength, where the resolution is one."""
    if settings["objective"] != "cpm":
        return settings
    return {**settings, "resolution": settings["resolution"] * drawn.strengths.sum() / whole.strengths.sum()}


def _consensus(
    network: Network, tried: list[pd.Series[int]], drawn: list[Labels], settings: dict[str, Any], *, seed: int
) -> pd.Series[int]:
    """Find communities in the network of how often the ends of each tie are in one community."""
    one, two = network.ends[:, 0], network.ends[:, 1]
    found = [*(members.to_numpy(dtype=np.int64) for members in tried), *drawn]
    together = np.mean([labels[one] == labels[two] for labels in found], axis=0)
    # the resolution of cpm is a density of strength, so strengths stay; that of modularity minds no scale
    worth = network.strengths if settings["objective"] == "cpm" else together
    kept = network.reweighted(np.where(together >= AGREED, worth, 0.0), network.ties["partnerships"].to_numpy())
    return partition.leiden(kept, seed=seed, **settings)


def _stability(network: Network, members: pd.Series[int], drawn: list[Labels]) -> pd.Series[float]:
    base = members.to_numpy(dtype=np.int64)
    fellows = np.bincount(base, minlength=1)[base] - 1
    kept = np.mean([fellows_kept(base, labels) for labels in drawn], axis=0) if drawn else np.zeros(len(base))
    return engines.series(network, np.where((fellows > 0) & bool(drawn), kept, np.nan), "stability")


def _by_chance(
    network: Network, *, draws: int, seed: int, settings: dict[str, Any], workers: int | None
) -> tuple[npt.NDArray[np.float64], float]:
    """Give the modularity of each network by chance, and the share of them that reaches that of one start here."""
    measure = partial(_modularity, settings, seed)
    chance = np.array(measured_by_chance(network, measure, draws=draws, seed=seed, workers=workers))
    own = _modularity(settings, seed, network, 0)
    known = chance[~np.isnan(chance)]
    if not len(known):
        return known, float("nan")
    return known, float((known >= own - 1e-12).sum() + 1) / (len(known) + 1)


def _modularity(settings: dict[str, Any], seed: int, network: Network, number: int) -> float:
    return partition.modularity(network, partition.leiden(network, seed=seed + number, **settings))


def _meaning(groups: Communities, lang: str) -> str:
    value, chance = figure(groups.modularity, digits=2), figure(groups.expected, digits=2)
    if np.isnan(groups.modularity):
        return "연결이 없어 협력 집단을 말할 수 없습니다." if lang == "ko" else "Without ties there are no communities."
    if np.isnan(groups.p):
        return (
            f"협력 집단으로 나뉘는 정도는 {value}이며, 우연과 견주지는 않았습니다."
            if lang == "ko"
            else f"The network divides into communities to a modularity of {value}; chance was not drawn beside it."
        )
    if groups.is_structured:
        return (
            f"협력 집단으로 나뉘는 정도는 {josa(value, '으로/로')}, 우연이라면 나올 {chance}보다 뚜렷하게 높습니다."
            if lang == "ko"
            else f"The network divides into communities more clearly than chance: {value} where chance gives {chance}."
        )
    return (
        f"협력 집단으로 나뉘는 정도가 {value}인데 우연이라도 {chance} 정도는 나와, 뚜렷한 집단이라고 보기 어렵습니다."
        if lang == "ko"
        else f"Chance alone gives {chance}, this network {value}: do not read its communities as groups."
    )


def fellows_kept(base: Labels, other: Labels) -> npt.NDArray[np.float64]:
    """Give the share of each one's fellows in `base` that are with it in `other` too; 0 without fellows."""
    both = base * (other.max() + 1 if len(other) else 1) + other
    _, inverse, together = np.unique(both, return_inverse=True, return_counts=True)
    fellows = np.bincount(base, minlength=1)[base] - 1
    return np.where(fellows > 0, (together[inverse] - 1) / np.maximum(fellows, 1), 0.0)
