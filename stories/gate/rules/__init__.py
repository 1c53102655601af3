"""The door's rules, each written once, as SQL that both engines understand.

A `Refusal` says when a write is turned away and with which sentence; an `Effect` says what a row brings about in the
same statement. `sqlite_door` and `postgres_door` only differ in how they wrap them in triggers. What SQL lacks is
supplied by either engine: `archive_today()`, `fresh_id()`, `sha256_hex(bytes)`, and the readers of manifests in
`gate.functions`.

Conditions read like the sentence they refuse with; one that cannot be answered (NULL) refuses. Tables are named in
full: this is the one place that sees across rooms.
"""

from stories.gate.rules.articles import ARTICLE_APPROVAL, ARTICLES, PICTURE
from stories.gate.rules.clearing import APPROVAL, CLEARANCE, EDITION, HAND
from stories.gate.rules.deciding import ACT, FREEZE, GRANT, HOLD
from stories.gate.rules.documents import DOCUMENT, FILE, PART, SEARCH, TERM
from stories.gate.rules.evidence import EVIDENCE_CHECK, IMPORTED
from stories.gate.rules.objecting import OBJECTION, RULING
from stories.gate.rules.pages import PAGES
from stories.gate.rules.shapes import Gate
from stories.gate.rules.stories import BODY, LATE, RECORD, SUBMISSION
from stories.gate.rules.withdrawing import TOMBSTONE, WITHDRAWAL

GATES: tuple[Gate, ...] = (
    *PAGES,
    *ARTICLES,
    ARTICLE_APPROVAL,
    PICTURE,
    CLEARANCE,
    APPROVAL,
    HAND,
    EDITION,
    ACT,
    GRANT,
    OBJECTION,
    RULING,
    HOLD,
    FREEZE,
    IMPORTED,
    EVIDENCE_CHECK,
    *RECORD,
    *SUBMISSION,
    *BODY,
    *LATE,
    *DOCUMENT,
    *PART,
    *FILE,
    *TERM,
    SEARCH,
    WITHDRAWAL,
    TOMBSTONE,
)
