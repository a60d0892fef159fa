"""At the size of CORDIS H2020: every measure of the profile, within its time and memory, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from networks import DATA

TESTS = Path(__file__).resolve().parents[1]
CODE = """
import json, resource, time
from cordis import cordis
from innonet import measures

network, took = cordis(), {}
for name, call in {
    "harmonic": measures.harmonic,
    "constraint": measures.constraint,
    "profile": measures.profile,
    "brokerage_roles": lambda network: measures.brokerage_roles(network, "sector"),
    "sole_brokerage": measures.sole_brokerage,
}.items():
    begin = time.perf_counter()
    found = call(network)
    took[name] = time.perf_counter() - begin
    assert found.index.equals(network.ids), name
took["gigabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
took["size"] = [len(network), len(network.ties)]
print(json.dumps(took))
"""
# seconds on two shared cores, with room; gigabytes in all
BOUNDS = {
    "harmonic": 30,
    "constraint": 15,
    "profile": 120,
    "brokerage_roles": 60,
    "sole_brokerage": 120,
    "gigabytes": 4,
}


@pytest.mark.slow
def test_the_profile_of_cordis():
    if not (DATA / "cordis_h2020").exists():
        pytest.skip("shared/data/cordis_h2020 is not here")
    run = subprocess.run([sys.executable, "-c", CODE], cwd=TESTS, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert found.pop("size") == [35_871, 796_670]
    assert {name: value for name, value in found.items() if value > BOUNDS[name]} == {}
