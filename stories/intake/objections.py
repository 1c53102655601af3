"""Reports of people who appear in something public, or who lost the code to it (R28). Nobody is named in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.consent.models import Hold
from stories.vault.ids import new_id


class Objection(models.Model):
    """One report: this must not be seen. Final and content-free; its words, if any, are sealed and lie elsewhere.

    `slot` is its place among the day's automatic hides, each given once; without one it hid nothing by itself. `seq`
    counts within one story. `receipt` is the reporter's own small submission, where the answer is read.
    """

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="objections")
    seq = models.PositiveIntegerField()
    scope = models.CharField(max_length=10, choices=Hold.Scope.choices, default=Hold.Scope.RECORD)
    part_name = models.CharField(max_length=20, blank=True, help_text=_("El nombre de la parte dentro de la versión"))
    part_sha256 = models.CharField(max_length=64, blank=True)
    slot = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.ForeignKey(
        "stories.SealedBody", on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )
    size = models.PositiveIntegerField(default=0, help_text=_("Tamaño sellado de las palabras, redondeado; 0: ninguna"))
    likeness = models.PositiveSmallIntegerField(
        default=0, help_text=_("De qué clase son las palabras, entre 255 que no dicen nada de ellas; 0: ninguna")
    )
    receipt = models.ForeignKey(
        "stories.Submission", on_delete=models.PROTECT, null=True, blank=True, related_name="objected"
    )
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.UniqueConstraint(fields=["submission", "seq"], name="objection_once_per_seq"),
            models.UniqueConstraint(fields=["day", "slot"], name="objection_once_per_slot"),
        ]
        indexes = [models.Index(fields=["submission", "part_sha256", "seq"], name="objection_newest")]

    def __str__(self) -> str:
        return self.id
