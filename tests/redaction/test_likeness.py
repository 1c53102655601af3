"""What was taken out is recognized in another dress, and ordinary words are left alone."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stories.publishing.leaks import Leak, leaks
from stories.redaction.likeness.figures import numbers
from stories.redaction.likeness.letters import words
from stories.redaction.likeness.nicknames import ALSO_CALLED

AROUND = "Aquella noche se oyeron muchas voces en la calle, y {} se quedó adentro con los demás hasta que amaneció."
NAMES = sorted(name for name in ALSO_CALLED if len(name) >= 5)


def how(public: str, taken_out: str, *, stays: tuple[str, ...] = ()) -> str:
    found = leaks(contents=[{"id": "p1", "text": public}], taken_out=[taken_out], stays=stays)
    return found[0].how if found else ""


@pytest.mark.parametrize(
    ("public", "taken_out", "dress"),
    [
        ("Vino Pepe.", "José Hernández", "nickname"),
        ("Vino Guadalupe.", "Lupe", "nickname"),
        ("Bill came by.", "William", "nickname"),
        ("Llame al tres uno tres, cincuenta y cinco, doce treinta y cuatro.", "313 551 234", "number"),
        ("Call two one three, five five five, oh one four two.", "(213) 555-0142", "number"),
        ("Son 2 1 3 - 5 5 5 - 0 1 4 2.", "213-555-0142", "number"),
        ("Doble cinco, uno, dos, tres, cuatro, seis.", "551-2346", "number"),
        ("M.H.L. lo contó.", "María Hernández López", "initials"),
        ("Lo contó M. H.", "María Hernández", "initials"),
        ("La llamaban M-a-r-í-a.", "María", "spelled"),
        ("La llamaban M a r í a.", "María", "spelled"),
        ("La llamaban Ma.ría aquí.", "María", "spelled"),
        ("En @mariahernandez", "María Hernández", "spelled"),
        ("#JusticiaParaMaria", "María", "same"),
        ("Ma\u200bría vino.", "María", "same"),
        ("М\u0430ri\u0430 vino.", "María", "same"),
        ("ＭＡＲＩＡ vino.", "María", "same"),
        ("Flores vino.", "Flores", "same"),
        ("Ellas llevaron flores.", "Flores", "word"),
        ("Lo que vivió rosario", "Rosario", "word"),
    ],
)
def test_a_near_miss_is_found(public: str, taken_out: str, dress: str) -> None:
    assert how(public, taken_out) == dress


@pytest.mark.parametrize(
    ("public", "taken_out"),
    [
        ("Fuimos a la mar.", "Lamar"),
        ("La Virgen de Guadalupe.", "Lupe"),
        ("Vivía cerca de San José.", "Pepe"),
        ("The U.S. government said no.", "Ursula Soto"),
        ("Fui a las tres y a las cinco, y volví a las siete y diez.", "213-555-0142"),
        ("Entre 2017 y 2018 hubo 3 marchas de 400 personas.", "213-720-1834"),
        ("Comimos nachos.", "Ignacio"),
        ("Ana y Elena hablaron.", "Anae"),
    ],
)
def test_what_is_no_leak_is_not_called_one(public: str, taken_out: str) -> None:
    assert how(public, taken_out) == ""


def test_a_name_that_is_a_word_is_a_leak_until_a_person_left_the_word_in_sight() -> None:
    small = "esa noche vino flores a la casa y nos dijo que no abrieramos la puerta a nadie"
    assert how(small, "Flores") == "word"
    assert how("Ellas llevaron flores.", "Flores", stays=("flores",)) == ""
    assert how("Flores llevó flores.", "Flores", stays=("flores",)) == "same"


def test_what_a_person_left_in_sight_is_no_near_miss_but_the_very_words_are() -> None:
    assert how("Vino Pepe.", "José", stays=("Pepe",)) == ""
    assert how("Vino Pepe.", "Pepe", stays=("Pepe",)) == "same"


def test_the_name_the_narrator_chose_may_be_a_nickname() -> None:
    assert leaks(contents=[{"id": "facts", "name": "Lupe"}], taken_out=["Guadalupe"]) == []
    assert leaks(contents=[{"id": "facts", "name": "Guadalupe"}], taken_out=["Guadalupe"]) == [
        Leak("facts", "name", "same")
    ]


def test_nothing_hides_where_two_runs_meet() -> None:
    runs = [["text", "Vino Ma"], ["loose", "ría"], ["text", " Hernández."]]
    assert leaks(contents=[{"id": "p1", "kind": "passage", "runs": runs}], taken_out=["María Hernández"])


def test_every_public_field_is_read_the_index_too() -> None:
    index = {"id": "index", "kind": "index", "points": [{"title": {"es": "", "en": "Rosario's door"}, "terms": []}]}
    assert leaks(contents=[index], taken_out=["Rosario"]) == [Leak("index", "points.title.en", "same")]


SPANISH = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@given(
    st.text("0123456789", min_size=7, max_size=12),
    st.sampled_from([SPANISH, ENGLISH]),
    st.sampled_from([" ", ", ", "-"]),
)
def test_any_number_spelled_in_either_language_is_found(digits: str, language: list[str], between: str) -> None:
    spelled = between.join(language[int(digit)] for digit in digits)
    assert how(AROUND.format(spelled), digits) == "number"
    assert digits in numbers(words(spelled))


@given(
    st.text("0123456789", min_size=7, max_size=12),
    st.lists(st.sampled_from(["", " ", "-", ".", " - ", "/"]), max_size=12),
)
def test_any_number_parted_in_any_way_is_found(digits: str, between: list[str]) -> None:
    parted = "".join(digit + gap for digit, gap in zip(digits, [*between, *[""] * len(digits)], strict=False))
    assert how(AROUND.format(parted), digits) != ""


@given(
    st.sampled_from(NAMES),
    st.sampled_from(
        [
            str.upper,
            str.title,
            lambda name: "-".join(name),
            lambda name: " ".join(name),
            lambda name: "\u200d".join(name.title()),
        ]
    ),
)
def test_any_name_in_any_dress_is_found(name: str, dress: object) -> None:
    assert callable(dress)
    assert how(AROUND.format(dress(name)), name.title()) != ""


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_name_is_not_another_name_unless_people_call_it_so(name: str, other: str) -> None:
    assume(other not in ALSO_CALLED[name] and name != other and other not in name and name not in other)
    assert how(AROUND.format(other.title()), name.title()) == ""
