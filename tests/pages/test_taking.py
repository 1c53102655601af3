"""Other forms of a record: each opens with its own use, and none says more than the page."""

import io
from xml.etree import ElementTree

import pytest
import webvtt
from django.test import Client
from PIL import Image

from stories.pages import atlas, cards
from stories.pages.lettering import font
from tests import factories
from tests.factories import Story
from tests.pages.surfaces import at, body, page_of

FORMS = {
    "citation": ("quote", ["bib"]),
    "card": ("quote", []),
    "ohms": ("harvest", []),
    "subtitles": ("web", ["s1"]),
    "subtitles_to_keep": ("teach", ["s1"]),
}


def told(**traits: object) -> Story:
    parts = [
        factories.facts(),
        factories.passage(1, "Tocaron la puerta.", start=0, of="s1", speaker="Marisol"),
        factories.passage(2, "Cantamos <todos> --> en la calle.", start=12.5, of="s1"),
        factories.sound(1),
        factories.index((0.0, "La puerta"), (12.5, "El canto"), of="s1"),
    ]
    return factories.published_record(parts=parts, **traits)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_goes_with_its_use_and_with_the_story(site: Client, form: str) -> None:
    use, rest = FORMS[form]
    story = told()
    address = at(f"testimony_{form}", story.record.pk, *rest)
    assert site.get(address).status_code == 200
    if use != "web":
        factories.grant(story.submission, use, allowed=False)
        assert site.get(address).status_code == 404
    factories.withdraw(story.submission)
    assert site.get(address).status_code == 410
    assert site.get(at(f"testimony_{form}", "zzzz", *rest)).status_code == 404


def test_subtitles_are_what_the_page_says_and_go_with_the_voice(site: Client) -> None:
    story = told()
    address = at("testimony_subtitles", story.record.pk, "s1")
    captions = list(webvtt.from_buffer(io.StringIO(body(site, address).decode())))
    assert [caption.start for caption in captions] == ["00:00:00.000", "00:00:12.500"]
    assert "Cantamos" in captions[1].text
    assert f'src="{address}?lang=es"' in body(site, page_of(story)).decode()
    assert site.get(at("testimony_subtitles", story.record.pk, "s2")).status_code == 404
    factories.grant(story.submission, "voice", allowed=False)
    assert site.get(address).status_code == 404


def test_subtitles_to_keep_say_the_same_with_who_speaks_before_the_words(site: Client) -> None:
    story = told()
    address = at("testimony_subtitles_to_keep", story.record.pk, "s1")
    answer = site.get(address)
    assert answer["Content-Type"] == "application/x-subrip; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="tes-{story.record.pk}-s1-es.srt"'
    kept = list(webvtt.from_buffer(io.StringIO(answer.content.decode()), format="srt"))
    assert [(caption.start, caption.text) for caption in kept] == [
        ("00:00:00.000", "Marisol: Tocaron la puerta."),
        ("00:00:12.500", "Cantamos ‹todos› → en la calle."),
    ]
    assert f'href="{address}?lang=es"' in body(site, page_of(story)).decode()
    factories.grant(story.submission, "teach", allowed=False)
    assert address not in body(site, page_of(story)).decode()


def test_subtitles_to_keep_go_with_the_voice(site: Client) -> None:
    story = told()
    address = at("testimony_subtitles_to_keep", story.record.pk, "s1")
    assert site.get(at("testimony_subtitles_to_keep", story.record.pk, "s2")).status_code == 404
    factories.grant(story.submission, "voice", allowed=False)
    assert site.get(address).status_code == 404


def test_the_index_makes_the_chapters(site: Client) -> None:
    page = body(site, page_of(told())).decode()
    assert '<span class="n">0:12</span> <div><a href="#p2" lang="es">El canto</a>' in page


