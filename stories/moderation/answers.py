"""What a narrator has answered to an edition: the same reading of the acts that the door makes."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Literal

from stories.intake.models import Act, MailboxItem
from stories.moderation.evidence import Read, reading_of, readings_of
from stories.redaction.models import Edition

Answer = Literal["yes", "no", ""]
SAID = (Act.Kind.YES, Act.Kind.YES_TO_LESS, Act.Kind.NO, Act.Kind.IMPORT)
# The act of what was imported, as it is read here: then its evidence is asked, and only then.
OF_EVIDENCE = ("", Act.Kind.IMPORT.value)


def answer_of(*, edition: Edition) -> Answer:
    """The newest answer: "yes" to this edition (or to less than the wider one it comes from), "no", "" for silence.

    A no, or a plain yes, to the wider one ends "do not ask me again"; it says nothing of an edition answered by itself.
    For what was imported its evidence answers, once two people have read it.
    """
    acts = Act.objects.filter(submission=edition.record.submission_id, kind__in=SAID).order_by("seq")
    said = list(acts.values_list("edition_fingerprint", "kind"))
    if OF_EVIDENCE in said and (read := reading_of(edition.record.submission_id)) is not None:
        return as_answer(read)
    return read_answer(edition, said)


def answers_to(editions: Iterable[Edition], *, of: Any) -> dict[str, Answer]:
    """The same for many editions (with `less_than` and `record` at hand), by id, in one question.

    `of` lists the ids of their submissions.
    """
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = Act.objects.filter(submission__in=of, kind__in=SAID).order_by("seq")
    editions = list(editions)
    for submission_id, fingerprint, kind in (
        rows.values_list("submission_id", "edition_fingerprint", "kind") if editions else ()
    ):
        said[submission_id].append((fingerprint, kind))
    imported = [pk for pk, acts in said.items() if OF_EVIDENCE in acts]
    evidence = readings_of(imported) if imported else {}
    return {
        edition.pk: as_answer(evidence[pk])
        if (pk := edition.record.submission_id) in evidence
        else read_answer(edition, said[pk])
        for edition in editions
    }


def as_answer(read: Read) -> Answer:
    """What people said of its evidence, as an answer. Pure."""
    if read.refused:
        return "no"
    return "yes" if read.complete else ""


def read_answer(edition: Edition, said: Iterable[tuple[str, str]]) -> Answer:
    """What (fingerprint, kind of act), in order, come to for this edition. Pure."""
    own = edition.fingerprint
    wider = edition.less_than.fingerprint if edition.less_than is not None else ""
    direct: Answer = ""
    covered = False
    for fingerprint, kind in said:
        if fingerprint == own:
            direct, covered = ("no", False) if kind == Act.Kind.NO else ("yes", covered)
        elif wider and fingerprint == wider:
            covered = kind == Act.Kind.YES_TO_LESS
    return "yes" if covered else direct


def letter_id(*, edition: Edition) -> str:
    """The id of the letter that asks for a yes to this edition: one edition, one letter, known without opening any."""
    digest = hashlib.sha256(f"amparo letter {edition.pk}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:20]


def was_asked(*, edition: Edition) -> bool:
    """Whether the narrator has been asked for a yes to exactly this edition."""
    return MailboxItem.objects.filter(pk=letter_id(edition=edition)).exists()
