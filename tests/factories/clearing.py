"""From the desk to the door: record, version, approvals, the yes, clearance, public document."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from wagtail.models import Page

from stories.consent.models import Grant
from stories.consent.precision import DateStep, PlaceStep
from stories.gate.clock import today
from stories.gate.models import Clearance
from stories.intake.models import Act, SealedBody, Submission
from stories.moderation.models import Approval, User
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.pages.records import PAGE_OF_KIND, SPINE, RecordsPage
from stories.redaction.models import Edition, EditionHand, Record, free_call_number
from stories.redaction.named import files_of
from stories.vault.ids import new_id
from tests.factories.parts import facts, manifest_of, passage
from tests.factories.shapes import Part, Version, sha256
from tests.factories.telling import act, body, person


def shelf() -> RecordsPage:
    """The page under which record pages stand."""
    found = RecordsPage.objects.first()
    if found is None:
        root = Page.get_first_root_node()
        found = root.add_child(instance=RecordsPage(title="Registros", slug="registros"))
    return found


def record_page(record: Record) -> Page:
    """An opaque page for the record, not live."""
    model = PAGE_OF_KIND[record.kind]
    title = f"{SPINE[record.kind]} {record.pk.upper()}"
    return shelf().add_child(instance=model(title=title, slug=record.pk, live=False, has_unpublished_changes=True))


def record(submission: Submission) -> Record:
    """The record of a submission, with its page."""
    made = Record.objects.create(pk=free_call_number(), kind=submission.kind, submission=submission)
    made.page_id = record_page(made).pk
    made.save()
    return made


def version(
    record: Record,
    *,
    parts: list[Part] | None = None,
    hands: list[User] | None = None,
    language: str = "es",
    place_step: int = PlaceStep.AREA,
    date_step: int = DateStep.YEAR,
    name_id: str = "",
    made_from: Edition | None = None,
    less_than: Edition | None = None,
    inherit: bool = True,
) -> Version:
    """An edition with these parts, and its hands: those of what it descends from too, unless `inherit` is false."""
    parts = parts if parts is not None else [facts(kind=record.kind, language=language), passage(1, "Cantamos.")]
    edition = Edition(
        record=record,
        seq=Edition.objects.filter(record=record).count() + 1,
        language=language,
        place_step=place_step,
        date_step=date_step,
        name_id=name_id,
        made_from=made_from,
        less_than=less_than,
        day=today(),
        body=body(record.submission, SealedBody.Purpose.EDITION),
    )
    manifest = manifest_of(edition, parts)
    edition.fingerprint = sha256(manifest)
    edition.save(force_insert=True)
    sources = [source for source in (made_from, less_than) if source and inherit]
    inherited = [hand.person for source in sources for hand in source.hands.all()]
    people = list(dict.fromkeys([*inherited, *([person()] if hands is None else hands)]))
    name_hands(edition, people)
    return Version(edition, manifest, parts, people)


def name_hands(edition: Edition, people: Iterable[User]) -> None:
    """Everyone who redacted or translated this edition."""
    for hand in people:
        EditionHand.objects.create(edition=edition, person=hand)


def approval(version: Version, *, by: User | None = None, role: str = "reviewer") -> Approval:
    """One person's yes: somebody outside the hands unless named."""
    by = by or person()
    if role == Approval.Role.ADVOCATE:
        by.groups.add(Group.objects.get_or_create(name="advocates")[0])
    return Approval.objects.create(
        edition=version.edition, fingerprint=version.edition.fingerprint, person=by, role=role, day=today()
    )


def approve(version: Version) -> None:
    """As many approvals as the submission needs: one of the hands, the others outside, an advocate at high risk."""
    needed = version.edition.record.submission.approvals_needed
    approval(version, by=version.hands[-1])
    approval(version)
    if needed >= 3:
        approval(version, role="advocate")


def say_yes(version: Version, *, kind: str = "yes") -> Act:
    """The narrator's yes to this version."""
    return act(version.edition.record.submission, kind, fingerprint=version.edition.fingerprint)


def clear(version: Version) -> Clearance:
    """The row that lets this version be public."""
    record = version.edition.record
    version.clearance = Clearance.objects.create(
        record=record,
        edition=version.edition,
        fingerprint=version.edition.fingerprint,
        seq=Clearance.objects.filter(record=record).count() + 1,
        grant_seq=Grant.objects.filter(submission=record.submission).count(),
        cleared_on=today(),
        person=version.hands[0],
    )
    return version.clearance


def enter(version: Version) -> PublicDocument:
    """The public document with whatever parts the grants allow now, their files and terms."""
    assert version.clearance is not None
    edition = version.edition
    document = version.document = PublicDocument.unguarded.create(
        clearance=version.clearance,
        record=edition.record,
        edition=edition,
        kind=edition.record.kind,
        language=edition.language,
        fingerprint=edition.fingerprint,
        manifest=version.manifest,
    )
    for position, made in enumerate(version.parts):
        if allowed_now(edition.record.submission, made.use):
            enter_part(document, position, made)
    return document


def allowed_now(submission: Submission, use: str) -> bool:
    """Whether the newest grant for this use is a yes that holds today."""
    newest = Grant.objects.filter(submission=submission, use=use).order_by("-seq").first()
    return bool(
        newest
        and newest.allowed
        and not (newest.expires_on and newest.expires_on <= today())
        and not (newest.embargo_until and newest.embargo_until > today())
    )


def enter_part(document: PublicDocument, position: int, made: Part) -> PublicPart:
    """One part of a document, with its files in the public store and, for the facts, its terms."""
    row = PublicPart.unguarded.create(
        document=document,
        position=position,
        name=made.name,
        kind=made.kind,
        use=made.use,
        sha256=made.sha256,
        body=made.body,
    )
    said = made.said
    for described in files_of(said):
        name = storages["public"].save(new_id(), ContentFile(made.files[described["sha256"]]))
        PublicFile.objects.create(
            document=document,
            part=row,
            sha256=described["sha256"],
            name=name,
            media_type=described["type"],
            size=described["bytes"],
        )
    for slug in dict.fromkeys([*said.get("terms", []), *filter(None, [said.get("place")])]):
        PublicTerm.objects.create(document=document, slug=slug)
    return row


def go_live(record: Record) -> None:
    """The last step: the page is live."""
    Page.objects.filter(pk=record.page_id).update(live=True, has_unpublished_changes=False)


def publish(version: Version) -> PublicDocument:
    """Clearance, document and live page, in the order of the verb."""
    clear(version)
    document = enter(version)
    go_live(version.edition.record)
    return document
