"""The tree that an archive starts with."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from stories.pages.editorial import HomePage, TimelinePage
from stories.pages.records import RecordsPage
from stories.pages.terms import Term
from stories.pages.vocabulary import TERMS

pytestmark = pytest.mark.django_db


def test_a_site_is_prepared_in_both_languages_and_a_second_time_changes_nothing() -> None:
    call_command("prepare_site", verbosity=0)
    before = list(Page.objects.order_by("path").values_list("pk", "path", "url_path"))
    Term.objects.filter(pk="redada").update(label_en="immigration raids")
    call_command("prepare_site", verbosity=0)

    assert list(Page.objects.order_by("path").values_list("pk", "path", "url_path")) == before
    assert Term.objects.get(pk="redada").label_en == "immigration raids"
    assert Term.objects.count() == len(TERMS)
    spanish, english = HomePage.objects.order_by("path")
    assert [spanish.locale.language_code, english.locale.language_code] == ["es", "en"]
    assert spanish.translation_key == english.translation_key
    assert Site.objects.get().root_page_id == spanish.pk
    assert {page.get_parent().pk for page in TimelinePage.objects.all()} == {spanish.pk, english.pk}
    assert not RecordsPage.objects.get().live


def test_what_is_missing_of_the_tree_is_made_again() -> None:
    call_command("prepare_site", verbosity=0)
    TimelinePage.objects.filter(locale__language_code="en").first().delete()
    call_command("prepare_site", verbosity=0)

    spanish, english = TimelinePage.objects.order_by("path")
    assert spanish.translation_key == english.translation_key
