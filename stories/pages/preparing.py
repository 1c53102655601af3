"""The page tree and the vocabulary that the archive needs before its first story. Safe to repeat."""

from typing import TypeVar

from django.conf import settings
from wagtail.models import Locale, Page, Site

from stories.gate.shipped import HOME, TIMELINE
from stories.pages.editorial import HomePage, TimelinePage
from stories.pages.records import RecordsPage
from stories.pages.terms import Term
from stories.pages.vocabulary import TERMS

AnyPage = TypeVar("AnyPage", bound=Page)


def prepare_tree() -> None:
    """Locales, a home page and a timeline in each language, the site, the shelf for records, and the first terms.

    What is there stays as editors left it; what is missing is made.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
    _clear_away_the_welcome()
    homes = _in_each_language(HomePage, HOME, locales, parents=dict.fromkeys(locales, Page.get_first_root_node()))
    _one_site(homes[settings.LANGUAGE_CODE])
    _in_each_language(TimelinePage, TIMELINE, locales, parents=homes)
    if not RecordsPage.objects.exists():
        shelf = RecordsPage(title="Registros", slug="registros", locale=locales[settings.LANGUAGE_CODE], live=False)
        Page.get_first_root_node().add_child(instance=shelf)
    plant_terms()


def _in_each_language(
    model: type[AnyPage], named: dict[str, tuple[str, str]], locales: dict[str, Locale], *, parents: dict[str, Page]
) -> dict[str, AnyPage]:
    """The page of this type in each language, linked as translations of one another."""
    found: dict[str, AnyPage] = {}
    for code, (title, slug) in named.items():
        there = model.objects.filter(locale=locales[code]).order_by("path").first()
        if there is None:
            there = model(title=title, slug=slug, locale=locales[code])
            if found:
                there.translation_key = next(iter(found.values())).translation_key
            # Read again: treebeard counts children in memory.
            Page.objects.get(pk=parents[code].pk).add_child(instance=there)
        found[code] = there
    return found


def _one_site(home: HomePage) -> None:
    """One site, which answers for every host."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    if site.root_page_id is None or not HomePage.objects.filter(pk=site.root_page_id).exists():
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.save()


def _clear_away_the_welcome() -> None:
    """Wagtail's migrations bring a page that welcomes to Wagtail, and a site around it."""
    for stray in Page.get_first_root_node().get_children().exclude(content_type__app_label="stories"):
        stray.delete()


def plant_terms() -> None:
    """Add the vocabulary's seeds that are not there, wider ones first; what editors changed stays as it is."""
    there = set(Term.objects.values_list("slug", flat=True))
    Term.objects.bulk_create(
        Term(
            slug=seed.slug,
            kind=seed.kind,
            label_es=seed.es,
            label_en=seed.en,
            synonyms_es="\n".join(seed.synonyms_es),
            synonyms_en="\n".join(seed.synonyms_en),
            parent_id=seed.parent or None,
        )
        for seed in TERMS
        if seed.slug not in there
    )
