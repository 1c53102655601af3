"""Batches: which imported records two people work through together, and how far each is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.intake.imported import ImportedCollection
from stories.vault.ids import new_id


class Batch(models.Model):
    """Some records of one collection. One person prepares their public versions, another reads and clears them."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    collection = models.ForeignKey(ImportedCollection, on_delete=models.PROTECT, related_name="batches")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cleared_by=None) | ~models.Q(cleared_by=models.F("prepared_by")),
                name="batch_takes_two_people",
            )
        ]

    def __str__(self) -> str:
        return self.id


class BatchRecord(models.Model):
    """One record of a batch. Why it was left is a code: what was found in it is not written down."""

    class State(models.TextChoices):
        WAITING = "waiting", _("por preparar")
        READY = "ready", _("preparado")
        PUBLIC = "public", _("publicado")
        LEFT = "left", _("se trabaja aparte")

    submission = models.OneToOneField(
        "stories.Submission", on_delete=models.PROTECT, primary_key=True, related_name="in_batch"
    )
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="records")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=24, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "ready", "public", "left")), name="batch_known_state"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
