"""What came from another archive: which collection it is of, and the sealed paper, recording or deed that allows it.

Nobody's seven words open such a submission: it has no narrator's signing half (`signing_public` is empty from the
first moment, and public halves never change). That is the only kind of submission for which a row stands here.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.consent.models import Channel
from stories.vault.ids import new_id

# The first sitting of an imported submission; there is no other.
SITTING = 1
# What its evidence was sealed for: no part of what is told.
EVIDENCE = "consent:evidence"
CHANNELS = (Channel.PAPER, Channel.SPOKEN, Channel.DEED)


class ImportedCollection(models.Model):
    """One collection, under the name that the archive gives it. The name lies plain: it must point to nobody."""

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    name = models.CharField(max_length=120, help_text=_("Sin nombres de personas: no se sella"))
    mark = models.CharField(max_length=64, unique=True, help_text=_("Huella con llave de la clave que trae"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return self.name


class Imported(models.Model):
    """That a submission was imported. `mark` is the keyed hash of its identifier where it came from: never twice.

    `evidence` is the keyed hash of the evidence's bytes, so that a deed for a whole collection is read once by each;
    `original` is the file in which it is sealed. The row stays when the submission is withdrawn: what somebody took
    back does not come in again.
    """

    submission = models.OneToOneField(
        "stories.Submission", on_delete=models.PROTECT, primary_key=True, related_name="imported"
    )
    collection = models.ForeignKey(ImportedCollection, on_delete=models.PROTECT, related_name="records")
    mark = models.CharField(max_length=64, unique=True)
    evidence = models.CharField(max_length=64, db_index=True)
    original = models.CharField(max_length=20)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"

    def __str__(self) -> str:
        return str(self.pk)


def is_imported(submission_id: str) -> bool:
    """Whether no narrator here answers for this submission."""
    return Imported.objects.filter(pk=submission_id).exists()
