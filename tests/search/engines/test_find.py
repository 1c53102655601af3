"""A visitor finds records by their words, in either language, however they are written."""

import pytest

from search.interface import PAGE_SIZE
from stories.pages.preparing import plant_terms
from tests import factories
from tests.search.archive import counts, engine, find, found, record, term, translated
from tests.search.test_asking import HOSTILE
from tests.search.test_words import ENGLISH_FAMILIES, SPANISH_FAMILIES

pytestmark = pytest.mark.django_db


def test_a_story_is_found_by_a_word_of_a_passage() -> None:
    story = record("Vino la redada a la fábrica.")
    record("Pintamos un muro.")
    assert found("fabrica") == [story.record.pk]


def test_every_word_of_every_everyday_family_finds_its_record() -> None:
    families = [family.split() for family in SPANISH_FAMILIES]
    assert len(families) >= 32
    records = {words[0]: record(f"Hablamos de {words[0]} aquella vez.").record.pk for words in families}
    lost = [
        (words[0], word)
        for words in families
        for word in words
        for own in [records[words[0]]]
        if own not in found(word)
    ]
    assert lost == []


@pytest.mark.parametrize("family", ENGLISH_FAMILIES, ids=lambda family: family.split()[0])
def test_every_word_of_an_english_family_finds_the_first(family: str) -> None:
    first, *others = family.split()
    story = record(f"They spoke of {first} once.", language="en")
    record("We painted a blue wheel.", language="en")
    assert [word for word in others if found(word, language="en") != [story.record.pk]] == []


# What the vocabulary joins across languages, both ways: what is asked, and what the story says in the other tongue.
ACROSS = [
    ("redada", "The raid came at dawn.", "en"),
    ("raid", "La redada llegó de madrugada.", "es"),
    ("migra", "ICE was on the corner.", "en"),
    ("ICE", "La migra estaba en la esquina.", "es"),
    ("vigilia", "A vigil on the steps.", "en"),
    ("vigil", "Una vigilia en los escalones.", "es"),
    ("deportación", "After the deportation nobody slept.", "en"),
    ("deportation", "Después de la deportación nadie durmió.", "es"),
]


@pytest.mark.parametrize(("asked", "told", "language"), ACROSS, ids=[asked for asked, _told, _language in ACROSS])
def test_the_vocabulary_joins_both_languages_both_ways(asked: str, told: str, language: str) -> None:
    plant_terms()
    story = record(told, language=language, facts={"terms": []})
    record("Pintamos un muro azul.", facts={"terms": []})
    assert found(asked) == [story.record.pk]


def test_all_words_are_wanted_wherever_in_the_record_they_stand() -> None:
    both = record("Llegó la patrulla.", "Los vecinos cantaron.")
    record("Llegó la patrulla.")
    assert found("patrulla vecino") == [both.record.pk]


def test_records_with_some_of_the_words_are_shown_when_none_has_all() -> None:
    one, other = record("Llegó la patrulla."), record("Los vecinos cantaron.")
    page = find("patrulla cantaron")
    assert page.loose
    assert {hit.record for hit in page.hits} == {one.record.pk, other.record.pk}


def test_a_phrase_is_found_in_that_order_alone() -> None:
    story = record("Abrimos la ventana y cantamos.")
    record("Cantamos y abrimos una ventana.")
    assert found('"abrimos la ventana"') == [story.record.pk]


def test_a_phrase_of_three_words_is_more_than_its_pairs() -> None:
    story = record("Abrimos la ventana.")
    record("Abrimos la puerta, y cerramos la ventana.")
    assert found('"abrimos la ventana"') == [story.record.pk]
    assert len(found('"la ventana"')) == 2


def test_a_phrase_never_reaches_across_what_was_withheld() -> None:
    runs = [["text", "Abrimos "], ["cut", "un nombre"], ["text", " la ventana"]]
    record(parts=(factories.passage(1, "", runs=runs),))
    assert found('"abrimos la ventana"') == []
    assert found('"abrimos la"') == []


def test_a_word_as_it_stands_comes_before_its_stem_and_much_of_it_before_little() -> None:
    little = record("Llegó la niña con los vecinos y con las vecinas a la puerta de la calle.")
    stem = record("Llegó el niño con los vecinos y con las vecinas a la puerta de la calle.")
    much = record("La niña, la niña: la niña llegó con los vecinos a la puerta.")
    assert found("niña") == [much.record.pk, little.record.pk, stem.record.pk]


def test_what_we_say_of_a_withheld_passage_finds_nothing() -> None:
    record(parts=(factories.passage(1, "", runs=[["text", "Vivía con "], ["cut", "un sobrenombre"]]),))
    assert found("sobrenombre") == []


