"""draw(): from a network to a Drawing, one HTML file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from innonet import measures
from innonet.drawing import still
from innonet.drawing.arrangement import by_community
from innonet.drawing.geography import by_place
from innonet.drawing.layout import as_places, layout
from innonet.drawing.layout.field import Points
from innonet.drawing.layout.places import Given
from innonet.drawing.packing import Drawn
from innonet.drawing.page import page
from innonet.drawing.thinning import Shown, thinned
from innonet.errors import unknown_choice
from innonet.grouping import Communities, communities
from innonet.network import Network

SIZES = ("degree", "strength", "betweenness", "harmonic", "eigenvector", "coreness", "effective_size")
"""Measures a map can be sized by where there is no profile."""
SMALLEST, LARGEST = 6.0, 24.0
FAST = 3_000
"""Organizations up to which a map is sized by betweenness unless asked otherwise; beyond, by degree."""
NAMED = 100
"""Hubs that are drawn however few organizations are."""
_NONE = pd.DataFrame()


@dataclass(frozen=True)
class Drawing:
    """One map.

    Parameters
    ----------
    html
        The whole page.
    shown
        How much of the network it draws.
    picture
        A still picture of it as SVG, without text of the records but the title; empty for `pyvis`.
    """

    html: str
    shown: Shown
    picture: str = ""

    def __repr__(self) -> str:
        return f"Drawing: {self.shown}, {len(self.html.encode()) / 1000:,.0f} kB"

    def _repr_html_(self) -> str:
        """Show the map in a notebook: a frame of its own, in which only its own script runs."""
        from html import escape

        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads" '
            'style="width:100%;height:640px;border:1px solid #ddd;border-radius:8px"></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8; a file that is there already is replaced whole or not at all."""
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(self.html)
            # a temporary file is for its maker's eyes only; a map is not
            new.chmod(0o644)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        return path


def draw(
    network: Network,
    *,
    color: str = "sector",
    size: str | None = None,
    groups: Communities | None = None,
    table: pd.DataFrame | None = None,
    hubs: pd.DataFrame | None = None,
    suggestions: pd.DataFrame | None = None,
    mixing: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    positions: Given | None = None,
    points: Points | None = None,
    places: str = "municipality",
    boundaries: str | Path | None = None,
    title: str | Sequence[str] = "",
    lang: Literal["ko", "en"] = "ko",
    seed: int = 1,
    engine: Literal["canvas", "pyvis"] = "canvas",
    sources: bool = True,
    most: int | None = None,
) -> Drawing:
    """Draw the network as one offline HTML page.

    Parameters
    ----------
    color
        A column of `network.organizations`, or `community`; where no organization has the column, communities.
    size
        The measure organizations are sized by: a column of `table`, or of `SIZES` without one. By default
        betweenness, and degree for more than 3,000 organizations.
    groups
        Communities, for places and outlines; found with the same seed otherwise.
    table
        A profile: every numeric column can be sized by in the page.
    hubs
        The ranked hubs, for ranks, intervals and reasons.
    suggestions
        Suggested actions: `action`, `organizations` (a tuple of ids), `reason`, `reason_ko`, `gain`. Drawn dashed
        where the reader asks for them; rows with an organization that is not drawn are left out.
    mixing
        Ties between groups as `mixing` gives them, by one attribute or several tables of them; the story tells the
        gaps that lack the most ties.
    positions
        Where organizations stood on an earlier map, so that they stay near: a table with `x` and `y` by
        organization, or the path of such a CSV or of the earlier map.html. Same positions, same bytes; nothing is
        taken from a map that is not named here.
    points
        Where each organization stands, from `placed` with the same settings: shape (organizations, 2), in the network's
        order and the page's pixels, y pointing down. Laid out here without it, and where the map leaves some out.
    places
        The column of `organizations` that says where each is; where it is there, the reader can switch from the network
        to a map of places.
    boundaries
        Its areas: `tiles`, Gyeonggi's 31 municipalities as a grid of squares; `points`, cells around their points, or,
        for other places, around the middle of their organizations' `lat` and `lon`; or the path of a GeoJSON file of
        any areas, matched by name or code. By default tiles for Gyeonggi, points for up to 250 other places.
    title
        What the page is called: a text, or its Korean and its English.
    lang
        The language it opens in; the reader can switch.
    engine
        `canvas`, innonet's own map; or `pyvis`, the vis-network library, for up to 5,000 organizations.
    sources
        Whether cards name the rows of the records; False for files that leave the house.
    most
        Organizations drawn at most: the first hubs, those a suggestion names, and those of the highest `size`; the page
        says what is left out. By default all of up to 10,000, and of more 5,000; a larger `most` draws more.

    Returns
    -------
    Drawing; `save` writes it, and it shows itself in a notebook.

    Raises
    ------
    UsageError
        If the column, measure, language or engine is not known.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> draw(from_edges(pd.DataFrame({"source": ["a"], "target": ["b"]}))).shown
    Shown(organizations=2, of_organizations=2, ties=1, of_ties=1)
    """
    for value, choices, where in ((lang, ("ko", "en"), "lang"), (engine, ("canvas", "pyvis"), "engine")):
        if value not in choices:
            raise unknown_choice(value, list(choices), where=where)
    titles = (title, title) if isinstance(title, str) else (title[0], title[1])
    size = size or usual_size(network)
    found = groups if groups is not None else communities(network, draws=0, runs=1, seed=seed)
    sizes = measured(network, size, table)
    color = colored(network, color)
    drawn_network, shown = thinned(network, sizes[size], most=most, named=_named(hubs, suggestions))
    radii = radius(sizes[size].reindex(drawn_network.ids).to_numpy(dtype=float))
    if engine == "pyvis":
        from innonet.drawing.vis import vis_page

        named = titles[lang == "en"]
        return Drawing(vis_page(drawn_network, color=color, radii=radii, groups=found, title=named, seed=seed), shown)
    on_places = by_place(drawn_network, radii, places=places, boundaries=boundaries)
    if points is None or shown.organizations < len(network):
        points = _laid_out(drawn_network, found, radii, positions, seed)
    drawn = Drawn(
        network=drawn_network,
        arrangements=tuple(one for one in (by_community(points, found, drawn_network), on_places) if one),
        radii=radii,
        groups=found,
        table=sizes,
        hubs=_NONE if hubs is None else _tied(hubs, network),
        suggestions=_NONE if suggestions is None else suggestions,
        mixing=(mixing,) if isinstance(mixing, pd.DataFrame) else tuple(mixing or ()),
        color=color,
        size=size,
        title=titles,
        lang=lang,
        sources=sources,
        shown=shown,
    )
    picture = still.picture(drawn)
    return Drawing(page(drawn, picture), shown, picture)


