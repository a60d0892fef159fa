"""Names of European research organizations with their official id, as six exports of CORDIS write them."""

import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Collection
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.names import ways
from innonet import match_names
from innonet.resolve.guards import Mention, doubt

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "name_variants"


def _table(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / name, dtype=str, keep_default_na=False)


def is_there() -> bool:
    """Tell whether the records are on this machine; they may not be handed on with the project."""
    return FOLDER.is_dir()


def spellings(records: pd.DataFrame, *also: str) -> pd.DataFrame:
    """Give each different (name, country, and what else is named) once, with how many records of each id say so."""
    written = records.groupby(["name", "country", *also])["pic"].agg(list).reset_index()
    return written.assign(pic=written["pic"].map(Counter))


def town(address: str) -> str:
    """Give the town of an address: its last part that has no digit."""
    parts = [part.strip() for part in address.split(",") if part.strip()]
    return next((part for part in reversed(parts) if not re.search(r"\d", part)), "")


def _of_records(written: pd.DataFrame, merged: ways.Pairs, *, asked: Collection[int] = ()) -> tuple[int, int]:
    """Count pairs of records, all and right ones: those that share a spelling and those that are merged.

    Spellings that are `asked` about merge not even the records that share them.
    """
    counts = written["pic"].tolist()
    pairs = right = 0
    for position, one in enumerate(counts):
        if position in asked:
            continue
        size = sum(one.values())
        pairs += size * (size - 1) // 2
        right += sum(n * (n - 1) // 2 for n in one.values())
    for a, b in merged:
        pairs += sum(counts[a].values()) * sum(counts[b].values())
        right += sum(n * counts[b][id_] for id_, n in counts[a].items())
    return pairs, right


def compared() -> tuple[pd.DataFrame, dict[str, object]]:
    """Precision and recall of each way, and what the review list costs and gives."""
    records = _table("name_records.csv")
    written = spellings(records)
    texts, by = written["name"].tolist(), written["country"].tolist()
    trapped = written["name"].isin(set(_table("same_name_different_pic.csv")["name"])).to_numpy()
    possible = sum(n * (n - 1) // 2 for n in records.groupby("pic").size())
    start = time.process_time()
    table = ways.judged(texts, by)
    seconds = time.process_time() - start
    found: dict[str, Callable[[], ways.Pairs]] = {
        "same text": set,
        "same but for case, accents, signs": lambda: ways.same_folded(texts, by),
        "fuzzy, 85 of 100": lambda: ways.fuzzy(85)(texts, by),
        "fuzzy, 92 of 100": lambda: ways.fuzzy(92)(texts, by),
        "innonet, by itself": lambda: ways.pairs_of(table, "same"),
    }
    rows = []
    for name, way in found.items():
        merged = way()
        asked = doubted(texts) if name.startswith("innonet") else set()
        pairs, right = _of_records(written, merged, asked=asked)
        kept = _of_records(written, _without(merged, trapped), asked=asked | set(np.flatnonzero(trapped)))
        new = sum(bool(written["pic"][a] & written["pic"][b]) for a, b in merged)
        share = new / max(len(merged), 1)
        rows.append((name, right / pairs, kept[1] / kept[0], right / possible, len(merged), share))
    rows.append(_with_towns(records, possible))
    columns = ["way", "precision", "without shared names", "recall", "spellings merged", "of these right"]
    cost = {
        "names": len(texts),
        "CPU seconds": round(seconds, 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    return pd.DataFrame(rows, columns=columns), {**_review(table, written), **_false(table, written), **cost}


def doubted(texts: list[str]) -> set[int]:
    """Give the names that are asked about even where two records have the very same."""
    return {n for n, text in enumerate(texts) if doubt(Mention(text), Mention(text))}


def _with_towns(records: pd.DataFrame, possible: int) -> tuple[object, ...]:
    """Measure what is merged by itself where the town of each record is given too."""
    written = spellings(records.assign(town=records["address"].map(town)), "town")
    texts = written["name"].tolist()
    table = match_names(texts, written["country"].tolist(), towns=written["town"].tolist(), least=100)
    merged = ways.pairs_of(table, "same")
    pairs, right = _of_records(written, merged, asked=doubted(texts))
    new = sum(bool(written["pic"][a] & written["pic"][b]) for a, b in merged)
    own = new / max(len(merged), 1)
    return "innonet, by itself, towns given", right / pairs, float("nan"), right / possible, len(merged), own


def _without(merged: ways.Pairs, dropped: npt.NDArray[np.bool_]) -> ways.Pairs:
    return {(a, b) for a, b in merged if not (dropped[a] or dropped[b])}


def _review(table: pd.DataFrame, written: pd.DataFrame) -> dict[str, object]:
    """Of the pairs of spellings of organizations whose name differs in more than signs, how many are shown."""
    differing = _table("variants_differing.csv")
    ids = set(differing["pic"])
    owners: dict[str, list[int]] = {}
    for position, counts in enumerate(written["pic"]):
        for id_ in counts.keys() & ids:
            owners.setdefault(id_, []).append(position)
    true = {pair for members in owners.values() for pair in combinations(members, 2)}
    same, review = ways.pairs_of(table, "same"), ways.pairs_of(table, "review")
    return {
        "variants: pairs": len(true),
        "variants: merged by itself": len(true & same),
        "variants: on the review list": len(true & review),
        "variants: recall of both": round(len(true & (same | review)) / len(true), 3),
        "review list: pairs": len(review),
        "review list: right": sum(bool(written["pic"][a] & written["pic"][b]) for a, b in review),
    }


def _false(table: pd.DataFrame, written: pd.DataFrame) -> dict[str, object]:
    """Of the names that several ids share, how many are kept apart by country and how many are merged."""
    shared = _table("same_name_different_pic.csv").drop_duplicates(["name", "country", "pic"])
    texts = shared["name"].tolist()
    own = ways.pairs_of(ways.judged(texts, shared["country"].tolist()), "same")
    blind = ways.pairs_of(ways.judged(texts, None), "same")
    ids = shared["pic"].tolist()
    return {
        "shared names: merged, country given": sum(ids[a] != ids[b] for a, b in own),
        "shared names: merged, no country": sum(ids[a] != ids[b] for a, b in blind),
    }
