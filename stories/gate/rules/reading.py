"""The read rule: which documents and parts may be used for what, today. Two views say it, and a third for
articles; nothing else may."""

from stories.consent.uses import Use
from stories.gate.rules.articles import READABLE_PAGE
from stories.gate.rules.shapes import held, quoted, withdrawn

# The grant that counted when the clearance was given. It and every later one must allow the use: what was taken back
# comes back only with a new clearance. An embargo only closes: it is measured against the day of clearance, not today.
BASE_GRANT = """(SELECT MAX(base.seq) FROM stories_grant base
    WHERE base.submission_id = {record}.submission_id AND base.use = {use} AND base.seq <= {clearance}.grant_seq)"""

CLOSING_GRANT = """EXISTS (SELECT 1 FROM stories_grant g
    WHERE g.submission_id = {record}.submission_id AND g.use = {use} AND g.seq >= {base}
      AND (NOT g.allowed
        OR g.expires_on <= archive_today()
        OR g.embargo_until > {clearance}.cleared_on
        OR ({use} = 'web' AND (g.place_step < {edition}.place_step
                            OR g.date_step < {edition}.date_step
                            OR ({edition}.name_id <> '' AND g.name_id <> {edition}.name_id)))))"""


def in_force(use: str, *, clearance: str = "c", edition: str = "e", record: str = "r") -> str:
    """SQL that is true when `use` (an SQL expression) is allowed today for this clearance."""
    base = BASE_GRANT.format(record=record, use=use, clearance=clearance)
    closing = CLOSING_GRANT.format(record=record, use=use, clearance=clearance, edition=edition, base=base)
    return f"({base} IS NOT NULL AND NOT {closing})"


def translation(edition: str = "e") -> str:
    """Made from an edition in another language; `edition.kin` keeps translations from hiding behind one another."""
    return f"""EXISTS (SELECT 1 FROM stories_edition source WHERE source.id = {edition}.made_from_id
        AND source.language <> {edition}.language)"""


def readable(*, clearance: str = "c", edition: str = "e", record: str = "r") -> str:
    """SQL that is true when the edition may stand on the web today, holds aside."""
    names = {"clearance": clearance, "edition": edition, "record": record}
    return f"""({in_force("'web'", **names)}
      AND (NOT {translation(edition)} OR {in_force("'translate'", **names)})
      AND NOT {withdrawn(f"{record}.submission_id")})"""


def visible_where(use: str) -> str:
    """The condition under which a document (of clearance c, edition e, record r) may be used for `use`."""
    return f"""{readable()}
      AND ({use} = 'web' OR {in_force(use)})
      AND NOT {held("r.submission_id")}"""


USES = " UNION ALL ".join(f"SELECT '{use}' AS use" for use in Use.values)

VISIBLE = f"""CREATE VIEW stories_visible AS
SELECT d.id AS document_id, d.record_id AS record_id, u.use AS use
FROM stories_publicdocument d
JOIN stories_clearance c ON c.id = d.clearance_id
JOIN stories_edition e ON e.id = d.edition_id
JOIN stories_record r ON r.id = d.record_id
JOIN wagtailcore_page p ON p.id = r.page_id AND p.live
CROSS JOIN ({USES}) u
WHERE {visible_where("u.use")}"""

# All that a part can be used for (the door lets in no other). Without it every use would be worked out for every
# document, to find parts that are not there.
PART_USES = ("web", "photo", "voice")

VISIBLE_PART = f"""CREATE VIEW stories_visiblepart AS
SELECT part.id AS part_id, part.document_id AS document_id
FROM stories_publicpart part
JOIN stories_visible v ON v.document_id = part.document_id AND v.use = part.use AND v.use IN ({quoted(PART_USES)})
JOIN stories_record r ON r.id = v.record_id
WHERE NOT {held("r.submission_id", part="part.sha256")}"""


def shown_among(asked: str, *, columns: str) -> str:
    """The same of the parts p that meet `asked`, on PostgreSQL: `columns` of the visible ones. Each document is asked
    for once, not with each of its parts. OFFSET 0, for else what may be seen of the whole archive is worked out, to
    look among that."""
    return f"""WITH asked AS MATERIALIZED (SELECT p.* FROM stories_publicpart p WHERE {asked}),
    shown AS MATERIALIZED (
        SELECT d.document_id, d.use, v.record_id FROM (SELECT DISTINCT a.document_id, a.use FROM asked a) d
        CROSS JOIN LATERAL (SELECT x.record_id FROM stories_visible x
            WHERE x.document_id = d.document_id AND x.use = d.use OFFSET 0) v)
    SELECT {columns} FROM asked part
    JOIN shown v ON v.document_id = part.document_id AND v.use = part.use
    JOIN stories_record r ON r.id = v.record_id
    WHERE NOT {held("r.submission_id", part="part.sha256")}"""


VIEWS = {"stories_visible": VISIBLE, "stories_visiblepart": VISIBLE_PART, "stories_readablepage": READABLE_PAGE}
