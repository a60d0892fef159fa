"""One pipeline on one register, in a process of its own, stage by stage, until its time is over."""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import registers
from benchmarks.pipelines import STAGES
from innonet.kernels.choice import SWITCH

LIMIT = 180
"""Seconds a pipeline may take on a register; stages beyond are left out and said to be."""
SHORT = 1.0
"""Stages shorter than this are done three times, for the median."""
Row = dict[str, Any]


def stages(contender: str, register: str) -> None:
    """Run all stages and print one line each; this is what the process does."""
    about, rows = registers.made(register)
    with tempfile.TemporaryDirectory() as folder:
        kind = importlib.import_module(f"benchmarks.pipelines.by_{contender}").Pipeline
        with _everything_loaded():  # once through with few: starting is measured by itself
            few = kind(*registers.few(), Path(folder))
            for stage in (stage for stage in STAGES if hasattr(few, stage)):
                getattr(few, stage)()
        pipeline = kind(about, rows, Path(folder))
        for stage in (stage for stage in STAGES if hasattr(pipeline, stage)):
            runs = [_timed(pipeline, stage)]
            if runs[0][0] < SHORT and stage in ("projection", "tables"):  # what others keep is not taken twice
                runs += [_timed(pipeline, stage) for _ in range(2)]
            seconds, processor, times = sorted(runs)[len(runs) // 2]
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            row = {"stage": stage, "seconds": seconds * times, "processor": processor * times, "times": times}
            print(json.dumps({**row, "peak": peak}), flush=True)


@contextmanager
def _everything_loaded() -> Iterator[None]:
    """Let even little work load the compiled loops, where there are any and nothing else was asked for."""
    if find_spec("numba") is None or SWITCH in os.environ:
        yield
        return
    os.environ[SWITCH] = "numba"
    try:
        yield
    finally:
        del os.environ[SWITCH]


def _timed(pipeline: Any, stage: str) -> tuple[float, float, float]:
    begin, used = time.perf_counter(), time.process_time()
    times = getattr(pipeline, stage)() or 1.0
    return time.perf_counter() - begin, time.process_time() - used, times


def rows(contender: str, register: str, *, limit: float = LIMIT) -> list[Row]:
    """Give one row a stage that came to its end."""
    command = [sys.executable, "-m", "benchmarks.running", contender, register]
    with tempfile.TemporaryFile("w+") as said:
        running = subprocess.Popen(command, stdout=said, stderr=subprocess.PIPE, text=True, env=os.environ.copy())
        try:
            _, wrong = running.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            running.kill()
            _, wrong = running.communicate()
            wrong = ""
        if running.returncode > 0:
            raise RuntimeError(f"{contender} on {register} failed: {wrong.strip().splitlines()[-1]}")
        said.seek(0)
        return [{"contender": contender, "register": register, **json.loads(line)} for line in said]


def start_up() -> dict[str, float]:
    """Give the seconds that starting takes: the median of three processes each."""
    codes = {
        "innonet --help": [sys.executable, "-m", "innonet", "--help"],
        "import innonet": [sys.executable, "-c", "import innonet"],
        "import networkx": [sys.executable, "-c", "import networkx"],
        "import igraph": [sys.executable, "-c", "import igraph"],
        "python": [sys.executable, "-c", ""],
    }
    if find_spec("numba") is not None:
        codes["import numba"] = [sys.executable, "-c", "import numba"]
    found = {}
    for name, command in codes.items():
        took = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            took.append(time.perf_counter() - begin)
        found[name] = sorted(took)[1]
    return found


if __name__ == "__main__":
    stages(sys.argv[1], sys.argv[2])