def placed(
    network: Network,
    groups: Communities,
    *,
    size: str | None = None,
    table: pd.DataFrame | None = None,
    positions: Given | None = None,
    most: int | None = None,
    seed: int = 1,
) -> Points | None:
    """Lay a map out before all that it tells is known.

    Parameters
    ----------
    groups, size, table, positions, most, seed
        As in `draw`.

    Returns
    -------
    What `draw` takes as `points`. None where the map leaves organizations out: which, hangs on what it tells.

    Raises
    ------
    UsageError
        If the measure is not known.
    DataError
        If the earlier positions cannot be read.
    """
    size = size or usual_size(network)
    importance = measured(network, size, table)[size]
    drawn, shown = thinned(network, importance, most=most)
    if shown.organizations < len(network):
        return None
    return _laid_out(drawn, groups, radius(importance.to_numpy(dtype=float)), positions, seed)


def _laid_out(drawn: Network, groups: Communities, radii: Points, positions: Given | None, seed: int) -> Points:
    earlier = None if positions is None else as_places(positions)
    return layout(drawn, groups.members, radii, positions=earlier, seed=seed)


def usual_size(network: Network) -> str:
    """Give the measure a map is sized by unless asked otherwise."""
    return "betweenness" if len(network) <= FAST else "degree"


def measured(network: Network, size: str, table: pd.DataFrame | None) -> pd.DataFrame:
    """Give the measures a map can be sized by, the one asked for among them."""
    if table is None:
        if size not in SIZES:
            raise unknown_choice(size, list(SIZES), where="size")
        return pd.DataFrame({name: getattr(measures, name)(network) for name in dict.fromkeys([size, "degree"])})
    numeric = [name for name in table.columns if table[name].dtype.kind in "iuf" and name != "component"]
    if size not in numeric:
        raise unknown_choice(size, [str(name) for name in numeric], where="size")
    return table[numeric]


def _tied(hubs: pd.DataFrame, network: Network) -> pd.DataFrame:
    """Give the ranks, the first first, of those who are tied to somebody: nobody else is a hub, whatever the rank."""
    return hubs[~hubs["organization"].isin(network.alone)].sort_values("rank", kind="stable")


def _named(hubs: pd.DataFrame | None, suggestions: pd.DataFrame | None) -> list[str]:
    """Give those the page speaks of: the first hubs, and whoever a suggestion names."""
    first = [] if hubs is None else hubs.loc[hubs["rank"] <= NAMED, "organization"].tolist()
    return first + ([] if suggestions is None else [one for some in suggestions["organizations"] for one in some])


def colored(network: Network, color: str) -> str:
    """Give the attribute that a map is colored by: communities where no organization has the one asked for."""
    if color == "community" or (color == "sector" and color not in network.organizations.columns):
        return "community"
    if color not in network.organizations.columns:
        raise unknown_choice(color, [*map(str, network.organizations.columns), "community"], where="color")
    return color if network.attribute(color).notna().any() else "community"


def radius(values: Points) -> Points:
    """Give radii whose areas grow with the values; the smallest stay visible."""
    most = np.nanmax(values) if len(values) and not np.isnan(values).all() else 0.0
    share = np.clip(np.nan_to_num(values) / most, 0, 1) if most > 0 else np.zeros(len(values))
    found: Points = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(share)
    return found
