"""The page tree that the archive needs before its first story. Safe to repeat."""

from django.conf import settings
from wagtail.models import Locale, Page, Site

from stories.pages.editorial import HomePage
from stories.pages.records import RecordsPage
from stories.pages.terms import Term
from stories.pages.vocabulary import TERMS

HOME = {"es": ("Amparo", "inicio"), "en": ("Amparo", "home")}


def prepare_tree() -> None:
    """Locales, one home page a language, the shelf for records, the site, and the vocabulary's first terms."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
    root = Page.get_first_root_node()
    if not HomePage.objects.exists():
        for stray in root.get_children().exclude(content_type__app_label="stories"):
            stray.delete()
        root = Page.get_first_root_node()
        spanish = root.add_child(instance=HomePage(title=HOME["es"][0], slug=HOME["es"][1], locale=locales["es"]))
        english = spanish.copy_for_translation(locales["en"], exclude_fields=["slug"])
        english.slug, english.live = HOME["en"][1], True
        english.save()
        Site.objects.all().delete()
        Site.objects.create(hostname="localhost", root_page=spanish, is_default_site=True, site_name="Amparo")
    if not RecordsPage.objects.exists():
        Page.get_first_root_node().add_child(
            instance=RecordsPage(title="Registros", slug="registros", locale=locales["es"], live=False)
        )
    plant_terms()


def plant_terms() -> None:
    """Add the vocabulary's seeds that are not there; what editors changed stays as it is."""
    for seed in TERMS:
        Term.objects.get_or_create(
            slug=seed.slug,
            defaults={
                "kind": seed.kind,
                "label_es": seed.es,
                "label_en": seed.en,
                "synonyms_es": "\n".join(seed.synonyms_es),
                "synonyms_en": "\n".join(seed.synonyms_en),
                "parent_id": seed.parent or None,
            },
        )
