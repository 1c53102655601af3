"""Duties still to be done, the report of what was erased, and the lease of the one process that tends."""

import datetime

from django.db import models

from stories.vault.ids import new_id


class Duty(models.Model):
    """One thing still to be erased or rebuilt somewhere: durable, retried, verified, content-free."""

    class Kind(models.TextChoices):
        SHRED_KEYS = "shred_keys"
        SEALED_FILES = "sealed_files"
        SEALED_ROWS = "sealed_rows"
        PAGE_TRACES = "page_traces"
        PUBLIC_FILE = "public_file"
        SEARCH_INDEX = "search_index"
        RAW_BYTES = "raw_bytes"
        ORIGINAL_KEYS = "original_keys"
        REPORT = "report"

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    target = models.CharField(max_length=200, blank=True)
    submission_id = models.CharField(max_length=20, blank=True)
    made_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "stories"
        indexes = [models.Index(fields=["done_on", "kind"], name="duty_open")]

    def __str__(self) -> str:
        return self.id


class Tie(models.Model):
    """One end of a tie between two records that staff take to be one narrator's, sealed to the submission's desk key.

    Which other record it names is found only by opening it. Many rows are decoys that name none, so that rows which
    came together tie nothing.
    """

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="ties")
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


class ErasureReport(models.Model):
    """What was erased where and when, sealed to the narrator's report pair: dates and places, no content."""

    submission_id = models.CharField(primary_key=True, max_length=20)
    day = models.DateField(help_text="Goes a year after this day")
    sealed = models.BinaryField()

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.submission_id


class Lease(models.Model):
    """Held by the one process that tends at a time, for LASTS from each of its rounds on."""

    LASTS = datetime.timedelta(minutes=2)

    name = models.CharField(primary_key=True, max_length=20)
    holder = models.CharField(max_length=20)
    until = models.DateTimeField()

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.name
