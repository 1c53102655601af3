"""Which tables are final. Never updated, never deleted, never replaced, never emptied."""

FINAL = (
    "stories_grant",
    "stories_act",
    "stories_hold",
    "stories_objection",
    "stories_ruling",
    "stories_legalfreeze",
    "stories_freezeproposal",
    "stories_approval",
    "stories_articleapproval",
    "stories_refusal",
    "stories_claim",
    "stories_edition",
    "stories_editionhand",
    "stories_clearance",
    "stories_withdrawal",
    "stories_tombstone",
    "stories_opening",
    "stories_openingleave",
    "stories_imported",
    "stories_evidencecheck",
)
# Documents leave with their clearance, sealed bodies on erasing (see their gates); while there they never change.
NEVER_UPDATED = (
    *FINAL,
    "stories_publicdocument",
    "stories_publicpart",
    "stories_publicfile",
    "stories_publicterm",
    "stories_sealedbody",
)
NEVER_REPLACED = (*NEVER_UPDATED, "stories_record", "stories_submission")
NEVER_DELETED = (*FINAL, "stories_record")
NEVER_TRUNCATED = (*NEVER_REPLACED, "stories_duty", "wagtailcore_page")

IS_FINAL = "this row is final"
IS_THERE = "this row is there already"
IS_KEPT = "{table} is never emptied"
