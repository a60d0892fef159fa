"""Registers to measure on: three sizes with heavy tails, and CORDIS Horizon 2020 where its data are at hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

CORDIS = Path(__file__).resolve().parents[2] / "shared" / "data" / "cordis_h2020"
SIZES: dict[str, tuple[int, int]] = {"300": (300, 400), "5,000": (5_000, 6_000), "20,000": (20_000, 18_000)}
"""Name -> organizations and partnerships."""
Rows = tuple[pd.DataFrame, pd.DataFrame]


def names() -> list[str]:
    return [*SIZES, *(["CORDIS"] if CORDIS.is_dir() else [])]


def made(name: str, *, seed: int = 1) -> Rows:
    """Give organizations (`organization`, `name`, `sector`) and participations (`organization`, `partnership`)."""
    return _cordis() if name == "CORDIS" else _generated(*SIZES[name], seed=seed)


def few() -> Rows:
    """Give a register of 60 organizations."""
    return _generated(60, 80, seed=1)


def _generated(organizations: int, partnerships: int, *, seed: int) -> Rows:
    chance = np.random.default_rng(seed)
    size = np.minimum(2 + chance.geometric(0.3, partnerships) + (chance.random(partnerships) < 0.06) * 15, 60)
    partnership = np.repeat(np.arange(partnerships), size)
    # regions whose members meet each other nine times in ten, and a few organizations that are everywhere
    region = np.repeat(chance.integers(25, size=partnerships), size)
    inside = (organizations // 25 * chance.random(len(partnership)) ** 2.5).astype(int) * 25 + region
    anywhere = (organizations * chance.random(len(partnership)) ** 3).astype(int)
    organization = np.where(chance.random(len(partnership)) < 0.9, inside, anywhere) % organizations
    rows = pd.DataFrame({"organization": organization, "partnership": partnership}).drop_duplicates()
    ids = np.array([f"o{one:05d}" for one in range(organizations)])
    about = pd.DataFrame(
        {
            "organization": ids,
            "name": ids,
            "sector": chance.choice(["firm", "public", "school", "civic"], organizations),
        }
    )
    numbers = np.array([f"p{one:05d}" for one in range(partnerships)])
    return about, pd.DataFrame({"organization": ids[rows["organization"]], "partnership": numbers[rows["partnership"]]})


def _cordis() -> Rows:
    rows = pd.read_csv(CORDIS / "participations.csv", keep_default_na=False, dtype=str)
    about = pd.read_csv(CORDIS / "organisations.csv", keep_default_na=False, dtype=str)
    about = about.rename(columns={"pic": "organization", "activityType": "sector"}).sort_values("organization")
    about["name"] = about["name"].where(about["name"] != "", about["organization"])
    rows = rows.rename(columns={"pic": "organization", "rcn": "partnership"})[["organization", "partnership"]]
    return about[["organization", "name", "sector"]].reset_index(drop=True), rows.drop_duplicates()
