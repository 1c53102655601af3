"""Every final table: update, delete, replace, upsert and empty a row that is there."""

from collections.abc import Callable
from typing import Any

from django.apps import apps

from stories.gate.clock import today
from stories.gate.models import Clearance, Tombstone
from stories.gate.rules.finality import NEVER_DELETED, NEVER_REPLACED, NEVER_TRUNCATED, NEVER_UPDATED
from stories.moderation.models import ArticleApproval, Claim, Refusal
from stories.vault.models import Opening, OpeningLeave
from tests import factories
from tests.gate.attacks.striking import ATTACKS, Attack, Strike, attack, sql
from tests.importing import rows


def everything() -> None:
    """A row in every table."""
    story = factories.published_record(pictures=1)
    somebody = factories.person()
    row = {"submission": story.submission, "person": somebody, "day": today()}
    Claim.objects.create(seq=1, kind="taken", **row)
    Refusal.objects.create(reason="identifies", **row)
    ArticleApproval.objects.create(page_number=1, page_words="x", own_words="y", person=somebody, day=today())
    Opening.objects.create(
        person=str(somebody.pk), submission_id=story.submission.pk, reason_code="review", day=today()
    )
    asked = OpeningLeave.objects.create(kind="asked", person="1", by="1", day=today(), hour=9)
    OpeningLeave.objects.create(kind="granted", person="1", by="2", answers=asked, day=today(), hour=9)
    rows.check(rows.imported(rows.imported_submission()))
    factories.hold(story.submission)
    factories.lift(factories.hold(story.submission, kind="takedown"))
    factories.freeze(story.submission)
    factories.withdraw(factories.published_record().submission)


def columns(table: str) -> tuple[str, list[str]]:
    model: Any = next(model for model in apps.get_models() if model._meta.db_table == table)
    return model._meta.pk.column, [field.column for field in model._meta.concrete_fields]


def updating(table: str) -> Strike:
    key, _all = columns(table)
    return sql(f"UPDATE {table} SET {key} = {key}")


def deleting(table: str) -> Strike:
    return sql(f"DELETE FROM {table}")


def replacing(table: str) -> Strike:
    names = ", ".join(columns(table)[1])
    return sql(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table}")


def replacing_by_hidden_number(table: str) -> Strike:
    """SQLite numbers every row; a REPLACE may aim at that number with everything else new."""
    key, names = columns(table)
    values = ", ".join("'zzzz'" if name == key else name for name in names)

    def strike() -> None:
        # Without its second net REPLACE deletes in silence.
        sql("PRAGMA recursive_triggers = OFF")()
        try:
            sql(f"INSERT OR REPLACE INTO {table} (rowid, {', '.join(names)}) SELECT rowid, {values} FROM {table}")()
        finally:
            sql("PRAGMA recursive_triggers = ON")()

    return strike


def upserting(table: str) -> Strike:
    key, names = columns(table)
    listed = ", ".join(names)
    return sql(
        f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {table} WHERE TRUE "
        f"ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}"
    )


def emptying(table: str) -> Strike:
    return sql(f"TRUNCATE {table} CASCADE")


def attack_all(tables: tuple[str, ...], rule: str, blow: Callable[[str], Strike], engine: str = "") -> None:
    for table in tables:

        def arrange(table: str = table) -> Strike:
            everything()
            return blow(table)

        ATTACKS.append(Attack(f"{blow.__name__}_{table}", rule, arrange, engine))


attack_all(NEVER_UPDATED, "final.update", updating)
attack_all(NEVER_DELETED, "final.delete", deleting)
attack_all(NEVER_REPLACED, "final.insert", replacing, "sqlite")
attack_all(NEVER_REPLACED, "final.insert", replacing_by_hidden_number, "sqlite")
attack_all(NEVER_REPLACED, "final.insert", upserting)
for name in NEVER_TRUNCATED:
    attack_all((name,), f"final.truncate.{name}", emptying, "postgresql")


@attack("final.delete")
def deleting_a_withdrawal_by_the_orm() -> Strike:
    withdrawal = factories.withdraw(factories.published_record().submission)
    return withdrawal.delete


@attack("final.delete")
def deleting_an_approval_by_the_orm() -> Strike:
    version = factories.reviewed_record().version
    return lambda: version.edition.approvals.all().delete()


@attack("final.delete")
def deleting_a_hold_by_the_orm() -> Strike:
    held = factories.hold(factories.published_record().submission, kind="order")
    return held.delete


@attack("final.update")
def turning_a_no_into_a_yes() -> Strike:
    grant = factories.grant(factories.published_record().submission, "web", allowed=False)
    grant.allowed = True
    return grant.save


@attack("final.update")
def postponing_an_expiry() -> Strike:
    submission = factories.told()
    grant = factories.grant(submission, "web", expires_on=today())
    return lambda: type(grant).objects.filter(pk=grant.pk).update(expires_on=None)


@attack("final.update")
def moving_a_clearance_to_newer_grants() -> Strike:
    story = factories.published_record()
    factories.grant(story.submission, "web", allowed=False)
    factories.grant(story.submission, "web")
    clearances = list(Clearance.objects.filter(record=story.record))
    clearances[0].grant_seq = 99
    return lambda: Clearance.objects.bulk_update(clearances, ["grant_seq"])


@attack("final.delete")
def clearing_away_a_tombstone() -> Strike:
    story = factories.published_record()
    factories.withdraw(story.submission)
    return lambda: Tombstone.objects.all().delete()
