"""Processes of our own: what they leave out, and how they end."""

import subprocess
import sys
from pathlib import Path

import pytest

from sources import folder


def process(code, **settings):
    return subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, **settings)


def test_what_others_registered_is_done_before_the_process_is_gone():
    done = process(
        "import atexit; from innonet.processes import gone_when_done\n"
        "tell = gone_when_done(); atexit.register(print, 'bye'); tell(3)"
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "bye\n", "")


def test_a_process_that_fails_says_so():
    done = process("from innonet.processes import gone_when_done; gone_when_done(); raise ValueError('lost')")
    assert done.returncode == 1
    assert done.stderr.endswith("ValueError: lost\n")


def test_a_reader_who_has_read_enough_is_no_failure():
    with subprocess.Popen(
        [sys.executable, "-m", "innonet", "hubs", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_could_not_be_printed_is_a_failure():
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "innonet", "completion", "bash"]
        done = subprocess.run(words, check=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.startswith(b"innonet: the disk is full.")


def test_igraph_counts_without_matplotlib_which_can_be_imported_later():
    done = process(
        "import sys; from innonet.processes import become_lean; become_lean()\n"
        "import igraph; print('matplotlib' in sys.modules, igraph.Graph.Ring(4).diameter())\n"
        "from matplotlib.figure import Figure; print(Figure.__name__)"
    )
    assert done.stdout.split() == ["False", "2", "Figure"]


def test_matplotlib_that_is_there_stays():
    done = process(
        "import matplotlib as one; from innonet.processes import become_lean; become_lean()\n"
        "import sys; print(sys.modules['matplotlib'] is one, 'igraph' in sys.modules)"
    )
    assert done.stdout.split() == ["True", "False"]


def test_tables_are_the_same_without_pyarrow_which_can_be_imported_later(tmp_path):
    pytest.importorskip("pyarrow")
    run = (
        "import sys; from innonet.processes import become_lean\n{first}\nimport pandas as pd\n"
        "names = pd.Series(['가온', None, '두레']); print(names.str.len().tolist(), names.dtype == 'str')\n"
        "print('pyarrow' in sys.modules, file=sys.stderr)\n"
        "import pyarrow as pa, pyarrow.parquet; table = pa.table({{'organization': ['a'], 'name': ['가온']}})\n"
        "pa.parquet.write_table(table, {path!r})\n"
        "import innonet; print(innonet.read({path!r}).tables['organizations']['name'].tolist())"
    )
    path = str(tmp_path / "organizations.parquet")
    without, with_it = (process(run.format(first=first, path=path)) for first in ("become_lean()", ""))
    assert (without.stderr, with_it.stderr) == ("False\n", "True\n")
    assert without.stdout == with_it.stdout == "[2.0, nan, 2.0] True\n['가온']\n"


@pytest.mark.parametrize(
    ("words", "code"), [(["--version"], 0), (["hubs", "--help"], 0), ([], 2), (["hubs", "nowhere"], 1), (["hub"], 2)]
)
def test_the_program_ends_with_the_code_of_its_command(words, code):
    done = subprocess.run([sys.executable, "-m", "innonet", *words], check=False, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_command_of_its_own_leaves_matplotlib_out_and_prints_the_same(tmp_path):
    source = str(folder(tmp_path / "records"))
    words = ["hubs", source, "--draws", "2"]
    run = "import sys; from innonet.cli import main; main({words}{alone}); print('matplotlib' in sys.modules)"
    alone, shared = (process(run.format(words=words, alone=one)).stdout for one in (", alone=True", ""))
    assert alone.endswith("False\n")
    assert shared.endswith("True\n")
    assert alone.removesuffix("False\n") == shared.removesuffix("True\n")
