"""Make the fictional Gyeonggi dataset: organizations, partnerships and participations with planted truths and mess.

Run it from anywhere (`python make_gyeonggi.py`); it rewrites the files beside it, the same ones every time. The places
are real, everything else is invented: no organization, partnership or number here is one of the world's.
"""

from __future__ import annotations

import csv
import io
import json
import random
import tomllib
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
SEED = 20260301

# Communities are planted by place: name -> municipalities (the first two hold most organizations).
COMMUNITIES = {
    "수원·용인권": ("수원시", "용인시", "화성시", "오산시", "의왕시"),
    "성남·하남권": ("성남시", "하남시", "광주시", "이천시", "여주시", "과천시"),
    "부천·안산권": ("부천시", "안산시", "시흥시", "광명시", "김포시"),
    "평택·안성권": ("평택시", "안성시", "안양시", "군포시"),
    "고양·파주권": ("고양시", "파주시", "양주시"),
    "의정부·포천권": ("의정부시", "포천시", "동두천시", "연천군"),
    "남양주·가평권": ("남양주시", "구리시", "가평군", "양평군"),
}
NORTH = {"고양시", "파주시", "양주시", "의정부시", "포천시", "동두천시", "연천군", "남양주시", "구리시", "가평군"}
RURAL = {"양평군", "가평군", "연천군"}
EN = WORDS["municipalities"]
SECTORS = {
    "public": "공공", "intermediary": "중간지원조직", "social_economy": "사회적경제",
    "civil_society": "시민사회", "business": "기업", "academia": "학계·연구",
    "finance": "금융·임팩트투자", "media": "언론·미디어", "citizens": "시민·주민",
}  # fmt: skip
SHARES = {
    "public": 2, "intermediary": 3, "social_economy": 9, "civil_society": 8, "business": 8, "academia": 4, "finance": 2,
    "media": 2, "citizens": 5,
}  # fmt: skip
HUBS = (
    ("경기사회혁신이음센터", "Gyeonggi Social Innovation Ieum Center", "intermediary", "중간지원조직(일반)", "수원시"),
    (
        "경기북부협력누리센터",
        "Northern Gyeonggi Cooperation Nuri Center",
        "intermediary",
        "중간지원조직(일반)",
        "의정부시",
    ),
    ("재단법인 한빛누리", "Hanbit Nuri Foundation", "civil_society", "재단(민간)", "성남시"),
    (
        "새암대학교 산학협력단",
        "Saeam University Industry-Academic Cooperation Foundation",
        "academia",
        "산학협력단",
        "고양시",
    ),
    ("두레온 사회적협동조합", "Dureon Social Cooperative", "social_economy", "사회적협동조합", "부천시"),
    ("푸른숲임팩트㈜", "Pureunsup Impact Co., Ltd.", "finance", "임팩트투자사", "성남시"),
)
HUB_SHARES = (30, 20, 22, 18, 20, 16)
PER_COMMUNITY, INSIDE, ALONE = 44, 26, 38


@dataclass
class Organization:
    """One invented organization, and what is planted about it."""

    id: str
    name: str
    name_en: str
    sector: str
    type: str
    municipality: str
    reg_no: str
    founded: str
    community: str = ""
    parent: str = ""
    aliases: str = ""
    url: str = ""
    note: str = ""


@dataclass
class Partnership:
    """One invented partnership and who takes part in it: ids, the first one leads."""

    id: str
    name: str
    kind: str
    start: str
    end: str
    amount: str
    municipality: str
    members: list[str] = field(default_factory=list)
    status: str = ""


