"""The words of tables and columns, and the other spellings they are recognised by, Korean ones too.

Nothing here reads a file or changes a value: it is the vocabulary `records`, `checks` and `register` share.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import pandas as pd

from innonet.values import TOTALS

_DIGIT = re.compile(r"\d")
LAST = 1_000
"""How plain a header is that is none of ours."""
PROVENANCE = ("source_file", "source_sheet", "source_row")
"""Columns every table carries from the file to the map: where its row came from."""


@dataclass(frozen=True)
class Column:
    """One column: its name, kind of value, whether it must be there, and other spellings of its header."""

    name: str
    kind: str = "text"  # text | date | number | id | list
    needed: bool = False
    spellings: tuple[str, ...] = ()


ORGANIZATIONS = (
    Column(
        "organization",
        "id",
        True,
        (
            "organization id",
            "org id",
            "organisation id",
            "organisation",
            "기관id",
            "기관번호",
            "기관코드",
            "id",
            "조직id",
            "단체id",
            "org",
            "기관 아이디",
        ),
    ),
    Column(
        "name",
        "text",
        True,
        (
            "organization name",
            "organisation name",
            "org name",
            "name ko",
            "기관명",
            "단체명",
            "조직명",
            "기관명칭",
            "명칭",
            "기업명",
            "상호",
            "기관 이름",
            "기관",
            "업체명",
            "법인명",
            "회사명",
        ),
    ),
    Column("name_en", "text", False, ("name en", "english name", "영문명", "영문기관명", "영어명", "영문 명칭")),
    Column("aliases", "list", False, ("alias", "other names", "이칭", "별칭", "약칭", "다른이름", "다른 이름")),
    Column("sector", "text", False, ("부문", "섹터", "영역", "분야구분", "activity type", "부문구분")),
    Column(
        "type", "text", False, ("organization type", "org type", "유형", "기관유형", "단체유형", "조직유형", "기관구분")
    ),
    Column("level", "text", False, ("수준", "행정수준", "급", "행정계층")),
    Column("municipality", "text", False, ("시군", "시군구", "시·군", "소재지", "지역", "city", "location", "시군명")),
    Column("lat", "number", False, ("latitude", "위도")),
    Column("lon", "number", False, ("lng", "long", "longitude", "경도")),
    Column("parent", "text", False, ("parent organization", "상위기관", "소속기관", "모기관", "본부")),
    Column(
        "reg_no",
        "text",
        False,
        ("registration number", "business number", "사업자등록번호", "사업자번호", "고유번호", "등록번호"),
    ),
    Column(
        "founded",
        "date",
        False,
        ("founding date", "설립일", "설립연도", "설립일자", "창립일", "설립년도", "설립연월일"),
    ),
    Column("closed", "date", False, ("dissolved", "폐업일", "해산일", "종료일자")),
    Column("url", "text", False, ("homepage", "website", "홈페이지", "누리집")),
    Column("note", "text", False, ("notes", "remark", "비고", "메모", "참고")),
    Column("country", "text", False, ("국가", "나라")),
    Column("hidden", "text", False, ("비공개", "비공개 여부", "비공개 요청", "undisclosed", "do not show")),
    Column("disclosed", "text", False, ("공개여부", "공개 동의", "공개 동의 여부", "may be shown")),
)
MAYBE_PLACES = frozenset({"location", "지역", "소재지", "사업지역", "대상지"})
"""Folded headers of a municipality only where the values are places: a survey's `Location` may say L for local."""
PARTNERSHIPS = (
    Column(
        "partnership",
        "id",
        True,
        (
            "partnership id",
            "project id",
            "사업id",
            "협력id",
            "id",
            "사업번호",
            "사업코드",
            "과제번호",
            "project",
            "협약번호",
            "사업 아이디",
        ),
    ),
    Column(
        "name",
        "text",
        False,
        ("partnership name", "project name", "title", "사업명", "협력명", "과제명", "협약명"),
    ),
    Column(
        "kind",
        "text",
        False,
        (
            "partnership kind",
            "partnership type",
            "사업유형",
            "협력유형",
            "유형",
            "사업구분",
            "type",
            "협력 유형",
            "관계유형",
        ),
    ),
    Column("status", "text", False, ("상태", "진행상태", "추진상태")),
    Column(
        "start",
        "date",
        False,
        (
            "start date",
            "시작일",
            "착수일",
            "시작",
            "체결일",
            "시작일자",
            "사업시작일",
            "협약일",
            "협약체결일",
            "체결일자",
        ),
    ),
    Column("end", "date", False, ("end date", "종료일", "완료일", "종료", "사업종료일", "종료일자")),
    Column("amount", "number", False, ("budget", "금액", "사업비", "예산", "지원금액", "총사업비")),
    Column("currency", "text", False, ("통화", "화폐단위")),
    Column("programme", "text", False, ("program", "프로그램", "공모사업", "상위사업", "지원사업")),
    Column("municipality", "text", False, ("시군", "시군구", "지역", "사업지역", "대상지", "시군명")),
    Column("evidence_url", "text", False, ("evidence", "근거자료", "근거", "출처", "증빙", "관련자료")),
    Column("note", "text", False, ("notes", "remark", "비고", "메모")),
)
PARTICIPATIONS = (
    Column(
        "organization",
        "id",
        True,
        (
            "organization id",
            "organisation id",
            "org id",
            "기관",
            "기관id",
            "참여기관",
            "참여단체",
            "협약기관",
            "협력기관",
            "수행기관",
            "기관명",
            "단체명",
            "organization name",
            "org",
            "organisation",
            "참여기관명",
            "참여단체명",
            "협약기관명",
            "협력기관명",
            "수행기관명",
            "업체명",
            "법인명",
            "회사명",
        ),
    ),
    Column(
        "partnership",
        "id",
        True,
        (
            "partnership id",
            "project id",
            "사업",
            "사업id",
            "협력id",
            "사업번호",
            "과제번호",
            "project",
            "사업명",
            "협약명",
            "과제명",
            "partnership name",
        ),
    ),
    Column("role", "text", False, ("역할", "참여역할", "구분")),
    Column("start", "date", False, ("start date", "참여시작", "시작일", "참여시작일", "시작")),
    Column("end", "date", False, ("end date", "참여종료", "종료일", "참여종료일", "종료")),
    Column("amount", "number", False, ("금액", "분담금", "참여금액", "지원금액", "contribution")),
    Column("weight", "number", False, ("가중치", "비중")),
    Column("note", "text", False, ("notes", "remark", "비고", "메모")),
)
EDGES = (
    Column(
        "source",
        "id",
        True,
        ("from", "source organization", "respondent", "기관1", "기관a", "보낸기관", "출발기관", "응답기관"),
    ),
    Column(
        "target",
        "id",
        True,
        (
            "to",
            "target organization",
            "named organization",
            "기관2",
            "기관b",
            "받은기관",
            "도착기관",
            "지목기관",
            "상대기관",
            "협력기관",
        ),
    ),
    *(column for column in PARTNERSHIPS if column.name in ("kind", "start", "end", "amount", "note")),
)

