"""The Network: organizations and the ties between them, the one-mode network every measure reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.edges import Attributes, Edges, checked_edges, organization_table, unknown_end
from innonet.errors import DataError, UsageError, unknown_choice
from innonet.namesakes import told_apart
from innonet.register import Register

if TYPE_CHECKING:
    import igraph
    import networkx
    from scipy.sparse import csr_array

TIE_COLUMNS = ("source", "target", "strength", "distance", "partnerships")


@dataclass(frozen=True, eq=False)
class Network:
    """Who works with whom: a one-mode network, never changed once made.

    Parameters
    ----------
    organizations
        One row per organization, indexed by its id (index name `organization`); all other columns are
        attributes. The order of this table is the order of every result.
    ties
        One row per tie: `source`, `target` (ids), `strength` (more = closer, > 0), `distance`
        (1/strength, for paths) and `partnerships` (how many are behind the tie). An undirected tie stands
        once, `source` before `target` in the order of `organizations`.
    directed
        Whether a tie from a to b says nothing about b to a.
    register
        The two-mode register this is a projection of; None for a network from a plain edge list.
    settings
        How it was projected: the keyword arguments of `project`.
    """

    organizations: pd.DataFrame
    ties: pd.DataFrame
    directed: bool = False
    register: Register | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        missing = [column for column in TIE_COLUMNS if column not in self.ties.columns]
        if missing:
            raise DataError(f"ties lack {', '.join(missing)}.", where="Network", fix="Use project or from_edges.")
        _told_apart(self.organizations)
        if (self.ends < 0).any():
            row = int(np.flatnonzero((self.ends < 0).any(axis=1))[0])
            raise DataError(
                f"the tie {self.ties['source'].iloc[row]!r} - {self.ties['target'].iloc[row]!r} names an "
                "organization that is not in organizations.",
                where="Network.ties",
                fix="Add it to organizations.",
            )

    def __getattr__(self, name: str) -> Any:
        # a network that the house made carries its ties as numbers: their table, with two texts a tie, is made when
        # somebody asks for it, which most of the networks drawn by the hundred never see
        carried = self.__dict__.get("_carried")
        if name != "ties" or carried is None:
            raise AttributeError(f"Network has no attribute {name!r}")
        ids, (strength, partnerships) = self.ids.to_numpy(), carried
        self.__dict__["ties"] = pd.DataFrame(
            {
                "source": ids[self.ends[:, 0]],
                "target": ids[self.ends[:, 1]],
                "strength": strength,
                "distance": 1.0 / strength,
                "partnerships": partnerships,
            }
        )
        return self.__dict__["ties"]

    def __getstate__(self) -> dict[str, Any]:
        """Go to other processes without what is made again faster than it is taken along."""
        return {name: value for name, value in self.__dict__.items() if name not in ("graph", "called")}

    @property
    def strengths(self) -> npt.NDArray[np.float64]:
        """Strength of each tie, in the order of `ties`."""
        carried = self.__dict__.get("_carried")
        return self.ties["strength"].to_numpy(dtype=np.float64) if carried is None else carried[0]

    @property
    def distances(self) -> npt.NDArray[np.float64]:
        """Distance of each tie, in the order of `ties`."""
        own = "_carried" not in self.__dict__
        return self.ties["distance"].to_numpy(dtype=np.float64) if own else 1.0 / self.strengths

    @property
    def ids(self) -> pd.Index[Any]:
        """Organization ids in the network's order, the index of every result."""
        return self.organizations.index

    def __len__(self) -> int:
        return len(self.organizations)

    def __repr__(self) -> str:
        kind = "directed " if self.directed else ""
        return f"Network: {len(self):,} organizations, {len(self.ties):,} {kind}ties"

    def _repr_html_(self) -> str:
        from html import escape

        strongest = self.ties.nlargest(5, "strength")
        names = self.called["name"] if "name" in self.called.columns else pd.Series(self.ids, self.ids)
        named = strongest.assign(source=strongest["source"].map(names), target=strongest["target"].map(names))
        return f"<p>{escape(repr(self))}; the strongest ties:</p>" + str(named._repr_html_())  # type: ignore[operator]

    @cached_property
    def called(self) -> pd.DataFrame:
        """The table of organizations with names as a reader is shown them: those that several bear are told apart.

        Behind such a name stands the municipality, or the id where that does not tell them apart.
        """
        return told_apart(self.organizations)

    @cached_property
    def ends(self) -> npt.NDArray[np.int32]:
        """Positions of each tie's two organizations, shape (ties, 2)."""
        index = self.organizations.index
        source = index.get_indexer(pd.Index(self.ties["source"]))
        target = index.get_indexer(pd.Index(self.ties["target"]))
        return np.column_stack([source, target]).astype(np.int32).reshape(-1, 2)

    @cached_property
    def adjacency(self) -> csr_array:
        """Strengths as a sparse matrix, organizations x organizations; symmetric unless directed."""
        from scipy.sparse import coo_array

        source, target = self.ends[:, 0], self.ends[:, 1]
        strength = self.strengths
        if not self.directed:
            source, target = np.concatenate([source, target]), np.concatenate([target, source])
            strength = np.concatenate([strength, strength])
        matrix = coo_array((strength, (source, target)), shape=(len(self), len(self))).tocsr()
        matrix.sort_indices()
        return matrix

    @cached_property
    def graph(self) -> igraph.Graph:
        """The igraph Graph measures read: tie attributes strength and distance; never to be changed."""
        import igraph

        # pairs one after the other, and lists of Python's own floats, go in four times faster than arrays
        pairs = zip(self.ends[:, 0].tolist(), self.ends[:, 1].tolist(), strict=True)
        graph = igraph.Graph(n=len(self), edges=pairs, directed=self.directed)
        graph.es["strength"] = self.strengths.tolist()
        graph.es["distance"] = self.distances.tolist()
        return graph

    def to_igraph(self, *, attributes: bool = True) -> igraph.Graph:
        """Give the network as an igraph Graph, vertices in the network's order.

        Parameters
        ----------
        attributes
            Copy the organization's id and columns onto the vertices.
        """
        graph = self.graph.copy()
        if attributes:
            graph.vs["name"] = [str(one) for one in self.ids]
            for column in self.organizations.columns:
                label = "label" if column == "name" else str(column)
                graph.vs[label] = self.organizations[column].tolist()
            graph.es["partnerships"] = self.ties["partnerships"].tolist()
        return graph

    def to_networkx(self) -> networkx.Graph:
        """Give the network as a networkx Graph or DiGraph, nodes by id, with all columns as attributes."""
        import networkx

        graph = networkx.DiGraph() if self.directed else networkx.Graph()
        rows = self.organizations.to_dict("records")
        graph.add_nodes_from(zip(self.ids.tolist(), rows, strict=True))
        data = self.ties[["strength", "distance", "partnerships"]].to_dict("records")
        graph.add_edges_from(zip(self.ties["source"].tolist(), self.ties["target"].tolist(), data, strict=True))
        return graph

    def subset(self, organizations: Iterable[Any]) -> Network:
        """Keep some organizations and the ties between them, as a new Network.

        Parameters
        ----------
        organizations
            Ids, in any order; the network's own order is kept.

        Raises
        ------
        UsageError
            If an id is not in the network.
        """
        wanted = pd.Index(list(organizations))
        unknown = wanted.difference(self.ids, sort=False)
        if len(unknown):
            raise UsageError(
                f"organization {unknown[0]!r} is not in the network.",
                where="subset",
                fix="Use ids from network.ids.",
            )
        keep = self.ids.isin(wanted)
        inside = keep[self.ends[:, 0]] & keep[self.ends[:, 1]]
        return replace(self, organizations=self.organizations[keep], ties=self.ties[inside].reset_index(drop=True))

    def with_ties(self, kept: npt.NDArray[np.bool_]) -> Network:
        """Give the same organizations with some of the ties, as a new Network.

        Parameters
        ----------
        kept
            One mark per tie, in the order of `ties`.
        """
        if "_carried" not in self.__dict__:
            return replace(self, ties=self.ties[kept].reset_index(drop=True))
        fields = {name: getattr(self, name) for name in ("organizations", "directed", "register", "settings")}
        strength, partnerships = self.__dict__["_carried"]
        return _trusted(self.ends[kept], (strength[kept], partnerships[kept]), **fields)

    def reweighted(self, strength: npt.NDArray[Any], partnerships: npt.NDArray[Any]) -> Network:
        """Give the same organizations with other strengths, as a new Network; ties of strength 0 are gone.

        Parameters
        ----------
        strength, partnerships
            One number per tie, in the order of `ties`; strength 0 and up.
        """
        kept = np.flatnonzero(strength > 0)
        settings = {**self.settings, "reweighted": True}
        return _trusted(
            self.ends[kept],
            (strength[kept].astype(np.float64, copy=False), partnerships[kept]),
            organizations=self.organizations,
            directed=self.directed,
            register=self.register,
            settings=settings,
        )

    def attribute(self, by: str | pd.Series[Any] | Mapping[Any, Any] | Sequence[Any]) -> pd.Series[Any]:
        """Give one value per organization to group by; missing where the organization has none.

        Parameters
        ----------
        by
            A column of `organizations`, or a Series indexed by organization id (communities, say), or a dict by id, or
            a list or array with one value per organization, in the network's order.

        Returns
        -------
        Series in the network's order, dtype object; NaN for organizations without a value.

        Raises
        ------
        UsageError
            If there is no such column, the error names those there are; or if not one id of a Series or dict is in
            the network: ids that are numbers on one side and text on the other; or if a list has another length.
        """
        if isinstance(by, (pd.Series, Mapping)):
            return self._given(by if isinstance(by, pd.Series) else pd.Series(dict(by), dtype=object))
        if pd.api.types.is_list_like(by):
            return self._given(self._in_order(list(by)))
        if by not in self.organizations.columns:
            raise unknown_choice(by, [str(c) for c in self.organizations.columns], where="by")
        values = self.organizations[by].astype(object)
        return values.where(values.notna() & (values != ""), np.nan)

    def _in_order(self, values: list[Any]) -> pd.Series[Any]:
        if len(values) != len(self):
            raise UsageError(
                f"there are {len(values):,} values for {len(self):,} organizations.",
                where="by",
                fix="Give one for each, in the network's order, or a Series or dict by id.",
            )
        return pd.Series(values, index=self.ids, dtype=object)

    def _given(self, values: pd.Series[Any]) -> pd.Series[Any]:
        if len(self) and len(values) and not values.index.isin(self.ids).any():
            raise UsageError(
                f"no organization of the network is in the index of the groups: there it starts with "
                f"{values.index[0]!r}, here with {self.ids.tolist()[0]!r}.",
                where="by",
                fix="Give a Series whose index holds the ids of the network.",
            )
        found = values.reindex(self.ids).astype(object)
        return found.where(found.notna() & (found != ""), np.nan)

    def evidence(self, source: object, target: object) -> pd.DataFrame:
        """Give the participation rows behind a tie: who took part in what, with file, sheet and row.

        Returns
        -------
        Rows of the register's participations for the partnerships both organizations share; empty when they
        share none or when the network has no register.
        """
        if self.register is None:
            return pd.DataFrame()
        rows = self.register.participations
        both = rows[rows["organization"].isin([source, target])]
        shared = both.groupby("partnership")["organization"].nunique()
        return both[both["partnership"].isin(shared.index[shared == 2])].reset_index(drop=True)


