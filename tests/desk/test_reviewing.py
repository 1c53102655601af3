"""What who approves sees and answers: what changed, what is told together with others, a translation side by side."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from stories.desk import entries
from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.models import SealedBody
from stories.moderation.approving import approve
from stories.moderation.models import Approval, User
from stories.publishing.asking import notes
from stories.publishing.erasing import sealed_rows
from stories.publishing.models import Duty, Tie
from stories.publishing.neighbours import neighbours
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.ties import LENGTH_BYTES, _key, head_of, ties, untie
from stories.publishing.translating import translate
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import load_worksheet, save_worksheet
from stories.redaction.bundle import Bundle
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle
from stories.vault import sealing
from stories.vault.keeper import CannotOpen, Opened, get_keeper
from tests import factories
from tests.desk.staff import opened, said, text_of
from tests.publishing.stories_told import ToldStory, ready_edition, tell, worksheet

pytestmark = pytest.mark.usefixtures("archive")

RARE = "Soy garífuna y trabajaba en una lechería. Tengo tres hijas."


def to(name: str, edition: Edition) -> str:
    return reverse(f"desk:{name}", args=[edition.record.submission_id, edition.pk])


def made(told: ToldStory, person: User, **changes: Any) -> Edition:
    sheet = replace(worksheet(told.submission), **changes)
    save_worksheet(submission=told.submission, worksheet=sheet, person=person)
    return project(submission=told.submission, person=person, at=today())


def open_(told: ToldStory, person: User) -> Opened:
    return get_keeper().open(str(person.pk), told.submission.pk, "second_look")


def test_changes_since_the_published_version_are_read_word_by_word(ana: User, beto: User) -> None:
    told = tell()
    first = ready_edition(told)
    publish(edition=first, person=ana, at=today())
    second = made(told, ana, title="No abrimos nunca", date="2018")
    page = text_of(opened(beto, told.submission).get(to("edition", second)))
    assert "Desde la versión 1, la última publicada" in page
    assert "Datos: título" in page
    assert "puesto nunca" in page
    assert "Qué cambió" not in text_of(opened(beto, told.submission).get(to("edition", first)))


def public_neighbour(text: str = RARE) -> str:
    story = factories.published_record(parts=[factories.facts(place="", date=""), factories.passage(1, text)])
    return story.record.pk


def test_a_neighbour_is_told_and_must_be_answered_and_the_answer_is_sealed(ana: User, beto: User) -> None:
    near = public_neighbour()
    told = tell(story=f"Me llamo Rosario y vivo en la calle Olvera 14. {RARE}\n\nNo abrimos.")
    sheet = replace(worksheet(told.submission), spans=())
    save_worksheet(submission=told.submission, worksheet=sheet, person=ana)
    edition = project(submission=told.submission, person=ana, at=today())
    client = opened(beto, told.submission, reason="second_look")
    page = text_of(client.get(to("edition", edition)))
    assert f"Con TES {near.upper()}" in page
    assert "trabajo: lecheria" in page

    refused = client.post(to("approve", edition), {"huella": edition.fingerprint})
    assert "Antes de aprobarla, conteste" in said(refused)
    assert not Approval.objects.filter(edition=edition).exists()
    answer = "Son muchas en esa ciudad."
    client.post(to("approve", edition), {"huella": edition.fingerprint, "junto": answer})
    assert Approval.objects.filter(edition=edition, person=beto).exists()
    assert answer in notes(submission=told.submission, opened=open_(told, ana))[0].text
    assert answer.encode() not in b"".join(bytes(body.sealed) for body in SealedBody.objects.all())


def test_what_is_withdrawn_is_no_neighbour(ana: User) -> None:
    contents = [{"id": "p1", "kind": "passage", "lang": "es", "runs": [["text", RARE]]}]
    near = public_neighbour()
    assert [one.record for one in neighbours(record="zzzz", contents=contents)] == [near]
    assert neighbours(record=near, contents=contents) == ()
    factories.withdraw(factories.Record.objects.get(pk=near).submission)
    assert neighbours(record="zzzz", contents=contents) == ()


def test_a_tie_is_sealed_among_decoys_opens_at_both_ends_and_goes_with_either(ana: User) -> None:
    one, other, crowd = tell(), tell(), [tell() for _number in range(5)]
    mine, theirs = made(one, ana), made(other, ana)
    client = opened(ana, one.submission)
    fields = {"registro": f"TES {theirs.record_id.upper()}", "por_que": "Cuenta lo mismo del taller."}
    assert "Anotado y sellado" in said(client.post(to("ties", mine), fields))
    rows = list(Tie.objects.all())
    assert len(rows) == 6
    assert len({len(bytes(row.sealed)) for row in rows}) == 1
    assert {row.submission_id for row in rows} > {one.submission.pk, other.submission.pk}
    assert theirs.record_id.encode() not in b"".join(bytes(row.sealed) for row in rows)
    assert [tied.record for tied in ties(submission=one.submission, opened=open_(one, ana))] == [theirs.record_id]
    assert [tied.record for tied in ties(submission=other.submission, opened=open_(other, ana))] == [mine.record_id]
    assert all(ties(submission=told.submission, opened=open_(told, ana)) == [] for told in crowd)
    assert "Cuenta lo mismo del taller." in text_of(client.get(to("edition", mine)))

    withdraw(secrets=one.secrets, at=today())
    sealed_rows(Duty(submission_id=one.submission.pk))
    assert not Tie.objects.filter(submission=one.submission).exists()
    (left,) = Tie.objects.filter(submission=other.submission)
    key = open_(other, ana)
    what_the_desk_key_opens = key.unseal_desk(head_of(left), context=f"tie {left.pk}")
    assert mine.record_id.encode() not in what_the_desk_key_opens
    assert b"taller" not in what_the_desk_key_opens
    with pytest.raises(CannotOpen):
        key.unseal_desk(bytes(left.sealed), context=f"tie {left.pk}")
    # Nor do its words open with all that this end has: the other half of their key went with the other end.
    words = bytes(left.sealed)[LENGTH_BYTES + len(head_of(left)) :]
    half = bytes.fromhex(json.loads(what_the_desk_key_opens)["key"])
    for tried in (half, *(_key(half, mate=mate) for mate in (b"", head_of(left), bytes(left.sealed)))):
        with pytest.raises(CannotOpen):
            sealing.open_under(tried, words, context=f"tie words {left.pk}")
    assert ties(submission=other.submission, opened=open_(other, ana)) == []
    assert not Tie.objects.filter(submission=other.submission).exists()


@pytest.mark.parametrize(("record", "why", "words"), [("zzzz", "x", "ningún registro"), ("", "", "ningún registro")])
def test_a_tie_to_nothing_is_refused_in_words(ana: User, record: str, why: str, words: str) -> None:
    told = tell()
    edition = made(told, ana)
    answer = opened(ana, told.submission).post(to("ties", edition), {"registro": record, "por_que": why})
    assert words in said(answer)
    assert not Tie.objects.exists()


def test_one_end_can_be_taken_back(ana: User) -> None:
    one, other = tell(), tell()
    mine, theirs = made(one, ana), made(other, ana)
    client = opened(ana, one.submission)
    client.post(to("ties", mine), {"registro": theirs.record_id, "por_que": "x"})
    (tied,) = ties(submission=one.submission, opened=open_(one, ana))
    untie(submission=other.submission, row=tied.row)
    assert ties(submission=one.submission, opened=open_(one, ana)) == [tied]
    client.post(to("ties", mine), {"quitar": tied.row})
    assert ties(submission=one.submission, opened=open_(one, ana)) == []
    assert ties(submission=other.submission, opened=open_(other, ana)) == []


def test_a_translation_stands_beside_its_source_and_says_what_is_to_be_done_again(ana: User, beto: User) -> None:
    told = tell(uses=frozenset({"web", "photo", "quote", "translate"}))
    source = ready_edition(told)
    contents = open_bundle(edition=source, unseal=open_(told, ana).unseal).contents()
    passages = {c["id"]: [tuple(run) for run in c["runs"]] for c in contents if c["kind"] == "passage"}
    passages["p2"] = [("text", "They knocked at five. We did not open.")]
    english = translate(
        edition=source, language="en", title="We did not open", passages=passages, person=ana, at=today()
    )
    page = text_of(opened(beto, told.submission).get(to("edition", english)))
    assert "La traducción, junto a su original" in page
    assert "They knocked at five." in page
    assert "Hay una versión" not in page.split("junto a su original")[1].split("Lo que se contó")[0]

    sheet = load_worksheet(submission=told.submission, opened=open_(told, ana))
    text = "Tocaron la puerta a las cinco. No abrimos."
    span = type(sheet.spans[0])("story:1", text.index("a las cinco"), text.index(". No"), "cut", "una hora")
    save_worksheet(submission=told.submission, worksheet=replace(sheet, spans=(*sheet.spans, span)), person=ana)
    newer = project(submission=told.submission, person=ana, at=today())
    client = opened(ana, told.submission)
    page = text_of(client.get(to("edition", english)))
    assert "Hay que traducir otra vez: Párrafo 2" in page
    form = client.get(to("translation", newer))
    assert "They knocked at five." in form.content.decode()
    assert "Hay 1 párrafo que traducir otra vez" in text_of(form)
    assert "Cambió el original" in text_of(form)
    assert 'value="We did not open"' in form.content.decode()


def test_who_approved_before_sees_what_changed_since(ana: User, beto: User) -> None:
    told = tell()
    first = made(told, ana)
    for person in (ana, beto):
        approve(edition=first, person=person, at=today())
    second = made(told, ana, title="Nadie abrió")
    deciding.say_no(secrets=told.secrets, fingerprint=first.fingerprint, words="Otro título.", at=today())
    page = text_of(opened(beto, told.submission).get(to("edition", second)))
    assert "la última aprobada" in page
    assert "quitado No abrimos" in page


def test_a_request_asks_once_where_the_story_stands_and_opens_the_version_once(
    ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tell()
    edition = ready_edition(told)
    client = opened(ana, told.submission)
    asked: list[str] = []
    gather, from_bytes = entries.gather, Bundle.from_bytes

    def counted(rows: Any) -> Any:
        asked.append("facts")
        return gather(rows)

    def proven(data: bytes, *, fingerprint: str) -> Bundle:
        asked.append("version")
        return from_bytes(data, fingerprint=fingerprint)

    monkeypatch.setattr(entries, "gather", counted)
    monkeypatch.setattr(Bundle, "from_bytes", proven)
    client.get(reverse("desk:work", args=[told.submission.pk]))
    client.get(to("edition", edition))

    assert sorted(asked) == ["facts", "facts", "version"]
