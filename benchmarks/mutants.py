"""Do the tests notice a wrong program? `python -m benchmarks.mutants [--only NAME]`.

Each mutant is one deliberate mistake of the kind this field makes: strength for distance, n for n - 1, a direction
reversed, isolates forgotten. It is put into a copy of the sources and the named tests are run against it: they must
fail. A mutant that no test notices is printed as ALIVE, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Mutant:
    """One mistake: a text of one file that is replaced, and the tests that must notice."""

    file: str
    right: str
    wrong: str
    tests: str


MUTANTS = {
    "strength taken for distance": Mutant(
        "measures/centrality.py",
        'return "distance" if on == "distance" else None',
        'return "strength" if on == "distance" else None',
        "tests/measures/test_centrality.py",
    ),
    "distance is the strength itself": Mutant(
        "network.py", '"distance": 1.0 / strength', '"distance": 1.0 * strength', "tests/measures/test_centrality.py"
    ),
    "fragmentation over n, not n - 1": Mutant(
        "measures/cohesion.py",
        "(sizes * (sizes - 1)).sum() / (size * (size - 1))",
        "(sizes * (sizes - 1)).sum() / (size * size)",
        "tests/measures/test_cohesion.py",
    ),
    "centralization allows loops": Mutant(
        "measures/centralization.py",
        "return (n - 1) * (n - 2.0)",
        "return n * (n - 1.0)",
        "tests/measures/test_cohesion.py",
    ),
    "Everett and Valente with n, not n - 1": Mutant(
        "measures/everett_valente.py",
        "2 * between[broker] + len(network) - 1",
        "2 * between[broker] + len(network)",
        "tests/measures/test_everett_valente.py",
    ),
    "gatekeeper and representative swapped": Mutant(
        "measures/brokerage_roles.py",
        "representative = gets_own * (gives - gives_own)",
        "representative = (gets - gets_own) * gives_own",
        "tests/measures/test_brokerage_roles.py",
    ),
    "direction reversed": Mutant(
        "network.py",
        "zip(self.ends[:, 0].tolist(), self.ends[:, 1].tolist(), strict=True)",
        "zip(self.ends[:, 1].tolist(), self.ends[:, 0].tolist(), strict=True)",
        "tests/measures/test_centrality.py",
    ),
    "chance to choose one's own counts oneself": Mutant(
        "measures/segregation.py",
        "chance = (sizes - 1) / (sizes.sum() - 1)",
        "chance = sizes / sizes.sum()",
        "tests/measures/test_mixing.py",
    ),
    "isolates dropped from dF": Mutant(
        "measures/cohesion.py",
        "return float(1 - centrality.harmonic(network, on=on).mean())",
        "near = centrality.harmonic(network, on=on)\n    return float(1 - near[near > 0].mean())",
        "tests/measures/test_cohesion.py",
    ),
    "a p of 0": Mutant(
        "uncertainty/chance.py",
        "(far + 1) / (len(known) + 1)",
        "far / len(known)",
        "tests/test_uncertainty.py",
    ),
    "a consortium of k shares by k, not k - 1": Mutant(
        "uncertainty/resampling.py",
        "1.0 / (sizes[partnership] - 1.0)",
        "1.0 / sizes[partnership]",
        "tests/test_uncertainty.py",
    ),
}


def noticed(mutant: Mutant) -> bool:
    """Run the tests against the mistake; True where they fail."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
        file = source / "innonet" / mutant.file
        text = file.read_text(encoding="utf-8")
        if mutant.right not in text:
            raise SystemExit(f"{mutant.file} no longer has {mutant.right!r}: renew the mutant.")
        file.write_text(text.replace(mutant.right, mutant.wrong), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", mutant.tests]
        environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if run.returncode not in (0, 1):
            raise SystemExit(f"the tests of {mutant.file} do not run:\n{run.stdout[-2000:]}")
        return run.returncode == 1


def main() -> int:
    parser = argparse.ArgumentParser(description="Put mistakes into the program and see whether the tests notice.")
    parser.add_argument("--only", choices=list(MUTANTS), help="one mutant")
    given = parser.parse_args()
    alive = 0
    for name, mutant in MUTANTS.items():
        if given.only in (None, name):
            caught = noticed(mutant)
            alive += not caught
            print(f"{'caught' if caught else 'ALIVE '}  {name}", flush=True)
    return 1 if alive else 0


if __name__ == "__main__":
    raise SystemExit(main())
