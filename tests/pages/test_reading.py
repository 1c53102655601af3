"""From the bytes of a public document to what a template draws."""

import hashlib
import json

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from stories.pages.dates_in_words import date_in_words, year_of
from stories.pages.reading import Story, TermLabel, beside, call_number, cut_words, read
from tests.pages import samples

EVERY_USE = {"web", "photo", "voice", "translate", "indexing", "harvest", "quote", "teach", "ai"}


def story(document: tuple[bytes, dict[str, bytes]], *, language: str = "es", uses: set[str] | None = None) -> Story:
    manifest, parts = document
    return read(manifest=manifest, parts=parts, language=language, terms=samples.TERMS, uses=uses or {"web"})


def test_a_testimony_has_its_title_name_date_place_and_call_number() -> None:
    marisol = story(samples.testimony())
    assert (str(marisol.title), marisol.title.lang) == ("No abrimos la puerta. Abrimos la ventana y cantamos.", "es")
    assert marisol.name == "Marisol"
    assert marisol.date == "primavera de 2017"
    assert marisol.place is not None
    assert marisol.place.label == "Eastside de Los Ángeles"
    assert [term.label for term in marisol.terms] == ["redadas", "vecinos"]
    assert str(marisol.call) == "TES LPR6"


def test_the_interface_language_changes_our_words_and_none_of_the_narrators() -> None:
    spanish, english = story(samples.testimony()), story(samples.testimony(), language="en")
    assert english.date == "spring 2017"
    assert english.place is not None
    assert english.place.label == "Eastside Los Angeles"
    assert english.title == spanish.title
    assert english.passages[0].paragraphs == spanish.passages[0].paragraphs
    assert str(english.note).startswith("It speaks of agents")


def test_the_fingerprint_is_the_hash_of_the_manifest() -> None:
    manifest, parts = samples.mural()
    made = read(manifest=manifest, parts=parts, language="es", terms=samples.TERMS)
    assert made.fingerprint == hashlib.sha256(manifest).hexdigest()


def test_a_photograph_taken_back_leaves_the_rest() -> None:
    manifest, parts = samples.testimony()
    del parts["f1"]
    without = read(manifest=manifest, parts=parts, language="es", terms=samples.TERMS)
    assert without.pictures == ()
    assert without.picture is None
    assert len(without.passages) == 4
    assert len(without.sounds) == 1


def test_without_any_part_there_is_a_call_number_and_nothing_else() -> None:
    manifest, _ = samples.testimony()
    bare = read(manifest=manifest, parts={}, language="es", terms=samples.TERMS)
    assert str(bare.title) == "Testimonio TES LPR6"
    assert (bare.name, bare.date, bare.place, bare.terms, bare.passages) == ("", "", None, (), ())


def test_bytes_that_the_manifest_does_not_name_are_not_shown() -> None:
    manifest, parts = samples.testimony()
    body = json.loads(parts["p1"][32:])
    body["runs"] = [["text", "palabras cambiadas"]]
    parts["p1"] = parts["p1"][:32] + json.dumps(body).encode()
    parts["p9"] = parts["p2"]
    made = read(manifest=manifest, parts=parts, language="es", terms=samples.TERMS)
    assert [passage.id for passage in made.passages] == ["p2", "p3", "p4"]


def test_a_manifest_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a manifest"):
        read(manifest=b'{"parts":[]}', parts={}, language="es", terms={})


def test_a_cut_says_what_it_withholds() -> None:
    _, second, third, _ = story(samples.testimony()).passages
    assert [(run.kind, run.text) for run in second.paragraphs[0]][1] == ("cut", "un nombre, que no se dice")
    assert third.withheld is not None
    assert third.withheld.text == "40 segundos sobre otra familia"
    assert third.paragraphs == ()


@pytest.mark.parametrize(
    ("told", "read_in", "said"),
    [
        ("en", "es", "a workmate, withheld"),
        ("es", "en", "a workmate, que no se dice"),
        ("en-US", "es", "a workmate, withheld"),
        # No words of ours in K'iche': none in another language either.
        ("quc", "es", "a workmate […]"),
        ("quc", "en", "a workmate […]"),
    ],
)
def test_a_cut_is_said_in_the_language_of_its_passage_alone(told: str, read_in: str, said: str) -> None:
    with override(read_in):
        assert cut_words("a workmate", language=told) == said


def test_a_passage_is_split_where_a_line_is_empty() -> None:
    second = story(samples.testimony()).passages[1]
    assert len(second.paragraphs) == 2
    assert second.paragraphs[1][0].text.startswith("Nada. Ni sí ni no.")


def test_chapters_lead_to_their_moments() -> None:
    chapters = story(samples.testimony()).chapters
    assert [(chapter.anchor, chapter.at, chapter.heading) for chapter in chapters] == [
        ("p1", "0:00", "La madrugada"),
        ("p4", "2:20", "La ventana"),
    ]


