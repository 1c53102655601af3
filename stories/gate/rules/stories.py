"""Records, submissions and sealed bodies: what ties a story to its page, and what may still change or go."""

from stories.gate.rules.shapes import PAGE_OF_SUBMISSION, WITHDRAWN, Gate, Refusal, withdrawn

# A record takes a page of its own kind that nobody can see yet.
WRONG_PAGE = Refusal(
    "page",
    """NEW.page_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM wagtailcore_page p
        JOIN django_content_type ct ON ct.id = p.content_type_id
        WHERE p.id = NEW.page_id AND ct.app_label = 'stories' AND ct.model = NEW.kind || 'page')""",
    "a record's page is of its own kind",
)

RECORD = (
    Gate(
        "stories_record",
        "insert",
        (
            Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),
            Refusal(
                "unsent",
                """NOT EXISTS (SELECT 1 FROM stories_submission s WHERE s.id = NEW.submission_id
                    AND s.sent_on IS NOT NULL AND s.kind = NEW.kind
                    AND s.kind IN ('testimony', 'mural', 'vigil'))""",
                "a record is made of a story of its kind that was sent",
            ),
            WRONG_PAGE,
        ),
    ),
    Gate(
        "stories_record",
        "update",
        (
            Refusal(
                "final",
                f"""NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.submission_id <> OLD.submission_id
                    OR (OLD.page_id IS NOT NULL AND COALESCE(NEW.page_id <> OLD.page_id, TRUE)
                        AND NOT (NEW.page_id IS NULL AND {withdrawn("OLD.submission_id")}))""",
                "a record keeps its page until it is withdrawn",
            ),
            Refusal(
                "withdrawn",
                f"OLD.page_id IS NULL AND NEW.page_id IS NOT NULL AND {withdrawn('OLD.submission_id')}",
                WITHDRAWN,
            ),
            WRONG_PAGE,
            Refusal(
                "live_page",
                """OLD.page_id IS NULL
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
                    OR (OLD.desk_public IS NOT NULL AND COALESCE(NEW.desk_public <> OLD.desk_public, TRUE))
                    OR (OLD.sent_on IS NOT NULL AND COALESCE(NEW.sent_on <> OLD.sent_on, TRUE))""",
                "a submission's keys and day never change",
            ),
            Refusal("risk", "NEW.approvals_needed < OLD.approvals_needed", "the approvals needed never fall"),
        ),
        locks="SELECT r.page_id FROM stories_record r WHERE r.submission_id = OLD.id",
    ),
    Gate(
        "stories_submission",
        "delete",
        (Refusal("sent", "OLD.sent_on IS NOT NULL", "a story that was sent is withdrawn, not deleted"),),
    ),
)

# What somebody who appears said, once it was decided: it has done its work.
DECIDED = """EXISTS (SELECT 1 FROM stories_objection o JOIN stories_ruling g ON g.submission_id = o.submission_id
    AND g.part_sha256 = o.part_sha256 AND g.upto >= o.seq WHERE o.words_id = OLD.id)"""

BODY = (
    # Whoever was still at work when the story was taken back leaves nothing behind that erasing would not know of.
    Gate(
        "stories_sealedbody",
        "insert",
        (Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),),
        locks=PAGE_OF_SUBMISSION,
    ),
    Gate(
        "stories_sealedbody",
        "delete",
        (
            Refusal(
                "final",
                f"""NOT ({withdrawn("OLD.submission_id")}
                    OR NOT EXISTS (SELECT 1 FROM stories_submission s
                        WHERE s.id = OLD.submission_id AND s.sent_on IS NOT NULL)
                    OR (OLD.purpose = 'answers'
                        AND NOT EXISTS (SELECT 1 FROM stories_act a WHERE a.body_id = OLD.id))
                    OR (OLD.purpose = 'objection' AND {DECIDED}))""",
                "sealed words are deleted only by erasing",
            ),
        ),
    ),
)

# What else is sealed to a story or made for it by whoever was still at work when it was taken back: a letter, a file,
# an address, a sound, a tie. Erasing has been there already.
LATE = tuple(
    Gate(table, "insert", (Refusal("withdrawn", withdrawn("NEW.submission_id"), WITHDRAWN),))
    for table in ("stories_mailboxitem", "stories_original", "stories_contact", "stories_render", "stories_tie")
)