@dataclass
class World:
    """All that is made, before it is written with its mess."""

    chance: random.Random
    organizations: list[Organization] = field(default_factory=list)
    partnerships: list[Partnership] = field(default_factory=list)
    cut_points: dict[str, list[str]] = field(default_factory=dict)
    same: list[list[str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def reg_no(chance: random.Random) -> str:
    """Make a business registration number whose check digit is right; the numbers belong to nobody we know of."""
    digits = [chance.randrange(1, 10) for _ in range(9)]
    weights = (1, 3, 7, 1, 3, 7, 1, 3, 5)
    total = sum(w * d for w, d in zip(weights, digits, strict=True)) + 5 * digits[8] // 10
    text = "".join(map(str, [*digits, (10 - total % 10) % 10]))
    return f"{text[:3]}-{text[3:5]}-{text[5:]}"


def organization(world: World, sector: str, municipality: str, community: str) -> Organization:
    """Invent one organization whose name is not taken."""
    chance, short = world.chance, municipality[:-1]
    while True:
        pattern = chance.choice(WORDS["patterns"][sector])
        stem = chance.choice(list(WORDS["stems"]))
        words = {"stem": stem, "Stem": WORDS["stems"][stem], "place": short, "city": municipality}
        words |= {"Place": EN[municipality], "City": EN[municipality]}
        name = pattern["ko"].format(**words)
        if name not in world.names:
            break
    world.names.add(name)
    return Organization(
        id=f"G{len(world.organizations) + 1:04d}",
        name=name,
        name_en=pattern["en"].format(**words),
        sector=sector,
        type=pattern["type"],
        municipality=municipality,
        reg_no=reg_no(chance) if chance.random() < 0.85 else "",
        founded=date(chance, chance.randrange(1995, 2022)),
        community=community,
        parent=municipality if pattern.get("parent") else "",
        url=f"https://example.org/{len(world.organizations) + 1}" if chance.random() < 0.3 else "",
    )


def date(chance: random.Random, year: int, *, month: int = 0) -> str:
    """Write a date as people do: whole or partial, with hyphens, dots or Korean units."""
    month = month or chance.randrange(1, 12)
    day = chance.randrange(1, 28)
    forms = (
        f"{year}",
        f"{year}-{month:02d}",
        f"{year}-{month:02d}-{day:02d}",
        f"{year}. {month}. {day}.",
        f"{year}.{month}",
    )
    return chance.choices([*forms, f"{year}년 {month}월"], [2, 3, 9, 3, 1, 1])[0]


def people(world: World) -> None:
    """Fill the province: hubs, the 31 municipalities, and the organizations of each community."""
    for name, name_en, sector, type_, municipality in HUBS:
        made = organization(world, sector, municipality, "")
        made.name, made.name_en, made.type, made.parent = name, name_en, type_, ""
        world.organizations.append(made)
    for community, places in COMMUNITIES.items():
        for place in places:
            made = organization(world, "public", place, community)
            made.name, made.name_en, made.type, made.parent = (
                place,
                f"{EN[place]} Municipality",
                "기초자치단체(시·군·구)",
                "",
            )
            world.organizations.append(made)
        for _ in range(PER_COMMUNITY):
            place = world.chance.choices(places, [5, 4, *([2] * (len(places) - 2))])[0]
            sector = world.chance.choices(list(SHARES), list(SHARES.values()))[0]
            world.organizations.append(organization(world, sector, place, community))


def partnership(world: World, members: list[str], *, year: int = 0) -> Partnership:
    """Invent what some organizations do together."""
    chance = world.chance
    kind = chance.choices(list(WORDS["kinds"]), [6, 2, 3, 3, 5, 6, 3, 6, 3, 3, 1, 3, 2, 2, 1])[0]
    year = year or chance.choices(range(2018, 2027), [2, 3, 3, 4, 5, 6, 7, 8, 4])[0]
    first = next(one for one in world.organizations if one.id == members[0])
    topic = chance.choice(WORDS["topics"]["ko"])
    start, length = date(chance, year), chance.choice((0, 0, 1, 1, 2))
    amount = "" if kind in ("업무협약(MOU)", "네트워크 참여") else f"{chance.randrange(5, 400) * 1000:,}"
    made = Partnership(
        id=f"P{len(world.partnerships) + 1:03d}",
        name=f"{first.municipality[:-1]} {topic} {kind.split('(')[0]}",
        kind=kind,
        start=start,
        end=date(chance, year + length, month=12) if chance.random() < 0.8 else "",
        amount=amount,
        municipality=first.municipality,
        members=members,
        status="종료" if year + length < 2026 else "진행 중",
    )
    world.partnerships.append(made)
    return made


def together(world: World) -> None:
    """Let organizations work together: mostly inside their community, with the hubs across."""
    chance = world.chance
    for community in COMMUNITIES:
        own = [one.id for one in world.organizations if one.community == community]
        waiting = own[:]
        chance.shuffle(waiting)
        busy = own[: len(COMMUNITIES[community])] + chance.sample(own, 8)
        for _ in range(INSIDE):
            size = chance.choices((2, 3, 4, 5, 6, 7), (2, 4, 5, 4, 3, 1))[0]
            members = [waiting.pop() for _ in range(min(2, len(waiting)))]
            pool = [*own, *busy, *busy]
            while len(members) < size:
                one = chance.choice(pool)
                members += [one] if one not in members else []
            chance.shuffle(members)
            partnership(world, members)
    across(world)
    small_groups(world)


def across(world: World) -> None:
    """Plant the hubs: each works in several communities, seldom with the other half of the province."""
    chance = world.chance
    for hub, number in zip(world.organizations[: len(HUBS)], HUB_SHARES, strict=True):
        near = [c for c, places in COMMUNITIES.items() if (places[0] in NORTH) == (hub.municipality in NORTH)]
        far = [c for c in COMMUNITIES if c not in near]
        for turn in range(number):
            community = near[turn % len(near)] if chance.random() < 0.85 else chance.choice(far)
            own = [one.id for one in world.organizations if one.community == community]
            if turn % 2 == 0:
                # an addition to what a community does already
                does = [p for p in world.partnerships if p.members[0] in own and hub.id not in p.members]
                chance.choice(does).members.append(hub.id)
            else:
                partnership(world, [hub.id, *chance.sample(own, chance.choice((1, 1, 2)))])


def small_groups(world: World) -> None:
    """Plant the cut points: organizations that alone join a small group to everybody else."""
    chance = world.chance
    for community, size in zip(COMMUNITIES, (2, 3, 2, 0, 3, 2, 0), strict=True):
        if not size:
            continue
        own = [one for one in world.organizations if one.community == community]
        gate = chance.choice(own[10:])
        group = [organization_added(world, own[0].municipality, "") for _ in range(size)]
        partnership(world, [gate.id, group[0].id])
        partnership(world, [one.id for one in group])
        world.cut_points[gate.id] = [one.id for one in group]


def organization_added(world: World, municipality: str, community: str) -> Organization:
    sector = world.chance.choices(list(SHARES), list(SHARES.values()))[0]
    made = organization(world, sector, municipality, community)
    world.organizations.append(made)
    return made


def alone(world: World) -> list[str]:
    """Add organizations that take part in nothing."""
    places = [place for places in COMMUNITIES.values() for place in places]
    return [organization_added(world, world.chance.choice(places), "").id for _ in range(ALONE)]


def variants(name: str) -> list[str]:
    """Write one name in other ways people write it."""
    found = []
    for form, others in (("(주)", ("주식회사 ", "㈜")), ("주식회사 ", ("(주)", "㈜")), ("사단법인 ", ("(사)", "사) "))):
        if name.startswith(form):
            found += [other + name.removeprefix(form) for other in others]
    if name.endswith("㈜"):
        found += [name.removesuffix("㈜") + "(주)", "주식회사 " + name.removesuffix("㈜")]
    if " " in name and not found:
        found.append(name.replace(" ", ""))
    return found


def spelled(world: World, active: set[str]) -> dict[str, list[str]]:
    """Choose organizations whose participations are written under other spellings."""
    able = [one for one in world.organizations if one.id in active and variants(one.name)]
    chosen = world.chance.sample(able, 18)
    hub = next(one for one in world.organizations if one.name.endswith("임팩트㈜"))
    return {one.id: variants(one.name) for one in [hub, *(one for one in chosen if one is not hub)]}


def twins(world: World, active: set[str]) -> list[Organization]:
    """Enter six organizations a second time: four with the same number, two with the same name written otherwise."""
    able = [
        o
        for o in world.organizations
        if o.id in active and o.reg_no and variants(o.name) and o.id not in world.cut_points
    ]
    found = []
    for place, one in enumerate(world.chance.sample(able, 6)):
        twin = Organization(**{**one.__dict__, "id": f"G9{place:03d}", "name": variants(one.name)[0]})
        twin.reg_no = one.reg_no if place < 4 else ""
        found.append(twin)
        world.same.append(sorted([one.id, twin.id]))
    return found


def organization_rows(world: World, doubles: list[Organization]) -> list[list[str]]:
    """Write the organizations, with what is missing or wrong in real ones."""
    chance = world.chance
    everyone = [*world.organizations, *doubles]
    plain = [one.id for one in world.organizations[len(HUBS) :] if one.type != "기초자치단체(시·군·구)"]
    unknown = set(chance.sample(plain, 12))
    outside, no_day, odd_number = chance.sample(plain, 3)
    rows = [
        [
            one.id, one.name, "" if chance.random() < 0.15 else one.name_en, one.aliases,
            "" if one.id in unknown else SECTORS[one.sector], one.type,
            "광주광역시" if one.id == outside else one.municipality,
            "123-45-67890" if one.id == odd_number else one.reg_no,
            "2013-13-45" if one.id == no_day else one.founded, one.parent, one.url, one.note,
        ]
        for one in everyone
    ]  # fmt: skip
    rows.insert(150, list(rows[97]))
    return rows


def partnership_rows(world: World) -> list[list[str]]:
    """Write the partnerships; one ends before it starts, one costs less than nothing."""
    rows = [[p.id, p.name, p.kind, p.status, p.start, p.end, p.amount, p.municipality] for p in world.partnerships]
    rows[40][4:6] = ["2023-09-01", "2021-03-31"]
    rows[75][6] = "-12,000"
    rows.append([f"P{len(rows) + 1:03d}", "혼자 하는 생활안전 기타", "기타", "진행 중", "2025", "", "3,000", "양평군"])
    return rows


def participation_rows(world: World, written: dict[str, list[str]], doubles: list[Organization]) -> list[list[str]]:
    """Write who takes part: by number, by name, or by another spelling of the name."""
    chance = world.chance
    names = {one.id: one.name for one in world.organizations}
    twin_of = {same[0]: same[1] for same in world.same}
    rows = []
    for one in world.partnerships:
        roles = WORDS["kinds"][one.kind]
        for place, member in enumerate(one.members):
            shown = names[member] if chance.random() < 0.3 else member
            if member in written and chance.random() < 0.7:
                shown = chance.choice(written[member])
            if member in twin_of and chance.random() < 0.5:
                shown = twin_of[member]
            rows.append([shown, one.id, roles[0] if place == 0 else roles[1], ""])
    last = f"P{len(world.partnerships) + 1:03d}"
    rows.append([world.partnerships[0].members[0], last, "참여", ""])
    rows.insert(60, list(rows[33]))
    rows.insert(200, list(rows[121]))
    rows.insert(300, ["없는기관연합회", "P010", "참여", ""])
    rows.insert(420, [world.partnerships[5].members[0], "P999", "참여", ""])
    return rows


def across_share(world: World, apart: set[str]) -> dict[str, float]:
    """Count the share of tied pairs that join two kinds of place, and what size alone would give."""
    place = {one.id: one.municipality in apart for one in world.organizations}
    pairs = {tuple(sorted(pair)) for one in world.partnerships for pair in combinations(set(one.members), 2)}
    crossing = sum(place[a] != place[b] for a, b in pairs)
    inside, n = sum(place.values()), len(place)
    return {
        "ties_across": crossing,
        "share_across": round(crossing / len(pairs), 4),
        "share_by_chance": round(2 * inside * (n - inside) / (n * (n - 1)), 4),
    }


def make(folder: Path) -> None:
    """Write all files into a folder."""
    world = World(random.Random(SEED))
    people(world)
    together(world)
    active = {member for one in world.partnerships for member in one.members}
    isolates = alone(world) + [one.id for one in world.organizations if one.community and one.id not in active]
    written = spelled(world, active)
    doubles = twins(world, active)
    rows = organization_rows(world, doubles)
    write_csv(folder / "organizations.csv", ORGANIZATION_HEADER, rows, encoding="utf-8-sig")
    write_workbook(folder / "partnerships.xlsx", partnership_rows(world))
    participations = participation_rows(world, written, doubles)
    write_csv(folder / "participations.csv", PARTICIPATION_HEADER, participations, encoding="cp949")
    text = json.dumps(truth(world, isolates, written), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def truth(world: World, isolates: list[str], written: dict[str, list[str]]) -> dict[str, object]:
    """Say what is planted."""
    active = {member for one in world.partnerships for member in one.members}
    return {
        "fictional": True,
        "seed": SEED,
        "hubs": [one.id for one in world.organizations[: len(HUBS)]],
        "communities": {
            name: [one.id for one in world.organizations if one.community == name and one.id in active]
            for name in COMMUNITIES
        },
        "same_organizations": sorted(world.same),
        "same_spellings": dict(sorted(written.items())),
        "cut_points": dict(sorted(world.cut_points.items())),
        "isolates": sorted(isolates),
        "north_south": across_share(world, NORTH),
        "urban_rural": across_share(world, RURAL),
        "impossible": ["end before start", "negative amount", "a day that is none", "municipality outside Gyeonggi",
                       "registration number with a wrong check digit", "unknown organization", "unknown partnership",
                       "partnership of one", "rows entered twice"],
    }  # fmt: skip


ORGANIZATION_HEADER = (
    "기관ID", "기관명", "영문명", "별칭", "부문", "기관유형",
    "시군", "사업자등록번호", "설립일", "상위기관", "누리집", "비고",
)  # fmt: skip
PARTNERSHIP_HEADER = ("사업번호", "사업명", "사업유형", "상태", "시작일", "종료일", "사업비", "시군")
PARTICIPATION_HEADER = ("기관명", "사업번호", "역할", "참여금액")


def write_csv(path: Path, header: tuple[str, ...], rows: list[list[str]], *, encoding: str) -> None:
    """Write a table as Excel on a Korean Windows does."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    path.write_bytes(text.getvalue().encode(encoding))


def write_workbook(path: Path, rows: list[list[str]]) -> None:
    """Write the partnerships as an office would: a title, the unit, the header, the rows, a total."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "협력사업"
    sheet.append(["2018~2026년 경기도 협력사업 현황(가상 자료)"])
    sheet.append(["(단위: 천원)"])
    sheet.append(list(PARTNERSHIP_HEADER))
    for row in rows:
        sheet.append([cell or None for cell in row])
    total = sum(int(row[6].replace(",", "")) for row in rows if row[6])
    sheet.append(["합계", None, None, None, None, None, f"{total:,}", None])
    for column, width in zip("ABCDEFGH", (10, 38, 20, 10, 14, 14, 14, 10), strict=True):
        sheet.column_dimensions[column].width = width
    raw = io.BytesIO()
    book.save(raw)
    path.write_bytes(timeless(raw.getvalue()))


def timeless(content: bytes) -> bytes:
    """Give a workbook's bytes without the time it was saved, so that the same rows are the same file."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                moment = datetime(2026, 3, 1).isoformat() + "Z"
                head, *rest = part.decode("utf-8").split("</dcterms:")
                pieces = [head, *rest]
                part = "</dcterms:".join(
                    piece[: piece.rfind(">") + 1] + moment if place < len(pieces) - 1 else piece
                    for place, piece in enumerate(pieces)
                ).encode("utf-8")
            new.writestr(zipfile.ZipInfo(name, (2026, 3, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()


if __name__ == "__main__":
    make(HERE)
