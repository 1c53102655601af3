"""Records and the editions made for them."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.consent.precision import DateStep, PlaceStep
from stories.vault.ids import new_id

CALL_NUMBER_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def new_call_number() -> str:
    """Four letters or digits, at random: never a running number, since order and volume tell; never a word."""
    while True:
        number = "".join(secrets.choice(CALL_NUMBER_LETTERS) for _letter in range(4))
        if any(letter.isdigit() for letter in number):
            return number


class Record(models.Model):
    """The public thing that one submission makes: an opaque name, a kind, and the Wagtail page that carries its
    state.
    """

    id = models.CharField(primary_key=True, max_length=4, default=new_call_number, editable=False)
    kind = models.CharField(max_length=10)
    submission = models.OneToOneField("stories.Submission", on_delete=models.PROTECT, related_name="record")
    page = models.OneToOneField("wagtailcore.Page", on_delete=models.PROTECT, null=True, related_name="record")

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


def free_call_number() -> str:
    """A call number that no record has or had (records are never deleted): four characters collide soon enough."""
    while Record.objects.filter(pk=(number := new_call_number())).exists():
        pass
    return number


class Edition(models.Model):
    """The public version in one language: a final row with one fingerprint beside sealed bytes."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="editions")
    seq = models.PositiveIntegerField()
    language = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64, unique=True)
    made_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="translations")
    less_than = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrowed")
    place_step = models.PositiveSmallIntegerField(choices=PlaceStep.choices)
    date_step = models.PositiveSmallIntegerField(choices=DateStep.choices)
    name_id = models.CharField(max_length=20, blank=True)
    day = models.DateField()
    body = models.ForeignKey("stories.SealedBody", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["record", "seq"], name="edition_once_per_seq")]

    def __str__(self) -> str:
        return self.fingerprint[:12]


class EditionHand(models.Model):
    """One person who redacted or translated this edition or one it descends from: counted against the approvals."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="hand_once")]

    def __str__(self) -> str:
        return self.id


class EditionFile(models.Model):
    """One sealed file made for an edition, so that erasing finds it without opening anything."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    file_id = models.CharField(max_length=64, unique=True, help_text=_("Nombre al azar en el depósito sellado"))

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id
