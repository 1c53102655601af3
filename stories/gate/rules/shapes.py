"""The three shapes of a rule, and the sentences that several rules share."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Turn the write away with `reason` unless `when` is plainly false. `when` names the row as NEW or OLD."""

    name: str
    when: str
    reason: str


@dataclass(frozen=True)
class Effect:
    """What a row brings about in the same statement: SQL that names the row as NEW or OLD."""

    name: str
    does: str


@dataclass(frozen=True)
class Gate:
    """All that the door does before and after one kind of write on one table."""

    table: str
    event: str  # insert, update, delete
    refusals: tuple[Refusal, ...] = ()
    effects: tuple[Effect, ...] = ()
    locks: str = ""  # which page rows to lock first (PostgreSQL; on SQLite a writer is alone)


def quoted(values: tuple[str, ...]) -> str:
    return ", ".join(f"'{value}'" for value in values)


# The page to lock first, for everybody, before any other row of the story is looked at.
PAGE_OF_SUBMISSION = "SELECT r.page_id FROM stories_record r WHERE r.submission_id = NEW.submission_id"
PAGE_OF_RECORD = "SELECT r.page_id FROM stories_record r WHERE r.id = NEW.record_id"
PAGE_OF_EDITION = """SELECT r.page_id FROM stories_record r JOIN stories_edition e ON e.record_id = r.id
    WHERE e.id = NEW.edition_id"""
PAGE_OF_DOCUMENT = """SELECT r.page_id FROM stories_record r JOIN stories_publicdocument d ON d.record_id = r.id
    WHERE d.id = NEW.document_id"""

SUBMISSION_OF_RECORD = "(SELECT r.submission_id FROM stories_record r WHERE r.id = NEW.record_id)"
SUBMISSION_OF_EDITION = """(SELECT r.submission_id FROM stories_record r JOIN stories_edition e ON e.record_id = r.id
    WHERE e.id = NEW.edition_id)"""


def withdrawn(submission: str) -> str:
    return f"EXISTS (SELECT 1 FROM stories_withdrawal w WHERE w.submission_id = {submission})"


def keyless(submission: str) -> str:
    """Nobody holds a signing key to it: it was imported. A story told here has its key from the first moment."""
    return f"""EXISTS (SELECT 1 FROM stories_submission s WHERE s.id = {submission}
        AND LENGTH(s.signing_public) = 0)"""


def held(submission: str, *, part: str = "''") -> str:
    """A hold on the whole record, or on the part with this SHA-256, that no other row has lifted. Said with COALESCE,
    for to `lifts_id IS NULL` SQLite looks through the holds of all stories."""
    return f"""EXISTS (SELECT 1 FROM stories_hold h WHERE h.submission_id = {submission}
        AND h.part_sha256 = {part} AND COALESCE(h.lifts_id, '') = ''
        AND NOT EXISTS (SELECT 1 FROM stories_hold lift WHERE lift.lifts_id = h.id))"""


def counts_on(column: str, table: str, of: str) -> str:
    """Rows of one story enter in order: the new one has the next number."""
    return f"NEW.{column} <> (SELECT COALESCE(MAX(x.{column}), 0) + 1 FROM {table} x WHERE x.{of} = NEW.{of})"


WITHDRAWN = "the story was withdrawn"
