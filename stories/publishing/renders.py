"""Renders: sound and film that take minutes, made by the worker, each found again by what it was made from."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.vault.ids import new_id


class Render(models.Model):
    """One thing to be rendered, and where it stands. Content-free; what came out is sealed to its submission.

    `digest` is a keyed hash of original and choices (the key lies in the vault): the same choices are one render.
    """

    class Purpose(models.TextChoices):
        LOOK = "look", _("Ver cómo suena y qué se ve")
        RECORDING = "recording", _("Preparar la grabación")
        RESPOKEN = "respoken", _("Guardar lo que dijo otra persona")

    class State(models.TextChoices):
        WAITING = "waiting", _("espera")
        WORKING = "working", _("en marcha")
        DONE = "done", _("lista")
        REFUSED = "refused", _("no se pudo")
        CANCELLED = "cancelled", _("cancelada")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="renders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=12, blank=True)
    day = models.DateField()
    sealed = models.BinaryField(null=True, blank=True, help_text=_("Lo que salió, sellado"))

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["submission", "digest"], name="render_once_per_digest")]

    def __str__(self) -> str:
        return self.id

    @property
    def open(self) -> bool:
        """Whether the worker still has to do something for it."""
        return self.state in (self.State.WAITING, self.State.WORKING)


class RenderFile(models.Model):
    """One sealed file of a render: its row is there before its first byte, so that a crash leaves none unknown."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    render = models.ForeignKey(Render, on_delete=models.CASCADE, related_name="files")
    file_id = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


def unneeded_since() -> datetime.timedelta:
    """How long a finished render is kept for the next version: what was published has copies of its own."""
    return datetime.timedelta(days=30)
