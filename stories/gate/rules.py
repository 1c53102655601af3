"""The door's rules, each written once, as SQL that both engines understand.

A `Refusal` says when a write is turned away and with which sentence; an `Effect` says what a row brings about in the same
statement. `sqlite_door` and `postgres_door` only differ in how they wrap them in triggers. Four functions are supplied by
either engine: `archive_today()`, `sha256_hex(bytes)`, `fresh_id()`, and the readers of manifests in `functions.py`.

Conditions read like the sentence they refuse with. Tables are named in full: this is the one place that sees across rooms.
"""

from dataclasses import dataclass, field

from stories.consent.uses import Use

# Pages that may be live without a clearance: editorial types alone. Everything not named here is refused.
EDITORIAL_TYPES = (
    "wagtailcore.page",
    "stories.homepage",
    "stories.editorialpage",
    "stories.timelinepage",
    "stories.contextpage",
    "stories.recordspage",
)
RECORD_TYPES = ("stories.testimonypage", "stories.muralpage", "stories.vigilpage")


@dataclass(frozen=True)
class Refusal:
    """Turn the write away with `reason` when `when` holds. `when` names the row as NEW or OLD."""

    name: str
    when: str
    reason: str


@dataclass(frozen=True)
class Gate:
    """All that the door does before or after one kind of write on one table."""

    table: str
    event: str  # insert, update, delete
    refusals: tuple[Refusal, ...] = ()
    effects: tuple[str, ...] = ()
    locks: str = ""  # which page row to lock first (PostgreSQL; on SQLite a writer is alone)
    columns: tuple[str, ...] = field(default=())


def quoted(values: tuple[str, ...]) -> str:
    return ", ".join(f"'{value}'" for value in values)


# --- The read rule: is this use of this clearance in force? -------------------------------------------------------

# The grant that counted when the clearance was given; every later one must allow it too. What was taken back comes back
# only with a new clearance, and an embargo only closes: it is measured against the day of clearance, not today.
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


def in_force(use: str, *, clearance: str, edition: str, record: str) -> str:
    """SQL that is true when `use` (an SQL expression) is allowed today for this clearance."""
    base = BASE_GRANT.format(record=record, use=use, clearance=clearance)
    closing = CLOSING_GRANT.format(record=record, use=use, clearance=clearance, edition=edition, base=base)
    return f"({base} IS NOT NULL AND NOT {closing})"


def withdrawn(submission: str) -> str:
    return f"EXISTS (SELECT 1 FROM stories_withdrawal w WHERE w.submission_id = {submission})"


def held(submission: str, *, also: str = "AND h.scope = 'record'") -> str:
    return f"""EXISTS (SELECT 1 FROM stories_hold h WHERE h.submission_id = {submission} {also} AND h.lifts_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM stories_hold lift WHERE lift.lifts_id = h.id))"""


