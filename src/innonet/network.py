"""The Network: organizations and the ties between them, the one-mode network every measure reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from innonet.attributes import By, attribute_of
from innonet.errors import DataError, UsageError
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
        must_be_told_apart(self.organizations)
        if (self.ends < 0).any():
            row = int(np.flatnonzero((self.ends < 0).any(axis=1))[0])
            raise DataError(
                f"the tie {self.ties['source'].iloc[row]!r} - {self.ties['target'].iloc[row]!r} names an "
                "organization that is not in organizations.",
                where="Network.ties",
                fix="Add it to organizations.",
            )
        self._must_be_simple()

    def _must_be_simple(self) -> None:
        """Refuse what a measure would read wrongly: no names, a tie of one to itself, a tie that stands twice."""
        if "name" not in self.organizations.columns:
            raise UsageError(
                "organizations have no column 'name'.", where="Network.organizations", fix="Add it; ids will do."
            )
        ends = self.ends.astype(np.int64) if self.directed else np.sort(self.ends.astype(np.int64), axis=1)
        if (ends[:, 0] == ends[:, 1]).any():
            one = self.ids[ends[ends[:, 0] == ends[:, 1]][0, 0]]
            raise UsageError(f"{one!r} is tied to itself.", where="Network.ties", fix="Leave that row out.")
        twice = np.flatnonzero(pd.Index(ends @ [len(self), 1]).duplicated())
        if len(twice):
            one, two = self.ids[ends[twice[0]]]
            raise UsageError(
                f"the tie {one!r} - {two!r} stands twice.",
                where="Network.ties",
                fix="Add its rows up to one; from_edges does.",
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

    @property
    def alone(self) -> pd.Index[Any]:
        """Ids of the organizations without a tie."""
        return self.ids.delete(np.unique(self.ends))

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

    def attribute(self, by: By) -> pd.Series[Any]:
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
        return attribute_of(self.organizations, by)

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
    must_be_told_apart(organizations)
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


def must_be_told_apart(organizations: pd.DataFrame) -> None:
    """Refuse a table in which an organization stands twice."""
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
