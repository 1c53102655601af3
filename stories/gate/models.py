"""Clearances, tombstones, and the views through which everything public is read."""

from django.conf import settings
from django.db import models

from stories.consent.uses import Use
from stories.vault.ids import new_id


class Clearance(models.Model):
    """Lets one edition be public. Refused by the database unless approvals, the narrator's yes and grants are there."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    record = models.ForeignKey("stories.Record", on_delete=models.PROTECT, related_name="clearances")
    edition = models.ForeignKey("stories.Edition", on_delete=models.PROTECT, related_name="clearances")
    fingerprint = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    grant_seq = models.PositiveIntegerField(help_text="The newest grant when this was cleared")
    cleared_on = models.DateField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["record", "seq"], name="clearance_once_per_seq")]

    def __str__(self) -> str:
        return self.id


class Tombstone(models.Model):
    """The public name and day of a record that was public and was withdrawn: its address answers 410."""

    record_id = models.CharField(primary_key=True, max_length=4)
    day = models.DateField()

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.record_id


class Visible(models.Model):
    """The read rule: one line per document and use in force today. A view made by the door; never written to."""

    document_id = models.CharField(primary_key=True, max_length=20)
    record_id = models.CharField(max_length=4)
    use = models.CharField(max_length=10, choices=Use.choices)

    class Meta:
        app_label = "stories"
        managed = False
        db_table = "stories_visible"

    def __str__(self) -> str:
        return f"{self.document_id}:{self.use}"


class ReadablePage(models.Model):
    """The read rule for articles: those that are live in words to which two people said yes."""

    page_id = models.PositiveIntegerField(primary_key=True)

    class Meta:
        app_label = "stories"
        managed = False
        db_table = "stories_readablepage"

    def __str__(self) -> str:
        return str(self.page_id)


class VisiblePart(models.Model):
    """The read rule for parts: those of a document that is visible, whose own use is in force and no hold names."""

    part_id = models.CharField(primary_key=True, max_length=20)
    document_id = models.CharField(max_length=20)

    class Meta:
        app_label = "stories"
        managed = False
        db_table = "stories_visiblepart"

    def __str__(self) -> str:
        return self.part_id
