"""`audit_public` finds what someone with the database or the disk in hand has changed: rows alone are not believed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page

from stories.gate.clock import today
from stories.gate.install import close_door, open_door
from stories.intake.models import Act
from stories.pages.documents import PublicDocument, PublicFile
from stories.pages.preparing import prepare_tree
from stories.publishing.audit import audit_public
from stories.publishing.errors import Refused
from stories.publishing.publishing import publish
from stories.redaction.models import Edition
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people


@pytest.fixture
def published(own_home: Path) -> ToldStory:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    assert audit_public() == []
    return told


def without_door(change: Callable[[], object]) -> None:
    """What only the owner of the database can do: take the door off, change a row, and put it back."""
    close_door()
    change()
    open_door()


def reasons() -> str:
    return "\n".join(str(finding) for finding in audit_public())


def test_a_forged_yes_is_found(published: ToldStory) -> None:
    without_door(lambda: Act.objects.filter(kind="yes").update(signature=b"\x00" * 64))
    assert "signature" in reasons()


def test_a_changed_grant_is_found(published: ToldStory) -> None:
    without_door(lambda: published.submission.grants.filter(use="ai").update(allowed=True))
    assert "signature" in reasons()


def test_an_approval_taken_away_is_found(published: ToldStory) -> None:
    without_door(lambda: Edition.objects.get().approvals.first().delete())  # type: ignore[union-attr]
    assert "approvals" in reasons()


def test_changed_bytes_of_a_part_are_found(published: ToldStory) -> None:
    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE stories_publicpart SET body = %s WHERE name = 'p2'", [b"x" * 40])

    without_door(change)
    assert "another hash" in reasons()


def test_a_changed_file_and_a_missing_file_are_found(published: ToldStory) -> None:
    first, second = PublicFile.objects.all()[:2]
    store = storages["public"]
    store.delete(first.name)
    store.save(first.name, ContentFile(b"another picture"))
    store.delete(second.name)
    assert "other bytes" in reasons()
    assert "missing" in reasons()


def test_a_page_that_is_live_alone_is_found_and_taken_down_by_the_next_migration(published: ToldStory) -> None:
    def change() -> None:
        with connection.cursor() as cursor:
            for table in ("publicfile", "publicterm", "publicpart", "publicdocument"):
                cursor.execute(f"DELETE FROM stories_{table}")

    close_door()
    change()
    page = Page.objects.filter(live=True, record__isnull=False)
    assert page.exists()
    open_door()
    assert not page.exists()


def test_the_command_exits_with_one_and_names_the_row(published: ToldStory, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("audit_public")
    assert "1 public documents" in capsys.readouterr().out
    without_door(lambda: Act.objects.filter(kind="yes").update(signature=b"\x00" * 64))
    with pytest.raises((SystemExit, CommandError)):
        call_command("audit_public")
    assert PublicDocument.unguarded.get().pk in capsys.readouterr().err


def test_publish_refuses_a_yes_that_the_narrator_did_not_sign(own_home: Path) -> None:
    prepare_tree()
    edition = ready_edition(tell())
    without_door(lambda: Act.objects.filter(kind="yes").update(signature=b"\x01" * 64))
    with pytest.raises(Refused, match="firma"):
        publish(edition=edition, person=two_people()[0], at=today())