def make_network(
    organizations: pd.DataFrame,
    source: npt.NDArray[Any],
    target: npt.NDArray[Any],
    *,
    strength: npt.NDArray[Any],
    partnerships: npt.NDArray[Any],
    directed: bool = False,
    register: Register | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Network:
    """Make a Network from positions; ties come out sorted by source and target position.

    Parameters
    ----------
    organizations
        Indexed by id.
    source, target
        Positions in `organizations`, each pair once.
    """
    _told_apart(organizations)
    order = np.lexsort((target, source))
    ends = np.column_stack([source[order], target[order]]).astype(np.int32).reshape(-1, 2)
    return _trusted(
        ends,
        (strength[order].astype(np.float64, copy=False), partnerships[order]),
        organizations=organizations,
        directed=directed,
        register=register,
        settings=settings or {},
    )


def _told_apart(organizations: pd.DataFrame) -> None:
    if not organizations.index.is_unique:
        twice = organizations.index[organizations.index.duplicated()][0]
        raise DataError(
            f"organization {twice!r} stands twice.",
            where="Network.organizations",
            fix="Keep one row of it.",
        )


def _trusted(
    ends: npt.NDArray[np.int32], carried: tuple[npt.NDArray[np.float64], npt.NDArray[Any]], **fields: Any
) -> Network:
    """Make a Network whose ends are known and whose checks hold by how it is made: draws come by the hundred."""
    made = object.__new__(Network)
    made.__dict__.update(fields, ends=ends, _carried=carried)
    return made


def from_edges(edges: Edges, organizations: Attributes | None = None, directed: bool = False) -> Network:
    """Make a Network from a plain edge table, for researchers who have no register.

    Parameters
    ----------
    edges
        Columns `source`, `target` and optionally `strength` (> 0, more = closer); other columns, `weight` too, are
        not read. Or pairs, or triples with a strength: the edges of a networkx graph, say. Rows for the same pair are
        one tie: their strengths add up; without the column every tie has strength 1 however often it stands.
        A row from an organization to itself is no tie and is left out with a warning.
    organizations
        Optional attributes: a table with a column `organization` (or `id`), or indexed by id, or whose `name` is what
        `edges` name; a Series of one attribute by id; or the ids alone. Organizations without a tie become
        isolates. Without it, organizations are those in `edges`, in sorted order.
    directed
        Whether source and target differ in meaning.

    Returns
    -------
    Network whose `ties.partnerships` counts the rows behind each tie.

    Raises
    ------
    DataError
        If `source` or `target` is not there or is empty, a strength is not a positive number, or an edge
        names an organization that the given table lacks.

    Examples
    --------
    >>> import pandas as pd
    >>> from_edges(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    Network: 3 organizations, 2 ties
    """
    edges = checked_edges(edges)
    table = organization_table(edges, organizations)
    _told_apart(table)
    source = table.index.get_indexer(pd.Index(edges["source"]))
    target = table.index.get_indexer(pd.Index(edges["target"]))
    if (source < 0).any() or (target < 0).any():
        raise unknown_end(edges, int(np.flatnonzero((source < 0) | (target < 0))[0]), table.index)
    if not directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    pairs = pd.DataFrame({"source": source, "target": target, "strength": edges["strength"].to_numpy()})
    grouped = pairs.groupby(["source", "target"], as_index=False).agg(
        strength=("strength", "sum"), partnerships=("strength", "size")
    )
    strength = grouped["strength"].to_numpy(dtype=np.float64)
    if edges.attrs.get("unweighted"):
        strength = np.ones(len(grouped))
    return make_network(
        table,
        grouped["source"].to_numpy(),
        grouped["target"].to_numpy(),
        strength=strength,
        partnerships=grouped["partnerships"].to_numpy(),
        directed=directed,
    )