def test_a_synonym_in_the_other_language_is_found_and_said() -> None:
    term("redada", "redadas", "raids", synonyms_es="redada\noperativo", synonyms_en="raid")
    spanish, english = record("La redada llegó."), record("The raid came.", language="en")
    for asked in ("redada", "raids"):
        page = find(asked)
        assert {hit.record for hit in page.hits} == {spanish.record.pk, english.record.pk}
    assert find("redada").also == ("raids",)


def test_a_record_is_found_by_what_an_editor_says_it_is_about() -> None:
    term("corte", "la corte", "immigration court")
    term("eastside", "Eastside", "Eastside", kind="place")
    story = record("Esperamos horas.", facts={"terms": ["corte"], "place": "eastside"})
    assert found("immigration court") == found("corte") == found("Eastside") == [story.record.pk]


def test_a_year_and_a_call_number_find_records() -> None:
    story = record("Esperamos.", facts={"date": "2006-05"})
    record("Esperamos.", facts={"date": "1998"})
    assert found("2006") == found("mayo 2006") == found(f"TES {story.record.pk.upper()}") == [story.record.pk]


@pytest.mark.parametrize("typed", ["patrula", "parulla", "ptarulla", "catrulla", "patruya"])
def test_a_misspelling_is_forgiven_and_the_right_word_said(typed: str) -> None:
    story = record("Llegó la patrulla.")
    page = find(typed)
    assert [hit.record for hit in page.hits] == [story.record.pk]
    assert page.also == ("patrulla",)


def test_the_right_spelling_is_told_with_its_accents() -> None:
    record("Cantamos una canción.")
    assert find("cansion").also == ("canción",)


def test_a_word_that_is_there_is_never_corrected() -> None:
    story = record("Una vela.")
    record("Una tela.")
    assert found("vela") == [story.record.pk]


def test_nothing_found_suggests_what_records_are_about() -> None:
    term("corte", "la corte", "immigration court")
    record("Esperamos horas.", facts={"terms": ["corte"]})
    assert find("xilófono").suggestions == ("la corte",)
    assert find("xilófono", language="en").suggestions == ("immigration court",)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_answered(text: str) -> None:
    record("Llegó la redada.")
    find(text)
    engine().suggest(prefix=text)


@pytest.mark.parametrize("text", ["!!!", "🔥", '""', "\x00", "***"])
def test_nothing_but_signs_finds_nothing(text: str) -> None:
    record("Llegó la redada.")
    assert find(text).total == 0


def test_no_words_list_everything_newest_first() -> None:
    old, new = record("Uno.", facts={"date": "1998"}), record("Dos.", facts={"date": "2017"})
    assert found("") == [new.record.pk, old.record.pk]


def test_a_translated_record_is_one_hit_told_in_the_visitors_language() -> None:
    story = record("La fábrica cerró.")
    translated(story, "The factory closed: fabrica.")
    (spanish,) = find("fabrica", language="es").hits
    (english,) = find("fabrica", language="en").hits
    assert spanish.record == english.record == story.record.pk
    assert (spanish.excerpt_lang, english.excerpt_lang) == ("es", "en")


def test_a_hit_shows_its_best_passage_marked_with_its_moment() -> None:
    passages = (factories.passage(2, "Y entonces la redada, otra redada.", start=65),)
    record("Antes de todo.", title="Cantamos", name="Marisol", parts=passages)
    (hit,) = find("redadas").hits
    assert hit.excerpt == (
        (False, "Y entonces la "),
        (True, "redada"),
        (False, ", otra "),
        (True, "redada"),
        (False, "."),
    )
    assert (hit.anchor, hit.at, hit.title) == ("p2", "1:05", "Cantamos")
    assert hit.byline.startswith("Marisol")


def test_what_was_withheld_stands_in_brackets_and_is_not_marked() -> None:
    runs = [["text", "La redada: "], ["cut", "una redada"], ["text", "."]]
    record(parts=(factories.passage(1, "", runs=runs),))
    (hit,) = find("redada").hits
    assert [text for is_marked, text in hit.excerpt if is_marked] == ["redada"]
    assert "[una redada, que no se dice]" in "".join(text for _is_marked, text in hit.excerpt)


def test_a_picture_is_found_by_its_description() -> None:
    story = record("Nada.", parts=(factories.picture(1),))
    (hit,) = find("mantel").hits
    assert hit.record == story.record.pk
    assert (True, "mantel") in hit.excerpt


def test_a_title_found_shows_the_opening() -> None:
    record("Eran las cinco.", title="La mariposa")
    (hit,) = find("mariposa").hits
    assert hit.excerpt == ((False, "Eran las cinco."),)


