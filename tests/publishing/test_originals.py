"""*Delete my original*: nothing opens it again, and everything else goes on. Each test is one way of trying."""

from pathlib import Path

import pytest
from django.db import IntegrityError
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import deciding, keeping, mailbox, telling
from stories.intake.models import Act, Original, SealedBody
from stories.moderation.answers import answer_of
from stories.moderation.approving import approve
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.asking import ask_question
from stories.publishing.errors import Refused
from stories.publishing.lessening import Less, lessen
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.translating import translate
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import told as opened_story
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle
from stories.vault import by_code, files, keystore, sittings
from stories.vault.errors import KeyGone, NotThere
from stories.vault.keeper import get_keeper
from tests.frozen import freeze, lift
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def told(own_home: Path) -> ToldStory:
    """Published, its narrator not to be asked again for less, and then the original deleted."""
    prepare_tree()
    story = tell(uses=frozenset({"web", "photo", "quote", "translate"}))
    publish(edition=ready_edition(story, also_to_less=True), person=two_people()[0], at=today())
    return story


def newest(told: ToldStory) -> Edition:
    return Edition.objects.filter(record__submission=told.submission).order_by("-seq")[0]


def public() -> bool:
    return bool(PublicDocument.objects.visible(use="web").exists())


def delete(told: ToldStory) -> None:
    deciding.delete_original(secrets=told.secrets, at=today())


def test_what_was_opened_before_opens_nothing_after(told: ToldStory) -> None:
    ana, _beto = two_people()
    opened = get_keeper().open(str(ana.pk), told.submission.pk, "redact")
    key, original = opened.sitting_key(1), told.submission.originals.get()
    delete(told)
    for holder in (told.secrets, opened, get_keeper().open(str(ana.pk), told.submission.pk, "redact")):
        with pytest.raises(KeyGone):
            holder.sitting_key(1)  # type: ignore[attr-defined]
    tend(now=timezone.now())
    # Even whoever had kept the key itself finds no file and no answers that it would open.
    with pytest.raises(NotThere):
        files.SealedReader(file_id=original.file_id, submission_id=told.submission.pk, key=key)
    assert not Original.objects.exists()
    assert not SealedBody.objects.filter(purpose="answers").exists()


def test_no_copy_of_the_keys_stays_in_store_or_mirror(told: ToldStory, settings: object) -> None:
    delete(told)
    names = keystore.names(submission_id=told.submission.pk)
    assert not [name for name in names if name.endswith((".draft",)) or name == "sitting-1.wrap"]
    for root in (settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR):  # type: ignore[attr-defined]
        if root is not None:
            assert not list((Path(root) / told.submission.pk).glob("sitting-*.wrap"))


def test_the_public_version_the_space_and_withdrawal_go_on(told: ToldStory) -> None:
    delete(told)
    tend(now=timezone.now())
    assert public()
    ask_question(submission=told.submission, words="¿Sigue bien?", at=today())
    assert mailbox.read_own(secrets=told.secrets)[0].words["text"] == "¿Sigue bien?"
    assert open_bundle(edition=newest(told), unseal=told.secrets.unseal).contents()
    withdraw(secrets=told.secrets, at=today())
    assert not public()


def test_the_desk_finds_an_empty_story_and_makes_no_version_from_it(told: ToldStory) -> None:
    ana, _beto = two_people()
    delete(told)
    story = opened_story(
        submission=told.submission, opened=get_keeper().open(str(ana.pk), told.submission.pk, "redact")
    )
    assert (story.answers, story.passages, story.originals) == ({}, [], [])
    with pytest.raises(Refused, match="original"):
        project(submission=told.submission, person=ana, at=today())


def test_the_database_itself_takes_no_version_that_is_neither_less_nor_a_translation(told: ToldStory) -> None:
    delete(told)
    edition = newest(told)
    edition.pk, edition.seq, edition.fingerprint = "a" * 20, edition.seq + 1, "0" * 64
    edition.less_than = edition.made_from = None
    with pytest.raises(IntegrityError, match="only shows less or translates"):
        edition.save(force_insert=True)


def test_a_sitting_that_was_open_goes_too_and_cannot_be_sent(told: ToldStory) -> None:
    sitting = telling.open_sitting(secrets=told.secrets)
    telling.save_answers(secrets=told.secrets, sitting=sitting, answers={"story": "Más."}, at=today())
    delete(told)
    with pytest.raises(KeyGone):
        told.secrets.sitting_key(sitting)
    tend(now=timezone.now())
    assert not SealedBody.objects.filter(purpose="answers").exists()


def test_pressing_twice_is_one_act(told: ToldStory) -> None:
    delete(told)
    delete(told)
    assert Act.objects.filter(kind=Act.Kind.DELETE_ORIGINAL).count() == 1


