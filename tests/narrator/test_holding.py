"""*What we hold about you*: every kind of thing, in words, computed from what is there."""

import pytest
from django.apps import apps
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import contacts
from stories.intake.models import SealedBody
from stories.publishing.asking import add_note, ask_question
from stories.publishing.tending import tend
from tests.frozen import freeze
from tests.narrator.desk import told, version_of
from tests.narrator.test_space import published
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people

pytestmark = pytest.mark.usefixtures("tree")

# Each table that names a submission, and the heading under which its narrator is told of it.
TOLD_UNDER = {
    "Act": "Lo que usted decidió",
    "Grant": "Lo que usted decidió",
    "Hold": "Lo que usted decidió",
    "SealedBody": "Lo que escribió",
    "Original": "Las fotos y los archivos que mandó",
    "MailboxItem": "Los mensajes",
    "Record": "Las versiones para el público",
    "NarratorSession": "Esta visita",
    "Opening": "Quién la abrió",
    "Claim": "El trabajo sobre su historia",
    "Refusal": "El trabajo sobre su historia",
    "Objection": "El trabajo sobre su historia",
    "Ruling": "El trabajo sobre su historia",
    "Render": "El trabajo sobre su historia",
    "Tie": "El trabajo sobre su historia",
    "Contact": "Una forma de avisarle",
    "FreezeProposal": "",  # the same
    "LegalFreeze": "",  # said in a note of its own while it stands
    "Withdrawal": "",  # there is a report from then on
    "Duty": "",
    "ErasureReport": "",
    "Imported": "",  # of what came from another archive, which no narrator enters with seven words
    "BatchRecord": "",
}


def test_every_table_that_names_a_story_is_told_of() -> None:
    naming = {
        model.__name__
        for model in apps.get_app_config("stories").get_models()
        if any(field.name in ("submission", "submission_id") for field in model._meta.get_fields() if field.concrete)
    }
    assert naming <= set(TOLD_UNDER), naming - set(TOLD_UNDER)


def test_everything_there_is_stands_on_the_page(anybody: Narrator) -> None:
    code = published(anybody, picture=True)
    submission, (ana, _beto) = anybody.submission, two_people()
    ask_question(submission=submission, words="¿?", at=today())
    add_note(submission=submission, person=ana, words="una nota", at=today())
    anybody.enter(code)
    anybody.open("space:messages")
    anybody.open("space:holding")
    assert anybody.page["Cache-Control"] == "no-store"
    if anybody.language == "es":
        for heading in {*TOLD_UNDER.values()} - {"", "Una forma de avisarle"}:
            assert heading in anybody.words, heading
    assert anybody.html.count('class="told') == 11
    assert "una nota" not in anybody.words
    assert "1.jpg" not in anybody.words


def test_numbers_are_those_of_the_rows(narrator: Narrator) -> None:
    code = told(picture=True)
    version_of(narrator.submission)
    narrator.enter(code)
    narrator.open("space:holding")
    assert "Foto, " in narrator.words
    assert "Versiones: 1." in narrator.words
    assert "Hojas de trabajo: 1. Notas: 0." in narrator.words
    assert "La página pública" not in narrator.words


def test_a_draft_is_its_narrators_alone_and_goes_on_a_day_that_is_named(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="No quiero.")
    narrator.enter(code)
    assert "se borra sola el" in narrator.words
    narrator.open("space:holding")
    assert "Lo que escribió y no ha mandado" in narrator.words
    assert "Solo usted, con sus palabras." in narrator.words
    assert "Quién la abrió" not in narrator.words


def test_after_the_original_is_gone_it_is_not_listed_any_more(narrator: Narrator) -> None:
    narrator.enter(told(picture=True))
    narrator.open("space:withdraw")
    narrator.post(act="original")
    narrator.open("space:holding")
    assert "Usted borró su original" in narrator.words
    assert "Las fotos y los archivos que mandó" not in narrator.words
    tend(now=timezone.now())
    assert not SealedBody.objects.filter(purpose="answers").exists()
    narrator.open("space:holding")
    assert "Lo que escribió" not in narrator.words.replace("Lo que escribió y mandó", "")


def test_a_court_that_delays_erasing_is_named(narrator: Narrator) -> None:
    code = told()
    ana, beto = two_people()
    freeze(submission_id=narrator.submission.pk, first=ana, second=beto, at=today())
    narrator.enter(code)
    for name in ("space:holding", "space:withdraw"):
        narrator.open(name)
        assert "orden legal" in narrator.words
    narrator.post(act="delete")
    assert narrator.at == "space:report"
    assert "Una orden legal hace que lo demás se borre más tarde" in narrator.words


def test_an_address_that_was_left_is_told_of_and_can_be_taken_away(narrator: Narrator) -> None:
    """R17."""
    code = told()
    narrator.enter(code)
    narrator.open("space:holding")
    assert "ni su correo" in narrator.words
    contacts.give(submission_id=narrator.submission.pk, email="a@example.org", language="es", at=today())
    narrator.open("space:holding")
    assert "Una forma de avisarle" in narrator.words
    assert "ni su correo" not in narrator.words
    assert "a@example.org" not in narrator.words
    assert narrator.address("space:contact") in narrator.html
