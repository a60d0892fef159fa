"""Small folders of records for tests of the whole way."""

from pathlib import Path

ORGANIZATIONS = """기관ID,기관명,부문,시군,사업자등록번호
A1,수원시,공공,수원시,
A2,가온누리 협동조합,사회적경제,수원시,
A3,주식회사 한결테크,기업,화성시,
A4,새암대학교 산학협력단,학계·연구,고양시,
A5,파주시,공공,파주시,
A6,온새미로 시민회,시민사회,파주시,
A7,홀로서기 연구소,학계·연구,가평군,
"""
PARTNERSHIPS = """사업번호,사업명,사업유형,시작일,종료일,사업비
P1,돌봄 리빙랩,리빙랩,2023-03,2024,1000
P2,청년 일자리 협약,업무협약(MOU),2024-01-15,,
P3,먹거리 공동사업,공동사업,2022,2023-12-31,2000
"""
PARTICIPATIONS = """사업번호,기관,역할
P1,A1,주관
P1,A2,참여
P1,A3,참여
P2,A3,체결기관
P2,A4,체결기관
P3,A5,주관
P3,온새미로 시민회,참여
"""


def folder(path: Path, **files: str | bytes | None) -> Path:
    """Write a folder of three tables; a file given as text or bytes replaces its own, None leaves it out."""
    tables = {"organizations": ORGANIZATIONS, "partnerships": PARTNERSHIPS, "participations": PARTICIPATIONS}
    path.mkdir(parents=True, exist_ok=True)
    for name, text in {**tables, **files}.items():
        if text is not None:
            name_ = name if "." in name else f"{name}.csv"
            (path / name_).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8-sig"))
    return path
