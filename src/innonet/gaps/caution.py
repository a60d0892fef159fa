"""What to keep in mind before a claim is made: networks too small, too sparse or too incomplete for one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from innonet.gaps.between import groupings
from innonet.gaps.meanings import Said, attribute
from innonet.measures import cohesion
from innonet.network import Network
from innonet.uncertainty import shares
from innonet.written import percent

FEW_ORGANIZATIONS, FEW_PARTNERSHIPS = 20, 30
"""Below so many, one more or less can turn a finding round."""
MANY_ALONE, MUCH_MISSING, MUCH_FROM_ONE, MOSTLY_ONCE = 0.3, 0.2, 0.25, 0.5
"""Shares from which something is said."""
Row = tuple[str, float, Said]


def cautions(network: Network) -> pd.DataFrame:
    """Say what makes claims about this network weak: few organizations or partnerships, many seen once or unknown.

    Returns
    -------
    DataFrame, one row a caution, none where nothing stands against a claim: `caution` (an id), `value` (the number
    that speaks), `meaning` and `meaning_ko` (one plain sentence). Isolates count as organizations.

    Examples
    --------
    >>> import pandas as pd
    >>> from innonet.edges import from_edges
    >>> cautions(from_edges(pd.DataFrame({"source": ["a"], "target": ["b"]})))["caution"].tolist()
    ['few_organizations', 'few_partnerships']
    """
    rows = [*_small(network), *_sparse(network), *_incomplete(network)]
    return pd.DataFrame(
        [(name, float(value), said.en, said.ko) for name, value, said in rows],
        columns=["caution", "value", "meaning", "meaning_ko"],
    )


def _small(network: Network) -> Iterator[Row]:
    size, behind = len(network), shares(network)
    if size < FEW_ORGANIZATIONS:
        yield "few_organizations", size, Said(
            f"기관이 {size}곳뿐이어서 한 곳만 더하거나 빼도 순위와 비율이 크게 달라집니다.",
            f"There are only {size} organizations: one more or less can change ranks and shares.",
        )  # fmt: skip
    number = len(np.unique(behind.partnership))
    if number < FEW_PARTNERSHIPS:
        yield "few_partnerships", number, _few_partnerships(number, from_records=network.register is not None)
    if number >= FEW_PARTNERSHIPS and len(behind.part):
        most = float(np.bincount(behind.partnership).max() / len(behind.part))
        if most > MUCH_FROM_ONE:
            yield "one_partnership", most, Said(
                f"협력사업 하나가 만남의 {percent(most)}를 차지하여, 그 사업이 결과를 좌우합니다.",
                f"A single partnership makes {percent(most)} of all meetings, so that the results hang on it.",
            )  # fmt: skip


def _few_partnerships(number: int, *, from_records: bool) -> Said:
    what = Said("두 곳 이상이 함께한 협력사업", "partnership") if from_records else Said("연결", "tie")
    of = " of two or more" if from_records else ""
    return Said(
        f"{what.ko}이 {f'{number}건뿐이어서' if number else '없어'} 우연과 뚜렷이 구별되는 결과를 기대하기 어렵습니다.",
        f"{f'Only {number}' if number else 'No'} {what.en}{'s' * (number > 1)}{of} {'are' if number > 1 else 'is'} "
        "behind it: little can be told apart from chance.",
    )


def _sparse(network: Network) -> Iterator[Row]:
    if not len(network):
        return
    alone = float(cohesion.is_isolate(network).mean())
    if alone > MANY_ALONE:
        yield "many_alone", alone, Said(
            f"기관의 {percent(alone)}가 다른 기관과 연결되어 있지 않습니다. 기록이 빠지지 않았는지 확인해 주십시오.",
            f"{percent(alone)} of the organizations are tied to no other: are their records just missing?",
        )  # fmt: skip
    if network.register is None:
        return
    times = network.register.participations.drop_duplicates(["organization", "partnership"])[
        "organization"
    ].value_counts()
    once = float((times == 1).mean()) if len(times) else 0.0
    if once > MOSTLY_ONCE:
        yield "seen_once", once, Said(
            f"참여 기관의 {percent(once)}는 협력사업 한 건에만 나타나므로, 이들의 순위는 넓게 보아야 합니다.",
            f"{percent(once)} of those who take part are seen in one partnership only: their ranks are unsure.",
        )  # fmt: skip


def _incomplete(network: Network) -> Iterator[Row]:
    for by in groupings(network):
        unknown = float(network.attribute(by).isna().mean())
        if unknown > MUCH_MISSING:
            name = attribute(by)
            yield f"unknown_{by}", unknown, Said(
                f"기관의 {percent(unknown)}는 {name.ko} 정보가 없어 집단 간 비교에서 빠집니다.",
                f"For {percent(unknown)} of the organizations the {name.en} is not known; comparisons leave them out.",
            )  # fmt: skip
