"""Whatever the door says, a person reads in their own language."""

from django.utils.translation import override

from stories.gate.postgres_door import IS_FRESH
from stories.gate.rules import GATES
from stories.gate.rules.finality import IS_FINAL, IS_KEPT, IS_THERE, NEVER_TRUNCATED
from stories.publishing.door_words import DOOR_SENTENCES, in_words
from stories.publishing.errors import Refused, door_said

REASONS = {refusal.reason for gate in GATES for refusal in gate.refusals} | {IS_FINAL, IS_THERE, IS_FRESH}


def test_every_sentence_of_the_door_has_words_for_people_and_no_other_has() -> None:
    assert set(DOOR_SENTENCES) == REASONS


def test_tables_that_are_never_emptied_have_words_too() -> None:
    with override("es"):
        for table in NEVER_TRUNCATED:
            assert str(in_words(IS_KEPT.format(table=table))) == "una tabla del archivo no se vacía"


def test_a_refusal_of_the_door_is_read_in_both_languages() -> None:
    error = Exception("door: the story was withdrawn\nCONTEXT: PL/pgSQL function")
    refused = door_said(error)
    assert isinstance(refused, Refused)
    with override("es"):
        assert str(refused) == "La puerta no la deja pasar: la historia fue retirada."
    with override("en"):
        said = str(refused)
    assert "withdrawn" in said
    assert "retirada" not in said


def test_another_error_is_no_refusal() -> None:
    assert door_said(Exception("disk I/O error")) is None
