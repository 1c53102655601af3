"""The vault's tables: narrators' sessions, sealed under their cookie; what staff opened; who let whom open more."""

import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.vault.ids import new_id


class NarratorSession(models.Model):
    """A narrator's open space. The row names nothing and opens nothing: its key is the cookie, which is not stored."""

    token_hash = models.CharField(primary_key=True, max_length=64, editable=False)
    submission_id = models.CharField(max_length=20, db_index=True, editable=False)
    expires_at = models.DateTimeField(db_index=True, help_text=_("Redondeado hacia arriba a un cuarto de hora"))
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return "sesión"


class OpeningQuerySet(models.QuerySet["Opening"]):
    """The log of openings, counted."""

    def by_person_and_day(self) -> "models.QuerySet[Opening, Any]":
        """Rows `{"person", "day", "openings", "submissions"}`, newest day first."""
        return (
            self.values("person", "day")
            .annotate(openings=models.Count("id"), submissions=models.Count("submission_id", distinct=True))
            .order_by("-day", "person")
        )

    def stories_of(self, *, person: str, day: datetime.date, hour: int) -> int:
        """How many different stories `person` opened in this hour."""
        return self.filter(person=person, day=day, hour=hour).values("submission_id").distinct().count()

    def update(self, **values: object) -> int:
        raise TypeError("Openings are added, never edited.")


class Opening(models.Model):
    """Who opened which submission, why, and on which day. Written before anything is opened; added, never edited."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    person = models.CharField(max_length=64, db_index=True)
    submission_id = models.CharField(max_length=20, db_index=True)
    reason_code = models.CharField(max_length=32)
    day = models.DateField()
    # Of people who work here alone: the program opens because a narrator did something, and when they did is not kept.
    hour = models.PositiveSmallIntegerField(null=True, editable=False)

    objects = OpeningQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        indexes = [models.Index(fields=["person", "day"], name="opening_person_day")]

    def __str__(self) -> str:
        return self.id

    def save(self, *args: Any, **options: Any) -> None:
        """Add this row; a row that exists already is refused."""
        if not self._state.adding:
            raise TypeError("Openings are added, never edited.")
        super().save(*args, **{**options, "force_insert": True})


class OpeningLeave(models.Model):
    """Somebody asked to open more in an hour than one person may, or another agreed. Added, never edited.

    An agreement names what was asked and counts in its own hour and the next. Nobody agrees with themselves.
    """

    class Kind(models.TextChoices):
        ASKED = "asked", _("Pidió abrir más")
        GRANTED = "granted", _("Se le permitió")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    person = models.CharField(max_length=64, help_text=_("Para quién"))
    by = models.CharField(max_length=64, help_text=_("Quién lo pide o lo permite"))
    answers = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answer")
    day = models.DateField()
    hour = models.PositiveSmallIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        indexes = [models.Index(fields=["person", "day"], name="leave_person_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="asked", answers=None, by=models.F("person"))
                | (models.Q(kind="granted", answers__isnull=False) & ~models.Q(by=models.F("person"))),
                name="leave_by_another",
            )
        ]

    def __str__(self) -> str:
        return self.id
