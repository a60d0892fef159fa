"""Network -> files other programs read: GraphML, GEXF, CSV; and the ways to networkx and igraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from innonet import tables
from innonet.errors import UsageError
from innonet.network import Network

if TYPE_CHECKING:
    import igraph
    import networkx

# XML 1.0 has no place for these characters, whatever the escaping.
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIE_COLUMNS = ("strength", "distance", "partnerships")


def to_igraph(network: Network) -> igraph.Graph:
    """Give the network as an igraph Graph; see `Network.to_igraph`."""
    return network.to_igraph()


def to_networkx(network: Network) -> networkx.Graph:
    """Give the network as a networkx Graph or DiGraph; see `Network.to_networkx`."""
    return network.to_networkx()


def export(network: Network, path: str | Path) -> Path:
    """Write the network in the format of the file's ending.

    Parameters
    ----------
    path
        `.graphml` and `.gexf` for Gephi, Cytoscape, R and others; `.csv` writes the ties there and the
        organizations beside them as `<name>_organizations.csv`.

    Returns
    -------
    The path written.

    Raises
    ------
    UsageError
        If the ending is none of these.
    """
    path = Path(path)
    writers: dict[str, Callable[[Network, Path], None]] = {
        ".graphml": to_graphml,
        ".gexf": to_gexf,
        ".csv": to_csv,
    }
    if path.suffix.lower() not in writers:
        raise UsageError(
            f"the ending {path.suffix or '(none)'} says no format innonet writes.",
            where=str(path),
            fix=f"Use one of {', '.join(writers)}.",
        )
    writers[path.suffix.lower()](network, path)
    return path


def to_csv(network: Network, path: Path) -> None:
    """Write ties, and organizations beside them, as CSV for Excel."""
    tables.write_csv(network.ties, path)
    tables.write_csv(network.organizations.reset_index(), path.with_name(f"{path.stem}_organizations.csv"))


def to_graphml(network: Network, path: Path) -> None:
    """Write GraphML with every organization column and every tie column, typed."""
    _write(path, _graphml(network))


def to_gexf(network: Network, path: Path) -> None:
    """Write GEXF 1.3 for Gephi, with every organization column."""
    _write(path, _gexf(network))


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def _graphml(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    columns = {f"o{n}": column for n, column in enumerate(network.organizations.columns)}
    for key, column in columns.items():
        kind = "double" if _is_number(network.organizations[column]) else "string"
        yield f'<key id="{key}" for="node" attr.name={_quoted(column)} attr.type="{kind}"/>'
    for column in _TIE_COLUMNS:
        kind = "int" if column == "partnerships" else "double"
        yield f'<key id="{column}" for="edge" attr.name="{column}" attr.type="{kind}"/>'
    yield f'<graph edgedefault="{"directed" if network.directed else "undirected"}">'
    quoted = [_quoted(one) for one in network.ids]
    told = [_data(key, network.organizations[column]) for key, column in columns.items()]
    for cells in zip((f"<node id={one}>" for one in quoted), *told, strict=True):
        yield "".join(cells) + "</node>"
    told = [_data(column, network.ties[column]) for column in _TIE_COLUMNS]
    source = map([f"<edge source={one} target=" for one in quoted].__getitem__, network.ends[:, 0].tolist())
    target = map([f"{one}>" for one in quoted].__getitem__, network.ends[:, 1].tolist())
    for cells in zip(source, target, *told, strict=True):
        yield "".join(cells) + "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(key: str, column: pd.Series[Any]) -> list[str]:
    return tables.each_once(column, lambda value: f'<data key="{key}">{_text(value)}</data>', none="")


def _gexf(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield f'<graph mode="static" defaultedgetype="{"directed" if network.directed else "undirected"}">'
    yield '<attributes class="node">'
    columns = {str(n): column for n, column in enumerate(network.organizations.columns)}
    for key, column in columns.items():
        kind = "double" if _is_number(network.organizations[column]) else "string"
        yield f'<attribute id="{key}" title={_quoted(column)} type="{kind}"/>'
    yield '</attributes><attributes class="edge">'
    yield '<attribute id="p" title="partnerships" type="integer"/></attributes>'
    yield "<nodes>"
    values = [network.organizations[column].tolist() for column in columns.values()]
    names = _names(network)
    for position, id_ in enumerate(network.ids):
        cells = ((key, one[position]) for key, one in zip(columns, values, strict=True))
        data = "".join(f'<attvalue for="{k}" value={_quoted(v)}/>' for k, v in cells if not _is_missing(v))
        yield f"<node id={_quoted(id_)} label={_quoted(names[position])}><attvalues>{data}</attvalues></node>"
    yield "</nodes><edges>"
    for number, (source, target, strength, _, count) in enumerate(_tie_rows(network)):
        # GEXF's own word for a tie's strength is "weight".
        yield (
            f'<edge id="{number}" source={source} target={target} weight="{strength!r}">'
            f'<attvalues><attvalue for="p" value="{count}"/></attvalues></edge>'
        )
    yield "</edges></graph></gexf>"


def _names(network: Network) -> list[object]:
    """Give each organization's name, or its id where it has none."""
    if "name" not in network.organizations.columns:
        return network.ids.tolist()
    own = network.organizations["name"].tolist()
    return [id_ if _is_missing(name) else name for id_, name in zip(network.ids, own, strict=True)]


def _tie_rows(network: Network) -> Iterator[tuple[str, str, float, float, int]]:
    quoted = [_quoted(one) for one in network.ids]
    columns = [network.ties[column].tolist() for column in _TIE_COLUMNS]
    for (source, target), strength, distance, count in zip(network.ends.tolist(), *columns, strict=True):
        yield quoted[source], quoted[target], strength, distance, count


def _is_number(column: pd.Series[Any]) -> bool:
    return pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype)


def _is_missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and value != value)  # noqa: PLR0124


def _text(value: object) -> str:
    return escape(_NOT_XML.sub("", str(value)))


def _quoted(value: object) -> str:
    return quoteattr(_NOT_XML.sub("", str(value)))
