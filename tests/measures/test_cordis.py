"""At the size of CORDIS H2020: every measure of the profile, within four gigabytes, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from networks import DATA

TESTS = Path(__file__).resolve().parents[1]
CODE = """
import json, resource
from cordis import cordis
from innonet import measures

network = cordis()
for name, call in {
    "harmonic": measures.harmonic,
    "constraint": measures.constraint,
    "profile": measures.profile,
    "brokerage_roles": lambda network: measures.brokerage_roles(network, "sector"),
    "sole_brokerage": measures.sole_brokerage,
}.items():
    found = call(network)
    assert found.index.equals(network.ids), name
gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(json.dumps({"gigabytes": gigabytes, "size": [len(network), len(network.ties)]}))
"""


@pytest.mark.slow
def test_the_profile_of_cordis():
    if not (DATA / "cordis_h2020").exists():
        pytest.skip("shared/data/cordis_h2020 is not here")
    run = subprocess.run([sys.executable, "-c", CODE], cwd=TESTS, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert found["size"] == [35_871, 796_670]
    assert found["gigabytes"] < 4
