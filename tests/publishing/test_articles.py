"""Articles: what detectors find is named and confirmed; two people say yes to the same words; then it is read."""

import pytest
from django.test import Client
from django.utils.translation import override
from wagtail.models import Page

from stories.gate.clock import today
from stories.gate.models import ReadablePage
from stories.moderation.models import ArticleApproval, User
from stories.pages.editorial import EditorialPage, HomePage
from stories.pages.preparing import prepare_tree
from stories.pages.wording import fingerprints, texts
from stories.publishing.articles import agree, draft_of, findings, publish_article, standing_of, unfinished
from stories.publishing.errors import Refused
from tests import factories

pytestmark = pytest.mark.django_db

PRIVATE = "Llame a Reina al (213) 555-0142, número A 087 654 321."


@pytest.fixture
def page() -> EditorialPage:
    """An article nobody has read, with a private word in its lead."""
    prepare_tree()
    home = HomePage.objects.get(locale__language_code="es")
    article = EditorialPage(title="Qué es", slug="que-es", locale=home.locale, lead=PRIVATE, live=False)
    home.add_child(instance=article)
    article.save_revision()
    return article


def say_yes(page: Page, person: User, *, seen: set[str] | None = None) -> ArticleApproval:
    words = fingerprints(draft_of(page=page))
    seen = {found.key for found in findings(page=page)} if seen is None else seen
    return agree(page=page, person=person, confirmed=seen, read=(words.page, words.own), at=today())


def test_private_words_are_named_with_a_reason_and_a_place(page: EditorialPage) -> None:
    found = {one.words: one for one in findings(page=page)}
    telephone = next(one for words, one in found.items() if "555-0142" in words)
    assert telephone.direct
    with override("es"):
        assert "teléfono" in telephone.reason
        assert telephone.where == "Entrada"
    assert any("087 654 321" in words for words in found)


def test_nobody_says_yes_while_something_found_is_not_confirmed(page: EditorialPage) -> None:
    with pytest.raises(Refused, match="555-0142"), override("es"):
        say_yes(page, factories.person(), seen=set())
    assert not ArticleApproval.objects.exists()


def test_two_people_publish_and_one_does_not(page: EditorialPage) -> None:
    writer, reader = factories.person(is_superuser=True), factories.person(is_superuser=True)
    say_yes(page, writer)
    say_yes(page, writer)
    assert not standing_of(page=page).complete
    with pytest.raises(Refused, match="dos personas"), override("es"):
        publish_article(page=page, person=writer)
    assert not EditorialPage.objects.get(pk=page.pk).live
    say_yes(page, reader)
    publish_article(page=page, person=reader)
    assert standing_of(page=page).public
    assert page.pk not in {other.pk for other in unfinished()}


def test_a_changed_word_needs_both_again(page: EditorialPage) -> None:
    people = [factories.person(is_superuser=True) for _ in range(2)]
    for person in people:
        say_yes(page, person)
    publish_article(page=page, person=people[0])
    changed = draft_of(page=page)
    changed.lead = f"{PRIVATE} O a Xóchitl."
    changed.save_revision()
    assert standing_of(page=page).people == []
    assert page.pk in {other.pk for other in unfinished()}
    # What readers see already was asked about; what is new is asked.
    assert not [one for one in findings(page=page) if "555-0142" in one.words]
    with pytest.raises(Refused):
        publish_article(page=page, person=people[0])


def test_words_that_changed_while_they_were_read_get_no_yes(page: EditorialPage) -> None:
    read = fingerprints(draft_of(page=page))
    changed = draft_of(page=page)
    changed.lead = "Otra cosa."
    changed.save_revision()
    with pytest.raises(Refused, match="cambiaron"), override("es"):
        agree(page=page, person=factories.person(), confirmed=(), read=(read.page, read.own), at=today())


def test_an_article_written_past_the_screens_is_404_for_visitors(page: EditorialPage) -> None:
    people = [factories.person(is_superuser=True) for _ in range(2)]
    for person in people:
        say_yes(page, person)
    publish_article(page=page, person=people[0])
    address = EditorialPage.objects.get(pk=page.pk).url
    assert Client().get(address).status_code == 200
    EditorialPage.objects.get(pk=page.pk).unpublish()
    EditorialPage.objects.filter(pk=page.pk).update(lead="Escrito sin nadie.")
    Page.objects.filter(pk=page.pk).update(live=True)
    assert Client().get(address).status_code == 404


def test_every_block_an_editor_can_use_is_read(page: EditorialPage) -> None:
    card = {"title": "tarjeta-1", "words": "tarjeta-2", "words_language": "en", "gloss": "tarjeta-3"}
    page.body = [
        ("heading", "titulo-1"),
        ("paragraph", "<p>parrafo-1 <b>y</b> <a href='https://example.org/enlace-1'>esto</a></p>"),
        ("quote", "cita-1"),
        ("invitation", {"text": "frase-1", "place": "search", "words": "frase-2"}),
        ("cards", {"cards": [card]}),
        ("record", "lpr6"),
    ]
    page.seo_title, page.search_description = "buscador-1", "buscador-2"
    page.save_revision()
    said = " ".join(one.text for one in texts(draft_of(page=page)))
    for word in (
        *("titulo-1", "parrafo-1", "enlace-1", "cita-1", "frase-1", "frase-2", "tarjeta-1", "tarjeta-2", "tarjeta-3"),
        *("lpr6", "buscador-1", "buscador-2", "que-es", "Qué es"),
    ):
        assert word in said, word


def test_fingerprints_of_a_draft_are_those_of_the_rows_it_becomes(page: EditorialPage) -> None:
    card = {"title": "a", "words": "b", "words_language": "es", "gloss": "c"}
    page.body = [("paragraph", "<p>Ñandú «así» & más</p>"), ("cards", {"cards": [card]})]
    page.save_revision()
    draft = fingerprints(draft_of(page=page))
    for person in (factories.person(is_superuser=True), factories.person(is_superuser=True)):
        say_yes(page, person)
    publish_article(page=page, person=person)
    assert fingerprints(EditorialPage.objects.get(pk=page.pk)) == draft
    assert ReadablePage.objects.filter(pk=page.pk).exists()
