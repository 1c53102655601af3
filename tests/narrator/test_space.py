"""The space: status, messages, the public version, permissions."""

import hashlib
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from stories.consent.models import Grant
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake.acts import verify
from stories.intake.models import Act, Original
from stories.moderation.claiming import claim
from stories.publishing.asking import ask_question
from stories.publishing.errors import Refused
from stories.redaction.models import Edition
from stories.vault.files import stored_ids
from stories.vault.shelves import shelf
from tests.narrator.desk import publish_it, told, version_of
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people

pytestmark = pytest.mark.usefixtures("tree")


def open_version(narrator: Narrator) -> None:
    link = re.search(r'href="([^"]*/version/\d+/)"', narrator.html)
    assert link is not None
    narrator.get(link[1])
    assert narrator.at == "space:edition"


def public(narrator: Narrator) -> bool:
    return Visible.objects.filter(use=Use.WEB).exists()


def published(narrator: Narrator, **traits: object) -> str:
    """Told, redacted, approved by its narrator, public. The narrator is in the space."""
    code = told(**traits)  # type: ignore[arg-type]
    edition = version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    narrator.post(answer="yes")
    publish_it(edition)
    narrator.open("space:home")
    assert public(narrator)
    return code


def test_the_status_is_said_in_plain_words_at_every_state(anybody: Narrator) -> None:
    code = told()
    submission, (ana, _beto) = anybody.submission, two_people()
    anybody.enter(code)
    seen = {anybody.words}
    for step in (
        lambda: claim(submission=submission, person=ana, at=today()),
        lambda: ask_question(submission=submission, words="¿Está bien «una fábrica»?", at=today()),
        lambda: version_of(submission),
    ):
        step()
        anybody.open("space:home")
        assert anybody.page.status_code == 200
        assert anybody.words not in seen
        seen.add(anybody.words)


def test_nothing_is_published_before_the_narrator_has_seen_it_and_said_yes(anybody: Narrator) -> None:
    """R6: drawn by the public components; a yes names exactly this fingerprint; no answer is never a yes."""
    code = told()
    edition = version_of(anybody.submission)
    with pytest.raises(Refused):
        publish_it(edition)
    anybody.enter(code)
    open_version(anybody)
    assert 'class="sheet testimony"' in anybody.html
    assert "No abrimos" in anybody.words
    anybody.post(answer="later")
    with pytest.raises(Refused):
        publish_it(edition)
    open_version(anybody)
    anybody.post(answer="yes")
    act = Act.objects.get(kind=Act.Kind.YES)
    assert act.edition_fingerprint == edition.fingerprint
    assert verify(act)
    publish_it(edition)
    assert public(anybody)


def test_yes_and_do_not_ask_again_for_less(narrator: Narrator) -> None:
    code = told()
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    narrator.post(answer="yes", less="on")
    assert Act.objects.filter(kind=Act.Kind.YES_TO_LESS).count() == 1


def test_no_carries_the_narrators_words_and_can_be_changed_into_a_yes(narrator: Narrator) -> None:
    code = told()
    edition = version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    narrator.post(answer="change", words="Quiten el mes.")
    assert Act.objects.filter(kind=Act.Kind.NO).count() == 1
    narrator.open("space:messages")
    assert "Quiten el mes." in narrator.words
    with pytest.raises(Refused):
        publish_it(edition)
    narrator.open("space:home")
    open_version(narrator)
    narrator.post(answer="yes")
    publish_it(edition)


def test_deciding_twice_is_one_decision(narrator: Narrator) -> None:
    code = told()
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    address, token = narrator.where, narrator.token()
    for answer in ({"answer": "change", "words": "No."}, {"answer": "yes"}):
        narrator.client.post(address, {**token, **answer})
        narrator.client.post(address, {**token, **answer})
    assert Act.objects.filter(kind=Act.Kind.NO).count() == 1
    assert Act.objects.filter(kind=Act.Kind.YES).count() == 1


def test_no_answer_chosen_is_a_kind_word_and_no_decision(narrator: Narrator) -> None:
    code = told()
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    narrator.post(words="algo")
    assert "data-errors" in narrator.html
    assert not Act.objects.exclude(kind=Act.Kind.SEND).exists()


def test_a_newer_version_replaces_the_question_about_an_older_one(narrator: Narrator) -> None:
    code = told()
    old = version_of(narrator.submission)
    version_of(narrator.submission, title="Otra vez")
    narrator.enter(code)
    older = re.findall(r'href="([^"]*/version/\d+/)"', narrator.html)[-1]
    narrator.get(older)
    narrator.post_to(older, answer="yes")
    assert not Act.objects.filter(edition_fingerprint=old.fingerprint).exists()


def test_pictures_of_the_version_are_played_from_sealed_files_by_range(narrator: Narrator) -> None:
    code = told(picture=True)
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    address = re.search(r'<img src="([^"]+)"', narrator.html)
    assert address is not None
    whole = narrator.client.get(address[1])
    data = whole.getvalue()
    assert whole["Content-Type"] == "image/jpeg"
    assert whole["Cache-Control"] == "no-store"
    assert data.startswith(b"\xff\xd8\xff")
    assert hashlib.sha256(data).hexdigest() == address[1].rstrip("/").rpartition("/")[2]
    some = narrator.client.get(address[1], headers={"Range": "bytes=10-19"})
    assert (some.status_code, some.getvalue()) == (206, data[10:20])
    assert some["Content-Range"] == f"bytes 10-19/{len(data)}"
    assert narrator.client.get(address[1], headers={"Range": f"bytes={len(data)}-"}).status_code == 416


