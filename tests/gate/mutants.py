"""The door with one rule missing: built, put in place of the real one inside a test's transaction, and rolled back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from stories.gate import postgres_door, sqlite_door
from stories.gate.rules import GATES, Gate
from stories.gate.rules.finality import NEVER_DELETED, NEVER_REPLACED, NEVER_TRUNCATED, NEVER_UPDATED
from stories.gate.rules.reading import VIEWS
from tests.gate.attacks import ATTACKS
from tests.gate.attacks.striking import answer
from tests.gate.consequences import CONSEQUENCES

# A check passes or raises AssertionError, as the tests do that are made of the same callables.
Check = Callable[[], None]


@dataclass(frozen=True)
class Mutant:
    """`gates` and `views` are the door's but for one thing; `without` names a trigger of finality that is away."""

    name: str
    checks: tuple[Check, ...]
    gates: Sequence[Gate] = GATES
    views: dict[str, str] = field(default_factory=lambda: VIEWS)
    without: str = ""


def attacked(select: Callable[[Any], bool]) -> tuple[Check, ...]:
    """The attacks on this engine that `select` picks, as checks."""

    def check(attack: Any) -> Check:
        def run() -> None:
            strike = attack.arrange()
            connection.check_constraints()
            assert answer(strike) == attack.reason

        return run

    here = [attack for attack in ATTACKS if attack.engine in ("", connection.vendor)]
    return tuple(check(attack) for attack in here if select(attack))


def looked_at(name: str) -> tuple[Check, ...]:
    return tuple(consequence.check for consequence in CONSEQUENCES if name in consequence.looks_at)


def changed(gate: Gate, **parts: Any) -> Sequence[Gate]:
    return [replace(other, **parts) if other is gate else other for other in GATES]


def without_a_refusal() -> Iterator[Mutant]:
    for gate in GATES:
        for refusal in gate.refusals:
            name = f"{gate.table}.{gate.event}.{refusal.name}"
            rest = tuple(other for other in gate.refusals if other is not refusal)
            checks = attacked(lambda attack, name=name: attack.rule == name)
            yield Mutant(name, checks, gates=changed(gate, refusals=rest))


def without_an_effect() -> Iterator[Mutant]:
    for gate in GATES:
        for effect in gate.effects:
            name = f"{gate.table}.{gate.event}.{effect.name}"
            rest = tuple(other for other in gate.effects if other is not effect)
            yield Mutant(name, looked_at(name), gates=changed(gate, effects=rest))


def without_finality() -> Iterator[Mutant]:
    kinds = [
        ("update", NEVER_UPDATED, "updating"),
        ("insert", NEVER_REPLACED, "upserting"),
        ("delete", NEVER_DELETED, "deleting"),
    ]
    if connection.vendor == "postgresql":
        kinds.append(("truncate", NEVER_TRUNCATED, "emptying"))
    for event, tables, blow in kinds:
        for table in tables:
            checks = attacked(lambda attack, wanted=f"{blow}_{table}": attack.name == wanted)
            name = f"{table}_final_{event}"
            short = (
                name if connection.vendor == "sqlite" else name.removeprefix("stories_").removeprefix("wagtailcore_")
            )
            yield Mutant(name, checks, without=f"door_{short}")


# Clauses of the views: what is taken out, what is put there, and which consequence looks at it.
VIEW_CLAUSES = (
    ("view.page", " AND p.live", ""),
    ("view.held", "h.part_sha256 = '' AND", "h.part_sha256 = 'x' AND"),
    ("view.part_held", "h.part_sha256 = part.sha256 AND", "h.part_sha256 = 'x' AND"),
    ("view.expiry", "OR g.expires_on <= archive_today()", ""),
    ("view.embargo", "OR g.embargo_until > c.cleared_on", ""),
    ("view.use", "AND (u.use = 'web' OR", "AND (TRUE OR"),
    ("view.translate", "AND (NOT EXISTS", "AND (TRUE OR NOT EXISTS"),
    ("view.article", "AND y.own_words = words_digest(", "AND '' <> words_digest("),
    ("view.article_live", "AND p.live AND ((", "AND (("),
    ("view.part_use", "AND v.use = part.use", "AND v.use = 'web'"),
)


def with_another_view() -> Iterator[Mutant]:
    for name, old, new in VIEW_CLAUSES:
        views = {view: one_line(source).replace(old, new) for view, source in VIEWS.items()}
        assert views != {view: one_line(source) for view, source in VIEWS.items()}, name
        yield Mutant(name, looked_at(name), views=views)


