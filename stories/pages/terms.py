"""Terms: the controlled, bilingual vocabulary. They name events, laws, places and themes, never a person's status."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from stories.consent.reading import reading_language
from stories.pages.vocabulary import names_a_status


class Term(models.Model):
    """One entry of the vocabulary, with the words people may search it by in both languages."""

    class Kind(models.TextChoices):
        THEME = "theme", _("Tema")
        PLACE = "place", _("Lugar")
        HASHTAG = "hashtag", _("Etiqueta de campaña")

    slug = models.SlugField(primary_key=True, max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    label_es = models.CharField(_("en español"), max_length=80)
    label_en = models.CharField(_("en inglés"), max_length=80)
    synonyms_es = models.TextField(_("también se dice (español)"), blank=True, help_text=_("Una palabra por línea"))
    synonyms_en = models.TextField(_("también se dice (inglés)"), blank=True, help_text=_("Una palabra por línea"))
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrower")

    class Meta:
        app_label = "stories"
        ordering = ["slug"]
        verbose_name = _("término")
        verbose_name_plural = _("términos")

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the language of the page."""
        return self.label_en if reading_language() == "en" else self.label_es

    def words(self) -> list[str]:
        """Every label and synonym, both languages."""
        return [
            self.label_es,
            self.label_en,
            *filter(None, map(str.strip, self.synonyms_es.splitlines())),
            *filter(None, map(str.strip, self.synonyms_en.splitlines())),
        ]

    def clean(self) -> None:
        for word in [self.slug.replace("-", " "), *self.words()]:
            if named := names_a_status(word):
                raise ValidationError(
                    _("Un término no puede nombrar la situación migratoria de una persona (“%(named)s”)."),
                    params={"named": named},
                )

    panels = [
        FieldRowPanel([FieldPanel("slug"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("label_es"), FieldPanel("label_en")]),
        FieldRowPanel([FieldPanel("synonyms_es"), FieldPanel("synonyms_en")]),
        FieldPanel("parent"),
    ]


def place_at(slug: str, step: int) -> str:
    """The place no more exact than `step`: itself, or the nearest wider place of the vocabulary; "" for none.

    A place's own step is its depth in the tree: a state stands alone, an area in a state, a neighbourhood in an area.
    """
    term = Term.objects.select_related("parent__parent").filter(pk=slug, kind=Term.Kind.PLACE).first()
    while term is not None and step and depth(term) > step:
        term = term.parent
    return term.pk if term is not None and step else ""


def depth(term: Term) -> int:
    """1 for a place without a wider one, 2 for one inside it, and so on."""
    return 1 if term.parent is None else 1 + depth(term.parent)


def places_around(slug: str) -> list[str]:
    """The places that contain this one, the nearest first; none for a place that the vocabulary does not know."""
    term = Term.objects.select_related("parent__parent").filter(pk=slug, kind=Term.Kind.PLACE).first()
    found: list[str] = []
    while term is not None and term.parent is not None:
        term = term.parent
        found.append(term.pk)
    return found
