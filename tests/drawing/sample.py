"""A small made-up network to draw: three circles of Korean organizations, two alone, and text that means harm."""

import numpy as np
import pandas as pd

from innonet.projection import project
from innonet.register import Register

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\u202egnp.exe\x00\"'&<b>"
STEMS = ("가온누리", "한빛마을", "두레온", "새암대학교", "푸른숲", "온새미로")
SECTORS = ("public", "civil_society", "business", "academia", "social_economy")
PLACES = ("수원시", "고양시", "의정부시", "가평군", "화성시")


def register(*, hostile="", per_circle=20, circles=3, works=12):
    """Circles that work among themselves and meet through the first of each."""
    rng = np.random.default_rng(3)
    n = per_circle * circles + 2
    ids = [f"o{i:03d}{hostile if i == 1 else ''}" for i in range(n)]
    rows = []
    for p in range(works * circles):
        circle = p % circles
        members = circle * per_circle + rng.choice(per_circle, 4, replace=False)
        rows += [(int(one), p) for one in members]
    rows += [(circle * per_circle, works * circles) for circle in range(circles)]
    count = works * circles + 1
    return Register(
        pd.DataFrame(
            {
                "organization": ids,
                "name": [f"{STEMS[i % 6]} {i}호점 사회적협동조합{hostile}" for i in range(n)],
                "name_en": [f"Organization {i}{hostile}" if i % 2 else np.nan for i in range(n)],
                "sector": [hostile or SECTORS[i % 5] if i % 7 else np.nan for i in range(n)],
                "municipality": [hostile or PLACES[i % 5] for i in range(n)],
                "url": [(hostile and f"javascript:alert(1){hostile}") or f"https://example.org/{i}" for i in range(n)],
                "aliases": [f"별칭{i}{hostile}" for i in range(n)],
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


def ideas(made, *, hostile=""):
    """Suggestions as `suggest` gives them: join two circles, include one that is alone, protect the first."""
    first, second, alone = made.ids[0], made.ids[21], made.ids[-1]
    return pd.DataFrame(
        [
            ("connect", (first, second), f"They share a partner.{hostile}", f"같은 상대가 있습니다.{hostile}", 0.012),
            ("include", (alone, second), f"It has no partner.{hostile}", f"함께한 기관이 없습니다.{hostile}", 0.002),
            ("protect", (first,), f"The network would split.{hostile}", f"협력망이 갈라집니다.{hostile}", np.nan),
        ],
        columns=["action", "organizations", "reason", "reason_ko", "gain"],
    )


def network(**settings):
    return project(register(**settings))
