"""What ten suggestions are worth, beside ten random ties and what predictors of ties name.

python -m benchmarks.suggestions [SOURCE] [BY]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from innonet import baseline
from innonet.settings import as_study
from innonet.way import network_of

DEMO = Path(__file__).resolve().parents[1] / "datasets" / "gyeonggi"


def main(source: str = str(DEMO), by: str = "region") -> None:
    """Print the table, chosen for the whole and for ties between groups."""
    network = network_of(as_study(source))
    print(network, "by", by)
    for aim in ("whole", "between"):
        start = time.process_time()
        table = baseline(network, n=10, by=by, aim=aim, draws=200)
        print(f"\naim {aim}, {time.process_time() - start:.1f} s of processor")
        print(table.round(5).to_string(index=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
