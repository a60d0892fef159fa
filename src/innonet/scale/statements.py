"""The work as plain SQL that DuckDB and Spark both run, word for word."""

from __future__ import annotations

SEEN: dict[str, str] = {
    # the two columns as they were found, without blanks around them
    "trimmed": """
        SELECT TRIM(CAST(organization AS STRING)) AS organization, TRIM(CAST(partnership AS STRING)) AS partnership
        FROM found
    """,
    "filled": "SELECT organization, partnership FROM trimmed WHERE organization <> '' AND partnership <> ''",
}
"""Name of a view -> what it shows of the table `found`; nothing is kept of it."""

PREPARED: dict[str, str] = {
    # once for each organization in each partnership, whatever its roles
    "participations": "SELECT DISTINCT organization, partnership FROM filled",
    # numbers instead of texts: a tenth of the memory in what follows
    "organizations": """
        SELECT organization, partnerships, ROW_NUMBER() OVER (ORDER BY organization) - 1 AS place
        FROM (SELECT organization, COUNT(*) AS partnerships FROM participations GROUP BY organization) AS counted
    """,
    "partnerships": """
        SELECT partnership, size, ROW_NUMBER() OVER (ORDER BY partnership) AS number
        FROM (SELECT partnership, COUNT(*) AS size FROM participations GROUP BY partnership) AS counted
    """,
    # who has company; a partnership of one ties nobody
    "company": """
        SELECT o.place AS place, p.number AS number, 1 / CAST(p.size - 1 AS DOUBLE) AS share
        FROM participations AS r
        JOIN organizations AS o ON r.organization = o.organization
        JOIN partnerships AS p ON r.partnership = p.partnership
        WHERE p.size > 1
    """,
    # engines add up in any order: rounding makes the sum the same
    "pairs": """
        SELECT a.place AS source, b.place AS target, ROUND(SUM(a.share), 12) AS newman, COUNT(*) AS partnerships
        FROM company AS a JOIN company AS b ON a.number = b.number AND a.place < b.place
        GROUP BY a.place, b.place
    """,
    "labels": "SELECT place, place AS label FROM organizations",
}
"""Name of a table -> what it holds, in the order they are made."""

NEARER: dict[str, str] = {
    "heads": """
        SELECT c.number AS number, MIN(l.label) AS label
        FROM company AS c JOIN labels AS l ON c.place = l.place GROUP BY c.number
    """,
    "heard": """
        SELECT c.place AS place, MIN(h.label) AS label
        FROM company AS c JOIN heads AS h ON c.number = h.number GROUP BY c.place
    """,
    "told": """
        SELECT l.place AS place, l.label AS was, COALESCE(h.label, l.label) AS label
        FROM labels AS l LEFT JOIN heard AS h ON l.place = h.place
    """,
    # whom my label follows, I follow: as many rounds as the logarithm of the longest path
    "followed": """
        SELECT t.place AS place, t.was AS was, f.label AS label
        FROM told AS t JOIN told AS f ON t.label = f.place
    """,
}
"""One round of finding components: every organization takes the least label its partnerships have heard of."""
MOVED = "SELECT COUNT(*) AS number FROM followed WHERE label <> was"
LABELS = "SELECT place, label FROM followed"

ORGANIZATIONS = "SELECT organization, partnerships FROM organizations ORDER BY place"
TIES = """
    SELECT source, target, newman, partnerships FROM pairs
    WHERE partnerships >= {shared} ORDER BY source, target
"""
SIZES = "SELECT size, COUNT(*) AS number FROM partnerships GROUP BY size ORDER BY size"
DEGREES = """
    SELECT degree, COUNT(*) AS number FROM (
        SELECT o.place AS place, COUNT(e.place) AS degree
        FROM organizations AS o LEFT JOIN (
            SELECT source AS place FROM pairs UNION ALL SELECT target AS place FROM pairs
        ) AS e ON o.place = e.place
        GROUP BY o.place
    ) AS counted GROUP BY degree ORDER BY degree
"""
COMPONENTS = """
    SELECT size, COUNT(*) AS number FROM (
        SELECT label, COUNT(*) AS size FROM labels GROUP BY label
    ) AS counted GROUP BY size ORDER BY size
"""
ACCOUNT = """
    SELECT (SELECT COUNT(*) FROM trimmed) AS found, (SELECT COUNT(*) FROM filled) AS filled,
        (SELECT COUNT(*) FROM participations) AS kept
"""
