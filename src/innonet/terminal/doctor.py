"""What is installed, what is missing, for which feature, and the line that installs it."""

from __future__ import annotations

import platform
import re
from importlib import metadata

import pandas as pd

FEATURES = {
    "parquet": ("Parquet 파일 읽기", "reading Parquet files"),
    "database": ("데이터베이스에서 자료 읽기", "records out of a database"),
    "fast": ("큰 협력망의 빠른 계산", "faster measures for large networks"),
    "scale": ("메모리에 다 담지 못하는 자료(DuckDB)", "records that no memory holds, by DuckDB"),
    "spark": ("클러스터에서 다루는 자료(Spark)", "records on a cluster, by Spark"),
    "bench": ("다른 도구와 속도 견주기", "benchmarks beside other tools"),
    "docs": ("설명서 사이트 만들기", "building the site of these docs"),
    "firefox": ("파이어폭스에서 지도 시험", "the map's test in Firefox"),
    "test": ("개발용 시험", "the tests, for whoever changes innonet"),
}
"""Extra of the package -> what it is for; an extra that is not here is called by its name."""
HEADS = {
    "ko": ["기능", "상태", "빠진 패키지", "설치 방법"],
    "en": ["feature", "state", "missing packages", "how to install"],
}
WORDS = {"ko": ("기본 기능", "사용 가능", "없음"), "en": ("everything else", "ready", "missing")}
ENGINES = ("pandas", "igraph", "networkx", "scipy")
"""Packages whose versions a report of a fault should name."""


def requirements() -> list[tuple[str, str]]:
    """List every package innonet asks for, with the extra it belongs to (empty: always needed).

    Examples
    --------
    >>> ("pandas", "") in requirements()
    True
    """
    found = []
    for line in metadata.requires("innonet") or []:
        name = re.match(r"[A-Za-z0-9._-]+", line)
        extra = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", line)
        if name:
            found.append((name.group(), extra.group(1) if extra else ""))
    return found


def installed(package: str) -> str:
    """Give the version of a package; empty if it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def examined(*, lang: str) -> tuple[pd.DataFrame, bool]:
    """Look at what is installed.

    Returns
    -------
    A table, one row a feature: its state, the packages that are missing and the line that installs them; and whether
    all that is always needed is there.
    """
    always, ready, missing = WORDS[lang]
    wanted: dict[str, list[str]] = {}
    for package, extra in requirements():
        wanted.setdefault(extra, []).append(package)
    rows = []
    for extra, packages in wanted.items():
        lost = [package for package in packages if not installed(package)]
        feature = FEATURES.get(extra, (extra, extra))[lang == "en"] if extra else always
        line = f'pip install "innonet[{extra}]"' if extra else f"pip install {' '.join(lost)}"
        rows.append((feature, missing if lost else ready, ", ".join(lost), line if lost else ""))
    return pd.DataFrame(rows, columns=HEADS[lang]), not [p for p in wanted.get("", []) if not installed(p)]


def machine() -> str:
    """Name the program, Python, the system and the engines, on two lines."""
    first = f"innonet {installed('innonet')} · Python {platform.python_version()} · {platform.platform(terse=True)}"
    return f"{first}\n{' · '.join(f'{package} {installed(package)}' for package in ENGINES)}"
