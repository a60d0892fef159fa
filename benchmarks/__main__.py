"""`python -m benchmarks`: records to report beside pipelines on igraph, networkit, networkx and pyvis, in one run."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from benchmarks import comparing, registers, running
from benchmarks.pipelines import CONTENDERS

OUT = Path("reports") / "benchmarks"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--registers", nargs="*", default=registers.names(), choices=registers.names())
    parser.add_argument("--contenders", nargs="*", default=list(CONTENDERS), choices=CONTENDERS)
    parser.add_argument("--limit", type=float, default=running.LIMIT, help="seconds a pipeline may take on a register")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    there = [one for one in given.contenders if find_spec(one) is not None]
    rows: list[running.Row] = []
    for register in given.registers:
        for contender in there:
            done = running.rows(contender, register, limit=given.limit)
            print(f"{contender} on {register}: {sum(one['seconds'] for one in done):.1f} s", flush=True)
            rows += done
    times = pd.DataFrame(rows)
    given.out.mkdir(parents=True, exist_ok=True)
    times.to_csv(given.out / "times.csv", index=False)
    text = comparing.page(times, {name: size[0] for name, size in registers.SIZES.items()}, running.start_up())
    (given.out / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)
    if find_spec("altair") is not None:
        comparing.plot(times, given.out / "stages.svg")
    print(f"Written to {given.out}/: times.csv, benchmarks.md, stages.svg; the folder is not committed.")


if __name__ == "__main__":
    main()
