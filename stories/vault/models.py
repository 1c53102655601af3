"""The vault's two tables: narrators' sessions, sealed under their cookie, and the log of what staff opened."""

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

    def count_for(self, *, person: str, day: datetime.date) -> int:
        """How often `person` opened something on `day`."""
        return self.filter(person=person, day=day).count()

    def by_person_and_day(self) -> "models.QuerySet[Opening, Any]":
        """Rows `{"person", "day", "openings", "submissions"}`, newest day first."""
        return (
            self.values("person", "day")
            .annotate(openings=models.Count("id"), submissions=models.Count("submission_id", distinct=True))
            .order_by("-day", "person")
        )

    def update(self, **values: object) -> int:
        raise TypeError("Openings are added, never edited.")


class Opening(models.Model):
    """Who opened which submission, why, and on which day. Written before anything is opened; added, never edited."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    person = models.CharField(max_length=64, db_index=True)
    submission_id = models.CharField(max_length=20, db_index=True)
    reason_code = models.CharField(max_length=32)
    day = models.DateField()

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
