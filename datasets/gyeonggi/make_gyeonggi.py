"""Make the fictional Gyeonggi dataset: organizations, partnerships and participations with planted truths and mess.

Run it from anywhere (`python make_gyeonggi.py`); it rewrites the files beside it, the same ones every time. The places
are real, everything else is invented: no organization, partnership or number here is one of the world's. The words
are in `words.toml`, the steps in `making/`.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from making import inventing, muddle, planting, writing
from making.spelling import spell
from making.truth import truth
from making.world import SEED, World

HERE = Path(__file__).resolve().parent


def make(folder: Path) -> None:
    """Write the three tables and what is planted in them into a folder."""
    world = World(random.Random(SEED))
    inventing.everybody(world)
    planting.partnerships(world)
    spelling = spell(world)
    wrong = muddle.faults(world, spelling)
    organizations = muddle.organization_rows(world, spelling, wrong)
    partnerships = muddle.partnership_rows(world, wrong)
    participations = muddle.participation_rows(world, spelling, wrong)
    writing.write_csv(folder / "organizations.csv", writing.ORGANIZATIONS, organizations, encoding="utf-8-sig")
    writing.write_workbook(folder / "partnerships.xlsx", partnerships)
    writing.write_csv(folder / "participations.csv", writing.PARTICIPATIONS, participations, encoding="cp949")
    text = json.dumps(truth(world, spelling, wrong), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make(HERE)
