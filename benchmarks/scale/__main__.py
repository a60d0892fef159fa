"""Generate participations, reduce them, and say what it took."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from innonet.scale import reduce

AT_ONCE = 5_000_000


def generated(folder: Path, rows: int, *, seed: int = 1) -> None:
    """Write participations with the heavy tails of real registers: four or five to a partnership, one in six new."""
    chance = np.random.default_rng(seed)
    for number, begin in enumerate(range(0, rows, AT_ONCE)):
        size = min(AT_ONCE, rows - begin)
        organization = (rows / 6 * chance.random(size) ** 2.2).astype(np.int64)
        partnership = (begin + (size * chance.random(size) ** 1.3).astype(np.int64)) // 5
        columns = {
            "organization": pa.array(np.char.add("o", organization.astype(str))),
            "partnership": pa.array(np.char.add("p", partnership.astype(str))),
        }
        pq.write_table(pa.table(columns), folder / f"part{number:03d}.parquet")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--rows", type=lambda text: int(text.replace("_", "")), default=2_000_000)
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    parser.add_argument("--memory", default="8GB")
    parser.add_argument("--shared", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="innonet-bench-") as folder:
        begin = time.perf_counter()
        generated(Path(folder), given.rows)
        print(f"generated {given.rows:,} participations in {time.perf_counter() - begin:.0f} s", flush=True)
        begin, used = time.perf_counter(), time.process_time()
        found = reduce(f"{folder}/*.parquet", engine=given.engine, memory=given.memory, shared=given.shared)
        took, used = time.perf_counter() - begin, time.process_time() - used
    every = int((found.degrees["degree"] * found.degrees["number"]).sum() / 2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{found!r}; {every:,} ties in all; largest part {int(found.components['size'].max()):,}")
    print(
        f"{given.engine}: {took:.0f} s, {used:.0f} s of processor, peak {peak:.1f} GB; per million participations "
        f"{took / given.rows * 1e6:.2f} s, {used / given.rows * 1e6:.2f} s of processor"
    )


if __name__ == "__main__":
    main()
