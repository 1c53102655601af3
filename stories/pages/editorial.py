"""Editorial pages: home, articles, context entries and the timeline. Public facts and invitations, no private word."""

from math import inf
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from stories.gate.models import ReadablePage
from stories.pages.blocks import BodyBlock
from stories.pages.browsing import drawn, listed, newest
from stories.pages.linking import refuse_links_to_records
from stories.pages.pictures import make_sizes
from stories.pages.quoting import quoted
from stories.pages.reading import Story
from stories.pages.reservations import reserve, robots
from stories.pages.terms import Term

# Only what two people agreed to is led to or shown: see `stories.gate.rules.articles`.
READABLE = ReadablePage.objects.values("page_id")
# Records that bear a campaign's hashtag and stand below what is told of it.
MOST_NEAR = 12
MOST_EXHIBITS = 3


def address_of(url_path: str) -> str:
    """The address, in the active language, of a page by its place in the tree: below its language's home."""
    return reverse("wagtail_serve", args=[url_path.split("/", 2)[2]])


class Article(Page):
    """What editorial pages share: no links to records, sizes of pictures made on saving, and honest headers."""

    # Nothing is put off to a later day: whoever says yes sees it happen.
    settings_panels: list[Any] = []

    class Meta:
        app_label = "stories"
        abstract = True

    def clean(self) -> None:
        super().clean()
        refuse_links_to_records(getattr(self, "body", None))

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Write blocks down as they are when they were read: what people say yes to must not be spelled anew later."""
        for block in getattr(self, "body", None) or ():
            block.get_prep_value()
        return super().save_revision(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Make the sizes of pictures here, where staff are: the public process only looks them up."""
        saved = super().save(*args, **kwargs)
        for block in getattr(self, "body", None) or ():
            if block.block_type == "picture" and block.value.get("image"):
                make_sizes(block.value["image"])
        return saved

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        twins = (
            self.get_translations(inclusive=True)
            .filter(pk__in=READABLE)
            .values_list("locale__language_code", "url_path")
        )
        alternates = {code: _address_in(code, url_path) for code, url_path in twins}
        others = [address for code, address in alternates.items() if code != self.locale.language_code]
        found = {"alternates": alternates, "robots": robots([story.uses for story in self.stories])}
        return {**context, **found, **({"other_language_url": others[0]} if others else {})}

    @property
    def stories(self) -> list[Story]:
        """The records that its body quotes and that may be quoted now."""
        blocks = [block for block in getattr(self, "body", None) or () if block.block_type == "record"]
        return [story for story in (quoted(call_number=block.value) for block in blocks) if story]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not ReadablePage.objects.filter(pk=self.pk).exists():
            raise Http404
        response: Any = super().serve(request, *args, **kwargs)
        answer: HttpResponseBase = response
        reserve(answer, response.context_data.get("robots", ""))
        return answer


def _address_in(code: str, url_path: str) -> str:
    with override(code):
        return address_of(url_path)


class HomePage(Article):
    """The front door: what this is, and an invitation to read, listen, look and tell."""

    lead = models.TextField(_("entrada"), blank=True)
    body = StreamField(BodyBlock(), blank=True)

    template = "pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.EditorialPage", "stories.TimelinePage", "stories.ExhibitPage"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body", heading=_("Texto"))]

    class Meta:
        app_label = "stories"
        verbose_name = _("Portada")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        shown = newest(language=self.locale.language_code)
        featured, others = next(iter(shown["testimonies"]), None), shown["testimonies"][1:]
        every = [*self.stories, *(story for some in shown.values() for story in some)]
        found = {"featured": featured, "newest": {**shown, "testimonies": others}, "exhibits": self._exhibits()}
        return {**context, **found, "robots": robots([story.uses for story in every])}

    def _exhibits(self) -> list[dict[str, str]]:
        """The first exhibits and collections below it, for the front page."""
        pages = self.get_children().filter(pk__in=READABLE, content_type__model="exhibitpage").specific()
        return [
            {
                "title": page.title,
                "shape": page.get_shape_display(),
                "lead": page.lead,
                "url": address_of(page.url_path),
            }
            for page in pages[:MOST_EXHIBITS]
        ]


class EditorialPage(Article):
    """An article: about, consent explained, what we keep and for how long, knowing your rights."""

    class Place(models.TextChoices):
        ABOUT = "about", _("Qué es Amparo")
        RIGHTS = "rights", _("Conozca sus derechos")
        CONSENT = "consent", _("Qué es dar permiso")
        TEACHING = "teaching", _("Usar el archivo en clase")
        KEEPING = "keeping", _("Qué guardamos y por cuánto tiempo")
        HELP = "help", _("Ayuda legal y apoyo")
        TAKEDOWN = "takedown", _("Pedir que se retire algo")

    place = models.CharField(
        _("lugar en el sitio"),
        max_length=10,
        choices=Place.choices,
        blank=True,
        help_text=_("Las demás páginas enlazan aquí con este nombre. Una página por lugar y lengua."),
    )
    lead = models.TextField(_("entrada"), blank=True)
    body = StreamField(BodyBlock(), blank=True)

    template = "pages/editorial.html"
    parent_page_types = ["stories.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("place"),
        FieldPanel("lead"),
        FieldPanel("body", heading=_("Texto")),
    ]

    class Meta:
        app_label = "stories"
        verbose_name = _("Página editorial")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        sheet = "rights" if self.place == self.Place.RIGHTS else "context"
        return {**super().get_context(request, *args, **kwargs), "sheet": sheet, "section": self.place}


