"""What the embedded engines index: one row per part of a public document. The door deletes it with its document."""

from django.db import models


class Row(models.Model):
    """The searchable words of one public part. Never shown: what a visitor reads comes from the part itself."""

    document_id = models.CharField(max_length=20, db_index=True)
    part_id = models.CharField(max_length=20, db_index=True)
    words = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "search"
        db_table = "search_row"

    def __str__(self) -> str:
        return str(self.pk)
