"""layout(): every connected part by descent, with room for everybody, the parts then set beside each other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.drawing.layout.beside import packed
from innonet.drawing.layout.descent import LEAST, balance, descended, extent, start, sunflower
from innonet.drawing.layout.field import Points
from innonet.drawing.layout.islands import drawn_near
from innonet.drawing.layout.overlaps import GAP, spaced
from innonet.drawing.layout.part import Part, part_of
from innonet.drawing.layout.passing import seen_past
from innonet.drawing.layout.territories import gathered
from innonet.measures import components
from innonet.network import Network

SMALL = 24
"""Organizations up to which a part is laid out by springs alone."""
ROOM = 2.0
"""Area of a part beside the area its organizations need."""
FEW = 40
"""A network of so few organizations gets twice the room, for their names."""
SIZES = np.geomspace(LEAST, 50.0, 60)
"""Sides of the square that each has on an earlier map, tried to find the one at which that map is in balance."""


def layout(
    network: Network,
    communities: pd.Series[int],
    radii: Points,
    *,
    positions: pd.DataFrame | None = None,
    seed: int = 1,
) -> Points:
    """Place every organization.

    Partners stand near each other, communities apart, and no two drawn circles touch. Parts that no tie joins stand at
    the side of the largest, organizations without ties in rows below.

    Parameters
    ----------
    communities
        Number of the community of each organization.
    radii
        How large each is drawn, in the same unit as the result.
    positions
        `x` and `y` on an earlier map by organization id as text: organizations stay near where they were, and new ones
        come in beside their partners.
    seed
        Chooses the organizations from which distances in the network are measured.

    Returns
    -------
    Array of shape (organizations, 2), in the network's order, y pointing down.
    """
    if not len(network):
        return np.zeros((0, 2))
    parts = components(network).to_numpy().astype(np.int64)
    sizes = np.bincount(parts)
    groups = np.unique(communities.reindex(network.ids).to_numpy(), return_inverse=True)[1]
    earlier = _earlier(network, positions)
    points = np.zeros((len(network), 2))
    for number in np.flatnonzero(sizes > 1):
        members = np.flatnonzero(parts == number)
        own = np.unique(groups[members], return_inverse=True)[1]
        if len(members) <= SMALL:
            points[members] = _sprung(network, members, radii[members])
            continue
        ties = network.adjacency[members][:, members]
        part = part_of(ties + ties.T if network.directed else ties, own, seed=seed)
        points[members] = _placed(part, radii[members], earlier[members], size=len(network))
    return packed(points, parts, radii)


def _sprung(network: Network, members: npt.NDArray[np.int64], radii: Points) -> Points:
    """Lay out a small part by springs as long as its paths: it has no communities to keep apart."""
    graph = network.graph.induced_subgraph(members.tolist())
    found = graph.layout_kamada_kawai(seed=sunflower(len(members)).tolist())
    points = np.array(found.coords, dtype=float)
    turned = _turned(points - points.mean(axis=0))
    roomy = spaced(_roomy(turned, radii, size=len(network)), radii, np.zeros(len(members), dtype=np.int64))
    return seen_past(roomy, radii, np.array(graph.get_edgelist(), dtype=np.int64))


def _roomy(points: Points, radii: Points, *, size: int) -> Points:
    """Stretch a part to the area it should take in a network of some size."""
    each = ROOM * (1 + FEW / size) * (np.pi * (radii + GAP) ** 2).mean()
    roomy: Points = points * np.sqrt(each) / extent(points)
    return roomy


def _earlier(network: Network, positions: pd.DataFrame | None) -> Points:
    if positions is None:
        return np.full((len(network), 2), np.nan)
    found: Points = positions[["x", "y"]].reindex([str(one) for one in network.ids]).to_numpy(dtype=float)
    return found


def _placed(part: Part, radii: Points, earlier: Points, *, size: int) -> Points:
    """Lay out one connected part: from an earlier map where it has at least half of the organizations."""
    known = np.isfinite(earlier[:, 0]) & np.isfinite(earlier[:, 1])
    if known.sum() >= max(3, len(radii) / 2):
        return _moved_on(part, radii, earlier, known)
    points = gathered(_turned(descended(part, start(part))), part.community)
    roomy = spaced(_roomy(points, radii, size=size), radii, part.community)
    return drawn_near(roomy, radii, (part.a, part.b))


def _moved_on(part: Part, radii: Points, earlier: Points, known: npt.NDArray[np.bool_]) -> Points:
    """Let an earlier map follow the data: everybody is held where it was, and moves as far as its ties ask."""
    middle = earlier[known].mean(axis=0)
    points = _with_newcomers(part, earlier - middle, known)
    unit = _unit(part, points)
    anchors = np.where(known[:, None], earlier - middle, np.nan) / unit
    moved = spaced(descended(part, points / unit, anchors=anchors) * unit, radii, part.community)
    near: Points = drawn_near(moved, radii, (part.a, part.b)) + middle
    return near


def _with_newcomers(part: Part, points: Points, known: npt.NDArray[np.bool_]) -> Points:
    """Set new organizations in the middle of those of their partners that have a place, as long as it takes."""
    points, placed = np.nan_to_num(points), known.copy()
    scatter = np.sqrt((points[known] ** 2).sum(axis=1).mean()) * 0.02 * sunflower(len(points))
    while not placed.all():
        counted = part.share * placed[part.b]
        total = np.bincount(part.a, counted, len(points))
        reached = ~placed & (total > 0)
        for axis in (0, 1):
            middle = np.bincount(part.a, counted * points[part.b, axis], len(points))
            points[reached, axis] = middle[reached] / total[reached] + scatter[reached, axis]
        placed |= reached
    return points


def _unit(part: Part, points: Points) -> float:
    """Give the map units in one unit of the descent: the size at which the points neither shrink nor grow."""
    natural = extent(points)
    shrinking = (size for size in SIZES if balance(part, points * (size / natural)) > 0)
    return natural / float(next(shrinking, LEAST))


def _turned(points: Points) -> Points:
    """Turn the points so that the whole is wider than high, as screens are, and stands the same way every time."""
    x, y = points.T
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x**2).sum() - (y**2).sum())
    turned = np.column_stack([x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)])
    skew = (turned**3).sum(axis=0)
    upright: Points = turned * np.where(skew < 0, -1.0, 1.0)
    return upright
