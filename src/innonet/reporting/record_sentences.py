"""What the records lack, in sentences: what must be fixed, what was left out, what was joined."""

from __future__ import annotations

import pandas as pd

from innonet.register import Register
from innonet.reporting.finding import Finding
from innonet.reporting.words import Both, count


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
    body = [
        Both(
            f"확인이 필요한 것은 {count(look)}건이며, 쓸 수 없어 제외한 행은 {count(aside)}건입니다.",
            f"{count(look)} more should be looked at; {count(aside)} rows could not be used and were set aside.",
        )
    ]
    if audience == "internal":  # the list of spellings is for nobody else
        joined = count(len(merged(register)))
        body.append(
            Both(
                f"같은 기관을 달리 적은 표기 {joined}건을 하나로 합쳤습니다.",
                f"{joined} other spellings were brought together with their organization.",
            )
        )
    return Finding(Both("자료", "The records"), head, tuple(body), None, "data")


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
    return Both(
        f"이 보고서의 수치는 쓸 수 없어 제외한 행 {count(aside)}건을 뺀 것이며, "
        f"자료에서 꼭 고칠 것이 {count(must)}건 있습니다.",
        f"The numbers leave out {count(aside)} rows that could not be used; {count(must)} findings in the records "
        "must be fixed.",
    )


def merged(register: Register) -> pd.DataFrame:
    """Keep the spellings and ids that became another organization's; its own name is no other spelling."""
    crosswalk = register.crosswalk
    if crosswalk.empty:
        return crosswalk
    names = register.organizations.set_index("organization")["name"].astype(str)
    own = crosswalk["organization"].map(names)
    other = crosswalk["original"].astype(str) != crosswalk["organization"].astype(str)
    return crosswalk[other & ((crosswalk["method"] != "name") | (crosswalk["spelling"] != own))]
