"""The four final rows of consent: grant, hold, withdrawal, legal freeze. Added, never edited; the door compares
them.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.consent.precision import DateStep, PlaceStep
from stories.consent.uses import Use
from stories.vault.ids import new_id


class Channel(models.TextChoices):
    SCREEN = "screen", _("En esta pantalla")
    SPOKEN = "spoken", _("De viva voz")
    PAPER = "paper", _("En papel")
    GUARDIAN = "guardian", _("Por su tutora o tutor")
    DEED = "deed", _("En una escritura de donación")


class Grant(models.Model):
    """A narrator's yes or no to one use. Plain only what the door compares; words and names lie in the sealed body."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="grants")
    act = models.ForeignKey("stories.Act", on_delete=models.PROTECT, related_name="grants")
    seq = models.PositiveIntegerField(help_text=_("Número de orden dentro de esta entrega"))
    use = models.CharField(max_length=10, choices=Use.choices)
    allowed = models.BooleanField()
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.SCREEN)
    place_step = models.PositiveSmallIntegerField(choices=PlaceStep.choices, default=PlaceStep.NONE)
    date_step = models.PositiveSmallIntegerField(choices=DateStep.choices, default=DateStep.NONE)
    name_id = models.CharField(
        max_length=20, blank=True, help_text=_("Identificador al azar del nombre que se muestra")
    )
    embargo_until = models.DateField(null=True, blank=True, help_text=_("Nada se publica antes de este día"))
    expires_on = models.DateField(null=True, blank=True, help_text=_("Desde este día deja de estar permitido"))
    text_sha256 = models.CharField(max_length=64, help_text=_("Huella del texto exacto que se mostró"))
    edition_fingerprint = models.CharField(max_length=64, blank=True)
    body = models.ForeignKey(
        "stories.SealedBody", on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.UniqueConstraint(fields=["submission", "seq"], name="grant_once_per_seq"),
            models.CheckConstraint(condition=models.Q(use__in=Use.values), name="grant_known_use"),
        ]
        indexes = [
            models.Index(fields=["submission", "use", "seq"], name="grant_newest"),
            # Asked every few seconds: whose last day has come.
            models.Index(fields=["expires_on"], name="grant_ends", condition=models.Q(expires_on__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.id


class Hold(models.Model):
    """Hides a record, a part or a passage; lifted by another row that names it, the narrator's only by a signed act."""

    class Kind(models.TextChoices):
        NARRATOR = "narrator", _("Quien narra")
        TAKEDOWN = "takedown", _("Pedido de una persona que aparece")
        ORDER = "order", _("Orden")

    class Scope(models.TextChoices):
        RECORD = "record", _("Todo")
        PART = "part", _("Una parte")
        PASSAGE = "passage", _("Un pasaje")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.RECORD)
    part_sha256 = models.CharField(max_length=64, blank=True)
    lifts = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="lifted_by")
    act = models.ForeignKey("stories.Act", on_delete=models.PROTECT, null=True, blank=True, related_name="holds")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    objection = models.ForeignKey(
        "stories.Objection", on_delete=models.PROTECT, null=True, blank=True, related_name="holds"
    )
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


class Withdrawal(models.Model):
    """Ends a submission for good. Obeyed even unsigned; the door takes everything down in the same statement."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.OneToOneField("stories.Submission", on_delete=models.PROTECT, related_name="withdrawal")
    act = models.ForeignKey("stories.Act", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


class FreezeProposal(models.Model):
    """One steward's half of a legal freeze, or of lifting one. It changes nothing until another confirms."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="freeze_proposals")
    lifts = models.ForeignKey("stories.LegalFreeze", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    steward = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


class LegalFreeze(models.Model):
    """Two stewards delay erasing, never hiding. No public view reads it; lifted by another row that names it."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="freezes")
    lifts = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="lifted_by")
    proposal = models.OneToOneField(FreezeProposal, on_delete=models.PROTECT, related_name="confirmed_by")
    first_steward = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    second_steward = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first_steward=models.F("second_steward")), name="freeze_takes_two_people"
            )
        ]

    def __str__(self) -> str:
        return self.id
