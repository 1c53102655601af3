"""Names, places and what is refined from them."""

import pytest

from stories.redaction.finding import propose


def _found(text: str, language: str = "es") -> dict[str, str]:
    return {text[p.start : p.end]: p.kind for p in propose(text=text, language=language)}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Me llamo Yamileth Barrientos y tengo miedo.", "es", "Yamileth"),
        ("me llamo yamileth y tengo miedo", "es", "yamileth"),
        ("mi hermano wilson trabajaba conmigo", "es", "wilson"),
        ("My name is Osman Portillo and I am scared.", "en", "Osman"),
        ("my sister araceli was taken in houston", "en", "araceli"),
        ("MI PRIMO ESTEBAN SE FUE", "es", "ESTEBAN"),
    ],
)
def test_a_name_is_found_in_any_case(text: str, language: str, name: str) -> None:
    at = text.index(name)
    assert any(p.start <= at and at + len(name) <= p.end for p in propose(text=text, language=language))


def test_a_found_name_is_found_in_the_whole_text() -> None:
    text = "Mi esposo se llama Crisanto Xitumul.\nNunca supe qué pasó. xitumul era buen vecino, decían todos."
    at = text.index("xitumul")
    assert any(p.start <= at < p.end and p.kind == "person" for p in propose(text=text, language="es"))


def test_a_school_and_a_workplace_are_called_so() -> None:
    assert "school" in _found("Mi hija va a la Escuela Ricardo Flores en Fresno.").values()
    assert "employer" in _found("Trabajé en Empacadora Santa Lucía con mi primo.").values()


def test_an_unknown_language_is_tried_in_both() -> None:
    text = "Nimaläj maltyox, ri Guadalupe Hernández vive en Los Ángeles."
    assert any("Guadalupe" in text[p.start : p.end] for p in propose(text=text, language="other"))


def test_an_empty_text_has_no_proposals() -> None:
    assert propose(text="", language="es") == propose(text=" \n ", language="en") == ()


@pytest.mark.parametrize(
    ("text", "language", "words", "kind"),
    [
        ("don beto el zapatero", "es", "beto", "person"),
        ("entre por nogales caminando", "es", "entre por nogales caminando", "entry"),
        ("cruce por el paso de noche", "es", "cruce por el", "entry"),
        ("came over through tijuana when i was 6", "en", "came over through", "entry"),
        ("mi mama sigue encerrada", "es", "mi mama sigue encerrada", "relative_status"),
        ("my husband is detained", "en", "my husband is detained", "relative_status"),
        ("im 34 with 7 kids", "en", "34", "age"),
        ("im 34 with 7 kids", "en", "7 kids", "quasi"),
    ],
)
def test_what_is_typed_on_a_telephone_is_looked_at(text: str, language: str, words: str, kind: str) -> None:
    assert _found(text, language).get(words) == kind


@pytest.mark.parametrize(
    "text", ["entre por la puerta de atrás", "entre por favor", "el don de la palabra", "came in through the back door"]
)
def test_a_door_and_a_gift_are_nothing(text: str) -> None:
    kinds = set(_found(text).values()) | set(_found(text, "en").values())
    assert not kinds & {"entry", "person"}