def test_a_crash_before_the_keys_were_destroyed_is_finished(told: ToldStory, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(by_code, "destroy_original_keys", lambda *, submission_id: None)
        delete(told)
    assert "wrap" in sittings.known(submission_id=told.submission.pk)[1]
    tend(now=timezone.now())
    with pytest.raises(KeyGone):
        told.secrets.sitting_key(1)


def test_a_legal_freeze_delays_it_and_its_end_finishes_it(told: ToldStory) -> None:
    ana, beto = two_people()
    standing = freeze(submission_id=told.submission.pk, first=ana, second=beto, at=today())
    delete(told)
    tend(now=timezone.now())
    assert Original.objects.exists()
    lift(freeze=standing, first=ana, second=beto, at=today())
    tend(now=timezone.now())
    assert not Original.objects.exists()


def test_less_is_made_without_the_original_and_needs_no_new_yes(told: ToldStory) -> None:
    ana, beto = two_people()
    delete(told)
    tend(now=timezone.now())
    less = lessen(
        edition=newest(told),
        less=Less(parts=frozenset({"f1"}), facts=frozenset({"date"}), words={"p2": [("a las cinco", "unas palabras")]}),
        person=beto,
        at=today(),
    )
    contents = open_bundle(edition=less, unseal=told.secrets.unseal).contents()
    assert [content["id"] for content in contents] == ["facts", "p1", "p2"]
    assert contents[0]["date"] == ""
    assert ["cut", "unas palabras"] in contents[2]["runs"]
    assert {hand.person for hand in less.hands.all()} == {ana, beto}
    assert answer_of(edition=less) == "yes"
    approve(edition=less, person=ana, at=today())
    with pytest.raises(Refused, match="aprobaciones"):
        publish(edition=less, person=ana, at=today())


def test_a_version_cut_further_is_published_and_asked_about_where_it_must_be(told: ToldStory) -> None:
    ana, beto = two_people()
    delete(told)
    first = lessen(edition=newest(told), less=Less(parts=frozenset({"f1"})), person=ana, at=today())
    second = lessen(edition=first, less=Less(facts=frozenset({"name"})), person=ana, at=today())
    assert second.less_than == first.less_than
    for person in (ana, beto):
        approve(edition=second, person=person, at=today())
    publish(edition=second, person=ana, at=today())
    assert PublicDocument.objects.visible(use="web").get().edition == second
    # "Ask me again": a plain yes to the version that covered it.
    wider = second.less_than
    assert wider is not None
    deciding.say_yes(secrets=told.secrets, fingerprint=wider.fingerprint, at=today())
    third = lessen(edition=second, less=Less(facts=frozenset({"date"})), person=ana, at=today())
    assert answer_of(edition=third) == ""
    for person in (ana, beto):
        approve(edition=third, person=person, at=today())
    with pytest.raises(Refused, match="quien narra"):
        publish(edition=third, person=ana, at=today())
    assert PublicDocument.objects.visible(use="web").get().edition == second
    deciding.say_yes(secrets=told.secrets, fingerprint=third.fingerprint, at=today())
    publish(edition=third, person=ana, at=today())


@pytest.mark.parametrize(
    ("less", "code"),
    [
        (Less(), "same_as_before"),
        (Less(parts=frozenset({"p1", "p2", "f1"})), "nothing_to_show"),
        (Less(words={"p2": [("no está aquí", "un nombre")]}), "words_not_there"),
        (Less(words={"p2": [("No abrimos", "unas palabras")]}), "leak"),
        (Less(words={"p2": [("a las cinco", "a la hora en que salía su primo")]}), "not_less"),
    ],
)
def test_what_is_not_less_is_refused(told: ToldStory, less: Less, code: str) -> None:
    delete(told)
    with pytest.raises(Refused) as refusal:
        lessen(edition=newest(told), less=less, person=two_people()[0], at=today())
    assert refusal.value.code == code


def test_a_translation_is_still_made_from_the_version(told: ToldStory) -> None:
    delete(told)
    source = newest(told)
    passages = {
        content["id"]: [tuple(run) for run in content["runs"]]
        for content in open_bundle(edition=source, unseal=told.secrets.unseal).contents()
        if content["kind"] == "passage"
    }
    made = translate(
        edition=source,
        language="en",
        title="We did not open",
        passages=passages,  # type: ignore[arg-type]
        person=two_people()[0],
        at=today(),
    )
    assert made.made_from == source


def test_a_wish_to_delete_waits_until_it_is_public_and_is_then_fulfilled() -> None:
    """The narrator chose it while telling; nobody has to come back for it."""
    prepare_tree()
    story = tell(uses=frozenset({"web", "photo"}))
    deciding.delete_original_after(secrets=story.secrets, at=today())
    deciding.delete_original_after(secrets=story.secrets, at=today())
    edition = ready_edition(story)
    tend(now=timezone.now())
    assert not keeping.original_deleted(story.submission)
    assert Original.objects.exists()
    publish(edition=edition, person=two_people()[0], at=today())
    assert keeping.deleted_on(story.submission) == today()
    tend(now=timezone.now())
    assert not Original.objects.exists()
    assert not SealedBody.objects.filter(purpose="answers").exists()
    assert public()
    assert story.submission.acts.filter(kind=Act.Kind.DELETE_AFTER).count() == 1


def test_a_wish_to_delete_can_be_taken_back_before_it_is_public() -> None:
    prepare_tree()
    story = tell(uses=frozenset({"web", "photo"}))
    deciding.delete_original_after(secrets=story.secrets, at=today())
    deciding.keep_original(secrets=story.secrets, at=today())
    publish(edition=ready_edition(story), person=two_people()[0], at=today())
    tend(now=timezone.now())
    assert Original.objects.exists()
    assert not keeping.original_deleted(story.submission)


def test_what_was_fulfilled_cannot_be_taken_back() -> None:
    prepare_tree()
    story = tell(uses=frozenset({"web", "photo"}))
    deciding.delete_original_after(secrets=story.secrets, at=today())
    publish(edition=ready_edition(story), person=two_people()[0], at=today())
    deciding.keep_original(secrets=story.secrets, at=today())
    assert keeping.original_deleted(story.submission)
