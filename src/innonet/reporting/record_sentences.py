"""What the records lack, in sentences: what must be fixed, what was left out, what was joined."""

from __future__ import annotations

import pandas as pd

from innonet.register import Register
from innonet.reporting.finding import Finding
from innonet.reporting.words import Both
from innonet.written import count


def data_finding(register: Register, *, audience: str = "internal") -> Finding:
    """Say what in the records must be mended, what was left out, and which spellings were joined."""
    must, look, aside = faults(register.issues)
    head = (
        Both(
            f"자료에서 꼭 고칠 것이 {count(must)}건 있습니다.",
            f"{count(must)} finding{'s' * (must > 1)} in the records must be fixed.",
        )
        if must
        else Both("자료에 꼭 고쳐야 할 것은 없습니다.", "Nothing in the records must be fixed.")
    )
    body = [_left(look, aside)]
    joined = len(merged(register)) if audience == "internal" else 0  # the list of spellings is for nobody else
    if joined:
        body.append(
            Both(
                f"같은 기관을 달리 적은 표기 {count(joined)}건을 하나로 합쳤습니다.",
                f"{count(joined)} other spelling{'s were' if joined > 1 else ' was'} brought together with "
                f"{'their' if joined > 1 else 'its'} organization.",
            )
        )
    return Finding(Both("자료", "The records"), head, tuple(body), None, "data")


def _left(look: int, aside: int) -> Both:
    """Say what else should be looked at, and what was left out."""
    if not look and not aside:
        return Both("확인이 필요한 것도, 제외한 행도 없습니다.", "Nothing else is odd, and no row was left out.")
    out = f"{_rows(aside)} could not be used and {'was' if aside == 1 else 'were'} set aside"
    return Both(
        f"확인이 필요한 것은 {f'{count(look)}건이' if look else '없으'}며, "
        f"쓸 수 없어 제외한 행은 {f'{count(aside)}건입니다' if aside else '없습니다'}.",
        f"{count(look) if look else 'Nothing'} more should be looked at; {out if aside else 'no row was left out'}.",
    )


def _rows(number: int) -> str:
    return f"{count(number)} row{'s' * (number != 1)}"


def faults(issues: pd.DataFrame) -> tuple[int, int, int]:
    """Count what must be fixed, what should be looked at, and the rows that were set aside."""
    if issues.empty:
        return 0, 0, 0
    severity = issues["severity"]
    aside = int(issues["set_aside"].astype(bool).sum())
    return int((severity == "must fix").sum()), int((severity == "should look").sum()), aside


def warning(issues: pd.DataFrame) -> Both | None:
    """Say before anything else that rows are missing from the numbers or must be fixed; None if none are."""
    must, _, aside = faults(issues)
    if not must and not aside:
        return None
    fix = Both(
        f"자료에서 꼭 고칠 것이 {count(must)}건 있습니다.",
        f"{count(must)} finding{'s' * (must != 1)} in the records must be fixed.",
    )
    if not aside:
        return fix
    out = Both(f"이 보고서의 수치는 쓸 수 없어 제외한 행 {count(aside)}건을 뺀 것",
               f"The numbers leave out {_rows(aside)} that could not be used")  # fmt: skip
    return Both(f"{out.ko}이며, {fix.ko}", f"{out.en}; {fix.en}") if must else Both(f"{out.ko}입니다.", f"{out.en}.")


def merged(register: Register) -> pd.DataFrame:
    """Keep the spellings and ids that became another organization's; its own name is no other spelling."""
    crosswalk = register.crosswalk
    if crosswalk.empty:
        return crosswalk
    names = register.organizations.set_index("organization")["name"].astype(str)
    own = crosswalk["organization"].map(names)
    other = crosswalk["original"].astype(str) != crosswalk["organization"].astype(str)
    return crosswalk[other & ((crosswalk["method"] != "name") | (crosswalk["spelling"] != own))]
