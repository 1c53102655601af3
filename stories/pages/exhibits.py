"""Exhibits and collections: editors compose words, pictures and records. A record is named by its call number alone.

A collection also gathers whatever bears one of its terms today; nobody lists those by hand, so nothing stays behind.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from stories.pages.blocks import BodyBlock
from stories.pages.browsing import drawn, listed
from stories.pages.editorial import Article
from stories.pages.reading import Story
from stories.pages.reservations import robots
from stories.pages.terms import Term

MOST_GATHERED = 60


class ExhibitPage(Article):
    """An exhibit, told in order; or a collection, which gathers records by terms of the vocabulary."""

    class Shape(models.TextChoices):
        EXHIBIT = "exhibit", _("Exposición")
        COLLECTION = "collection", _("Colección")

    shape = models.CharField(_("clase"), max_length=10, choices=Shape.choices, default=Shape.EXHIBIT)
    lead = models.TextField(_("entrada"), blank=True)
    body = StreamField(BodyBlock(), blank=True)
    gathers = models.CharField(
        _("términos que reúne"),
        max_length=200,
        blank=True,
        help_text=_("Nombres de términos separados por espacios, como «redada vecinos». Solo para una colección."),
    )

    template = "pages/exhibit.html"
    parent_page_types = ["stories.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("shape"),
        FieldPanel("lead"),
        FieldPanel("body", heading=_("Texto")),
        FieldPanel("gathers"),
    ]

    class Meta:
        app_label = "stories"
        verbose_name = _("Exposición o colección")

    def clean(self) -> None:
        super().clean()
        slugs = self.gathers.split()
        unknown = sorted(set(slugs) - set(Term.objects.filter(pk__in=slugs).values_list("pk", flat=True)))
        if unknown:
            raise ValidationError({"gathers": _("El vocabulario no tiene: %(words)s.") % {"words": ", ".join(unknown)}})

    def gathered(self) -> list[Story]:
        """What bears one of its terms and may be seen now, newest first."""
        language = self.locale.language_code
        rows = listed(language=language, terms=self.gathers.split()) if self.gathers.split() else []
        return drawn(rows[:MOST_GATHERED], language=language)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        found = self.gathered()
        kinds = {kind: [story for story in found if story.kind == kind] for kind in ("testimony", "mural", "vigil")}
        said = robots([story.uses for story in [*self.stories, *found]])
        return {**context, "gathered": kinds, "robots": said, "section": "exhibits"}
