"""The vis-network version by pyvis, hardened: offline, escaped, UTF-8, positions from Python."""

from __future__ import annotations

import json
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from markupsafe import Markup

from innonet.drawing import palette
from innonet.drawing.harmless import harmless
from innonet.drawing.layout import layout
from innonet.drawing.page import asset, digest
from innonet.errors import MissingPackageError, UsageError
from innonet.grouping import Communities, communities
from innonet.network import Network

if TYPE_CHECKING:
    from pyvis.network import Network as VisNetwork

SLOW, MOST = 1_000, 5_000


def to_pyvis(
    network: Network,
    *,
    color: str = "sector",
    size: str = "degree",
    groups: Communities | None = None,
    table: pd.DataFrame | None = None,
    seed: int = 1,
) -> VisNetwork:
    """Give the network as a pyvis Network to go on with: positions set, physics off, text harmless.

    Parameters
    ----------
    color
        A column of `network.organizations`, or `community`.
    size
        A measure, or a column of `table`.

    Returns
    -------
    pyvis.network.Network. Its own `write_html` asks the web for parts of the page and writes in the platform's
    encoding; `draw(network, engine="pyvis").save(path)` does neither.

    Raises
    ------
    UsageError
        Above 5,000 organizations, which a browser no longer shows; above 1,000 it warns.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> len(to_pyvis(from_edges(pd.DataFrame({"source": ["a"], "target": ["b"]}))).nodes)
    2
    """
    from innonet.drawing.drawing import colored, measured, radius

    _size_allows(network)
    found = groups if groups is not None else communities(network, draws=0, runs=1, seed=seed)
    radii = radius(measured(network, size, table)[size].reindex(network.ids).to_numpy(dtype=float))
    return _filled(network, color=colored(network, color), radii=radii, groups=found, seed=seed)


def _size_allows(network: Network) -> None:
    if len(network) > MOST:
        raise UsageError(
            f"the network has {len(network):,} organizations; vis-network shows no more than {MOST:,}.",
            where="pyvis",
            fix='Use engine="canvas", or draw a part: network.subset(...).',
        )
    if len(network) > SLOW:
        warnings.warn(
            f"vis-network is slow with {len(network):,} organizations; innonet's own map is not.",
            UserWarning,
            stacklevel=3,
        )


def _filled(
    network: Network, *, color: str, radii: npt.NDArray[np.float64], groups: Communities, seed: int
) -> VisNetwork:
    try:
        from pyvis.network import Network as VisNetwork
    except ImportError as error:
        raise MissingPackageError("pyvis is not installed.", where="to_pyvis", fix="pip install pyvis") from error
    points = layout(network, groups.members, radii, seed=seed)
    colors = _colors(network, color, groups)
    made = VisNetwork(directed=network.directed, cdn_resources="in_line")
    for place, (id_, name) in enumerate(zip(network.ids, network.called["name"], strict=True)):
        made.add_node(
            str(id_), label=harmless(name), color=colors[place], size=float(round(radii[place], 2)), physics=False,
            x=float(round(points[place, 0], 1)), y=float(round(points[place, 1], 1)),
        )  # fmt: skip
    # pyvis compares every new edge with all before it; the list is filled directly
    made.edges.extend(
        {"from": str(a), "to": str(b), "value": float(round(s, 4))}
        for a, b, s in zip(network.ties["source"], network.ties["target"], network.ties["strength"], strict=True)
    )
    made.toggle_physics(False)
    return made


def _colors(network: Network, color: str, groups: Communities) -> list[str]:
    if color == "community" or color not in network.organizations.columns:
        entries, codes = palette.community_groups(groups.names, groups.members.reindex(network.ids))
    else:
        entries, codes = palette.groups_of(network.attribute(color), color)
    return [entries[code].color for code in codes]


def vis_page(
    network: Network,
    *,
    color: str,
    radii: npt.NDArray[np.float64],
    groups: Communities,
    title: str = "",
    seed: int = 1,
) -> str:
    """Write the vis-network page: the library inlined from pyvis, nothing fetched, names only as text."""
    _size_allows(network)
    made = _filled(network, color=color, radii=radii, groups=groups, seed=seed)
    data = {"nodes": made.nodes, "edges": made.edges, "directed": network.directed}
    library = _library()
    policy = " ".join(f"'{digest(script)}'" for script in (library["library"], asset("vis.js")))
    text: str = _template().render(
        title=harmless(title),
        data=Markup(_json(data)),  # noqa: S704
        script=Markup(asset("vis.js")),  # noqa: S704
        policy=policy,
        **library,
    )
    return text


def _json(data: Any) -> str:
    """Write JSON that no HTML parser can leave."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


@cache
def _library() -> dict[str, Markup]:
    from importlib.resources import files

    folder = files("pyvis").joinpath("templates/lib/vis-9.1.2")
    script = folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    style = folder.joinpath("vis-network.css").read_text(encoding="utf-8")
    return {"library": Markup(script.replace("</script", "<\\/script")), "style": Markup(style)}  # noqa: S704


@cache
def _template() -> Any:
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(asset("vis.html"))
