"""Editorial pages: home, articles, context entries and the timeline. Public facts and invitations, no private word."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from stories.pages.blocks import BodyBlock


class HomePage(Page):
    """The front door: what this is, and an invitation to read, listen, look and tell."""

    lead = models.TextField(_("entrada"), blank=True)
    body = StreamField(BodyBlock(), blank=True)

    template = "pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.EditorialPage", "stories.TimelinePage"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        app_label = "stories"
        verbose_name = _("Portada")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from stories.pages.browsing import newest

        return {**super().get_context(request, *args, **kwargs), "newest": newest()}


class EditorialPage(Page):
    """An article: about, consent explained, what we keep and for how long, knowing your rights."""

    lead = models.TextField(_("entrada"), blank=True)
    body = StreamField(BodyBlock(), blank=True)

    template = "pages/editorial.html"
    parent_page_types = ["stories.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        app_label = "stories"
        verbose_name = _("Página editorial")


class TimelinePage(Page):
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
        entries = ContextPage.objects.child_of(self).live().order_by("sort_date", "title")
        return {**super().get_context(request, *args, **kwargs), "entries": entries}


class ContextPage(Page):
    """A public fact: an event, an organization, a campaign, a law or a court case, with its sources."""

    class Kind(models.TextChoices):
        EVENT = "event", _("Acontecimiento")
        ORGANIZATION = "organization", _("Organización")
        CAMPAIGN = "campaign", _("Campaña")
        LAW = "law", _("Ley")
        CASE = "case", _("Caso")

    class Side(models.TextChoices):
        DONE = "done", _("Lo que se hizo")
        ANSWERED = "answered", _("Lo que se respondió")

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
        FieldPanel("body"),
        FieldPanel("hashtags"),
        FieldPanel("sources"),
    ]

    class Meta:
        app_label = "stories"
        verbose_name = _("Entrada de contexto")

    def clean(self) -> None:
        super().clean()
        try:
            first = parse_edtf(self.date).lower_strict()
        except EDTFParseException as error:
            raise ValidationError({"date": _("Esta fecha no se entiende. Escríbala como 2018 o 2006-05-01.")}) from error
        self.sort_date = f"{first.tm_year:04d}-{first.tm_mon:02d}-{first.tm_mday:02d}"
