"""Results: everything a report says, as tables, before a word of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from innonet.audience import Audience
from innonet.comparison import OverTime
from innonet.errors import UsageError
from innonet.network import Network
from innonet.register import Register

if TYPE_CHECKING:
    from innonet.drawing.thinning import Shown
    from innonet.grouping import Communities
    from innonet.records import Source
    from innonet.reporting.figure import Figure

LARGE = 20_000
"""Ties from which on results are large."""
PACKAGES = ("numpy", "pandas", "scipy", "igraph", "networkx", "scikit-learn", "matplotlib")
"""The packages whose versions can change a number in a report."""


@dataclass(frozen=True, eq=False)
class Results:
    """What one run found.

    Parameters
    ----------
    title
        What the report is about.
    lang
        `ko` or `en`: the language report and map open in.
    seed
        The number chance started from.
    settings
        Step -> the keyword arguments that were set for it.
    source
        What was read: files, form, and which header was taken for which column.
    network
        The one-mode network, with its register.
    profile
        One row per organization, one column per measure.
    groups
        The communities found.
    hubs
        The ranked hubs.
    fragmentation
        Whole-network measures: measure, value, expected, p, meaning, meaning_ko.
    mixing
        Group by group: group_a, group_b, observed, expected, ratio, and z, p where they were computed.
    suggestions
        Ranked actions with what each would change, as `innonet.suggest` gives them; may have no rows.
    map_html
        The map as one offline file; it is drawn last, of all the rest.
    audience
        Whom the files are for: `internal`, `partners` or `public`; what they may not see is gone already.
    picture
        A still picture of the map as SVG.
    drawn
        How much of the network the map shows.
    removal
        The largest part as organizations leave: removed, organization, largest, random, random_low, random_high.
    programmes
        One row a programme (or kind of partnership): whom it reaches, how scattered that is; see
        `innonet.programmes`.
    programme_overlap
        One row a pair of programmes, those that reach the same kinds of organizations and never share one first.
    over_time
        Fragmentation year by year; no rows where the dates do not allow it, or it was not asked for.
    figures
        The report's figures by name, where they are drawn already.
    named
        Name and SHA-256 of each file that settings name: decisions, an earlier map, boundaries.
    """

    title: str
    lang: str
    seed: int
    settings: Mapping[str, Any]
    source: Source
    network: Network
    profile: pd.DataFrame
    groups: Communities
    hubs: pd.DataFrame
    fragmentation: pd.DataFrame = field(default_factory=pd.DataFrame)
    mixing: pd.DataFrame = field(default_factory=pd.DataFrame)
    suggestions: pd.DataFrame = field(default_factory=pd.DataFrame)
    map_html: str = ""
    audience: Audience = "internal"
    picture: str = ""
    drawn: Shown | None = None
    removal: pd.DataFrame = field(default_factory=pd.DataFrame)
    programmes: pd.DataFrame = field(default_factory=pd.DataFrame)
    programme_overlap: pd.DataFrame = field(default_factory=pd.DataFrame)
    over_time: OverTime = field(default_factory=OverTime)
    figures: Mapping[str, Figure | None] | None = None
    named: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Results: {self.title!r}, {self.network!r}, {len(self.hubs):,} hubs ranked"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>" + str(self.hubs.head()._repr_html_())  # type: ignore[operator]

    @property
    def register(self) -> Register:
        """The two-mode register the network came from.

        Raises
        ------
        UsageError
            If the network has none: a report speaks of partnerships.
        """
        if self.network.register is None:
            raise UsageError(
                "the network has no register, so there are no partnerships to report on.",
                where="Results",
                fix="Make the network with innonet.project(register).",
            )
        return self.network.register

    @property
    def tied_hubs(self) -> pd.DataFrame:
        """The ranked hubs without those who are tied to nobody: nobody of them is a hub, whatever the rank."""
        return self.hubs if self.hubs.empty else self.hubs[~self.hubs["organization"].isin(self.network.alone)]

    @property
    def is_large(self) -> bool:
        """Whether its tables are so long that the workbook takes longest, and sending it to another process counts."""
        return len(self.network.ties) > LARGE

    @property
    def issues(self) -> pd.DataFrame:
        """What was found wrong or odd in the records, one row per finding."""
        return self.register.issues

    @property
    def crosswalk(self) -> pd.DataFrame:
        """Which spellings and ids became which organization."""
        return self.register.crosswalk

    @property
    def versions(self) -> dict[str, str]:
        """The versions of innonet, Python and the packages that compute."""
        import platform
        from importlib.metadata import version

        import innonet

        packages = {name: version(name) for name in PACKAGES}
        return {"innonet": innonet.__version__, "python": platform.python_version(), **packages}