def test_the_card_is_a_picture_of_words_alone(site: Client) -> None:
    story = factories.published_record(pictures=1)
    answer = site.get(at("testimony_card", story.record.pk))
    with Image.open(io.BytesIO(answer.content)) as card:
        assert (card.format, card.size) == ("PNG", (cards.WIDTH, cards.HEIGHT))
        # A photograph would need more colours than words on paper.
        assert len(card.getcolors() or ()) <= 16
        assert not card.info.keys() & {"exif", "Author", "Comment"}
    page = body(site, page_of(story)).decode()
    assert f'content="http://testserver{at("testimony_card", story.record.pk)}"' in page


def test_every_letter_of_both_languages_is_drawn() -> None:
    """A font without a letter draws the same empty box for each that it lacks."""
    drawn = {letter: bytes(font(40).getmask(letter)) for letter in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’—…AaNn·"}
    missing = bytes(font(40).getmask("\U0010fffd"))
    assert [letter for letter, mask in drawn.items() if mask == missing] == []
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("title", ["Sí", "Una palabra " * 30, "Sinespacios" * 20])
def test_any_title_fits_its_card(title: str) -> None:
    with Image.open(io.BytesIO(cards.drawn(kind="vigil", title=title, below="Vigilia"))) as card:
        assert card.size == (cards.WIDTH, cards.HEIGHT)


def test_the_sheet_for_a_wall_tells_an_address_and_nothing_else(site: Client) -> None:
    title = {"lang": "es", "text": "Manos que sostienen la casa"}
    story = factories.published_record(
        kind="mural", parts=[factories.facts(kind="mural", title=title), factories.passage(1, "Algo.")]
    )
    page = body(site, at("mural_wall_sheet", story.record.pk)).decode()
    assert f"http://testserver{page_of(story)}" in page
    assert "Manos que sostienen" not in page
    with Image.open(io.BytesIO(body(site, at("mural_code", story.record.pk)))) as code:
        assert code.format == "PNG"


# --- The map of areas ---------------------------------------------------------------------------------------------


def test_every_mural_is_on_the_map_and_in_its_list(site: Client) -> None:
    here = _mural("boyle-heights")
    there, nowhere = _mural("valle"), _mural("")
    page = body(site, at("mural_map")).decode()
    drawing, _svg, listed = page.partition("</svg>")
    for story in (here, there):
        assert f'<a class="mark" href="{page_of(story)}">' in drawing
        assert page_of(story) in listed
    assert page_of(nowhere) not in drawing
    assert page_of(nowhere) in listed
    assert '<a class="area" href="#eastside">' in drawing
    ElementTree.fromstring(drawing[drawing.index("<svg") :] + "</svg>")
    with Image.open(io.BytesIO(body(site, at("mural_map_picture")))) as picture:
        assert picture.size == (atlas.WIDTH * 2, atlas.HEIGHT * 2)


def test_a_mural_taken_back_leaves_the_map(site: Client) -> None:
    story = _mural("valle")
    factories.withdraw(story.submission)
    page = body(site, at("mural_map")).decode()
    assert page_of(story) not in page
    assert "Todavía no hay ningún mural" in page


def _mural(place: str) -> Story:
    return factories.published_record(
        kind="mural", parts=[factories.facts(kind="mural", place=place), factories.passage(1, "Algo.")]
    )


def test_marks_stand_inside_their_area_and_apart() -> None:
    for area in atlas.areas(dict.fromkeys(atlas.OUTLINES, 6)):
        assert len({(mark.x, mark.y) for mark in area.marks}) == len(area.marks) >= 4
        for mark in area.marks:
            assert atlas._holds(atlas.OUTLINES[area.slug], mark.x, mark.y)
            assert atlas._holds(atlas.OUTLINES[area.slug], mark.x + mark.side, mark.y + mark.side)


def test_a_neighbourhood_is_in_the_area_it_belongs_to() -> None:
    parents = {"boyle-heights": "eastside", "eastside": "california", "round": "round"}
    assert atlas.area_of("boyle-heights", parents=parents) == "eastside"
    assert atlas.area_of("california", parents=parents) == ""
    assert atlas.area_of("round", parents=parents) == ""
