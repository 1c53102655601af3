"""The same private word written into the rows of articles themselves, and under a picture that a page shows."""

import datetime
import io

from django.core.files.base import ContentFile
from PIL import Image

from stories.gate.clock import today
from stories.moderation.models import ArticleApproval
from stories.pages.editorial import ContextPage, EditorialPage, TimelinePage
from stories.pages.exhibits import ExhibitPage
from stories.pages.pictures import EditorialImage
from stories.pages.wording import fingerprints
from tests import factories
from tests.gate.attacks.articles import OWN, PRIVATE, SHARED, draft, entry, public
from tests.gate.attacks.striking import Strike, attack, sql
from tests.gate.attacks.wagtail import home


@attack(SHARED)
def an_articles_row_is_made_live_by_sql() -> Strike:
    return sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", draft().pk)


@attack(SHARED)
def a_live_articles_title_by_sql() -> Strike:
    return sql("UPDATE wagtailcore_page SET title = %s WHERE id = %s", PRIVATE, public().pk)


@attack(OWN)
def a_live_articles_lead_by_sql() -> Strike:
    return sql("UPDATE stories_editorialpage SET lead = %s WHERE page_ptr_id = %s", PRIVATE, public().pk)


@attack(OWN)
def a_live_articles_body_by_the_orm() -> Strike:
    pages = EditorialPage.objects.filter(pk=public().pk)
    return lambda: pages.update(body=[{"type": "heading", "value": PRIVATE, "id": "1"}])


@attack(OWN)
def words_that_move_under_a_live_article() -> Strike:
    page = public()
    other = draft(slug="otra")

    def swap() -> None:
        sql("DELETE FROM stories_editorialpage WHERE page_ptr_id = %s", page.pk)()
        sql("UPDATE stories_editorialpage SET page_ptr_id = %s WHERE page_ptr_id = %s", page.pk, other.pk)()

    return swap


@attack("stories_editorialpage.insert.unread_words")
def a_live_articles_own_row_is_written_anew() -> Strike:
    page = public()

    def again() -> None:
        sql("DELETE FROM stories_editorialpage WHERE page_ptr_id = %s", page.pk)()
        sql(
            "INSERT INTO stories_editorialpage (page_ptr_id, place, lead, body) VALUES (%s, '', %s, '[]')",
            page.pk,
            PRIVATE,
        )()

    return again


@attack("stories_editorialpage.insert.unread_words", engine="sqlite")
def a_live_articles_own_row_is_replaced() -> Strike:
    return sql(
        "INSERT OR REPLACE INTO stories_editorialpage (page_ptr_id, place, lead, body) VALUES (%s, '', %s, '[]')",
        public().pk,
        PRIVATE,
    )


@attack("stories_homepage.update.unread_words")
def the_front_pages_lead_by_sql() -> Strike:
    return sql("UPDATE stories_homepage SET lead = %s WHERE page_ptr_id = %s", PRIVATE, home().pk)


@attack("stories_timelinepage.update.unread_words")
def the_timelines_lead_by_sql() -> Strike:
    page = factories.public_article(TimelinePage(title="x", slug="x"), under=home())
    return sql("UPDATE stories_timelinepage SET lead = %s WHERE page_ptr_id = %s", PRIVATE, page.pk)


@attack("stories_timelinepage.insert.unread_words")
def a_timeline_that_comes_with_words() -> Strike:
    parent = home()
    return lambda: parent.add_child(
        instance=TimelinePage(title="Lo que se hizo y lo que se contestó", slug="linea-de-tiempo", lead=PRIVATE)
    )


@attack("stories_exhibitpage.update.unread_words")
def what_a_collection_gathers_by_sql() -> Strike:
    page = factories.public_article(ExhibitPage(title="x", slug="x", shape="collection"), under=home())
    return sql("UPDATE stories_exhibitpage SET gathers = %s WHERE page_ptr_id = %s", PRIVATE, page.pk)


@attack("stories_exhibitpage.insert.unread_words")
def an_exhibit_that_comes_with_words() -> Strike:
    parent = home()
    return lambda: parent.add_child(
        instance=ExhibitPage(title="Lo que se hizo y lo que se contestó", slug="linea-de-tiempo", lead=PRIVATE)
    )


@attack("stories_contextpage.update.unread_words")
def the_sources_of_an_entry_by_sql() -> Strike:
    return sql("UPDATE stories_contextpage SET sources = %s WHERE page_ptr_id = %s", PRIVATE, entry().pk)


@attack("stories_contextpage.update.unread_words")
def an_entry_in_words_to_which_one_person_said_yes() -> Strike:
    page = entry()
    page.sources = PRIVATE
    factories.agree_to(page, factories.person())
    return lambda: ContextPage.objects.filter(pk=page.pk).update(sources=PRIVATE)


@attack("stories_contextpage.insert.unread_words")
def an_entrys_own_row_is_written_anew() -> Strike:
    page = entry()

    def again() -> None:
        sql("DELETE FROM stories_contextpage WHERE page_ptr_id = %s", page.pk)()
        page.summary = PRIVATE
        page.save_base(raw=True, force_insert=True)

    return again


@attack("stories_articleapproval.insert.person")
def a_yes_of_somebody_who_left() -> Strike:
    page, gone = draft(), factories.person(is_active=False)
    return lambda: factories.agree_to(page, gone)


@attack("stories_articleapproval.insert.day")
def a_yes_given_yesterday() -> Strike:
    page, somebody = draft(), factories.person()
    words = fingerprints(page)
    return lambda: ArticleApproval.objects.create(
        page_number=page.pk,
        page_words=words.page,
        own_words=words.own,
        person=somebody,
        day=today() - datetime.timedelta(days=1),
    )


@attack("stories_editorialimage.update.other_picture")
def another_picture_under_an_old_name() -> Strike:

    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "PNG")
    made = EditorialImage.objects.create(
        title="x", source="Archivo", licence="CC0", people_agreed=True, file=ContentFile(out.getvalue(), "x.png")
    )
    made.source = PRIVATE
    return made.save
