"""Around migrations the door is closed; it opens last, after what was written meanwhile is brought under its rules."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from wagtail.models import Page

from search.models import Row
from stories.consent.models import Grant
from stories.gate import install
from stories.gate.install import DoorMissing, check_door, close_door, door_of, open_door
from stories.gate.models import Tombstone, Visible
from stories.intake.models import Act
from stories.pages.documents import PublicDocument, PublicPart
from stories.publishing.models import Duty
from tests import factories
from tests.gate.attacks.striking import sql
from tests.gate.consequences import nothing_left, shown


def names_of_triggers() -> list[str]:
    found = [one if isinstance(one, tuple) else (one.name, one) for one in door_of(connection).triggers()]
    return [name for name, _statement in found]


@pytest.mark.django_db
def test_the_door_stands_as_this_version_writes_it() -> None:
    check_door()


@pytest.mark.django_db
def test_the_door_can_be_closed_and_opened_again_and_again() -> None:
    connection.check_constraints()
    for _ in range(2):
        close_door()
        open_door()
    check_door()


@pytest.mark.django_db
def test_while_it_is_closed_nothing_can_be_read() -> None:
    close_door()

    with pytest.raises(DoorMissing):
        check_door()
    with pytest.raises(DatabaseError):
        list(PublicDocument.objects.visible(use="web"))


def test_a_failed_migration_leaves_it_closed(fresh_database: str, settings: Iterator[None]) -> None:
    story = factories.published_record()
    settings.MIGRATION_MODULES = {"search": "tests.gate.failing_migrations"}  # type: ignore[attr-defined]

    with pytest.raises(RuntimeError, match="half way"):
        call_command("migrate", verbosity=0)

    with pytest.raises(DoorMissing):
        check_door()
    with pytest.raises(DatabaseError):
        Visible.objects.exists()
    settings.MIGRATION_MODULES = {}  # type: ignore[attr-defined]
    call_command("migrate", verbosity=0)
    check_door()
    assert shown(story)


@pytest.mark.kill
def test_every_migration_goes_down_and_up_again(fresh_database: str) -> None:
    # Accounts stay: Wagtail's own migrations, which name them, do not go back.
    for app, target in (("search", "zero"), ("stories", "0001")):
        call_command("migrate", app, target, verbosity=0)
        with pytest.raises(DoorMissing):
            check_door()

    call_command("migrate", verbosity=0)

    check_door()
    assert factories.published_record().page.live


# --- What was written while nobody watched ---------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_withdrawal_that_came_meanwhile_takes_everything_down_when_it_opens() -> None:
    story = factories.published_record(pictures=1)
    Row.objects.create(
        document_id=story.document.pk,
        part_id=PublicPart.unguarded.filter(document=story.document).first().pk,
        words="x",
    )
    connection.check_constraints()
    close_door()
    factories.withdraw(story.submission)
    connection.check_constraints()

    open_door()

    nothing_left(story)
    assert Tombstone.objects.filter(pk=story.record.pk).exists()
    assert Duty.objects.filter(submission_id=story.submission.pk).count() == 7
    connection.check_constraints()
    open_door()
    assert Duty.objects.filter(submission_id=story.submission.pk).count() == 7


@pytest.mark.django_db
def test_a_no_that_came_meanwhile_takes_down_when_it_opens() -> None:
    story, asked = factories.published_record(), factories.published_record()
    connection.check_constraints()
    close_door()
    factories.grant(story.submission, "web", allowed=False)
    factories.act(asked.submission, Act.Kind.NO, fingerprint=asked.version.edition.fingerprint)
    connection.check_constraints()

    open_door()

    nothing_left(story)
    nothing_left(asked)


@pytest.mark.django_db
def test_a_photograph_taken_back_meanwhile_goes_when_it_opens() -> None:
    story = factories.published_record(pictures=1)
    connection.check_constraints()
    close_door()
    factories.grant(story.submission, "photo", allowed=False)
    connection.check_constraints()

    open_door()

    assert story.page.live
    assert not PublicPart.unguarded.filter(document=story.document, kind="picture").exists()


@pytest.mark.django_db
def test_pages_that_went_live_meanwhile_are_down_when_it_opens() -> None:
    record, raw = factories.reviewed_record().page, Page(title="x", slug="x", live=False)
    Page.get_first_root_node().add_child(instance=raw)
    fit = factories.published_record().page
    connection.check_constraints()
    close_door()
    Page.objects.filter(pk__in=[record.pk, raw.pk]).update(live=True)
    connection.check_constraints()

    open_door()

    live = Page.objects.filter(pk__in=[record.pk, raw.pk, fit.pk], live=True)
    assert list(live.values_list("pk", flat=True)) == [fit.pk]
    assert factories.shelf().live


@pytest.mark.django_db
def test_the_page_that_wagtail_makes_by_itself_is_not_live() -> None:
    assert not Page.objects.filter(depth=2, slug="home", live=True, content_type__model="page").exists()


@pytest.mark.django_db
def test_without_all_tables_it_stays_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "tables_missing", lambda _connection: {"search_row"})

    open_door()

    with pytest.raises(DoorMissing):
        check_door()


# --- Whether it stands -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["stories_visiblepart", "stories_visible"])
def test_it_is_missed_when_a_view_is_gone_or_says_something_else(view: str) -> None:
    if view == "stories_visible":
        sql("DROP VIEW stories_visiblepart")()
    sql(f"DROP VIEW {view}")()
    with pytest.raises(DoorMissing):
        check_door()

    column = {"stories_visible": "document_id", "stories_visiblepart": "part_id"}[view]
    sql(f"CREATE VIEW {view} AS SELECT id AS {column} FROM stories_publicdocument")()
    with pytest.raises(DoorMissing):
        check_door()


@pytest.mark.django_db
def test_it_is_missed_when_any_one_trigger_is_gone() -> None:
    door = door_of(connection)
    connection.check_constraints()
    with connection.cursor() as cursor:
        for name in names_of_triggers():
            taken = take_away(cursor, name)
            assert door.missing(cursor) == [name]
            for statement in taken:
                cursor.execute(statement)
        assert door.missing(cursor) == []


def take_away(cursor: object, name: str) -> list[str]:
    """Drop one trigger; returns the statements that bring it back."""
    if connection.vendor == "sqlite":
        cursor.execute(f"DROP TRIGGER {name}")  # type: ignore[attr-defined]
        return [dict(door_of(connection).triggers())[name]]
    cursor.execute(f"DROP FUNCTION {name}() CASCADE")  # type: ignore[attr-defined]
    return next(one.installing() for one in door_of(connection).triggers() if one.name == name)


@pytest.mark.django_db
def test_it_is_missed_when_a_trigger_says_something_else() -> None:
    name, table = names_of_triggers()[-1], "stories_duty"
    if connection.vendor == "sqlite":
        sql(f"DROP TRIGGER {name}")()
        sql(f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT 1; END")()
    else:
        body = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
        sql(body)()

    with pytest.raises(DoorMissing, match=name):
        check_door()


def test_grants_of_the_newest_migration_are_still_compared() -> None:
    """A new column of a grant that nobody compares would be a promise the door does not keep."""
    compared = {"allowed", "use", "seq", "place_step", "date_step", "name_id", "embargo_until", "expires_on", "channel"}
    kept = {"id", "submission", "act", "text_sha256", "edition_fingerprint", "body"}

    assert {field.name for field in Grant._meta.concrete_fields} == compared | kept