LEADS = frozenset(
    ["주관기관", "주관기관명", "주관", "주관단체", "주관단체명", "총괄기관", "총괄기관명", "대표기관", "대표기관명",
     "주최기관", "주최기관명", "주최", "leadorganization", "leadorganisation",
     "leadpartner", "leadagency", "leadinstitution"]
)  # fmt: skip
"""Folded headers of the one organization that leads, in a table that has another column for those who take part."""

TABLES: dict[str, tuple[Column, ...]] = {
    "organizations": ORGANIZATIONS,
    "partnerships": PARTNERSHIPS,
    "participations": PARTICIPATIONS,
    "edges": EDGES,
}
TABLE_WORDS: dict[str, tuple[str, ...]] = {
    "organizations": (
        "organizations",
        "organisations",
        "organization",
        "organisation",
        "orgs",
        "기관",
        "기관목록",
        "단체",
        "조직",
        "nodes",
    ),
    "partnerships": (
        "partnerships",
        "partnership",
        "projects",
        "project",
        "사업",
        "협력",
        "협력사업",
        "사업목록",
    ),
    "participations": (
        "participations",
        "participation",
        "members",
        "참여",
        "참여기관",
        "참여현황",
        "참여목록",
    ),
    "edges": ("edges", "links", "ties", "edge list", "관계", "연결"),
}


def key(header: object) -> str:
    """Fold a header so that spellings that differ only in case, spaces and signs are equal.

    Examples
    --------
    >>> key(" Organisation_ID "), key("금액(천원)")
    ('organisationid', '금액')
    """
    return _key(str(header))


@lru_cache(maxsize=20_000)
def _key(header: str) -> str:
    text = unicodedata.normalize("NFC", header).casefold()
    text = re.sub(r"[(（\[].*?[)）\]]", "", text)
    return re.sub(r"[\s_\-·.:*#/]+", "", text)


def says_sum(text: str) -> bool:
    """Tell whether a cell heads a row of sums: 합계, 소계, total and the like, and no number, which ids have.

    Examples
    --------
    >>> says_sum("합 계"), says_sum("Total"), says_sum("합계 2024")
    (True, True, False)
    """
    return len(text) <= 12 and not _DIGIT.search(text) and key(text) in TOTALS


def needed(table: str) -> list[str]:
    """Name the columns a clean table cannot do without."""
    return [c.name for c in TABLES[table] if c.needed and not (table == "partnerships" and c.name == "name")]


def names(table: str) -> list[str]:
    """Name the columns of a table, in the order they are written."""
    return [column.name for column in TABLES[table]]


def kind(table: str, name: str) -> str:
    """Give the kind of value a column holds; `text` for a column that is not ours."""
    return next((column.kind for column in TABLES[table] if column.name == name), "text")


def plainness(table: str, header: object) -> int:
    """Say how plain a word a header is for its column: 0 its own name, then its other spellings; `LAST` if none."""
    return _by_key(table).get(key(header), ("", LAST))[1]


def recognised(table: str, header: object) -> str | None:
    """Give the column a header stands for in a table; None if it is none of ours.

    Examples
    --------
    >>> recognised("organizations", "기관명"), recognised("organizations", "colour")
    ('name', None)
    """
    found = _by_key(table).get(key(header))
    return found[0] if found else None


@cache
def _by_key(table: str) -> dict[str, tuple[str, int]]:
    """Give column and plainness of every header that is known, a column's own name before any spelling."""
    found = {key(column.name): (column.name, 0) for column in TABLES[table]}
    for column in TABLES[table]:
        for place, spelling in enumerate(column.spellings, start=1):
            found.setdefault(key(spelling), (column.name, place))
    return found


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table that was read as text the numbers of our columns again, and the yes or no of `set_aside`."""
    numbers = {c.name for columns in TABLES.values() for c in columns if c.kind == "number"}
    result = table.copy(deep=False)
    for column in [*numbers & set(table.columns), "source_row"]:
        if column in table.columns:
            result[column] = pd.to_numeric(table[column], errors="coerce")
    if "set_aside" in table.columns:
        result["set_aside"] = table["set_aside"].astype(str).eq("True")
    return result
