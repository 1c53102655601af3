"""Review, Send, and the page that shows the words for the last time."""

from stories.consent.models import Grant
from stories.intake.models import Act, Submission
from stories.vault import sessions
from stories.vault.models import NarratorSession
from tests.narrator.walking import Narrator, photograph


def ready(narrator: Narrator) -> str:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.\n\nNo abrimos.", title="La puerta")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    return code


def test_the_review_shows_each_answer_with_change_and_what_the_public_would_see(anybody: Narrator) -> None:
    ready(anybody)
    assert anybody.words.count("Tocaron la puerta.") == 2
    assert 'class="sheet testimony"' in anybody.html
    assert anybody.html.count("?r=1") > 10


def test_nothing_is_drawn_as_public_that_is_not_permitted(narrator: Narrator) -> None:
    narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.")
    narrator.open("tell:review")
    assert 'class="sheet' not in narrator.html


def test_murals_and_vigils_are_reviewed_with_the_public_template_too(narrator: Narrator) -> None:
    for kind, said in (
        ("mural", {"artist": "Las del barrio", "condition": "gone"}),
        ("vigil", {"remembered": "A don Chuy", "family": "agreed"}),
    ):
        narrator.begin(kind)
        narrator.answer(language="es", age="adult", story="Un muro azul.", when="2011", **said)
        narrator.open("tell:permits")
        narrator.post(preset="public_no_name")
        narrator.open("tell:review")
        assert f'class="sheet {kind}"' in narrator.html


def test_a_vigils_name_is_not_drawn_unless_the_family_agrees(narrator: Narrator) -> None:
    """R8."""
    narrator.begin("vigil")
    narrator.answer(language="es", age="adult", story="Velas.", remembered="A don Chuy", family="unknown")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    sheet = narrator.html[narrator.html.index('class="sheet') :]
    assert "don Chuy" not in sheet


def test_what_was_sent_is_thanked_for_with_words_summary_and_help(anybody: Narrator) -> None:
    """R13: help after submitting. The consent is summed up with its day."""
    code = ready(anybody)
    anybody.post(send="1")
    assert anybody.at == "tell:sent"
    assert anybody.shown_words() == code
    assert 'class="steps"' in anybody.html
    assert '<table class="allowed">' in anybody.html
    assert anybody.page["Cache-Control"] == "no-store"


def test_sending_twice_is_one_sending_and_one_answer(narrator: Narrator) -> None:
    code = ready(narrator)
    address, token = narrator.where, narrator.token()
    first = narrator.client.post(address, {**token, "send": "1"})
    second = narrator.client.post(address, {**token, "send": "1"})
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"]
    assert Act.objects.count() == 1
    assert Grant.objects.count() == 9
    narrator.get(second["Location"])
    assert narrator.shown_words() == code


def test_send_drops_the_secrets_and_keeps_the_words_until_the_page_is_left(narrator: Narrator) -> None:
    ready(narrator)
    narrator.post(send="1")
    session = sessions.resume(token=narrator.visit, at=_now())
    assert session is not None
    assert session.secrets is None
    assert session.words
    narrator.open("tell:sent")
    assert narrator.shown_words()
    narrator.open("space:enter")
    assert not NarratorSession.objects.exists()
    narrator.open("tell:sent")
    assert 'id="palabras"' not in narrator.html


def test_after_sending_an_old_window_leads_to_the_sent_page_and_changes_nothing(narrator: Narrator) -> None:
    ready(narrator)
    narrator.open("tell:question", "story")
    address, token = narrator.where, narrator.token()
    narrator.open("tell:review")
    narrator.post(send="1")
    narrator.page = narrator.client.post(address, {**token, "answer": "Otra cosa."}, follow=True)
    assert narrator.at == "tell:sent"
    assert narrator.shown_words()


def test_another_visit_cannot_write_into_what_was_sent(narrator: Narrator, other: Narrator) -> None:
    """Two telephones with the same words."""
    code = ready(narrator)
    other.enter(code)
    other.open("tell:question", "story")
    narrator.post(send="1")
    other.post(answer="Otra cosa.")
    assert other.at == "space:home"
    other.open("tell:review")
    assert other.at == "space:home"
    assert Act.objects.count() == 1


def test_only_kept_is_sent_and_says_so(narrator: Narrator) -> None:
    narrator.tell(preset="keep")
    assert not Grant.objects.filter(allowed=True).exists()
    assert Submission.objects.get().sent_on is not None
    assert "sin publicarse" in narrator.words


def test_photographs_are_drawn_in_the_draft_only_where_photographs_are_permitted(narrator: Narrator) -> None:
    narrator.begin("mural")
    narrator.answer(language="es", age="adult", story="Un muro azul.")
    narrator.upload(photograph(), words="El muro")
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    assert 'alt="El muro"' in narrator.html
    narrator.open("tell:permit", "photo")
    narrator.post(answer="no")
    narrator.open("tell:review")
    assert 'alt="El muro"' not in narrator.html


def _now():  # type: ignore[no-untyped-def]
    from django.utils import timezone

    return timezone.now()
