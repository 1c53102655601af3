"""Submissions, sealed bodies, originals, acts and the mailbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.vault.ids import new_id


class Kind(models.TextChoices):
    TESTIMONY = "testimony", _("Testimonio")
    MURAL = "mural", _("Mural")
    VIGIL = "vigil", _("Vigilia")
    OBJECTION = "objection", _("Aviso")
    # News of a mural that is public: how it is today. It never becomes a record of its own (the door says so too).
    REPORT = "report", _("Noticia de un mural")


# What one tells, and what becomes a record. An objection is the small space of somebody who asked for a takedown.
TOLD = (Kind.TESTIMONY, Kind.MURAL, Kind.VIGIL)


class Submission(models.Model):
    """What a narrator gave, as it arrived. Never public. The row holds public halves and counters, no content."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    language = models.CharField(max_length=20, help_text=_("Idioma en que se cuenta (BCP 47)"))
    lookup = models.CharField(max_length=64, unique=True, help_text=_("Huella lenta de las siete palabras"))
    signing_public = models.BinaryField()
    draft_public = models.BinaryField()
    encryption_public = models.BinaryField()
    report_public = models.BinaryField()
    desk_public = models.BinaryField(null=True)
    approvals_needed = models.PositiveSmallIntegerField(default=2, help_text=_("Puede subir, nunca bajar"))
    touched_on = models.DateField(help_text=_("Último día en que se guardó algo; los borradores se van a los 30 días"))
    sent_on = models.DateField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.CheckConstraint(condition=models.Q(approvals_needed__gte=2), name="submission_two_approvals"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="submission_known_kind"),
        ]

    def __str__(self) -> str:
        return self.id


class SealedBody(models.Model):
    """Sealed words: final once sent, deleted when the submission is erased. Without its key it is noise."""

    class Purpose(models.TextChoices):
        ANSWERS = "answers"
        ACT = "act"
        GRANT = "grant"
        NAME = "name"
        REDACTIONS = "redactions"
        NOTE = "note"
        EDITION = "edition"
        SEEN = "seen"
        OBJECTION = "objection"

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="bodies")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    sitting = models.PositiveSmallIntegerField(default=0, help_text=_("0: no pertenece a una sesión de relato"))
    seq = models.PositiveIntegerField(help_text=_("La más nueva de cada propósito cuenta"))
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["submission", "purpose", "seq"], name="body_once_per_seq")]

    def __str__(self) -> str:
        return self.id


class OriginalQuerySet(models.QuerySet["Original"]):
    """Files a narrator gave."""

    def arrived(self) -> "OriginalQuerySet":
        """Those that arrived whole and were examined; what is still coming is nobody's but its sender's."""
        return self.filter(whole=True)


class Original(models.Model):
    """One sealed file of a submission, from its first byte on. Its name, type and size are sealed beside it."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="originals")
    sitting = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()
    file_id = models.CharField(max_length=64, unique=True)
    sealed_label = models.BinaryField(help_text=_("Nombre, tipo y tamaño, sellados"))
    whole = models.BooleanField(default=True, help_text=_("Llegó completo y se revisó; falso mientras llega"))

    objects = OriginalQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id


class Act(models.Model):
    """What a narrator decided: appended, and signed with the submission's own key over its plain columns.

    `payload` is the canonical JSON (RFC 8785) that was signed; the other columns repeat what the door compares and
    `audit_public` proves that they agree.
    """

    class Kind(models.TextChoices):
        SEND = "send", _("Envió")
        CONSENT = "consent", _("Decidió los permisos")
        YES = "yes", _("Aprobó la versión pública")
        YES_TO_LESS = "yes_to_less", _("Aprobó y no quiere que se le pregunte por versiones que muestren menos")
        NO = "no", _("Pidió cambios a la versión pública")
        HIDE = "hide", _("Ocultó")
        SHOW_AGAIN = "show_again", _("Volvió a mostrar")
        MESSAGE = "message", _("Escribió al archivo")
        DELETE_ORIGINAL = "delete_original", _("Borró el original")
        DELETE_AFTER = "delete_after", _("Pidió borrar el original cuando se publique")
        KEEP_ORIGINAL = "keep_original", _("Pidió guardar el original")
        WITHDRAW = "withdraw", _("Retiró")
        # Of no narrator here: unsigned, and the only act of a submission that was imported.
        IMPORT = "import", _("Consta en papel, grabación o escritura")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="acts")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    edition_fingerprint = models.CharField(max_length=64, blank=True)
    day = models.DateField()
    body = models.ForeignKey(SealedBody, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+")
    body_sha256 = models.CharField(max_length=64, blank=True)
    payload = models.TextField()
    signature = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["submission", "seq"], name="act_once_per_seq")]
        # Asked every few seconds: what was decided lately, and whose originals are to go.
        indexes = [
            models.Index(fields=["day"], name="act_of_day"),
            models.Index(
                fields=["submission"],
                name="act_of_deletion",
                condition=models.Q(kind__in=["delete_original", "delete_after"]),
            ),
        ]

    def __str__(self) -> str:
        return self.id


class MailboxItem(models.Model):
    """What staff have for a narrator, sealed to the submission's public key: only the code opens it."""

    class Kind(models.TextChoices):
        MESSAGE = "message"
        QUESTION = "question"
        APPROVE = "approve"
        REASON = "reason"
        READ = "read"

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="mailbox")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField()
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["submission", "seq"], name="mailbox_once_per_seq")]

    def __str__(self) -> str:
        return self.id