class TimelinePage(Article):
    """What was done and what was answered, in order: it lists its context entries."""

    lead = models.TextField(_("entrada"), blank=True)

    template = "pages/timeline.html"
    parent_page_types = ["stories.HomePage"]
    subpage_types = ["stories.ContextPage"]
    content_panels = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        app_label = "stories"
        verbose_name = _("Línea de tiempo")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        entries = ContextPage.objects.child_of(self).filter(pk__in=READABLE).order_by("sort_date", "title")
        return {**super().get_context(request, *args, **kwargs), "entries": entries, "section": "timeline"}


class ContextPage(Article):
    """A public fact: an event, an organization, a campaign, a law or a court case, with its sources."""

    class Kind(models.TextChoices):
        LAW = "law", _("Ley")
        POLICY = "policy", _("Política")
        CASE = "case", _("Caso")
        RAID = "raid", _("Redada")
        EVENT = "event", _("Acontecimiento")
        MARCH = "march", _("Marcha")
        TOWN_HALL = "town_hall", _("Asamblea")
        WORKSHOP = "workshop", _("Taller")
        PERFORMANCE = "performance", _("Función")
        CAMPAIGN = "campaign", _("Campaña")
        ORGANIZATION = "organization", _("Organización")
        ALLIANCE = "alliance", _("Alianza")

    class Side(models.TextChoices):
        DONE = "done", _("Lo que se hizo")
        ANSWERED = "answered", _("Lo que se contestó")

    kind = models.CharField(_("clase"), max_length=12, choices=Kind.choices)
    side = models.CharField(_("columna"), max_length=10, choices=Side.choices)
    date = models.CharField(_("fecha (EDTF)"), max_length=40, help_text=_("Por ejemplo 2018, 2006-05-01 o 2016/2018"))
    sort_date = models.CharField(max_length=10, editable=False, blank=True)
    summary = models.TextField(_("resumen"))
    body = StreamField(BodyBlock(), blank=True)
    hashtags = models.CharField(_("etiquetas"), max_length=200, blank=True)
    sources = models.TextField(_("fuentes"), help_text=_("Una por línea: título, quién la publica, año"))

    template = "pages/context.html"
    parent_page_types = ["stories.TimelinePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("side"), FieldPanel("date")]),
        FieldPanel("summary"),
        FieldPanel("body", heading=_("Texto")),
        FieldPanel("hashtags"),
        FieldPanel("sources"),
    ]

    class Meta:
        app_label = "stories"
        verbose_name = _("Entrada de contexto")

    @property
    def first_year(self) -> str:
        """The year it begins in, in four figures; empty for what is none: nobody says yes to the order of the list."""
        year = self.sort_date[:4]
        return year if year.isdecimal() else ""

    @property
    def hashtag_slugs(self) -> list[str]:
        """The hashtags as slugs of the vocabulary, whether or not it has them."""
        return [word.lstrip("#") for word in self.hashtags.split()]

    @property
    def hashtag_labels(self) -> str:
        """The hashtags as they are said in the language of the page; one that is no term stays as it was typed."""
        typed = {word: word.lstrip("#") for word in self.hashtags.split()}
        known = Term.objects.filter(kind=Term.Kind.HASHTAG).in_bulk(list(typed.values()))
        return " ".join(known[slug].label if slug in known else word for word, slug in typed.items())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        slugs = self.hashtag_slugs
        near = drawn(listed(language=language, terms=slugs)[:MOST_NEAR], language=language) if slugs else []
        found = {
            "timeline_url": address_of(self.get_parent().url_path),
            "section": "timeline",
            "related": [{"story": story, "why": ""} for story in near],
            "campaigns": Term.objects.filter(kind=Term.Kind.HASHTAG, pk__in=slugs),
            "robots": robots([story.uses for story in [*self.stories, *near]]),
        }
        return {**context, **found}

    def clean(self) -> None:
        super().clean()
        try:
            first = parse_edtf(self.date).lower_strict()
            # A date without a beginning (../2006) begins at minus infinity, which is no year.
            if first == -inf:
                first = parse_edtf(self.date).upper_strict()
        except EDTFParseException as error:
            raise ValidationError(
                {"date": _("Esta fecha no se entiende. Escríbala como 2018 o 2006-05-01.")}
            ) from error
        self.sort_date = f"{first.tm_year:04d}-{first.tm_mon:02d}-{first.tm_mday:02d}"
