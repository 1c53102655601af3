"""People, claims, recusals, approvals, declines, and the workflow's own tasks."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.vault.ids import new_id


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail's related names, declared untyped
    """A person who works here. A name to log in with is all that is asked; what they may do comes from their groups."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(blank=True, help_text=_("No hace falta"))

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        app_label = "stories"

    def get_full_name(self) -> str:
        return self.username

    def get_short_name(self) -> str:
        return self.username


class SecondFactor(models.Model):
    """A person's one-time-password secret, sealed with the staff process's key, and the last counter it accepted."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_factor")
    sealed_secret = models.BinaryField()
    last_counter = models.BigIntegerField(default=0, help_text=_("Un mismo número no sirve dos veces"))
    failures = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return str(self.pk)


class Passkey(models.Model):
    """A key that a person's device or security key holds: another way to show the second factor.

    What the device gave (its id, its public half, its make) is sealed with the staff process's key, as a secret is.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys")
    label = models.CharField(max_length=40)
    sealed_credential = models.BinaryField()
    counter = models.BigIntegerField(default=0, help_text=_("Lo último que contó el aparato; uno copiado se delata"))
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return str(self.pk)


class RecoveryCode(models.Model):
    """One way back in for a person who lost their telephone. Kept as a slow hash, used once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return str(self.pk)


class Claim(models.Model):
    """Who took a submission to work on, gave it back (`released`), stepped aside (`recused`), or gave it to the person
    whose line follows (`given`). The newest counts.
    """

    class Kind(models.TextChoices):
        TAKEN = "taken", _("Tomada")
        RELEASED = "released", _("Devuelta")
        RECUSED = "recused", _("Se abstiene")
        GIVEN = "given", _("La encargó")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="claims")
    seq = models.PositiveIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["submission", "seq"], name="claim_once_per_seq")]

    def __str__(self) -> str:
        return self.id


class Approval(models.Model):
    """One person's yes to one fingerprint. Final; the door counts it against the edition's hands."""

    class Role(models.TextChoices):
        REVIEWER = "reviewer", _("Segunda persona")
        ADVOCATE = "advocate", _("Defensora o defensor")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    edition = models.ForeignKey("stories.Edition", on_delete=models.PROTECT, related_name="approvals")
    fingerprint = models.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.REVIEWER)
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="approval_once_per_person")]

    def __str__(self) -> str:
        return self.id


class ArticleApproval(models.Model):
    """One person's yes to the exact words of an editorial page. Final; the door counts people."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    # A number, not a link: a yes outlives the page, and no page is kept for the sake of one.
    page_number = models.PositiveIntegerField()
    page_words = models.CharField(max_length=64, help_text=_("Huella del título y la dirección"))
    own_words = models.CharField(max_length=64, help_text=_("Huella de lo demás que se lee"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.UniqueConstraint(
                fields=["page_number", "page_words", "own_words", "person"], name="article_approval_once"
            )
        ]

    def __str__(self) -> str:
        return self.id


class Refusal(models.Model):
    """One person's no: to an edition (`edition` set) or to the whole submission (declined). A code; words sealed."""

    class Reason(models.TextChoices):
        STILL_IDENTIFIES = "identifies", _("Todavía se puede reconocer a alguien")
        THIRD_PERSON = "third_person", _("Nombra a otra persona")
        NOT_FAITHFUL = "not_faithful", _("Cambia lo que se quiso decir")
        NOT_FOR_US = "not_for_us", _("No es para este archivo")
        JUNK = "junk", _("No es un relato")
        ADDED = "added", _("Se agregó a otro registro")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="refusals")
    edition = models.ForeignKey(
        "stories.Edition", on_delete=models.PROTECT, null=True, blank=True, related_name="refusals"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.id
