"""Who may do what on PostgreSQL: three roles beside the owner, each with the least it needs. The door holds anyway.

`archive_public` has what SQLite's authorizer allows, from the same list (`stories.gate.sqlite.allowed`): columns, not
tables. `archive_staff` and `archive_worker` have the tables they write; what is final they may not even try to change.
None may make, alter or empty a table; the owner's name is used for migrations alone.
"""

from collections.abc import Iterator

from stories.gate.rules.finality import NEVER_DELETED, NEVER_UPDATED
from stories.gate.sqlite import allowed

PUBLIC, STAFF, WORKER = ROLES = ("archive_public", "archive_staff", "archive_worker")

# SQLite's own, and what only its triggers and its index ask for.
ONLY_SQLITE = ("sqlite_master", "json_each", "search_words")

# PostgreSQL's own, which triggers write and everybody reads: the index of what is searched.
ONLY_POSTGRESQL = {"search_vector": ("id", "vector")}

# A narrator's open space is between the narrator and the public process.
NOT_FOR_STAFF = ("stories_narratorsession", "django_migrations")
# The worker serves nobody and logs nobody in.
NOT_FOR_WORKER = (
    "django_migrations",
    "django_session",
    "stories_passkey",
    "stories_recoverycode",
    "stories_secondfactor",
    "wagtailcore_apitoken",
)
# It does what was decided and decides nothing: no yes, no permission, no approval, no version and nothing public is its
# to write. It takes back, hides and erases.
DECIDED_BY_PEOPLE = (
    *("stories_act", "stories_grant", "stories_objection", "stories_imported", "stories_evidencecheck"),
    *("stories_claim", "stories_approval", "stories_articleapproval", "stories_refusal", "stories_ruling"),
    *("stories_freezeproposal", "stories_legalfreeze", "stories_openingleave"),
    *("stories_edition", "stories_editionhand", "stories_clearance"),
    *("stories_publicdocument", "stories_publicpart", "stories_publicfile", "stories_publicterm"),
)
ONLY_READ_BY_WORKER = (
    *("stories_user", "stories_user_groups", "stories_user_user_permissions", "auth_group"),
    *DECIDED_BY_PEOPLE,
)
# Sessions are ended by the worker: by what they are of and until when, never by what they hold.
SESSIONS_FOR_WORKER = ("token_hash", "submission_id", "expires_at")


def statements(*, tables: list[str], columns: dict[str, list[str]], database: str) -> Iterator[str]:
    """Every GRANT and REVOKE, in order; may be repeated after each migration. `columns` are those of each table."""
    named = ", ".join(ROLES)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {named}"
    for table, its in columns.items():
        yield f"REVOKE ALL ({', '.join(map(quoted, its))}) ON {quoted(table)} FROM {named}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {named}"
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f"REVOKE ALL ON SCHEMA public FROM {named}"
    yield f"GRANT USAGE ON SCHEMA public TO {named}"
    yield f"REVOKE TEMPORARY ON DATABASE {quoted(database)} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {quoted(database)} TO {named}"
    yield from public(columns)
    for role, without, only_read in (
        (STAFF, NOT_FOR_STAFF, ()),
        (WORKER, (*NOT_FOR_WORKER, "stories_narratorsession"), ONLY_READ_BY_WORKER),
    ):
        yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}"
        for table in tables:
            if table not in without:
                may = verbs(table, only_read=table in (*only_read, *ONLY_POSTGRESQL))
                yield f"GRANT {may} ON {quoted(table)} TO {role}"
    yield f"GRANT SELECT ({', '.join(SESSIONS_FOR_WORKER)}), DELETE ON stories_narratorsession TO {WORKER}"


def verbs(table: str, *, only_read: bool) -> str:
    """What may be done with a table: never emptied, and what is final neither changed nor deleted."""
    if only_read:
        return "SELECT"
    found = ["SELECT", "INSERT"]
    if table not in NEVER_UPDATED:
        found.append("UPDATE")
    if table not in NEVER_DELETED:
        found.append("DELETE")
    return ", ".join(found)


def public(columns: dict[str, list[str]]) -> Iterator[str]:
    """The public process, by columns."""
    for reading in allowed.READINGS:
        if is_here(reading.table):
            its = [column for column in reading.columns if column in columns[reading.table]]
            yield f"GRANT SELECT ({', '.join(map(quoted, its))}) ON {quoted(reading.table)} TO {PUBLIC}"
    for table, every in ONLY_POSTGRESQL.items():
        yield f"GRANT SELECT ({', '.join(map(quoted, every))}) ON {quoted(table)} TO {PUBLIC}"
    for verb, listed in (("INSERT", allowed.INSERTS), ("DELETE", allowed.DELETES)):
        for table in listed:
            if is_here(table):
                yield f"GRANT {verb} ON {quoted(table)} TO {PUBLIC}"
    for table, (names, _reason) in allowed.UPDATES.items():
        if is_here(table):
            yield f"GRANT UPDATE ({', '.join(map(quoted, names.split()))}) ON {quoted(table)} TO {PUBLIC}"


def is_here(table: str) -> bool:
    """Whether PostgreSQL has this table too."""
    return not table.startswith(ONLY_SQLITE)


def quoted(name: str) -> str:
    """A name of ours, as PostgreSQL wants names."""
    return '"' + name.replace('"', '""') + '"'
