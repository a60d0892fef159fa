"""A suggestion as it is found, before it is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from innonet.suggestions.conditions import UNKNOWN
from innonet.suggestions.steps import Change

NO_CHANGE = Change(float("nan"), float("nan"), 0, 0, 0)


@dataclass(frozen=True)
class Found:
    """One suggestion.

    Parameters
    ----------
    action
        `connect`, `include`, `protect` or `back up`.
    pair
        Positions of the organizations it is about: two that should work together, or one to protect.
    change
        What it changes; what its loss would change for `protect`.
    single
        The fall in pairs that hang on single points; what the loss would part for `protect`.
    about
        The organization that is backed up; -1 for the others.
    cut_off
        Organizations that lose contact with the rest without the one to protect; those that get a second route past
        `about`; how many a small part has, for `include`.
    alike
        Partners that the first of the pair, who stands in, has in common with `about`.
    place, kinds, partners, partnerships
        The evidence: how their municipalities lie, kinds both know, partners both have, and the partnerships of the
        busier one.
    exact
        Whether `change` was measured in full; False where it is an estimate from a sample.
    today
        Steps between the two of a tie today, without the suggestions above it; `NO_PATH` without a path.
    """

    action: str
    pair: tuple[int, ...]
    change: Change
    single: int
    about: int = -1
    cut_off: int = 0
    alike: int = 0
    place: int = UNKNOWN
    kinds: int = 0
    partners: int = 0
    partnerships: int = 0
    exact: bool = field(default=True)
    today: int = 0

    @property
    def is_tie(self) -> bool:
        """Whether it adds a tie."""
        return len(self.pair) == 2
