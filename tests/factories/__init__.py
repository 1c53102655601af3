"""Rows in every state, made by raw models through the door: what the verbs will write, without vault, desk or worker.

Signatures and sealed bytes are random: the door compares plain columns, hashes and manifests (those here are real), and
`audit_public` and the vault have tests of their own. Build up to the state you need:

    told()             sent, with its grants, no record yet
    reviewed_record()  record, page, edition, hands, approvals and the narrator's yes
    cleared_record()   and a clearance
    published_record() and the public document with parts, files and terms; the page is live

Each takes traits: `kind="mural"`, `high_risk=True`, `pictures=1`, `sounds=1`, `name="Marisol"`, `place_step=...`.
`translated(story)` adds a translation. `grant`, `hold`, `lift`, `withdraw`, `freeze`, `act` go on from there.
"""

from stories.consent.models import Withdrawal
from stories.gate.clock import today
from stories.redaction.models import Record
from tests.factories.articles import agree_to, public_article
from tests.factories.clearing import (
    allowed_now,
    approval,
    approve,
    clear,
    enter,
    enter_part,
    go_live,
    name_hands,
    publish,
    record,
    record_page,
    say_yes,
    shelf,
    version,
)
from tests.factories.parts import facts, index, manifest_of, part, passage, picture, sound
from tests.factories.shapes import ALL_USES, USE_OF_PART, WIDTHS, Part, Story, Version, days, sha256
from tests.factories.states import (
    cleared_record,
    newer_version,
    prepared_record,
    published_record,
    reviewed_record,
    translated,
)
from tests.factories.telling import (
    act,
    body,
    draft,
    freeze,
    grant,
    grants,
    hold,
    lift,
    objection,
    person,
    ruling,
    told,
    withdraw,
)

__all__ = [
    "ALL_USES",
    "USE_OF_PART",
    "WIDTHS",
    "Part",
    "Record",
    "Story",
    "Version",
    "Withdrawal",
    "act",
    "agree_to",
    "allowed_now",
    "approval",
    "approve",
    "body",
    "clear",
    "cleared_record",
    "days",
    "draft",
    "enter",
    "enter_part",
    "facts",
    "freeze",
    "go_live",
    "grant",
    "grants",
    "hold",
    "index",
    "lift",
    "manifest_of",
    "name_hands",
    "newer_version",
    "objection",
    "part",
    "passage",
    "person",
    "picture",
    "prepared_record",
    "public_article",
    "publish",
    "published_record",
    "record",
    "record_page",
    "reviewed_record",
    "ruling",
    "say_yes",
    "sha256",
    "shelf",
    "sound",
    "today",
    "told",
    "translated",
    "version",
    "withdraw",
]