def one_line(source: str) -> str:
    return " ".join(source.split())


# Clauses inside refusals: what is taken out of which one, and what is put there.
RULE_CLAUSES = (
    ("stories_clearance.insert.approvals", "COUNT(DISTINCT a.person_id)", "COUNT(a.id) + 1"),
    ("stories_clearance.insert.outside_hands", "- 1", "- 2"),
    (
        "stories_clearance.insert.outside_hands",
        "a.person_id NOT IN (SELECT h.person_id",
        "0 NOT IN (SELECT h.person_id",
    ),
    ("stories_clearance.insert.advocate", "AND a.role = 'advocate'", ""),
    ("stories_clearance.insert.narrator", "y WHERE y.submission_id = (SELECT", "y WHERE '' <> (SELECT"),
    ("stories_clearance.insert.narrator", "AND n.kind = 'no'", "AND n.kind = 'never'"),
    ("stories_clearance.insert.narrator", "again.kind = 'yes'", "again.kind = 'never'"),
    ("stories_edition.insert.original_deleted", "gone.kind = 'delete_original'", "gone.kind = 'never'"),
    ("stories_edition.insert.original_deleted", "gone.kind = 'delete_after'", "gone.kind = 'never'"),
    ("stories_clearance.insert.narrator", "y.kind = 'yes_to_less' AND y.edition_fingerprint", "y.edition_fingerprint"),
    ("stories_clearance.insert.narrator", ">= (SELECT s.approvals_needed", ">= (SELECT 0 * s.approvals_needed"),
    ("stories_clearance.insert.narrator", "(y.edition_fingerprint, NEW.fingerprint)", "(y.edition_fingerprint)"),
    ("stories_clearance.insert.consent", "NOT g.allowed OR", ""),
    ("stories_clearance.insert.consent", "g.expires_on <= archive_today()", "FALSE"),
    ("stories_clearance.insert.consent", "g.embargo_until > NEW.cleared_on", "FALSE"),
    ("stories_clearance.insert.consent", "g.place_step < e.place_step", "FALSE"),
    ("stories_clearance.insert.consent", "g.date_step < e.date_step", "FALSE"),
    ("stories_clearance.insert.consent", "g.name_id <> e.name_id", "FALSE"),
    ("stories_clearance.insert.consent", "AND (NOT EXISTS", "AND (TRUE OR NOT EXISTS"),
    ("stories_clearance.insert.held", "AND NOT EXISTS", "AND EXISTS"),
    ("stories_approval.insert.hands", "OR h.edition_id = e.less_than_id", ""),
    ("stories_approval.insert.hands", "h.edition_id = e.made_from_id OR", ""),
    ("stories_hold.insert.lift", "AND h.kind = NEW.kind", ""),
    ("stories_hold.insert.lift", "AND h.submission_id = NEW.submission_id", ""),
    ("stories_hold.insert.lift", "AND h.lifts_id IS NULL", ""),
    ("stories_hold.insert.narrator", "AND a.kind = 'show_again'", ""),
    ("stories_hold.insert.narrator", "a.seq > hid.seq", "TRUE"),
    (
        "stories_hold.insert.narrator",
        "NOT EXISTS (SELECT 1 FROM stories_hold used",
        "EXISTS (SELECT 1 FROM stories_hold used",
    ),
    ("stories_hold.insert.report", "o.submission_id = NEW.submission_id AND", "TRUE AND"),
    ("stories_hold.insert.report", "OR NEW.person_id IS NOT NULL OR o.slot IS NOT NULL", "OR TRUE"),
    ("stories_hold.insert.ruling", "AND g.outcome = 'shown'", ""),
    ("stories_hold.insert.ruling", "AND g.part_sha256 = o.part_sha256", ""),
    ("stories_hold.insert.ruling", "AND g.upto >= o.seq", ""),
    ("stories_hold.insert.ruling", "AND NEW.person_id = g.person_id", ""),
    ("stories_ruling.insert.upto", "AND o.part_sha256 = NEW.part_sha256", ""),
    ("stories_objection.insert.slot", "NEW.slot < 1 OR", ""),
    ("stories_objection.insert.slot", "OR NEW.day <> archive_today()", ""),
    ("stories_objection.insert.public", "AND p.sha256 = NEW.part_sha256", ""),
    ("stories_edition.insert.lesser", "OR NEW.place_step > wider.place_step", ""),
    ("stories_edition.insert.lesser", "OR NEW.date_step > wider.date_step", ""),
    ("stories_edition.insert.lesser", "OR NEW.name_id NOT IN ('', wider.name_id)", ""),
    ("stories_edition.insert.lesser", "wider.language <> NEW.language OR", ""),
    ("stories_publicdocument.insert.fingerprint", "NEW.fingerprint <> sha256_hex(NEW.manifest) OR", ""),
    ("stories_publicdocument.insert.fingerprint", "AND e.language = NEW.language", ""),
    ("stories_publicdocument.insert.fingerprint", "AND r.kind = NEW.kind", ""),
    ("stories_publicdocument.insert.fingerprint", "AND c.edition_id = NEW.edition_id", ""),
    ("stories_publicdocument.insert.fingerprint", "AND c.record_id = NEW.record_id", ""),
    (
        "stories_publicdocument.insert.not_in_force",
        "g.seq >= (SELECT MAX(base.seq)",
        "g.seq >= (SELECT 99 + MAX(base.seq)",
    ),
    ("stories_publicdocument.insert.not_in_force", "h.part_sha256 = ''", "h.part_sha256 = 'x'"),
    ("stories_publicpart.insert.hash", "NEW.sha256 <> sha256_hex(NEW.body) OR", ""),
    ("stories_publicpart.insert.use", "NOT part_says(NEW.body, NEW.name, NEW.kind) OR", ""),
    ("stories_publicfile.insert.hash", "AND p.kind IN ('picture', 'sound', 'video')", ""),
    ("wagtailcore_page.update.unread_words", "COUNT(DISTINCT y.person_id)", "1 + COUNT(y.id)"),
    ("wagtailcore_page.update.unread_words", "y.page_number = NEW.id AND", ""),
    ("stories_contextpage.update.unread_words", "COUNT(DISTINCT y.person_id)", "1 + COUNT(y.id)"),
    ("stories_contextpage.update.unread_words", "AND y.own_words = words_digest(", "AND '' <> words_digest("),
    ("wagtailcore_page.update.not_cleared", "= 'stories.' || r.kind || 'page'", "<> ''"),
)


