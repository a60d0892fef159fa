"""Run the notebooks and write their outputs into them: `make notebooks`.

What differs from run to run (times, counters, the machine) is left out, so that the same code gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent


def executed(path: Path) -> nbformat.NotebookNode:
    """Run one notebook in a fresh kernel and give it with its outputs."""
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(HERE)}}).execute()
    for cell in book.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("metadata", {}).clear()
    book.metadata["language_info"] = {"name": "python"}
    return book


if __name__ == "__main__":
    names = sys.argv[1:] or [path.name for path in sorted(HERE.glob("*.ipynb"))]
    for name in names:
        nbformat.write(executed(HERE / name), HERE / name)
        print(f"notebooks/{name}")
