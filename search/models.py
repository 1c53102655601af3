"""What the embedded engines index: one row per part of a public document. The door deletes it with its part."""

from django.db import models


class Row(models.Model):
    """The searchable words of one public part. Never shown: what a visitor reads comes from the part itself.

    Kept because the index is made of it, and so that deleting a row (the door does, in the statement that closes a
    document) takes its words out of the index by trigger.
    """

    document_id = models.CharField(max_length=20, db_index=True)
    part_id = models.CharField(max_length=20, db_index=True)
    record = models.CharField(max_length=4)
    kind = models.CharField(max_length=10)
    language = models.CharField(max_length=20)
    is_facts = models.BooleanField(default=False)
    # The first day, month or year that the facts tell; sorts as text.
    told = models.CharField(max_length=10, blank=True)
    has_facets = models.BooleanField(default=False)
    # Such as term:redada, between spaces.
    facets = models.TextField(blank=True)
    # Folded, in order; _ where something was withheld.
    words = models.TextField()
    spanish = models.TextField(blank=True)
    english = models.TextField(blank=True)
    # Letters backwards, for spelling that goes wrong at the beginning of a word.
    ends = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "search"
        db_table = "search_row"
        indexes = [
            # Counting facets reads the few rows that have some, not every passage of a record.
            models.Index(fields=["record"], condition=models.Q(has_facets=True), name="search_row_faceted"),
            models.Index(fields=["document_id"], condition=models.Q(is_facts=True), name="search_row_facts"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
