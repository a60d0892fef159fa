"""A small made-up network to draw: three circles of Korean organizations, two alone, and text that means harm."""

import numpy as np
import pandas as pd

from innonet.projection import project
from innonet.register import Register

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\u202egnp.exe\x00\"'&<b>"
STEMS = ("가온누리", "한빛마을", "두레온", "새암대학교", "푸른숲", "온새미로")
SECTORS = ("public", "civil_society", "business", "academia", "social_economy")
PLACES = ("수원시", "고양시", "의정부시", "가평군", "화성시")


def register(*, hostile="", per_circle=20, circles=3):
    """Circles that work among themselves and meet through the first of each."""
    rng = np.random.default_rng(3)
    n = per_circle * circles + 2
    ids = [f"o{i:03d}{hostile if i == 1 else ''}" for i in range(n)]
    rows = []
    for p in range(12 * circles):
        circle = p % circles
        members = circle * per_circle + rng.choice(per_circle, 4, replace=False)
        rows += [(int(one), p) for one in members]
    rows += [(circle * per_circle, 12 * circles) for circle in range(circles)]
    count = 12 * circles + 1
    return Register(
        pd.DataFrame(
            {
                "organization": ids,
                "name": [f"{STEMS[i % 6]} {i}호점 사회적협동조합{hostile}" for i in range(n)],
                "name_en": [f"Organization {i}{hostile}" if i % 2 else np.nan for i in range(n)],
                "sector": [hostile or SECTORS[i % 5] if i % 7 else np.nan for i in range(n)],
                "municipality": [hostile or PLACES[i % 5] for i in range(n)],
                "url": [(hostile and f"javascript:alert(1){hostile}") or f"https://example.org/{i}" for i in range(n)],
                "source_file": [f"기관{hostile}.csv"] * n,
                "source_row": range(2, n + 2),
            }
        ),
        pd.DataFrame(
            {
                "partnership": [f"p{p:02d}" for p in range(count)],
                "name": [f"사업 {p}{hostile}" for p in range(count)],
                "kind": [hostile or ("mou", "living_lab", "grant")[p % 3] for p in range(count)],
                "start": [f"{2019 + p % 6}-03" for p in range(count)],
                "end": [f"{2020 + p % 6}" for p in range(count)],
            }
        ),
        pd.DataFrame([(ids[i], f"p{p:02d}") for i, p in rows], columns=["organization", "partnership"]),
    )


def network(**settings):
    return project(register(**settings))
