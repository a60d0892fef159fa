"""The review list: pairs a person should decide on, as a file to fill in and give back."""

from __future__ import annotations

import pandas as pd

from innonet.resolve.crosswalk import MERGE
from innonet.resolve.matching import BLOCKED, SAME, match_names

COLUMNS = ("a", "b", "name_a", "name_b", "score", "verdict", "reason", "proposal", "decision")
PROPOSED = 92.0  # from here on most pairs turned out to be one organization (measured on held-out pairs)


def review(organizations: pd.DataFrame) -> pd.DataFrame:
    """List the pairs of similar organizations that were not merged by themselves.

    Parameters
    ----------
    organizations
        Of a Register: one row each, after what merges by itself is merged.

    Returns
    -------
    DataFrame: ids `a`, `b`, their names, `score` (0 to 100), `verdict` (review, blocked), `reason`,
    `proposal` ("merge" from 92 up where nothing speaks against it) and an empty `decision` to fill in with
    "merge" or "keep apart"; best first. Given back as `clean(records, decisions=...)`.
    """
    names = organizations["name"].astype(str).tolist()
    place = organizations.get("municipality", organizations.get("country"))
    numbers = organizations.get("reg_no")
    found = match_names(
        names,
        None if place is None else place.tolist(),
        numbers=None if numbers is None else numbers.tolist(),
    )
    found = found[found["verdict"] != SAME]
    ids = organizations["organization"].astype(str).to_numpy()
    table = pd.DataFrame(
        {
            "a": ids[found["a_row"].to_numpy(dtype=int)],
            "b": ids[found["b_row"].to_numpy(dtype=int)],
            "name_a": found["a"].to_numpy(),
            "name_b": found["b"].to_numpy(),
            "score": found["score"].to_numpy(),
            "verdict": found["verdict"].to_numpy(),
            "reason": found["reason"].to_numpy(),
        }
    )
    is_proposed = (table["score"] >= PROPOSED) & (table["verdict"] != BLOCKED)
    table["proposal"] = is_proposed.map({True: MERGE, False: ""})
    table["decision"] = ""
    order = table.assign(_blocked=table["verdict"] == BLOCKED).sort_values(
        ["_blocked", "score", "a", "b"], ascending=[True, False, True, True], kind="stable"
    )
    return order.drop(columns="_blocked").reset_index(drop=True)[list(COLUMNS)]