def test_files_of_a_version_are_its_narrators_alone(narrator: Narrator, other: Narrator) -> None:
    """R24: no public address; a stranger's words do not open them, nor do this narrator's open an original."""
    code = told(picture=True)
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    address = re.search(r'<img src="([^"]+)"', narrator.html)
    assert address is not None
    assert other.client.get(address[1]).status_code == 200
    assert "image" not in other.client.get(address[1])["Content-Type"]
    other.begin()
    assert other.client.get(address[1]).status_code == 404
    letter = address[1].split("/")[-3]
    original = Original.objects.get()
    with override("es"):
        assert narrator.client.get(reverse("space:file", args=[letter, original.file_id])).status_code == 404


def test_a_version_whose_file_was_changed_is_not_asked_about(narrator: Narrator) -> None:
    code = told(picture=True)
    version_of(narrator.submission)
    originals = set(Original.objects.values_list("file_id", flat=True))
    made = next(name for name in stored_ids() if name not in originals)
    path = shelf(made)
    spoiled = bytearray(path.read_bytes())
    spoiled[-40] ^= 1
    path.write_bytes(spoiled)
    narrator.enter(code)
    link = re.search(r'href="([^"]*/version/\d+/)"', narrator.html)
    assert link is not None
    narrator.get(link[1])
    assert narrator.page.status_code == 500
    assert 'name="answer"' not in narrator.html
    assert "No se publica" in narrator.words


def test_hiding_takes_one_press_and_showing_again_another(narrator: Narrator) -> None:
    published(narrator)
    narrator.post(act="hide")
    assert not public(narrator)
    narrator.post(act="hide")
    assert Act.objects.filter(kind=Act.Kind.HIDE).count() == 1
    assert "oculta porque usted lo pidió" in narrator.words
    narrator.post(act="show")
    assert public(narrator)


def change(narrator: Narrator, **answers: str) -> None:
    """Change these, leave the rest of the form as it stands."""
    narrator.open("space:permits")
    standing = dict(re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', narrator.html))
    standing |= dict(re.findall(r'<input type="text" name="(name)"(?: value="([^"]*)")?', narrator.html))
    standing |= dict(re.findall(r'<input type="hidden" name="(seen)" value="(\d+)"', narrator.html))
    narrator.post(**{**standing, **answers})


def test_less_is_immediate(narrator: Narrator) -> None:
    """R1, R5: taking back one use, at once, leaving the others."""
    published(narrator)
    change(narrator, quote="no")
    assert public(narrator)
    assert not Visible.objects.filter(use=Use.QUOTE).exists()
    assert "Se cumplió en este momento" in narrator.words


def test_taking_back_the_site_takes_the_page_down(narrator: Narrator) -> None:
    published(narrator)
    change(narrator, web="no")
    assert not public(narrator)
    assert "ya no se ve" in narrator.words


def test_a_narrower_place_hides_the_story_until_a_new_version_is_approved(narrator: Narrator) -> None:
    published(narrator)
    narrator.open("space:permits")
    assert "la historia se oculta hasta que apruebe cómo queda" in narrator.words
    change(narrator, place_step="1")
    assert not public(narrator)


def test_more_needs_a_new_version(narrator: Narrator) -> None:
    published(narrator)
    change(narrator, voice="yes")
    assert public(narrator)
    assert "Primero verá la nueva versión" in narrator.words
    assert not Visible.objects.filter(use=Use.VOICE).exists() or Edition.objects.count() == 1


def test_saving_what_did_not_change_changes_nothing(narrator: Narrator) -> None:
    published(narrator)
    change(narrator)
    assert Grant.objects.count() == 9
    assert public(narrator)
    assert "Nada cambió" in narrator.words


def test_a_kept_name_keeps_its_id_and_a_new_one_hides(narrator: Narrator) -> None:
    code = told(name="Marisol")
    edition = version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    assert "Marisol" in narrator.words
    narrator.post(answer="yes")
    publish_it(edition)
    change(narrator, quote="no")
    assert public(narrator)
    change(narrator, name="Luz")
    assert not public(narrator)


@pytest.mark.parametrize("age", ["minor", ""])
def test_a_yes_in_the_space_needs_the_guardian_too(narrator: Narrator, age: str) -> None:
    """R7."""
    code = told(age=age)
    narrator.enter(code)
    change(narrator, web="yes")
    assert not Grant.objects.filter(allowed=True).exists()
    assert "data-errors" in narrator.html
    change(narrator, web="yes", guardian="on", assent="on")
    assert Grant.objects.filter(allowed=True).count() == 1


def test_deleting_the_original_leaves_the_public_page_and_the_space(narrator: Narrator) -> None:
    published(narrator, picture=True)
    narrator.open("space:withdraw")
    narrator.post(act="original")
    assert narrator.at == "space:withdraw"
    assert "Usted borró su original" in narrator.words
    assert public(narrator)
    assert 'value="original"' not in narrator.html
    narrator.post(act="original")
    assert Act.objects.filter(kind=Act.Kind.DELETE_ORIGINAL).count() == 1
    change(narrator, quote="no")
    assert narrator.page.status_code == 200
    narrator.open("space:home")
    narrator.post(act="more")
    assert narrator.at == "space:home"


def test_every_text_that_was_agreed_to_can_be_read_again(anybody: Narrator) -> None:
    """R4."""
    anybody.enter(told())
    anybody.open("space:permits")
    link = re.search(r'id="antes".*?<a href="([^"]+)"', anybody.html, re.DOTALL)
    assert link is not None
    anybody.get(link[1])
    assert anybody.at == "tell:text"
    assert anybody.page.status_code == 200
