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
    # The words, their stems and the facets, each once, with how much is said of it: see `search.weighing`.
    weighed = models.TextField(blank=True)
    # Letters backwards, for spelling that goes wrong at the beginning of a word.
    ends = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "search"
        db_table = "search_row"
        indexes = [
            # Whoever asks a search server reads the rows of a page's records, and of the next ones in order.
            models.Index(fields=["record"], name="search_row_record"),
            # Counting facets reads the few rows that have some, not every passage of a record.
            models.Index(fields=["record"], condition=models.Q(has_facets=True), name="search_row_faceted"),
            models.Index(fields=["document_id"], condition=models.Q(is_facts=True), name="search_row_facts"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Pending(models.Model):
    """A record whose entry in the search server may not be what the door shows: the durable list of what is to be done.

    Written by triggers (`search.marking`), in the statement that changes what is visible. While a record stands here,
    the server's word on it counts for nothing.
    """

    record = models.CharField(primary_key=True, max_length=4)
    # Goes up with every change, so that work done for an older one does not count for a newer.
    stamp = models.PositiveBigIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "search"
        db_table = "search_pending"

    def __str__(self) -> str:
        return self.record


class Settled(models.Model):
    """The day on which every entry of this index was last compared with the public view: a consent may end with a day,
    and then no statement says so. Until the comparison of the day is done, the server is not asked."""

    index = models.CharField(primary_key=True, max_length=100)
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "search"
        db_table = "search_settled"

    def __str__(self) -> str:
        return self.index
