"""The demo's words: both languages, nothing taken out shows again, every state, and no term that names a status."""

import re
from pathlib import Path

import pytest
from edtf import parse_edtf

import stories.demo
from stories.consent.precision import DateStep
from stories.consent.uses import Use
from stories.demo.content import CONTEXT, EDITORIAL, MURALS, NARRATORS, TESTIMONIES, VIGILS
from stories.demo.content.shapes import ToldStory
from stories.intake.questions import asked, passages
from stories.pages.editorial import ContextPage
from stories.pages.vocabulary import TERMS, names_a_status
from stories.publishing.leaks import leaks
from stories.redaction.generalize import date_at
from stories.redaction.spans import Span, runs

PICTURES = Path(stories.demo.__path__[0]) / "pictures"
SLUGS = {term.slug: term for term in TERMS}
STATES = {
    "draft", "received", "claimed", "asked", "redacted", "reviewed", "with_narrator", "published", "hidden",
    "expired", "narrowed", "withdrawn", "declined",
}  # fmt: skip

every_story = pytest.mark.parametrize("told", NARRATORS, ids=lambda told: told.key)


def published(stories: tuple[ToldStory, ...]) -> int:
    return sum(told.state == "published" for told in stories)


def shown_parts(told: ToldStory) -> list[dict]:
    """Everything of a story that a visitor could read, part by part, as the leak check takes it."""
    facts = {
        "id": "facts",
        "title": told.title,
        "name": told.chosen_name,
        "date": date_at(told.date, told.date_step),
        "place": place_shown(told),
        "terms": list(told.terms),
        "note": [told.note_es, told.note_en],
        "mural": [told.artist, told.condition],
        "vigil": [told.remembered, told.called_by],
    }
    pictures = [
        {"id": each.key, "alt": [each.alt_es, each.alt_en], "caption": [each.caption_es, each.caption_en, each.credit]}
        for each in told.pictures
    ]
    original = [{"id": f"p{at}", "runs": [list(run) for run in part]} for at, part in enumerate(told.shown(), start=1)]
    other = [{"id": f"t{at}", "runs": [list(run) for run in part]} for at, part in told.translated().items()]
    return [facts, {"id": "title", "title": told.title_translated}, *pictures, *original, *other]


def place_shown(told: ToldStory) -> str:
    chain = [told.place]
    while chain[-1] and SLUGS[chain[-1]].parent:
        chain.append(SLUGS[chain[-1]].parent)
    wide_to_narrow = [slug for slug in reversed(chain) if slug]
    return wide_to_narrow[: told.place_step][-1] if told.place_step and wide_to_narrow else ""


def test_there_are_enough_of_each_kind():
    assert published(TESTIMONIES) >= 24
    assert published(MURALS) >= 16
    assert published(VIGILS) >= 12
    assert len(CONTEXT) >= 22


def test_every_state_a_story_can_have_is_there():
    assert {told.state for told in NARRATORS} == STATES


def test_keys_are_unique():
    assert len({told.key for told in NARRATORS}) == len(NARRATORS)


@every_story
def test_the_form_would_send_exactly_these_paragraphs(told):
    kept = dict(passages(told.answers, kind=told.kind))
    assert len(kept) == len(told.shown())
    told_before = {"age", "guardian", "helped"}
    assert set(told.answers) <= {question.key for question in asked(told.kind, told.answers)} | told_before


@every_story
def test_every_redaction_lies_where_it_says_and_gives_what_is_shown(told):
    kept = dict(passages(told.answers, kind=told.kind))
    for cut in told.redactions:
        assert kept[cut.place][cut.start : cut.stop] == cut.find
        around = kept[cut.place][cut.start - 1 : cut.start] + kept[cut.place][cut.stop : cut.stop + 1]
        assert not re.search(r"\w", around)
    spans = [Span(cut.place, cut.start, cut.stop, cut.how, cut.shown) for cut in told.redactions]
    shown = [runs(text, [span for span in spans if span.place == place]) for place, text in kept.items()]
    assert shown == told.shown()


def test_children_the_dead_and_answers_are_told_too():
    assert any(told.minor and told.tier == "high" and told.others["guardian"] == "both" for told in NARRATORS)
    assert any(told.others.get("about") == "died" and told.state == "published" for told in NARRATORS)
    keys = {told.key: told for told in NARRATORS}
    answers = [told for told in NARRATORS if told.answers_to]
    assert answers
    for told in answers:
        assert keys[told.answers_to].state == "published"
        assert set(told.themes) <= set(keys[told.answers_to].terms)


@every_story
def test_nothing_taken_out_shows_again_anywhere(told):
    found = leaks(contents=shown_parts(told), taken_out=[cut.find for cut in told.redactions])
    assert [str(leak) for leak in found] == []


@every_story
def test_no_mark_is_left_in_the_words(told):
    said = [words for words in told.answers.values() if isinstance(words, str)]
    words = [*said, *(text for part in told.shown() for _kind, text in part)]
    assert not any(re.search(r"[{}|]", text) for text in words)
    assert not any(re.search(r"[{}|]", text) for part in told.translated().values() for _kind, text in part)


@every_story
def test_a_translation_has_the_same_passages_and_the_same_cuts(told):
    assert bool(told.translation.paragraphs()) == bool(told.title_translated)
    if told.translation.paragraphs():
        assert "translate" in told.uses
        kinds = [sorted(kind for kind, _text in part if kind != "text") for part in told.shown()]
        assert [sorted(kind for kind, _t in part if kind != "text") for part in told.translated().values()] == kinds


