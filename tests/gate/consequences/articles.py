"""What is read of an article, and what is not."""

from typing import Any

from wagtail.models import Page

from stories.gate.models import ReadablePage
from stories.pages.documents import PublicDocument
from stories.pages.editorial import EditorialPage, HomePage
from tests import factories
from tests.gate.attacks.striking import sql
from tests.gate.consequences.following import follows, shown
from tests.importing import rows


def article(**words: Any) -> EditorialPage:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Amparo", slug="inicio"))
    return factories.public_article(
        EditorialPage(**{"title": "x", "slug": "x", "lead": "Un archivo.", **words}), under=home
    )


def is_read(page: Page) -> bool:
    return ReadablePage.objects.filter(pk=page.pk).exists()


@follows("view.article")
def an_article_above_words_nobody_read_is_not_shown() -> None:
    page = article()
    page.unpublish()
    # While it is down its words may be anything; what goes live first is the shared row.
    sql("UPDATE stories_editorialpage SET lead = 'Reina Xicay' WHERE page_ptr_id = %s", page.pk)()
    sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", page.pk)()
    assert not is_read(page)
    sql("UPDATE stories_editorialpage SET lead = 'Un archivo.' WHERE page_ptr_id = %s", page.pk)()
    assert is_read(page)


@follows("view.article_live")
def an_article_that_is_taken_down_is_not_shown() -> None:
    page = article(body=[("heading", "Qué guardamos")])
    assert is_read(page)
    page.unpublish()
    assert not is_read(page)


def what_comes_with_the_archive_is_shown() -> None:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Amparo", slug="inicio"))
    assert is_read(home)


@follows("stories_evidencecheck.insert.refused_takes_down")
def a_no_to_its_evidence_takes_an_imported_record_down() -> None:
    story, row = rows.published()
    other, _row = rows.published()
    told_here = factories.published_record()
    assert shown(story) == {"es:web"}
    rows.check(row)
    assert shown(story) == {"es:web"}
    rows.check(row, answer="does_not")
    assert not PublicDocument.unguarded.filter(record=story.record).exists()
    assert shown(other) == {"es:web"} and "es:web" in shown(told_here)