def test_the_exact_word_comes_before_its_relatives() -> None:
    relative = record("Cantaron entonces una vez.")
    exact = record("Cantamos entonces una vez.")
    assert found("cantamos") == [exact.record.pk, relative.record.pk]


def test_records_come_twenty_four_a_page_and_a_page_too_far_is_the_last() -> None:
    for _ in range(PAGE_SIZE + 2):
        record("Velas.")
    first, second, beyond = (find("vela", page=number) for number in (1, 2, 99))
    assert (first.total, len(first.hits), len(second.hits), beyond.number) == (PAGE_SIZE + 2, PAGE_SIZE, 2, 2)
    assert {hit.record for hit in first.hits}.isdisjoint(hit.record for hit in second.hits)


def test_facets_count_records_and_narrow_them() -> None:
    facts = {"terms": ["redada", "corte"], "place": "eastside", "date": "2017"}
    story = record("Velas.", facts=facts, parts=(factories.picture(1),))
    translated(story, "Candles: velas.")
    record("Velas.", facts={"terms": ["corte"], "date": "1998"}, kind="vigil")
    page = find("vela")
    assert counts(page, "term") == {"corte": 2, "redada": 2 - 1, "vecinos": 1}
    assert counts(page, "place") == {"eastside": 1}
    assert counts(page, "kind") == {"testimony": 1, "vigil": 1}
    assert counts(page, "decade") == {"2010": 2}
    assert counts(page, "language") == {"es": 2, "en": 1}
    assert counts(page, "medium") == {"photo": 1}
    assert found("vela", filters={"term": ("redada", "corte"), "medium": ("photo",)}) == [story.record.pk]
    assert counts(find("vela", filters={"kind": ("testimony",)}), "term") == {"corte": 1, "redada": 1, "vecinos": 1}
    assert found("vela", filters={"place": ("nowhere",)}) == []


def test_newest_first_goes_by_the_date_told() -> None:
    old = record("Velas velas velas.", facts={"date": "1998"})
    new = record("Una vela entre muchas otras cosas que pasaron.", facts={"date": "2017"})
    assert found("vela", order="newest") == [new.record.pk, old.record.pk]


def test_oldest_first_and_by_place_are_orders_too() -> None:
    term("wilmington", "Wilmington", "Wilmington", kind="place")
    term("bell", "Bell", "Bell", kind="place")
    far = record("Una vela.", facts={"date": "2017", "place": "wilmington"})
    near = record("Velas velas.", facts={"date": "2020", "place": "bell"})
    nowhere = record("Otra vela más.", facts={"date": "1998"})
    assert found("vela", order="oldest") == [nowhere.record.pk, far.record.pk, near.record.pk]
    assert found("vela", order="place") == [near.record.pk, far.record.pk, nowhere.record.pk]
    assert found("", order="place")[0] == near.record.pk


def test_undated_records_come_last_both_ways() -> None:
    undated, dated = record("Una vela."), record("Una vela.", facts={"date": "1998"})
    assert found("vela", order="oldest") == found("vela", order="newest") == [dated.record.pk, undated.record.pk]


def test_a_moment_of_a_recording_is_told_in_seconds() -> None:
    record(parts=(factories.passage(1, "Entonces la patrulla.", start=65), factories.passage(2, "Ya no.", start=None)))
    (hit,) = find("patrulla").hits
    assert (hit.at, hit.seconds) == ("1:05", 65)


def test_beginnings_of_words_and_of_terms_are_suggested() -> None:
    term("redada", "redadas", "raids")
    record("Los reyes llegaron a la reunión.", facts={"terms": ["redada"]})
    assert set(engine().suggest(prefix="re")) == {"redadas", "reyes", "reunión"}
    assert engine().suggest(prefix="REU") == ("reunión",)
    assert engine().suggest(prefix="!") == ()


def test_adding_twice_counts_once() -> None:
    story = record("Velas.")
    engine().add(document=story.document)
    assert found("vela") == [story.record.pk]
    assert find("vela").total == 1


def test_a_term_is_suggested_without_its_article_too() -> None:
    term("corte", "la corte", "immigration court")
    record("Esperamos.", facts={"terms": ["corte"]})
    assert engine().suggest(prefix="cort") == engine().suggest(prefix="la co") == ("la corte",)


def test_a_moment_leads_to_the_recording_as_long_as_it_may_be_heard() -> None:
    story = record(parts=(factories.passage(1, "La patrulla.", start=65), factories.sound(1)))
    (hit,) = find("patrulla").hits
    assert hit.listen.endswith(story.document.files.get().pk)
    factories.grant(story.submission, "voice", allowed=False)
    (hit,) = find("patrulla").hits
    assert (hit.at, hit.listen) == ("1:05", "")