def test_a_translation_stands_beside_the_passage_of_the_same_id() -> None:
    joined = beside(story=story(samples.testimony()), translation=story(samples.translation()))
    assert joined.twin
    assert [passage.beside.id if passage.beside else None for passage in joined.passages] == ["p1", "p2", None, "p4"]
    other = joined.passages[0].beside
    assert other is not None
    assert other.lang == "en"


def test_a_translation_says_what_it_was_made_from() -> None:
    assert story(samples.translation()).translated
    assert not story(samples.testimony()).translated


def test_pictures_offer_webp_in_every_width_and_one_plain_file() -> None:
    picture = story(samples.mural()).pictures[0]
    assert [width.split()[1] for width in picture.srcset.split(", ")] == ["480w", "960w", "1600w"]
    assert (picture.width, picture.height) == (960, 640)
    assert picture.src.startswith("/medios/")
    assert story(samples.mural()).pictures[1].shape == "r-p"


def test_files_are_served_where_the_caller_says() -> None:
    manifest, parts = samples.mural()
    made = read(manifest=manifest, parts=parts, language="es", terms={}, address="/mi-historia/medios/{}".format)
    assert made.pictures[0].src.startswith("/mi-historia/medios/")


def test_a_sound_says_whose_voice_it_is_and_how_long() -> None:
    sound = story(samples.testimony()).sounds[0]
    assert (sound.clock, sound.length) == ("8:12", "8 min 12 s")
    assert "no sale del archivo" in sound.voice_words
    assert (sound.sources[0].format, sound.sources[0].size) == ("AAC", "3.1 MB")
    assert story(samples.testimony()).minutes_listen == 8


def test_a_mural_says_its_state_with_the_year() -> None:
    mural = story(samples.mural()).mural
    assert mural is not None
    assert mural.state == "Restaurado en 2021"
    assert [(event.date, event.year) for event in mural.events][2:] == [("marzo de 2019", ""), ("2021", "2021")]


def test_a_vigil_says_how_the_family_wishes_it() -> None:
    vigil = story(samples.vigil()).vigil
    assert vigil is not None
    assert vigil.held == "noviembre de 2018"
    assert vigil.family_words == "La familia está de acuerdo con que se recuerde aquí."


def test_no_use_is_assumed() -> None:
    manifest, parts = samples.testimony()
    closed = read(manifest=manifest, parts=parts, language="es", terms=samples.TERMS)
    assert closed.allowed == ()
    assert not closed.quotable
    assert not closed.teach
    everything = story(samples.testimony(), uses=EVERY_USE)
    assert everything.refused == ()
    assert everything.quotable
    assert everything.teach


def test_a_term_nobody_knows_is_left_out() -> None:
    manifest, parts = samples.testimony()
    made = read(
        manifest=manifest, parts=parts, language="es", terms={"vecinos": TermLabel("vecinos", "vecinos", "neighbors")}
    )
    assert [term.slug for term in made.terms] == ["vecinos"]
    assert made.place is None


def test_the_opening_never_shows_what_was_cut() -> None:
    assert story(samples.testimony()).opening.startswith("Eran como las cinco.")


def test_a_call_number_is_upper_case_behind_its_kind() -> None:
    assert str(call_number(kind="mural", record="j9jb")) == "MUR J9JB"


@pytest.mark.parametrize(
    ("edtf", "spanish", "english"),
    [
        ("2017-21", "primavera de 2017", "spring 2017"),
        ("201X", "década de 2010", "the 2010s"),
        ("2018-03", "marzo de 2018", "March 2018"),
        ("2018-03-09", "9 de marzo de 2018", "March 9, 2018"),
        ("2018", "2018", "2018"),
        ("2018~", "hacia 2018", "around 2018"),
        ("2018?", "quizá 2018", "perhaps 2018"),
        ("2016/2018", "entre 2016 y 2018", "between 2016 and 2018"),
        ("../2006", "hasta 2006", "until 2006"),
        ("2006/..", "desde 2006", "since 2006"),
        ("2018-03-XX", "marzo de 2018", "March 2018"),
        ("2018-XX-XX", "2018", "2018"),
        ("19XX", "entre 1900 y 1999", "between 1900 and 1999"),
        ("", "", ""),
        ("2018-13", "", ""),
        ("2018-03-45", "", ""),
        ("antes de la lluvia", "", ""),
    ],
)
def test_dates_are_said_as_people_say_them(edtf: str, spanish: str, english: str) -> None:
    assert date_in_words(edtf, language="es") == spanish
    assert date_in_words(edtf, language="en") == english


@pytest.mark.parametrize(
    ("edtf", "year"), [("2017-21", "2017"), ("201X", "2010"), ("2016/2018", ""), ("2018~", "2018"), ("x", "")]
)
def test_the_year_of_a_date(edtf: str, year: str) -> None:
    assert year_of(edtf) == year


@given(st.text(max_size=30))
def test_no_text_makes_a_date_fail(text: str) -> None:
    date_in_words(text, language="es")
    year_of(text)