@every_story
def test_terms_and_places_are_in_the_vocabulary(told):
    assert all(SLUGS[slug].kind != "place" for slug in told.terms)
    assert not told.place or SLUGS[told.place].kind == "place"


@every_story
def test_dates_are_edtf_and_can_be_made_coarser(told):
    for date in filter(None, [told.date, *(event.date for event in told.events)]):
        parse_edtf(date)
        assert date_at(date, DateStep.DECADE)


@every_story
def test_notes_and_pictures_speak_both_languages(told):
    assert bool(told.note_es) == bool(told.note_en)
    for picture in told.pictures:
        assert picture.alt_es.strip()
        assert picture.alt_en.strip()
        assert bool(picture.caption_es) == bool(picture.caption_en)


@every_story
def test_what_is_public_was_allowed(told):
    assert set(told.uses) <= set(Use.values)
    assert not told.uses or "web" in told.uses
    if told.state == "published":
        assert "web" in told.uses
        assert told.title
        assert told.terms
        assert not told.pictures or "photo" in told.uses


@every_story
def test_r12_no_answer_of_a_published_story_shows_a_status(told):
    if told.state == "published":
        shown = " ".join(text for part in [*told.shown(), *told.translated().values()] for _kind, text in part)
        assert not re.search(r"indocumentad|undocumented|A\d{3} ?\d{3} ?\d{3}|555", shown)


def test_published_testimonies_are_told_at_length():
    for told in TESTIMONIES:
        if told.state == "published":
            words = sum(len(text.split()) for _place, text in passages(told.answers, kind=told.kind))
            assert 220 <= words <= 500, (told.key, words)


def test_stories_hold_what_a_moderator_must_find():
    told = " ".join(" ".join(map(str, told.answers.values())) for told in NARRATORS)
    assert re.search(r"213 555 01\d\d", told)
    assert re.search(r"A000 000 \d{3}", told)
    assert not re.search(r"\b555 0[02-9]", told), "only numbers kept for fiction"


def test_every_picture_is_there_and_used_and_small_enough():
    used = {picture.key for told in NARRATORS for picture in told.pictures}
    files = {path.stem: path.stat().st_size for path in PICTURES.glob("*.webp")}
    assert set(files) == used
    assert sum(files.values()) < 6_000_000
    assert (PICTURES / "PROVENANCE.md").is_file()


def test_vocabulary_is_a_tree_in_both_languages():
    assert len(SLUGS) == len(TERMS) >= 70
    for term in TERMS:
        assert term.es.strip()
        assert term.en.strip()
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.slug)
        assert not term.parent or SLUGS[term.parent].kind == term.kind


def test_places_stand_at_state_area_or_neighbourhood():
    for term in TERMS:
        depth, wider = 1, term
        while wider.parent:
            depth, wider = depth + 1, SLUGS[wider.parent]
        assert depth <= 3
        assert term.kind != "place" or wider.slug == "california"


def test_r12_no_term_names_a_status():
    for term in TERMS:
        for label in (term.slug, term.es, term.en, *term.synonyms_es, *term.synonyms_en):
            assert names_a_status(label) is None, label


@pytest.mark.parametrize(
    "label",
    [
        "indocumentados", "Sin Papeles", "#SinPapelesSinMiedo", "#UndocumentedAndUnafraid", "Green card holders",
        "solicitantes de asilo", "Deportadas", "noncitizens", "familias de estatus mixto", "Refugiados", "DREAMers",
    ],
)  # fmt: skip
def test_r12_a_label_that_names_a_status_is_told_apart(label):
    assert names_a_status(label)


@pytest.mark.parametrize(
    "label", ["deportación", "DACA", "ayuda legal", "refugio", "Citizenship workshop", "SB 54", "detención", "asilo"]
)
def test_r12_events_laws_and_places_may_be_named(label):
    assert names_a_status(label) is None


@pytest.mark.parametrize("entry", CONTEXT, ids=lambda entry: entry.key)
def test_context_entries_speak_both_languages_and_name_their_sources(entry):
    assert all((entry.title_es, entry.title_en, entry.summary_es, entry.summary_en))
    assert len(entry.body_es) == len(entry.body_en) >= 1
    assert entry.sources
    assert "http" not in " ".join(map(str, entry.sources))
    assert all(SLUGS[slug].kind == "hashtag" for slug in entry.hashtags)
    parse_edtf(entry.date).lower_strict()


def test_context_has_both_columns_and_every_kind():
    assert {entry.side for entry in CONTEXT} == {"done", "answered"}
    assert {entry.kind for entry in CONTEXT} == set(ContextPage.Kind.values)
    for slugs in ([entry.slug_es for entry in CONTEXT], [entry.slug_en for entry in CONTEXT]):
        assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("page", EDITORIAL, ids=lambda page: page.key)
def test_editorial_pages_say_the_same_in_both_languages(page):
    assert [(block.kind, block.place, len(block.words)) for block in page.body_es] == [
        (block.kind, block.place, len(block.words)) for block in page.body_en
    ]
    assert bool(page.lead_es) == bool(page.lead_en)
    assert all(len(block.words) == 2 for block in page.body_es if block.kind == "invitation")


def test_editorial_numbers_are_examples_only():
    words = " ".join(text for page in EDITORIAL for block in (*page.body_es, *page.body_en) for text in block.words)
    numbers = re.findall(r"\d{3}-\d{3}-\d{4}", words)
    assert numbers
    assert all(re.fullmatch(r"213-555-01\d\d", number) for number in numbers)
