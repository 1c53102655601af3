"""A folder taken in: sealed, hidden, once; every mistake said; nothing public."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from stories.consent.models import Grant
from stories.gate.clock import today
from stories.gate.models import Clearance
from stories.importing.folders import RECORDS
from stories.importing.taking_back import take_back
from stories.intake.acts import verify
from stories.intake.imported import EVIDENCE, Imported, ImportedCollection
from stories.intake.models import Act, Original, SealedBody, Submission
from stories.intake.telling import label_of, read_answers, read_original
from stories.moderation.models import User
from stories.pages.documents import PublicDocument
from stories.publishing.models import Duty
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw_unsigned
from stories.vault import keystore
from stories.vault.keeper import get_keeper

Invent = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("own_home")


def take(folder: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_records", folder, stdout=out, stderr=out, **options)
    return out.getvalue()


def test_what_was_imported_is_sealed_hidden_and_waits(invented: Invent, steward: User) -> None:
    folder = invented(6)

    said = take(folder, steward="custodia")

    assert "6 de 6" in said and "ninguno es público" in said
    assert Imported.objects.count() == 6
    assert not Page.objects.filter(content_type__model__in=("testimonypage", "vigilpage", "muralpage")).exists()
    assert not Clearance.objects.exists() and not PublicDocument.unguarded.exists()
    assert not Submission.objects.exclude(signing_public=b"").exists()
    assert all(verify(act) and act.kind == Act.Kind.IMPORT for act in Act.objects.all())
    assert set(Grant.objects.values_list("channel", flat=True)) <= {"paper", "spoken", "deed"}
    assert ImportedCollection.objects.get().person == steward


def test_the_keeper_opens_what_was_imported_and_its_evidence(invented: Invent, steward: User) -> None:
    folder = invented(4)
    take(folder, steward="custodia")
    lines = {one["id"]: one for one in map(json.loads, (folder / RECORDS).read_text().splitlines())}

    for row in Imported.objects.all():
        opened = get_keeper().open(str(steward.pk), row.pk, "evidence")
        key = opened.sitting_key(1)
        answers = read_answers(submission_id=row.pk, sitting=1, key=key)
        line = lines.pop(answers["brought"]["id"])
        assert answers["story"] == line["text"]
        label = label_of(Original.objects.get(pk=row.original), key=key)
        assert label.purpose == EVIDENCE
        assert read_original(label, submission_id=row.pk, key=key) == (folder / line["evidence"]).read_bytes()
    assert not lines


def test_nothing_of_a_record_lies_plain(invented: Invent, steward: User, own_home: Path) -> None:
    folder = invented(3)
    take(folder, steward="custodia")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)") if connection.vendor == "sqlite" else None
    kept = b"".join(path.read_bytes() for path in own_home.rglob("*") if path.is_file() and folder not in path.parents)

    for line in map(json.loads, (folder / RECORDS).read_text().splitlines()):
        for words in (line["id"], line["title"], line["text"][:30], line["evidence"]):
            assert words.encode() not in kept


def test_a_second_run_changes_nothing(invented: Invent, steward: User) -> None:
    folder = invented(3)
    take(folder, steward="custodia")
    before = set(Submission.objects.values_list("pk", flat=True))

    assert "Ya estaban: 3" in take(folder, steward="custodia")
    assert set(Submission.objects.values_list("pk", flat=True)) == before


def test_a_run_that_stopped_goes_on(invented: Invent, steward: User) -> None:
    folder = invented(4)
    whole = (folder / RECORDS).read_text()
    (folder / RECORDS).write_text("".join(whole.splitlines(keepends=True)[:2]))
    take(folder, steward="custodia")
    (folder / RECORDS).write_text(whole)

    assert "Importados: 2. Ya estaban: 2." in take(folder, steward="custodia")
    assert Imported.objects.count() == 4


def test_what_was_taken_back_does_not_come_in_again(invented: Invent, steward: User) -> None:
    folder = invented(2)
    take(folder, steward="custodia")
    withdraw_unsigned(submission_id=Imported.objects.order_by("pk")[0].pk, at=today())

    assert "Importados: 0. Ya estaban: 2." in take(folder, steward="custodia")


def test_what_was_taken_back_is_erased_everywhere(invented: Invent, steward: User) -> None:
    take(invented(2), steward="custodia")
    gone, stays = Imported.objects.order_by("pk")
    take_back(submission=gone.submission, steward=steward, at=today())
    for _round in range(3):
        tend(now=timezone.now())

    assert not Duty.objects.filter(done_on=None).exists()
    assert keystore.verify_shredded(submission_id=gone.pk)
    assert not Original.objects.filter(submission=gone.pk).exists()
    assert not SealedBody.objects.filter(submission=gone.pk).exists()
    assert Original.objects.filter(pk=stays.original).exists()
    assert get_keeper().open(str(steward.pk), stays.pk, "evidence").sitting_key(1)


def test_wraps_that_no_row_names_go_at_the_next_run(invented: Invent, steward: User) -> None:
    stray = "a" * 20
    keystore.put(submission_id=stray, name="vault.wrap", data=b"x")
    begun_here = "b" * 20
    keystore.put(submission_id=begun_here, name="code.wrap", data=b"x")

    take(invented(1), steward="custodia")

    assert keystore.names(submission_id=stray) == []
    assert keystore.names(submission_id=begun_here) == ["code.wrap"]


def test_looking_writes_nothing(invented: Invent) -> None:
    assert "Sin errores: 3 registros" in take(invented(3), check=True)
    assert not Submission.objects.exists() and not SealedBody.objects.exists()


def test_with_a_mistake_in_any_line_nothing_is_taken(invented: Invent, steward: User) -> None:
    folder = invented(3)
    lines = (folder / RECORDS).read_text().splitlines()
    twice = json.loads(lines[0])
    lost = {**json.loads(lines[1]), "evidence": "evidence/no-esta.pdf"}
    (folder / "evidence" / "raro.exe").write_bytes(b"MZ\x00\x01\x02")
    odd = {**json.loads(lines[2]), "id": "otro", "evidence": "evidence/raro.exe"}
    records = [twice, lost, odd, twice]
    (folder / RECORDS).write_text("\n".join(json.dumps(one) for one in records))
    out = StringIO()

    with pytest.raises(CommandError, match="no se importó nada"):
        call_command("import_records", folder, steward="custodia", stdout=out, stderr=out)

    assert "línea 2, evidence evidence/no-esta.pdf: no está en la carpeta" in out.getvalue()
    assert "línea 3, evidence evidence/raro.exe: no es de una clase" in out.getvalue()
    assert "línea 4, id: ya está en la línea 1" in out.getvalue()
    assert not Submission.objects.exists()


def test_a_link_that_leads_out_of_the_folder_is_not_followed(invented: Invent, tmp_path: Path) -> None:
    folder = invented(1)
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF-1.4\n")
    line = json.loads((folder / RECORDS).read_text())
    (folder / "evidence" / "link.pdf").symlink_to(secret)
    (folder / RECORDS).write_text(json.dumps({**line, "evidence": "evidence/link.pdf"}))

    with pytest.raises(CommandError):
        take(folder, check=True)


@pytest.mark.parametrize("name", [None, "nobody"])
def test_a_steward_answers_for_it(invented: Invent, steward: User, name: str | None) -> None:
    with pytest.raises(CommandError, match="--steward"):
        take(invented(1), steward=name)


def test_a_photograph_that_is_broken_leaves_its_record_out_and_the_rest_goes_on(
    invented: Invent, steward: User
) -> None:
    folder = invented(2)
    lines = [json.loads(line) for line in (folder / RECORDS).read_text().splitlines()]
    (folder / "rota.jpg").write_bytes(b"\xff\xd8\xff" + bytes(200))
    lines[0]["files"] = [{"path": "rota.jpg", "agreed": True}]
    (folder / RECORDS).write_text("\n".join(map(json.dumps, lines)))

    with pytest.raises(CommandError, match="Quedaron fuera 1"):
        take(folder, steward="custodia")

    assert Imported.objects.count() == 1


def test_a_minors_record_needs_three_people(invented: Invent, steward: User) -> None:
    folder = invented(1)
    line = json.loads((folder / RECORDS).read_text())
    (folder / RECORDS).write_text(json.dumps({**line, "minor": True}))

    take(folder, steward="custodia")

    assert Submission.objects.get().approvals_needed == 3
