"""Do the 90 % rank intervals of `innonet.hubs` hold the truth in 90 % of the cases?

`python -m benchmarks.coverage [--registers 10] [--seed 1] [--workers 2]` makes registers by a known process, ranks the
hubs of each, and counts how often the interval holds the true rank.

**The truth.** A process is settled first: how active each organization is (heavy-tailed), its home among four
communities, how readily it crosses them, its sector. A register is then so many partnerships drawn one by one, each of
a community, with two to ten members. The true rank of an organization is the rank of its *mean score over many
registers of the same size from the same process*: where it would stand without the luck of one year. It is no truth
about what a hub is, only about luck: an interval cannot know that the score asks the wrong question, or that records
are missing by design. Communities are found anew in each of these registers, so that luck counts too.

Beside it stands the plain percentile bootstrap: as many partnerships with replacement, ranks of each draw as they are.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.grouping import communities
from innonet.measures import degree
from innonet.network import Network
from innonet.projection import project
from innonet.ranking import hubs
from innonet.ranking.evidence import Evidence, average_ranks, by_kind, evidence_for, measured, scores
from innonet.register import Register
from innonet.uncertainty import resampled, worked

Floats = npt.NDArray[np.float64]
COMMUNITIES = 4
SECTORS = np.array(["public", "business", "academia", "civil_society"])
TOP = 20
"""The first so many by the ranking shown are also counted by themselves: the ones a reader looks at."""


@dataclass(frozen=True)
class Process:
    """How partnerships come about, known to the last number."""

    partnerships: int
    activity: Floats
    home: npt.NDArray[np.int64]
    crossing: Floats
    sector: npt.NDArray[np.str_]

    @property
    def ids(self) -> list[str]:
        return [f"o{number:03d}" for number in range(len(self.activity))]

    def network(self, seed: int, among: Collection[str] | None = None) -> Network:
        """Draw a register and project it, with all organizations or with some of them alone."""
        generator = np.random.default_rng(seed)
        rows: list[tuple[str, str]] = []
        for number in range(self.partnerships):
            place = generator.integers(COMMUNITIES)
            size = 2 + min(generator.poisson(1.5), 8)
            near = np.where(self.home == place, 1 - self.crossing, self.crossing / (COMMUNITIES - 1))
            chance = self.activity * near
            members = generator.choice(len(near), min(size, len(near) - 1), replace=False, p=chance / chance.sum())
            rows += [(self.ids[one], f"p{number:03d}") for one in np.sort(members)]
        about = pd.DataFrame({"organization": self.ids, "name": self.ids, "sector": self.sector})
        took_part = pd.DataFrame(rows, columns=["organization", "partnership"])
        if among is not None:
            about, took_part = (
                one[one["organization"].isin(among)].reset_index(drop=True) for one in (about, took_part)
            )
        partnerships = pd.DataFrame({"partnership": [f"p{number:03d}" for number in range(self.partnerships)]})
        return project(Register(about, partnerships, took_part))

    def seen(self, seed: int) -> list[str]:
        """Name the organizations that take part in a register at least once."""
        return [one for one, ties in zip(self.ids, degree(self.network(seed)), strict=True) if ties]


def process(organizations: int, partnerships: int, *, tail: float, seed: int) -> Process:
    generator = np.random.default_rng(seed)
    return Process(
        partnerships,
        generator.lognormal(0, tail, organizations),
        generator.integers(COMMUNITIES, size=organizations),
        generator.beta(1, 4, organizations),
        SECTORS[generator.integers(len(SECTORS), size=organizations)],
    )


def judged(network: Network, evidence: Evidence | None = None) -> tuple[Floats, Evidence]:
    """Score the organizations of a network as `hubs` does."""
    if evidence is None:
        groups = communities(network, draws=0)
        evidence = evidence_for(network, groups.members, by="sector", weights=None)
    return scores(by_kind(measured(network, evidence), evidence), evidence), evidence


def ranked(score: Floats) -> Floats:
    return average_ranks(-score[:, None]).ravel()


def true_ranks(of: Process, *, registers: int, seed: int, among: Collection[str]) -> Floats:
    return ranked(np.mean([judged(of.network(seed + number, among))[0] for number in range(registers)], axis=0))


def plain_bootstrap(network: Network, *, draws: int, seed: int) -> tuple[Floats, Floats]:
    score, evidence = judged(network)
    drawn = [ranked(judged(one, evidence)[0]) for one in resampled(network, draws=draws, seed=seed)]
    low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
    own = ranked(score)
    return np.minimum(low, own), np.maximum(high, own)


def covered(
    number: int,
    *,
    organizations: int,
    partnerships: int,
    tail: float,
    draws: int,
    truth: int,
    seed: int,
    seen: bool = False,
) -> list[float]:
    """Make one process and one register of it; give the shares of true ranks inside the intervals."""
    number += 1_000 * (seed - 1)
    of = process(organizations, partnerships, tail=tail, seed=1_000 + number)
    among = of.seen(77 + number) if seen else of.ids
    true = true_ranks(of, registers=truth, seed=1_000_000 * (number + 1), among=among)
    network = of.network(77 + number, among)
    table = hubs(network, draws=draws, seed=number, workers=1).set_index("organization").reindex(network.ids)
    low, high = (table[column].to_numpy(dtype=float) for column in ("rank_low", "rank_high"))
    held = (low <= true) & (true <= high)
    first = table["rank"].to_numpy() <= TOP
    low_plain, high_plain = plain_bootstrap(network, draws=draws, seed=number)
    plain = (low_plain <= true) & (true <= high_plain)
    width = (high - low) / len(among)
    return [held.mean(), held[first].mean(), width.mean(), width[first].mean(), plain.mean(), plain[first].mean()]


SETTINGS = {
    "few partnerships": {"organizations": 120, "partnerships": 90, "tail": 1.0},
    "many partnerships": {"organizations": 120, "partnerships": 240, "tail": 1.0},
    "a few do most": {"organizations": 120, "partnerships": 120, "tail": 1.5},
    "more organizations": {"organizations": 300, "partnerships": 240, "tail": 1.0},
    "only those seen": {"organizations": 500, "partnerships": 110, "tail": 0.8, "seen": True},
    "seen, a few do most": {"organizations": 500, "partnerships": 150, "tail": 1.5, "seen": True},
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Coverage of nominal 90 % rank intervals on simulated registers.")
    parser.add_argument("--registers", type=int, default=10, help="simulated registers a setting (default 10)")
    parser.add_argument("--draws", type=int, default=100, help="draws a register (default 100)")
    parser.add_argument("--truth", type=int, default=100, help="registers behind each true rank (default 100)")
    parser.add_argument("--seed", type=int, default=1, help="of processes and registers (default 1)")
    parser.add_argument("--setting", choices=list(SETTINGS), help="only this one")
    parser.add_argument("--workers", type=int, default=None, help="processes (default one a core)")
    given = parser.parse_args()
    columns = ["all", f"first {TOP}", "width", f"width of first {TOP}", "plain bootstrap", f"plain, first {TOP}"]
    print(f"share of true ranks inside the 90 % interval; {given.registers} registers a setting, {given.draws} draws")
    print(f"{'':20s} " + "  ".join(f"{one:>20s}" for one in columns))
    for name, setting in SETTINGS.items():
        if given.setting in (None, name):
            start = time.perf_counter()
            one = partial(covered, draws=given.draws, truth=given.truth, seed=given.seed, **setting)  # type: ignore[arg-type]
            found = np.array(worked(one, given.registers, size=1_000_000, workers=given.workers))
            mean, error = found.mean(axis=0), found.std(axis=0, ddof=1) / np.sqrt(len(found))
            cells = "  ".join(f"{value:12.3f} ± {off:5.3f}" for value, off in zip(mean, error, strict=True))
            print(f"{name:20s} {cells}  ({time.perf_counter() - start:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