def visible_where(use: str) -> str:
    """The condition under which document d (of clearance c, edition e, record r) may be used for `use`."""
    names = {"clearance": "c", "edition": "e", "record": "r"}
    return f"""{in_force("'web'", **names)}
      AND ({use} = 'web' OR {in_force(use, **names)})
      AND (e.made_from_id IS NULL OR {in_force("'translate'", **names)})
      AND NOT {withdrawn("r.submission_id")}
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

VISIBLE_PART = f"""CREATE VIEW stories_visiblepart AS
SELECT part.id AS part_id, part.document_id AS document_id
FROM stories_publicpart part
JOIN stories_visible v ON v.document_id = part.document_id AND v.use = part.use
JOIN stories_visible web ON web.document_id = part.document_id AND web.use = 'web'
JOIN stories_record r ON r.id = v.record_id
WHERE NOT {held("r.submission_id", also="AND h.scope <> 'record' AND h.part_sha256 = part.sha256")}"""

# --- The write rule: who may be live ------------------------------------------------------------------------------

PAGE_TYPE = """(SELECT ct.app_label || '.' || ct.model FROM django_content_type ct WHERE ct.id = NEW.content_type_id)"""
IS_RECORD = "EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id = NEW.id)"
HAS_DOCUMENT = f"""EXISTS (SELECT 1 FROM stories_record r
    JOIN stories_publicdocument d ON d.record_id = r.id
    JOIN stories_clearance c ON c.id = d.clearance_id
    JOIN stories_edition e ON e.id = d.edition_id
    WHERE r.page_id = NEW.id AND {in_force("'web'", clearance="c", edition="e", record="r")}
      AND NOT {withdrawn("r.submission_id")})"""

PAGE_REFUSALS = (
    Refusal(
        "unknown_type",
        f"NEW.live AND COALESCE({PAGE_TYPE}, '') NOT IN ({quoted(EDITORIAL_TYPES + RECORD_TYPES)})",
        "only editorial pages and records may be live",
    ),
    Refusal(
        "raw_page",
        f"NEW.live AND {PAGE_TYPE} = 'wagtailcore.page' AND NEW.depth <> 1",
        "a page without a type of its own may not be live",
    ),
)
NOT_CLEARED = Refusal(
    "not_cleared",
    f"""NEW.live AND ({IS_RECORD} OR {PAGE_TYPE} IN ({quoted(RECORD_TYPES)}))
        AND NOT ({PAGE_TYPE} IN ({quoted(RECORD_TYPES)}) AND {HAS_DOCUMENT})""",
    "a record may be live only with a clearance in force",
)
BORN_LIVE = Refusal(
    "born_live",
    f"NEW.live AND ({IS_RECORD} OR {PAGE_TYPE} IN ({quoted(RECORD_TYPES)}))",
    "no record is born live",
)
ALIAS = Refusal(
    "alias",
    f"""NEW.alias_of_id IS NOT NULL AND (EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id = NEW.alias_of_id)
        OR {PAGE_TYPE} IN ({quoted(RECORD_TYPES)}))""",
    "a record has no aliases",
)
RECORD_SCHEDULE = Refusal(
    "scheduled",
    f"({IS_RECORD} OR {PAGE_TYPE} IN ({quoted(RECORD_TYPES)})) AND NEW.go_live_at IS NOT NULL",
    "a record is never scheduled to go live",
)
REPLACED = Refusal(
    "replaced",
    "EXISTS (SELECT 1 FROM wagtailcore_page p WHERE p.id = NEW.id AND p.id IN (SELECT r.page_id FROM stories_record r))",
    "a record's page is never replaced",
)
RENUMBERED = Refusal(
    "renumbered",
    "NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM stories_record r WHERE r.page_id IN (OLD.id, NEW.id))",
    "a record's page keeps its number",
)

PAGES = (
    Gate("wagtailcore_page", "insert", (REPLACED, *PAGE_REFUSALS, ALIAS, BORN_LIVE, RECORD_SCHEDULE)),
    Gate("wagtailcore_page", "update", (RENUMBERED, *PAGE_REFUSALS, ALIAS, NOT_CLEARED, RECORD_SCHEDULE)),
    Gate(
        "wagtailcore_revision",
        "update",
        (
            Refusal(
                "scheduled_revision",
                """NEW.approved_go_live_at IS NOT NULL AND EXISTS (SELECT 1 FROM stories_record r
                    WHERE CAST(r.page_id AS TEXT) = NEW.object_id) AND EXISTS (SELECT 1 FROM django_content_type ct
                    WHERE ct.id = NEW.base_content_type_id AND ct.app_label = 'wagtailcore' AND ct.model = 'page')""",
                "a record is never scheduled to go live",
            ),
        ),
    ),
)

# --- Clearance: the one row that opens ---------------------------------------------------------------------------

SUBMISSION_OF_NEW = "(SELECT r.submission_id FROM stories_record r WHERE r.id = NEW.record_id)"
APPROVED = "FROM stories_approval a WHERE a.edition_id = NEW.edition_id AND a.fingerprint = NEW.fingerprint"
OUTSIDE = "AND a.person_id NOT IN (SELECT h.person_id FROM stories_editionhand h WHERE h.edition_id = NEW.edition_id)"
NEEDED = f"(SELECT s.approvals_needed FROM stories_submission s WHERE s.id = {SUBMISSION_OF_NEW})"
YES = f"""EXISTS (SELECT 1 FROM stories_act y WHERE y.submission_id = {SUBMISSION_OF_NEW}
    AND y.kind IN ('yes', 'yes_to_less') AND y.edition_fingerprint = {{fingerprint}} {{also}}
    AND NOT EXISTS (SELECT 1 FROM stories_act n WHERE n.submission_id = y.submission_id AND n.seq > y.seq
        AND n.kind = 'no' AND n.edition_fingerprint IN (y.edition_fingerprint, NEW.fingerprint)))"""
LESS_FINGERPRINT = """(SELECT wider.fingerprint FROM stories_edition e JOIN stories_edition wider ON wider.id = e.less_than_id
    WHERE e.id = NEW.edition_id)"""
NEW_IN_FORCE = f"""EXISTS (SELECT 1 FROM stories_record r JOIN stories_edition e ON e.id = NEW.edition_id
    WHERE r.id = NEW.record_id AND {in_force("'web'", clearance="NEW", edition="e", record="r")}
      AND (e.made_from_id IS NULL OR {in_force("'translate'", clearance="NEW", edition="e", record="r")}))"""

CLEARANCE = Gate(
    "stories_clearance",
    "insert",
    (
        Refusal(
            "edition",
            """NOT EXISTS (SELECT 1 FROM stories_edition e WHERE e.id = NEW.edition_id AND e.record_id = NEW.record_id
                AND e.fingerprint = NEW.fingerprint)""",
            "the clearance names another edition",
        ),
        Refusal("withdrawn", withdrawn(SUBMISSION_OF_NEW), "the story was withdrawn"),
        Refusal("held", held(SUBMISSION_OF_NEW), "the story is hidden by a hold"),
        Refusal(
            "sequence",
            f"""NEW.cleared_on <> archive_today()
                OR NEW.seq <> (SELECT COALESCE(MAX(c.seq), 0) + 1 FROM stories_clearance c WHERE c.record_id = NEW.record_id)
                OR NEW.grant_seq <> (SELECT COALESCE(MAX(g.seq), 0) FROM stories_grant g
                    WHERE g.submission_id = {SUBMISSION_OF_NEW})""",
            "a clearance is given today, in order, and for the grants as they stand",
        ),
        Refusal(
            "approvals",
            f"(SELECT COUNT(DISTINCT a.person_id) {APPROVED}) < {NEEDED}",
            "too few people have approved this version",
        ),
        Refusal(
            "outside_hands",
            f"(SELECT COUNT(DISTINCT a.person_id) {APPROVED} {OUTSIDE}) < {NEEDED} - 1",
            "too few people who did not redact it have approved this version",
        ),
        Refusal(
            "advocate",
            f"{NEEDED} >= 3 AND NOT EXISTS (SELECT 1 {APPROVED} {OUTSIDE} AND a.role = 'advocate')",
            "at high risk an advocate must approve this version",
        ),
        Refusal(
            "narrator",
            f"""NOT ({YES.format(fingerprint="NEW.fingerprint", also="")}
                OR {YES.format(fingerprint=LESS_FINGERPRINT, also="AND y.kind = 'yes_to_less'")})""",
            "the narrator has not approved this version",
        ),
        Refusal("consent", f"NOT {NEW_IN_FORCE}", "consent does not allow this version"),
        Refusal(
            "older",
            """EXISTS (SELECT 1 FROM stories_clearance c JOIN stories_edition mine ON mine.id = NEW.edition_id
                JOIN stories_edition other ON other.id = c.edition_id
                WHERE c.record_id = NEW.record_id AND other.language = mine.language AND other.seq > mine.seq)""",
            "a newer version was already public",
        ),
        Refusal(
            "translation_source",
            """EXISTS (SELECT 1 FROM stories_edition e WHERE e.id = NEW.edition_id AND e.made_from_id IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM stories_publicdocument d WHERE d.edition_id = e.made_from_id))""",
            "a translation needs the version it was made from to be public",
        ),
    ),
    # A newer edition in the source's language closes translations made from an older one.
    effects=(
        """DELETE FROM stories_publicdocument WHERE record_id = NEW.record_id AND edition_id IN (
            SELECT t.id FROM stories_edition t JOIN stories_edition source ON source.id = t.made_from_id
            JOIN stories_edition mine ON mine.id = NEW.edition_id
            WHERE source.language = mine.language AND t.id <> mine.id AND t.made_from_id <> mine.id)""",
    ),
    locks="SELECT r.page_id FROM stories_record r WHERE r.id = NEW.record_id",
)

# --- Approvals, acts, grants, holds, editions: final rows enter in order -------------------------------------------

APPROVAL = Gate(
    "stories_approval",
    "insert",
    (
        Refusal(
            "fingerprint",
            "NOT EXISTS (SELECT 1 FROM stories_edition e WHERE e.id = NEW.edition_id AND e.fingerprint = NEW.fingerprint)",
            "the approval names another version",
        ),
        Refusal(
            "no_hands",
            "NOT EXISTS (SELECT 1 FROM stories_editionhand h WHERE h.edition_id = NEW.edition_id)",
            "a version without hands cannot be approved",
        ),
        Refusal(
            "hands_not_inherited",
            """EXISTS (SELECT 1 FROM stories_edition e JOIN stories_editionhand h ON h.edition_id = e.made_from_id
                WHERE e.id = NEW.edition_id AND h.person_id NOT IN
                    (SELECT mine.person_id FROM stories_editionhand mine WHERE mine.edition_id = NEW.edition_id))""",
            "a translation inherits the hands of the version it was made from",
        ),
        Refusal(
            "person",
            "NOT EXISTS (SELECT 1 FROM stories_user u WHERE u.id = NEW.person_id AND u.is_active)",
            "only a person who works here can approve",
        ),
        Refusal(
            "withdrawn",
            withdrawn(
                "(SELECT r.submission_id FROM stories_record r JOIN stories_edition e ON e.record_id = r.id "
                "WHERE e.id = NEW.edition_id)"
            ),
            "the story was withdrawn",
        ),
    ),
)

HAND = Gate(
    "stories_editionhand",
    "insert",
    (
        Refusal(
            "late",
            "EXISTS (SELECT 1 FROM stories_clearance c WHERE c.edition_id = NEW.edition_id)",
            "hands are named before a version is public",
        ),
    ),
)

EDITION = Gate(
    "stories_edition",
    "insert",
    (
        Refusal(
            "withdrawn",
            withdrawn("(SELECT r.submission_id FROM stories_record r WHERE r.id = NEW.record_id)"),
            "the story was withdrawn",
        ),
        Refusal(
            "sequence",
            "NEW.seq <> (SELECT COALESCE(MAX(e.seq), 0) + 1 FROM stories_edition e WHERE e.record_id = NEW.record_id)",
            "editions enter in order",
        ),
        Refusal(
            "kin",
            """EXISTS (SELECT 1 FROM stories_edition other WHERE other.id IN (NEW.made_from_id, NEW.less_than_id)
                AND other.record_id <> NEW.record_id)""",
            "an edition descends from its own record alone",
        ),
    ),
)

ACT = Gate(
    "stories_act",
    "insert",
    (
        Refusal(
            "sequence",
            "NEW.seq <> (SELECT COALESCE(MAX(a.seq), 0) + 1 FROM stories_act a WHERE a.submission_id = NEW.submission_id)",
            "acts enter in order",
        ),
        Refusal("withdrawn", withdrawn("NEW.submission_id"), "the story was withdrawn"),
    ),
)

# Documents that a new grant closes. A narrower place, name or date hides the record; a taken-back photograph or voice takes
# its parts alone.
DOCUMENTS_OF_NEW = """SELECT d.id FROM stories_publicdocument d JOIN stories_record r ON r.id = d.record_id
    JOIN stories_edition e ON e.id = d.edition_id WHERE r.submission_id = NEW.submission_id"""
GRANT_CLOSES = "(NOT NEW.allowed OR NEW.embargo_until > archive_today() OR NEW.expires_on <= archive_today())"
GRANT_NARROWS = """(NEW.place_step < e.place_step OR NEW.date_step < e.date_step
    OR (e.name_id <> '' AND NEW.name_id <> e.name_id))"""

GRANT = Gate(
    "stories_grant",
    "insert",
    (
        Refusal(
            "sequence",
            "NEW.seq <> (SELECT COALESCE(MAX(g.seq), 0) + 1 FROM stories_grant g WHERE g.submission_id = NEW.submission_id)",
            "grants enter in order",
        ),
        Refusal("withdrawn", withdrawn("NEW.submission_id"), "the story was withdrawn"),
        Refusal(
            "act",
            """NOT EXISTS (SELECT 1 FROM stories_act a WHERE a.id = NEW.act_id AND a.submission_id = NEW.submission_id
                AND a.kind IN ('send', 'consent'))""",
            "a grant belongs to an act of its narrator",
        ),
    ),
    effects=(
        f"""DELETE FROM stories_publicdocument WHERE NEW.use = 'web'
            AND id IN ({DOCUMENTS_OF_NEW} AND ({GRANT_CLOSES} OR {GRANT_NARROWS}))""",
        f"""DELETE FROM stories_publicdocument WHERE NEW.use = 'translate' AND {GRANT_CLOSES}
            AND id IN ({DOCUMENTS_OF_NEW} AND e.made_from_id IS NOT NULL)""",
        f"""DELETE FROM stories_publicpart WHERE NEW.use IN ('photo', 'voice') AND use = NEW.use AND {GRANT_CLOSES}
            AND document_id IN ({DOCUMENTS_OF_NEW})""",
    ),
    locks="SELECT r.page_id FROM stories_record r WHERE r.submission_id = NEW.submission_id",
)

HOLD = Gate(
    "stories_hold",
    "insert",
    (
        Refusal("withdrawn", withdrawn("NEW.submission_id"), "the story was withdrawn"),
        Refusal(
            "lift",
            """NEW.lifts_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stories_hold h WHERE h.id = NEW.lifts_id
                AND h.submission_id = NEW.submission_id AND h.kind = NEW.kind AND h.lifts_id IS NULL)""",
            "a hold is lifted by a row of its own kind",
        ),
        Refusal(
            "narrator",
            """NEW.kind = 'narrator' AND NEW.lifts_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stories_act a
                WHERE a.id = NEW.act_id AND a.submission_id = NEW.submission_id AND a.kind = 'show_again')""",
            "only the narrator lifts the narrator's hold",
        ),
    ),
    locks="SELECT r.page_id FROM stories_record r WHERE r.submission_id = NEW.submission_id",
)

RECORD = (
    Gate(
        "stories_record",
        "insert",
        (
            Refusal("withdrawn", withdrawn("NEW.submission_id"), "the story was withdrawn"),
            Refusal(
                "unsent",
                "NOT EXISTS (SELECT 1 FROM stories_submission s WHERE s.id = NEW.submission_id AND s.sent_on IS NOT NULL)",
                "a story that was not sent has no record",
            ),
            Refusal(
                "tombstone",
                "EXISTS (SELECT 1 FROM stories_tombstone t WHERE t.record_id = NEW.id)",
                "the call number of a withdrawn record is never used again",
            ),
        ),
    ),
    Gate(
        "stories_record",
        "update",
        (
            Refusal(
                "final",
                f"""NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.submission_id <> OLD.submission_id
                    OR (NEW.page_id IS NOT NULL AND OLD.page_id IS NOT NULL AND NEW.page_id <> OLD.page_id)
                    OR (NEW.page_id IS NULL AND OLD.page_id IS NOT NULL AND NOT {withdrawn("OLD.submission_id")})""",
                "a record keeps its page until it is withdrawn",
            ),
            Refusal(
                "live_page",
                """NEW.page_id IS NOT NULL AND OLD.page_id IS NULL
                    AND EXISTS (SELECT 1 FROM wagtailcore_page p WHERE p.id = NEW.page_id AND p.live)""",
                "a record is not put on a page that is already live",
            ),
        ),
    ),
)

SUBMISSION = (
    Gate(
        "stories_submission",
        "update",
        (
            Refusal(
                "public_halves",
                """NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.lookup <> OLD.lookup
                    OR NEW.signing_public <> OLD.signing_public OR NEW.draft_public <> OLD.draft_public
                    OR NEW.encryption_public <> OLD.encryption_public OR NEW.report_public <> OLD.report_public
                    OR (OLD.desk_public IS NOT NULL AND (NEW.desk_public IS NULL OR NEW.desk_public <> OLD.desk_public))
                    OR (OLD.sent_on IS NOT NULL AND (NEW.sent_on IS NULL OR NEW.sent_on <> OLD.sent_on))""",
                "a submission's keys and day never change",
            ),
            Refusal("risk", "NEW.approvals_needed < OLD.approvals_needed", "the approvals needed never fall"),
        ),
    ),
    Gate(
        "stories_submission",
        "delete",
        (Refusal("sent", "OLD.sent_on IS NOT NULL", "a story that was sent is withdrawn, not deleted"),),
    ),
)

BODY_GOES = f"""{withdrawn("OLD.submission_id")}
    OR NOT EXISTS (SELECT 1 FROM stories_submission s WHERE s.id = OLD.submission_id AND s.sent_on IS NOT NULL)
    OR (OLD.purpose = 'answers' AND (
        OLD.sitting > (SELECT COUNT(*) FROM stories_act a WHERE a.submission_id = OLD.submission_id AND a.kind = 'send')
        OR EXISTS (SELECT 1 FROM stories_act a WHERE a.submission_id = OLD.submission_id
            AND a.kind = 'delete_original')))"""

BODY = Gate(
    "stories_sealedbody",
    "delete",
    (Refusal("final", f"NOT ({BODY_GOES})", "sealed words are deleted only by erasing"),),
)

# --- Public documents enter only with their clearance, and prove themselves ----------------------------------------

DOCUMENT = (
    Gate(
        "stories_publicdocument",
        "insert",
        (
            Refusal(
                "fingerprint",
                """NEW.fingerprint <> sha256_hex(NEW.manifest) OR NOT EXISTS (SELECT 1 FROM stories_clearance c
                    JOIN stories_edition e ON e.id = c.edition_id WHERE c.id = NEW.clearance_id
                    AND c.record_id = NEW.record_id AND c.edition_id = NEW.edition_id
                    AND c.fingerprint = NEW.fingerprint AND e.language = NEW.language)""",
                "the document is not the one that was cleared",
            ),
            Refusal(
                "manifest",
                """NOT EXISTS (SELECT 1 FROM stories_edition e WHERE e.id = NEW.edition_id AND manifest_says(
                    NEW.manifest, NEW.record_id, NEW.kind, NEW.language, e.place_step, e.date_step, e.name_id))""",
                "the manifest says something else than its edition",
            ),
            Refusal(
                "newest",
                """EXISTS (SELECT 1 FROM stories_clearance c JOIN stories_clearance newer ON newer.record_id = c.record_id
                    JOIN stories_edition mine ON mine.id = c.edition_id
                    JOIN stories_edition theirs ON theirs.id = newer.edition_id
                    WHERE c.id = NEW.clearance_id AND newer.seq > c.seq AND theirs.language = mine.language)""",
                "a newer clearance counts",
            ),
            Refusal(
                "not_in_force",
                f"""NOT EXISTS (SELECT 1 FROM stories_clearance c JOIN stories_edition e ON e.id = c.edition_id
                    JOIN stories_record r ON r.id = c.record_id
                    WHERE c.id = NEW.clearance_id AND {visible_where("'web'")})""",
                "its clearance is no longer in force",
            ),
        ),
        locks="SELECT r.page_id FROM stories_record r WHERE r.id = NEW.record_id",
    ),
    Gate(
        "stories_publicdocument",
        "delete",
        effects=(
            "DELETE FROM stories_publicfile WHERE document_id = OLD.id",
            "DELETE FROM stories_publicterm WHERE document_id = OLD.id",
            "DELETE FROM stories_publicpart WHERE document_id = OLD.id",
            "DELETE FROM search_row WHERE document_id = OLD.id",
            """INSERT INTO stories_duty (id, kind, target, submission_id, made_on, attempts)
                VALUES (fresh_id(), 'search_index', OLD.id, '', archive_today(), 0)""",
            """UPDATE wagtailcore_page SET live = FALSE, has_unpublished_changes = TRUE
                WHERE live AND id IN (SELECT r.page_id FROM stories_record r WHERE r.id = OLD.record_id)
                AND NOT EXISTS (SELECT 1 FROM stories_publicdocument d WHERE d.record_id = OLD.record_id)""",
        ),
    ),
)

GONE = "NOT EXISTS (SELECT 1 FROM stories_publicdocument d WHERE d.id = OLD.document_id)"
# The newest grant for this part's use closes it: only then may a part leave while its document stays.
TAKEN_BACK = """EXISTS (SELECT 1 FROM stories_publicdocument d JOIN stories_record r ON r.id = d.record_id
    JOIN stories_grant g ON g.submission_id = r.submission_id AND g.use = {use}
    WHERE d.id = OLD.document_id AND (NOT g.allowed OR g.embargo_until > archive_today()
        OR g.expires_on <= archive_today())
    AND g.seq = (SELECT MAX(n.seq) FROM stories_grant n WHERE n.submission_id = g.submission_id AND n.use = g.use))"""

PART = (
    Gate(
        "stories_publicpart",
        "insert",
        (
            Refusal(
                "hash",
                """NEW.sha256 <> sha256_hex(NEW.body) OR NOT EXISTS (SELECT 1 FROM stories_publicdocument d
                    WHERE d.id = NEW.document_id
                    AND manifest_lists(d.manifest, NEW.position, NEW.name, NEW.kind, NEW.use, NEW.sha256))""",
                "the part is not in the manifest",
            ),
            Refusal(
                "consent",
                f"""NOT EXISTS (SELECT 1 FROM stories_publicdocument d JOIN stories_clearance c ON c.id = d.clearance_id
                    JOIN stories_edition e ON e.id = d.edition_id JOIN stories_record r ON r.id = d.record_id
                    WHERE d.id = NEW.document_id AND {visible_where("NEW.use")})""",
                "consent does not allow this part",
            ),
        ),
    ),
    Gate(
        "stories_publicpart",
        "delete",
        (
            Refusal(
                "final",
                f"NOT ({GONE}) AND NOT ({TAKEN_BACK.format(use='OLD.use')})",
                "a part leaves with its document or with its grant",
            ),
        ),
        effects=(
            "DELETE FROM stories_publicfile WHERE part_id = OLD.id",
            "DELETE FROM search_row WHERE part_id = OLD.id",
        ),
    ),
)

FILE = (
    Gate(
        "stories_publicfile",
        "insert",
        (
            Refusal(
                "hash",
                """NOT EXISTS (SELECT 1 FROM stories_publicpart p WHERE p.id = NEW.part_id
                    AND p.document_id = NEW.document_id
                    AND part_names_file(p.body, NEW.sha256, NEW.media_type, NEW.size))""",
                "no part names this file",
            ),
        ),
    ),
    Gate(
        "stories_publicfile",
        "delete",
        (
            Refusal(
                "final",
                f"NOT ({GONE}) AND EXISTS (SELECT 1 FROM stories_publicpart p WHERE p.id = OLD.part_id)",
                "a file leaves with its part",
            ),
        ),
        effects=(
            """INSERT INTO stories_duty (id, kind, target, submission_id, made_on, attempts)
                VALUES (fresh_id(), 'public_file', OLD.name, '', archive_today(), 0)""",
        ),
    ),
)

TERM = (
    Gate(
        "stories_publicterm",
        "insert",
        (
            Refusal(
                "facts",
                """NOT EXISTS (SELECT 1 FROM stories_publicpart p WHERE p.document_id = NEW.document_id
                    AND p.kind = 'facts' AND facts_name_term(p.body, NEW.slug))""",
                "the document's facts do not name this term",
            ),
        ),
    ),
    Gate(
        "stories_publicterm",
        "delete",
        (Refusal("final", f"NOT ({GONE})", "a term leaves with its document"),),
    ),
)

# --- Withdrawal: one row, everything goes --------------------------------------------------------------------------

WITHDRAWN_DUTIES = ("shred_keys", "sealed_files", "sealed_rows", "page_traces", "search_index", "raw_bytes", "report")

WITHDRAWAL = Gate(
    "stories_withdrawal",
    "insert",
    (Refusal("again", withdrawn("NEW.submission_id"), "the story was already withdrawn"),),
    effects=(
        """INSERT INTO stories_tombstone (record_id, day) SELECT r.id, archive_today() FROM stories_record r
            WHERE r.submission_id = NEW.submission_id
            AND EXISTS (SELECT 1 FROM stories_clearance c WHERE c.record_id = r.id)""",
        """DELETE FROM stories_publicdocument WHERE record_id IN
            (SELECT r.id FROM stories_record r WHERE r.submission_id = NEW.submission_id)""",
        """UPDATE wagtailcore_page SET live = FALSE, go_live_at = NULL, expire_at = NULL, expired = FALSE
            WHERE id IN (SELECT r.page_id FROM stories_record r WHERE r.submission_id = NEW.submission_id)""",
        """UPDATE wagtailcore_revision SET approved_go_live_at = NULL WHERE approved_go_live_at IS NOT NULL
            AND object_id IN (SELECT CAST(r.page_id AS TEXT) FROM stories_record r
                WHERE r.submission_id = NEW.submission_id)
            AND base_content_type_id IN (SELECT ct.id FROM django_content_type ct
                WHERE ct.app_label = 'wagtailcore' AND ct.model = 'page')""",
        *(
            f"""INSERT INTO stories_duty (id, kind, target, submission_id, made_on, attempts)
                VALUES (fresh_id(), '{kind}', '', NEW.submission_id, archive_today(), 0)"""
            for kind in WITHDRAWN_DUTIES
        ),
    ),
    locks="SELECT r.page_id FROM stories_record r WHERE r.submission_id = NEW.submission_id",
)

# --- Finality ------------------------------------------------------------------------------------------------------

# Never updated, never deleted, never replaced. Documents and sealed bodies may go (see above); nothing here changes.
FINAL = (
    "stories_grant",
    "stories_act",
    "stories_hold",
    "stories_legalfreeze",
    "stories_approval",
    "stories_refusal",
    "stories_claim",
    "stories_edition",
    "stories_editionhand",
    "stories_clearance",
    "stories_withdrawal",
    "stories_tombstone",
    "stories_opening",
)
NEVER_UPDATED = (
    *FINAL,
    "stories_publicdocument",
    "stories_publicpart",
    "stories_publicfile",
    "stories_publicterm",
    "stories_sealedbody",
)
NEVER_DELETED = (*FINAL, "stories_record")
NEVER_TRUNCATED = (*NEVER_UPDATED, "stories_record", "stories_submission", "wagtailcore_page")

GATES = (
    *PAGES,
    CLEARANCE,
    APPROVAL,
    HAND,
    EDITION,
    ACT,
    GRANT,
    HOLD,
    *RECORD,
    *SUBMISSION,
    BODY,
    *DOCUMENT,
    *PART,
    *FILE,
    *TERM,
    WITHDRAWAL,
)
