"""Public documents enter only with their clearance, prove themselves, and leave with everything that is theirs."""

from stories.gate.rules.pages import PAGES_OFF
from stories.gate.rules.reading import in_force, visible_where
from stories.gate.rules.shapes import PAGE_OF_DOCUMENT, PAGE_OF_RECORD, Effect, Gate, Refusal
from stories.redaction.named import FILE_TYPES

DOCUMENT = (
    Gate(
        "stories_publicdocument",
        "insert",
        (
            Refusal(
                "fingerprint",
                """NEW.fingerprint <> sha256_hex(NEW.manifest) OR NOT EXISTS (SELECT 1 FROM stories_clearance c
                    JOIN stories_edition e ON e.id = c.edition_id JOIN stories_record r ON r.id = c.record_id
                    WHERE c.id = NEW.clearance_id AND c.record_id = NEW.record_id AND c.edition_id = NEW.edition_id
                    AND c.fingerprint = NEW.fingerprint AND e.language = NEW.language AND r.kind = NEW.kind)""",
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
                """EXISTS (SELECT 1 FROM stories_clearance c
                    JOIN stories_clearance newer ON newer.record_id = c.record_id
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
        locks=PAGE_OF_RECORD,
    ),
    Gate(
        "stories_publicdocument",
        "delete",
        effects=(
            Effect("terms", "DELETE FROM stories_publicterm WHERE document_id = OLD.id"),
            Effect("parts", "DELETE FROM stories_publicpart WHERE document_id = OLD.id"),
            Effect(
                "duty",
                """INSERT INTO stories_duty (id, kind, target, submission_id, made_on, attempts)
                    VALUES (fresh_id(), 'search_index', OLD.id, '', archive_today(), 0)""",
            ),
            Effect(
                "page_off",
                PAGES_OFF.format(
                    pages="""SELECT r.page_id FROM stories_record r WHERE r.id = OLD.record_id
                        AND NOT EXISTS (SELECT 1 FROM stories_publicdocument d WHERE d.record_id = r.id)"""
                ),
            ),
        ),
    ),
)

GONE = "NOT EXISTS (SELECT 1 FROM stories_publicdocument d WHERE d.id = OLD.document_id)"


def standing(condition: str, *, document: str) -> str:
    """This document is there and, with its clearance c, edition e and record r, meets the condition."""
    return f"""EXISTS (SELECT 1 FROM stories_publicdocument d JOIN stories_clearance c ON c.id = d.clearance_id
        JOIN stories_edition e ON e.id = d.edition_id JOIN stories_record r ON r.id = d.record_id
        WHERE d.id = {document} AND {condition})"""


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
                "use",
                """NOT part_says(NEW.body, NEW.name, NEW.kind)
                    OR NEW.use <> CASE NEW.kind WHEN 'facts' THEN 'web' WHEN 'passage' THEN 'web'
                        WHEN 'index' THEN 'web' WHEN 'picture' THEN 'photo'
                        WHEN 'sound' THEN 'voice' WHEN 'video' THEN 'voice' ELSE '' END""",
                "the part is of another kind than it says",
            ),
            Refusal(
                "consent",
                f"NOT {standing(visible_where('NEW.use'), document='NEW.document_id')}",
                "consent does not allow this part",
            ),
        ),
        locks=PAGE_OF_DOCUMENT,
    ),
    Gate(
        "stories_publicpart",
        "delete",
        (
            Refusal(
                "final",
                standing(in_force("OLD.use"), document="OLD.document_id"),
                "a part leaves with its document or with its grant",
            ),
        ),
        (
            Effect("files", "DELETE FROM stories_publicfile WHERE part_id = OLD.id"),
            Effect("search", "DELETE FROM search_row WHERE part_id = OLD.id"),
        ),
    ),
)

TYPES = ", ".join(f"'{media_type}'" for media_type in FILE_TYPES)

FILE = (
    Gate(
        "stories_publicfile",
        "insert",
        (
            Refusal(
                "hash",
                """NOT EXISTS (SELECT 1 FROM stories_publicpart p WHERE p.id = NEW.part_id
                    AND p.document_id = NEW.document_id AND p.kind IN ('picture', 'sound', 'video')
                    AND part_names_file(p.body, NEW.sha256, NEW.media_type, NEW.size))""",
                "no part names this file",
            ),
            Refusal("type", f"NEW.media_type NOT IN ({TYPES})", "the archive makes no files of this type"),
        ),
        locks=PAGE_OF_DOCUMENT,
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
        (
            Effect(
                "duty",
                """INSERT INTO stories_duty (id, kind, target, submission_id, made_on, attempts)
                    VALUES (fresh_id(), 'public_file', OLD.name, '', archive_today(), 0)""",
            ),
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
        locks=PAGE_OF_DOCUMENT,
    ),
    Gate("stories_publicterm", "delete", (Refusal("final", f"NOT ({GONE})", "a term leaves with its document"),)),
)

SEARCH = Gate(
    "search_row",
    "insert",
    (
        Refusal(
            "part",
            """NOT EXISTS (SELECT 1 FROM stories_publicpart p WHERE p.id = NEW.part_id
                AND p.document_id = NEW.document_id)""",
            "only parts of public documents are searched",
        ),
    ),
    locks=PAGE_OF_DOCUMENT,
)
