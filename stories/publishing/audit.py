"""`audit_public()`: promise 1 proven again from the rows themselves. Needs neither key nor original."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import storages
from wagtail.models import Page

from stories.consent.rules import decide
from stories.gate.clock import today
from stories.gate.install import DoorMissing, check_door
from stories.intake.acts import verify
from stories.intake.models import Act, Submission
from stories.moderation.approving import standing
from stories.moderation.evidence import Read, reading_of
from stories.pages.documents import PublicDocument, PublicFile, PublicPart
from stories.redaction.models import Edition, Record

PUBLIC = "public"


@dataclass(frozen=True)
class Finding:
    """One row that breaks the promise: where, which, and why."""

    table: str
    row: str
    reason: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.reason}"


def audit_public() -> list[Finding]:
    """Every finding over everything that is public now; an empty list is the proof."""
    found: list[Finding] = []
    try:
        check_door()
    except DoorMissing as error:
        found.append(Finding("door", "-", str(error)))
    visible = PublicDocument.objects.visible(use="web").select_related("record__submission", "edition", "clearance")
    for document in visible:
        found += [Finding("stories_publicdocument", document.pk, reason) for reason in _document(document)]
        found += _parts(document)
    found += [Finding("wagtailcore_page", str(page), "live without a public document") for page in _live_alone()]
    return found


def _document(document: PublicDocument) -> Iterator[str]:
    record, edition = document.record, document.edition
    submission = record.submission
    if hashlib.sha256(document.manifest).hexdigest() != edition.fingerprint:
        yield "the manifest has another fingerprint"
    if document.clearance.fingerprint != edition.fingerprint:
        yield "the clearance names another version"
    if not standing(edition=edition).complete:
        yield "approvals are missing"
    if hasattr(submission, "withdrawal"):
        yield "withdrawn"
    grants = list(submission.grants.all())
    if not (decision := decide(grants, use="web", at=today())):
        yield f"consent: {decision.reason}"
    acts = list(submission.acts.select_related("submission"))
    if not all(verify(act) for act in acts):
        yield "a signature of the narrator does not fit"
    if (read := reading_of(submission.pk)) is None:
        if not _said_yes(acts, edition):
            yield "the narrator has not approved this version"
    else:
        yield from _imported(submission, read)


def _imported(submission: Submission, read: Read) -> Iterator[str]:
    """Of what was imported: nobody here holds its signing key, and two people read its evidence."""
    if bytes(submission.signing_public):
        yield "it was told here, and a row says that it was imported"
    if not read.complete:
        yield "its evidence was not read by two people"


def _said_yes(acts: list[Act], edition: Edition) -> bool:
    wanted = {edition.fingerprint}
    if edition.less_than is not None:
        wanted.add(edition.less_than.fingerprint)
    answers = sorted(
        (act for act in acts if act.edition_fingerprint in wanted and act.kind in ("yes", "yes_to_less", "no")),
        key=lambda act: act.seq,
    )
    yes = [act for act in answers if act.kind != "no"]
    covering = [act for act in yes if act.edition_fingerprint == edition.fingerprint or act.kind == "yes_to_less"]
    return bool(covering) and answers[-1].kind != "no"


def _parts(document: PublicDocument) -> Iterator[Finding]:
    listed = json.loads(bytes(document.manifest))["parts"]
    grants = list(document.record.submission.grants.all())
    for part in PublicPart.objects.visible().filter(document=document):
        if hashlib.sha256(part.body).hexdigest() != listed[part.position]["sha256"]:
            yield Finding("stories_publicpart", part.pk, "its bytes have another hash than the manifest lists")
        if not decide(grants, use=part.use, at=today()):
            yield Finding("stories_publicpart", part.pk, "its use is not allowed")
        for file in PublicFile.objects.filter(part=part):
            yield from _file(file)


def _file(file: PublicFile) -> Iterator[Finding]:
    if not storages[PUBLIC].exists(file.name):
        yield Finding("stories_publicfile", file.pk, "the file is missing")
        return
    digest = hashlib.sha256()
    with storages[PUBLIC].open(file.name) as opened:
        for chunk in opened.chunks():
            digest.update(chunk)
    if digest.hexdigest() != file.sha256:
        yield Finding("stories_publicfile", file.pk, "the file has other bytes than were approved")


def _live_alone() -> list[int]:
    records = Record.objects.exclude(page=None)
    public = PublicDocument.unguarded.values("record_id")
    return list(
        Page.objects.filter(live=True, pk__in=records.exclude(pk__in=public).values("page_id")).values_list(
            "pk", flat=True
        )
    )
