"""From participations that no memory holds to a network that one machine does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from innonet.errors import DataError, UsageError, unknown_choice
from innonet.network import Network, make_network
from innonet.projection import Weighting
from innonet.scale import engines, statements

Name = Literal["duckdb", "spark"]


@dataclass(frozen=True, eq=False)
class Reduction:
    """What is left of the records: a network that enters the staircase, and counts over all of them.

    Parameters
    ----------
    network
        The one-mode network: every organization, and the ties that were asked for. `organizations.partnerships` is
        the number of each one's partnerships.
    sizes
        `size` of a partnership and the `number` of such: with `organizations.partnerships` the two margins of the
        two-mode network, which models of chance keep.
    degrees
        `degree`, with how many others an organization is tied, and the `number` of such, over all ties.
    components
        `size` of a connected part and the `number` of such, over all ties; an isolate is a part of its own.
    account
        One row a cleaning rule: `rule` and how many `rows` it set aside, and at the end those `kept`.
    """

    network: Network
    sizes: pd.DataFrame
    degrees: pd.DataFrame
    components: pd.DataFrame
    account: pd.DataFrame

    def __repr__(self) -> str:
        kept = int(self.account["rows"].iloc[-1])
        return f"Reduction: {kept:,} participations to {self.network!r}"


def reduce(
    source: str | Path,
    *,
    engine: Name = "duckdb",
    organization: str = "organization",
    partnership: str = "partnership",
    weighting: Weighting = "newman",
    shared: int = 1,
    session: Any = None,
    memory: str | None = None,
) -> Reduction:
    """Reduce participations to the network of organizations, without ever holding them in memory.

    Parameters
    ----------
    source
        A .csv or .parquet file, or a pattern of such files: one row per organization in a partnership.
    engine
        `duckdb`: on this machine, spilling to disk; `spark`: on this machine or, with `session`, a cluster.
    organization, partnership
        The names of the two columns there.
    weighting
        As in `project`.
    shared
        Bring back only ties of this many shared partnerships or more; counts are over all ties.
    session
        A DuckDB connection or SparkSession of your own; by default one is started for the time being.
    memory
        What the engine may use, as it writes it: `"8GB"` for DuckDB, `"8g"` for Spark.

    Returns
    -------
    Reduction. Blanks around ids are cut off; rows without an id are set aside, and an organization counts once in a
    partnership. Strengths are rounded to 12 decimals, so that they are the same whatever order an engine adds in.

    Raises
    ------
    DataError
        If the source cannot be read or lacks a column.
    UsageError
        If the engine is not known or not installed.

    Examples
    --------
    >>> reduce("records/*.parquet", engine="duckdb", memory="8GB")  # doctest: +SKIP
    """
    if weighting not in get_args(Weighting):
        raise unknown_choice(weighting, list(get_args(Weighting)), where="weighting")
    if shared < 1:
        raise UsageError(f"shared is {shared}.", where="reduce", fix="Give 1 or more.")
    running = _started(engine, session, memory)
    try:
        running.opened(str(source), {"organization": organization, "partnership": partnership})
        for name, query in statements.SEEN.items():
            running.view(name, query)
        for name, query in statements.PREPARED.items():
            running.table(name, query)
        _joined(running)
        account = _account(running)
        if not account["rows"].iloc[-1]:
            raise DataError("no row has both ids.", where=str(source), fix="Check which columns hold them.")
        return Reduction(
            network=_network(running, weighting, shared),
            sizes=running.rows(statements.SIZES),
            degrees=running.rows(statements.DEGREES),
            components=running.rows(statements.COMPONENTS),
            account=account,
        )
    finally:
        running.close()


def _started(name: str, session: Any, memory: str | None) -> engines.Engine:
    return engines.engine(name, session=session, memory=memory)


def _joined(running: engines.Engine) -> None:
    """Let labels go round until none moves."""
    moved = 1
    while moved:
        for name, query in statements.NEARER.items():
            running.table(name, query)
        moved = int(running.rows(statements.MOVED)["number"].iloc[0])
        running.table("labels", statements.LABELS)


def _account(running: engines.Engine) -> pd.DataFrame:
    found = running.rows(statements.ACCOUNT).iloc[0].astype(int)
    rows = [found["found"] - found["filled"], found["filled"] - found["kept"], found["kept"]]
    return pd.DataFrame({"rule": ["without_id", "repeated", "kept"], "rows": [int(one) for one in rows]})


def _network(running: engines.Engine, weighting: str, shared: int) -> Network:
    organizations = running.rows(statements.ORGANIZATIONS)
    ties = running.rows(statements.TIES.format(shared=int(shared)))
    count = ties["partnerships"].to_numpy(dtype=np.int32)
    strength = ties["newman"].to_numpy(dtype=np.float64) if weighting == "newman" else count.astype(np.float64)
    return make_network(
        organizations.assign(name=organizations["organization"]).set_index("organization"),
        ties["source"].to_numpy(dtype=np.int32),
        ties["target"].to_numpy(dtype=np.int32),
        strength=strength,
        partnerships=count,
        settings={"weighting": weighting, "shared": shared},
    )
