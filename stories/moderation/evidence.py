"""Papers, recordings and deeds of imported records: read by two people, who each say whether it covers them.

Nobody signs for such a record with seven words. So two different people open the evidence (the door looks for both
openings) and say yes; one no closes every record that it was to cover.
"""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.intake.imported import Imported
from stories.moderation.models import User
from stories.vault.ids import new_id

PEOPLE = 2
# Why the keeper opened: the door asks for a row with this reason.
OPENED_FOR = "evidence"


class EvidenceCheck(models.Model):
    """One person opened one piece of evidence and says whether it covers what was imported under it. Final."""

    class Answer(models.TextChoices):
        COVERS = "covers", _("Sí: permite lo que dice el registro")
        DOES_NOT = "does_not", _("No: falta, no se lee, o permite menos")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    evidence = models.CharField(max_length=64)
    answer = models.CharField(max_length=8, choices=Answer.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [
            models.UniqueConstraint(fields=["evidence", "person", "answer"], name="evidence_once_per_person"),
            models.CheckConstraint(condition=models.Q(answer__in=("covers", "does_not")), name="evidence_known_answer"),
        ]

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class Read:
    """What people said of one piece of evidence: who says it covers, and whether anybody says it does not."""

    yes: tuple[int, ...] = ()
    refused: bool = False

    @property
    def complete(self) -> bool:
        return len(set(self.yes)) >= PEOPLE and not self.refused

    @property
    def missing(self) -> int:
        return max(0, PEOPLE - len(set(self.yes)))


def readings(evidence: Collection[str]) -> dict[str, Read]:
    """By evidence, what was said of it."""
    said: dict[str, tuple[list[int], bool]] = {one: ([], False) for one in evidence}
    rows = EvidenceCheck.objects.filter(evidence__in=list(said)).values_list("evidence", "person_id", "answer")
    for one, person_id, answer in rows:
        yes, refused = said[one]
        if answer == EvidenceCheck.Answer.COVERS:
            yes.append(person_id)
        said[one] = (yes, refused or answer == EvidenceCheck.Answer.DOES_NOT)
    return {one: Read(tuple(yes), refused) for one, (yes, refused) in said.items()}


def reading_of(submission_id: str) -> Read | None:
    """What was said of the evidence of one imported submission; None for a story that was told here."""
    evidence = Imported.objects.filter(pk=submission_id).values_list("evidence", flat=True).first()
    return None if evidence is None else readings([evidence])[evidence]


def readings_of(submissions: Iterable[str]) -> dict[str, Read]:
    """By submission, for those of these that were imported."""
    evidence = dict(Imported.objects.filter(pk__in=list(submissions)).values_list("pk", "evidence"))
    said = readings(set(evidence.values())) if evidence else {}
    return {pk: said[one] for pk, one in evidence.items()}


def say(*, evidence: str, answer: str, person: User, at: datetime.date) -> EvidenceCheck:
    """Say what one read. A second press finds the first. The door refuses whoever has not opened it."""
    row, _made = EvidenceCheck.objects.get_or_create(
        evidence=evidence, person=person, answer=answer, defaults={"day": at}
    )
    return row
