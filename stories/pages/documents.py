"""Public documents: what visitors read, byte for byte as it was approved. Final; the door lets them in and out."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple, NoReturn

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.expressions import RawSQL

from stories.consent.uses import Use
from stories.gate.models import Visible, VisiblePart
from stories.vault.ids import new_id


class PublicDocuments(models.Manager["PublicDocument"]):
    """The only way a public exit reads documents: say for which use. There is no default and no `all()`.

    EXISTS and not IN: SQLite works out a whole list before it looks for one document in it.
    """

    def visible(self, *, use: Use | str) -> models.QuerySet["PublicDocument"]:
        """Documents whose clearance, grants, holds and dates allow `use` today."""
        allowed = Visible.objects.filter(document_id=models.OuterRef("pk"), use=Use(use))
        return super().get_queryset().filter(models.Exists(allowed))

    def get_queryset(self) -> NoReturn:
        raise TypeError("Say what for: PublicDocument.objects.visible(use=...)")


class PublicDocument(models.Model):
    """One edition made public: its manifest, and beside it the parts that the narrator still allows."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    clearance = models.OneToOneField("stories.Clearance", on_delete=models.PROTECT, related_name="document")
    record = models.ForeignKey("stories.Record", on_delete=models.PROTECT, related_name="documents")
    edition = models.ForeignKey("stories.Edition", on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=10)
    language = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    manifest = models.BinaryField()

    # `unguarded` is for the verbs that write documents and for `audit_public`; a test lists who may name it.
    unguarded: models.Manager["PublicDocument"] = models.Manager()
    objects: Any = PublicDocuments()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.UniqueConstraint(fields=["record", "language"], name="document_one_per_language"),
        ]

    def __str__(self) -> str:
        return self.id


class Readable(NamedTuple):
    """A part that the door shows now, and with the facts the manifest of their document."""

    pk: str
    document_id: str
    kind: str
    name: str
    body: bytes
    manifest: bytes | None


class PublicParts(models.Manager["PublicPart"]):
    """Parts, read like documents: only through the door."""

    def visible(self) -> models.QuerySet["PublicPart"]:
        """Parts of documents visible on the web whose own use is in force and which no hold names."""
        # The document is named too: PostgreSQL would else work out the parts of all documents for those of one.
        shown = VisiblePart.objects.filter(part_id=models.OuterRef("pk"), document_id=models.OuterRef("document_id"))
        return super().get_queryset().filter(models.Exists(shown))

    def visible_among(self, *narrow: models.Q) -> models.QuerySet["PublicPart"]:
        """The parts that meet these conditions and are visible at this moment. For conditions that name the parts or
        their documents: on PostgreSQL a function of the door asks the same view, and its plan is kept by the line to
        the database. Working out the plan takes longer than the answer."""
        wanted = super().get_queryset().filter(*narrow)
        if connection.vendor != "postgresql":
            return self.visible().filter(*narrow)
        try:
            sql, params = wanted.values("pk").query.sql_with_params()
        except EmptyResultSet:  # Django knows without asking that nothing meets them
            return wanted.none()
        shown = RawSQL(f"SELECT shown_parts(ARRAY({sql}))", params)  # noqa: S611 - the query is Django's own
        return super().get_queryset().filter(pk__in=shown)

    def readable(
        self, documents: Iterable[str], *, kinds: Iterable[str] = (), parts: Iterable[str] = (), position: int = -1
    ) -> list[Readable]:
        """Of these documents the parts that are visible at this moment and have one of these kinds, are named in
        `parts`, or stand at this position."""
        asked = list(documents), list(parts), list(kinds), position
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT * FROM told_parts(%s, %s, %s, %s)", asked)
                return list(map(Readable._make, cursor.fetchall()))
        wanted = models.Q(position=position) | models.Q(kind__in=asked[2]) | models.Q(pk__in=asked[1])
        found = self.visible().filter(wanted, document_id__in=asked[0])
        manifest = models.Case(models.When(kind="facts", then="document__manifest"))
        return list(map(Readable._make, found.values_list(*Readable._fields[:-1], manifest)))

    def ids_visible_among(self, part_ids: Iterable[str]) -> list[str]:
        """Those of these ids whose parts are visible at this moment."""
        named = list(part_ids)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT shown_parts(%s)", [named])
                return [part for (part,) in cursor.fetchall()]
        # One value of the statement, however many they are.
        unpacked = RawSQL("SELECT value FROM json_each(%s)", [json.dumps(named)])
        return list(self.visible().filter(pk__in=unpacked).values_list("pk", flat=True))

    def ids_visible(self) -> Iterable[str]:
        """The ids of all parts that `visible` would show, for whoever compares many: one question costs a tenth."""
        return VisiblePart.objects.values_list("part_id", flat=True)

    def get_queryset(self) -> NoReturn:
        raise TypeError("Say PublicPart.objects.visible()")


class PublicPart(models.Model):
    """One passage, picture, sound or the facts: 32 random bytes, then canonical JSON."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    document = models.ForeignKey(PublicDocument, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=20, help_text="The part's id inside the manifest")
    kind = models.CharField(max_length=10)
    use = models.CharField(max_length=10, choices=Use.choices)
    sha256 = models.CharField(max_length=64)
    body = models.BinaryField()

    unguarded: models.Manager["PublicPart"] = models.Manager()
    objects: Any = PublicParts()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="part_once_per_position")]

    def __str__(self) -> str:
        return self.id


class PublicFiles(models.Manager["PublicFile"]):
    """Files of public parts. Whoever serves one asks for `visible()`."""

    def visible(self) -> models.QuerySet["PublicFile"]:
        """Files of parts that may be seen now."""
        shown = VisiblePart.objects.filter(
            part_id=models.OuterRef("part_id"), document_id=models.OuterRef("document_id")
        )
        return self.get_queryset().filter(models.Exists(shown))


class PublicFile(models.Model):
    """Where one file named by a part lies in the public store, under a random name."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    document = models.ForeignKey(PublicDocument, on_delete=models.PROTECT, related_name="files")
    part = models.ForeignKey(PublicPart, on_delete=models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()

    objects = PublicFiles()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


class PublicTerm(models.Model):
    """One term named by the facts of a public document, for lists; the door checks that the facts do name it."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    document = models.ForeignKey(PublicDocument, on_delete=models.PROTECT, related_name="terms")
    slug = models.CharField(max_length=60, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["document", "slug"], name="public_term_once")]

    def __str__(self) -> str:
        return self.id
