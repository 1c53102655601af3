"""A power cut in the middle of an import: it goes on, each record comes in once and whole, and none is public."""

import io
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Page

from search.engine import get_engine
from stories.importing import loading
from stories.importing.inventing import invent
from stories.intake.acts import verify
from stories.intake.imported import Imported
from stories.intake.models import Act, Original, Submission
from stories.intake.telling import label_of, read_answers, read_original
from stories.moderation.models import User
from stories.vault import keystore
from stories.vault.keeper import get_keeper
from tests import factories
from tests.kill.killing import kill_at_every_step
from tests.kill.test_kill_points import snapshot

RECORDS = 4


def take(folder: Path) -> str:
    out = io.StringIO()
    call_command("import_records", folder, steward="custodia", stdout=out)
    return out.getvalue()


def each_is_whole() -> None:
    """Every row that is there can be opened, with its evidence; every wrap is some row's."""
    person = User.objects.get(username="custodia")
    for row in Imported.objects.all():
        key = get_keeper().open(str(person.pk), row.pk, "evidence").sitting_key(1)
        assert read_answers(submission_id=row.pk, sitting=1, key=key)["story"]
        label = label_of(Original.objects.get(pk=row.original), key=key)
        assert len(read_original(label, submission_id=row.pk, key=key)) == label.size > 0
        assert row.submission.grants.exists()
    assert Submission.objects.count() == Act.objects.count() == Imported.objects.count()
    assert all(verify(act) for act in Act.objects.all())
    assert not Page.objects.filter(content_type__model__in=("testimonypage", "muralpage", "vigilpage")).exists()


@pytest.mark.kill
def test_an_import_killed_anywhere_goes_on_and_brings_each_record_in_once(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "TOGETHER", 2)
    factories.person(username="custodia").groups.add(Group.objects.get_or_create(name="stewards")[0])
    folder = tmp_path / "collection"
    invent(folder=folder, count=RECORDS, seed=7, places=[], terms=[])
    made = snapshot(own_home)

    def afterwards(finished: bool) -> None:
        before = set(Imported.objects.values_list("pk", flat=True))
        assert len(before) in ((RECORDS,) if finished else (0, 2, RECORDS))
        each_is_whole()
        said = take(folder)
        assert f"Ya estaban: {len(before)}." in said
        assert before <= set(Imported.objects.values_list("pk", flat=True))
        assert Imported.objects.count() == RECORDS
        each_is_whole()
        strays = keystore.submission_ids() - set(Submission.objects.values_list("pk", flat=True))
        for root in (settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR):
            assert not [path for stray in strays for path in (root / stray).glob("*")]

    killed = kill_at_every_step(
        home=made, verb=lambda: take(folder) and None, afterwards=afterwards, engine_class=type(get_engine()), every=11
    )
    sys.stdout.write(f"\nimport: killed at {killed} points\n")
    assert killed > 10