def with_another_clause() -> Iterator[Mutant]:
    for name, old, new in RULE_CLAUSES:
        table, event, short = name.split(".")
        gate = next(gate for gate in GATES if (gate.table, gate.event) == (table, event))
        refusal = next(refusal for refusal in gate.refusals if refusal.name == short)
        when = one_line(refusal.when)
        assert old in when, (name, old)
        refusals = tuple(
            replace(other, when=when.replace(old, new)) if other is refusal else other for other in gate.refusals
        )
        checks = attacked(lambda attack, name=name: attack.rule == name) + tuple(c.check for c in CONSEQUENCES)
        yield Mutant(f"{name} [{old} -> {new}]", checks, gates=changed(gate, refusals=refusals))


def every_mutant() -> list[Mutant]:
    return [
        *without_a_refusal(),
        *without_an_effect(),
        *without_finality(),
        *with_another_view(),
        *with_another_clause(),
    ]


def replacing(mutant: Mutant) -> Iterator[str]:
    """Statements that take away triggers which the mutant has not, or has otherwise, and make its own."""
    if connection.vendor == "sqlite":
        real, other = dict(sqlite_door.triggers()), dict(sqlite_door.triggers(mutant.gates))
        made = {name: [statement] for name, statement in other.items()}
        dropping = "DROP TRIGGER {name}"
    else:
        real = {one.name: one for one in postgres_door.triggers()}
        other = {one.name: one for one in postgres_door.triggers(mutant.gates)}
        made = {name: one.installing() for name, one in other.items()}
        dropping = "DROP FUNCTION {name}() CASCADE"
    other.pop(mutant.without, None)
    for name in real:
        if real[name] != other.get(name):
            yield dropping.format(name=name)
            yield from made[name] if name in other else ()


def put_in_place(mutant: Mutant) -> None:
    """Replace what differs from the real door. Call it first in a transaction; rolling back restores the door."""
    with connection.cursor() as cursor:
        for statement in replacing(mutant):
            cursor.execute(statement)
        if mutant.views is not VIEWS:
            for view in reversed(VIEWS):
                cursor.execute(f"DROP VIEW {view}")
            for source in mutant.views.values():
                cursor.execute(source)
