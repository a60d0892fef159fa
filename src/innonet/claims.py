"""Numbered pieces of work that several processes take in turn: each is claimed once, by whoever is free first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def claims() -> Iterator[Path]:
    """Give a folder for the claims while the work lasts; whoever comes later finds it gone, and claims nothing."""
    with TemporaryDirectory(prefix="innonet-", ignore_cleanup_errors=True) as place:
        yield Path(place)


def claimed(place: Path, numbers: Iterable[int]) -> Iterator[int]:
    """Go through numbers, each when the one before is done, and give those that nobody else took."""
    return (number for number in numbers if is_ours(place / str(number)))


def taken(place: Path) -> int:
    """Count what was claimed, by anybody."""
    return sum(1 for _ in place.iterdir())


def is_ours(claim: Path) -> bool:
    """Lay down a claim; a file that is there already, or whose folder is gone, cannot be made."""
    try:
        claim.touch(exist_ok=False)
    except (FileExistsError, FileNotFoundError):
        return False
    return True
