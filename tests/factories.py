"""Rows in every state, made by raw models through the door: what the verbs will write, without vault, desk or worker.

Signatures and sealed bytes are random: the door compares plain columns, hashes and manifests (those here are real), and
`audit_public` and the vault have tests of their own. Build up to the state you need:

    told()             sent, with its grants, no record yet
    reviewed_record()  record, page, edition, hands, approvals and the narrator's yes
    cleared_record()   and a clearance
    published_record() and the public document with parts, files and terms; the page is live

Each takes traits: `kind="mural"`, `high_risk=True`, `pictures=1`, `sounds=1`, `name="Marisol"`, `place_step=...`.
`translated(story)` adds a translation. `grant`, `hold`, `lift`, `withdraw`, `freeze`, `act` go on from there.
"""

import datetime
import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import rfc8785
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from wagtail.models import Page

from stories.consent.models import Grant, Hold, LegalFreeze, Withdrawal
from stories.consent.precision import DateStep, PlaceStep
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.models import Clearance
from stories.intake.models import Act, SealedBody, Submission
from stories.intake.objections import Objection
from stories.moderation.models import Approval, ArticleApproval, User
from stories.moderation.rulings import Ruling
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.pages.editorial import Article
from stories.pages.records import PAGE_OF_KIND, SPINE, RecordsPage
from stories.pages.wording import fingerprints
from stories.redaction.models import Edition, EditionHand, Record, free_call_number
from stories.redaction.named import files_of
from stories.vault.ids import new_id
from tests import frozen

ALL_USES = tuple(Use.values)
USE_OF_PART = {"picture": Use.PHOTO, "sound": Use.VOICE}
WIDTHS = (480, 960, 1600)


@dataclass
class Part:
    """One part as it will be public: its name, kind and use, the bytes, and the bytes of its files by SHA-256."""

    name: str
    kind: str
    use: str
    body: bytes
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def said(self) -> dict[str, Any]:
        """What the part says, read from its bytes."""
        return json.loads(self.body[32:])


@dataclass
class Version:
    """An edition's row beside what is sealed in reality: manifest and parts."""

    edition: Edition
    manifest: bytes
    parts: list[Part]
    hands: list[User] = field(default_factory=list)
    clearance: Clearance | None = None
    document: PublicDocument | None = None


@dataclass
class Story:
    """A submission and all that has become of it. `version` is the newest in the source's language."""

    submission: Submission
    record: Record = None  # type: ignore[assignment]
    version: Version = None  # type: ignore[assignment]
    translation: Version | None = None

    @property
    def page(self) -> Page:
        """The record's page as it is now in the database."""
        return Page.objects.get(pk=self.record.page_id)

    @property
    def document(self) -> PublicDocument:
        assert self.version.document is not None
        return self.version.document


# --- What a narrator gives and decides -----------------------------------------------------------------------------


def person(**columns: Any) -> User:
    """Somebody who works here, with a random name."""
    return User.objects.create(**{"username": new_id(), **columns})


def body(submission: Submission, purpose: str) -> SealedBody:
    """Sealed words: noise."""
    seq = SealedBody.objects.filter(submission=submission, purpose=purpose).count() + 1
    return SealedBody.objects.create(submission=submission, purpose=purpose, seq=seq, sealed=secrets.token_bytes(64))


def draft(*, kind: str = "testimony", language: str = "es", high_risk: bool = False, **columns: Any) -> Submission:
    """A submission that is not yet sent."""
    # Halves that one may seal to, whose other halves nobody has.
    keys = {"signing_public": b"S", "draft_public": b"D", "encryption_public": b"E", "report_public": b"R"}
    return Submission.objects.create(
        kind=kind,
        language=language,
        lookup=secrets.token_hex(32),
        approvals_needed=3 if high_risk else 2,
        touched_on=today(),
        **{name: letter + secrets.token_bytes(32) for name, letter in keys.items()},
        **columns,
    )


def act(submission: Submission, kind: str, *, fingerprint: str = "") -> Act:
    """The narrator's next act, signed with noise."""
    seq = Act.objects.filter(submission=submission).count() + 1
    said = {
        "submission": submission.pk,
        "seq": seq,
        "kind": kind,
        "edition_fingerprint": fingerprint,
        "day": str(today()),
    }
    return Act.objects.create(
        submission=submission,
        seq=seq,
        kind=kind,
        edition_fingerprint=fingerprint,
        day=today(),
        payload=rfc8785.dumps(said).decode(),
        signature=secrets.token_bytes(64),
    )


def grants(submission: Submission, uses: Iterable[str], *, by: Act | None = None, **columns: Any) -> list[Grant]:
    """New grants for these uses, a yes to everything unless `columns` say less."""
    by = by or act(submission, Act.Kind.CONSENT)
    last = Grant.objects.filter(submission=submission).count()
    yes = {
        "allowed": True,
        "place_step": PlaceStep.NEIGHBOURHOOD,
        "date_step": DateStep.DAY,
        "text_sha256": secrets.token_hex(32),
    }
    return [
        Grant.objects.create(submission=submission, act=by, seq=seq, use=use, **{**yes, **columns})
        for seq, use in enumerate(uses, start=last + 1)
    ]


def grant(submission: Submission, use: str, **columns: Any) -> Grant:
    """One new grant: `grant(submission, "photo", allowed=False)` takes photographs back."""
    return grants(submission, [use], **columns)[0]


def told(
    *, uses: Iterable[str] = ALL_USES, name_id: str = "", consent: dict[str, Any] | None = None, **traits: Any
) -> Submission:
    """A submission that was sent, with its grants."""
    submission = draft(**traits)
    submission.sent_on = today()
    submission.desk_public = b"K" + secrets.token_bytes(32)
    submission.save()
    grants(submission, uses, by=act(submission, Act.Kind.SEND), **{"name_id": name_id, **(consent or {})})
    return submission


def hold(submission: Submission, *, kind: str = "narrator", part_sha256: str = "", scope: str = "") -> Hold:
    """Hides the record, or one part."""
    by = act(submission, Act.Kind.HIDE) if kind == "narrator" else None
    scope = scope or ("part" if part_sha256 else "record")
    asked = objection(submission, part_sha256=part_sha256, scope=scope) if kind == "takedown" else None
    return Hold.objects.create(
        submission=submission,
        kind=kind,
        scope=scope,
        part_sha256=part_sha256,
        act=by,
        person=None if by else person(),
        objection=asked,
        day=today(),
    )


def objection(submission: Submission, *, part_sha256: str = "", scope: str = "", slot: int | None = None) -> Objection:
    """A report of somebody who appears; with a `slot` it may hide by itself."""
    return Objection.objects.create(
        submission=submission,
        seq=Objection.objects.filter(submission=submission).count() + 1,
        scope=scope or ("part" if part_sha256 else "record"),
        part_sha256=part_sha256,
        slot=slot,
        day=today(),
    )


def ruling(asked: Objection, *, outcome: str = "shown", reason: str = "nobody") -> Ruling:
    """What a person decides about a report."""
    return Ruling.objects.create(
        submission=asked.submission,
        seq=Ruling.objects.filter(submission=asked.submission).count() + 1,
        part_sha256=asked.part_sha256,
        upto=asked.seq,
        outcome=outcome,
        reason=reason,
        person=person(),
        day=today(),
    )


def lift(held: Hold) -> Hold:
    """Lifts a hold: the narrator's by an act, a takedown by a decision."""
    narrator = held.kind == Hold.Kind.NARRATOR
    decided = ruling(held.objection) if held.kind == Hold.Kind.TAKEDOWN and held.objection is not None else None
    by = decided.person if decided is not None else person()
    return Hold.objects.create(
        submission=held.submission,
        kind=held.kind,
        scope=held.scope,
        part_sha256=held.part_sha256,
        lifts=held,
        act=act(held.submission, Act.Kind.SHOW_AGAIN) if narrator else None,
        person=None if narrator else by,
        objection=held.objection,
        day=today(),
    )


def withdraw(submission: Submission) -> Withdrawal:
    """Takes everything back, for good."""
    return Withdrawal.objects.create(submission=submission, act=act(submission, Act.Kind.WITHDRAW), day=today())


def freeze(submission: Submission) -> LegalFreeze:
    """Two stewards delay erasing."""
    return frozen.freeze(submission_id=submission.pk, first=person(), second=person(), at=today())


# --- Parts and manifests -------------------------------------------------------------------------------------------


def part(said: dict[str, Any], *, files: dict[str, bytes] | None = None) -> Part:
    """The part that says this: 32 random bytes, then canonical JSON."""
    use = USE_OF_PART.get(said["kind"], Use.WEB)
    return Part(said["id"], said["kind"], str(use), secrets.token_bytes(32) + rfc8785.dumps(said), files or {})


def facts(*, kind: str = "testimony", language: str = "es", **changes: Any) -> Part:
    """The facts of an invented story."""
    mural = {"artist": "", "painted": "2011", "condition": "whole", "events": [{"date": "2011", "what": "painted"}]}
    vigil = {"remembered": "", "family": "agreed", "held": "2018-11", "called_by": "vecinas de la parroquia"}
    said = {
        "id": "facts",
        "kind": "facts",
        "type": kind,
        "title": {"lang": language, "text": "Abrimos la ventana y cantamos"},
        "name": "",
        "date": "2017",
        "place": "eastside",
        "terms": ["redada", "vecinos"],
        "note": {},
        "original_language": "es",
        "mural": mural if kind == "mural" else {},
        "vigil": vigil if kind == "vigil" else {},
    }
    return part({**said, **changes})


def passage(number: int, text: str, *, language: str = "es", **changes: Any) -> Part:
    """One passage in one run."""
    said = {"id": f"p{number}", "kind": "passage", "lang": language, "speaker": "", "start": None, "heading": ""}
    return part({**said, "runs": [["text", text]], **changes})


def picture(number: int, *, data: dict[int, bytes] | None = None, **changes: Any) -> Part:
    """One picture with three WebP files and a JPEG; `data` gives the WebP bytes by width."""
    made = [(width, "image/webp", (data or {}).get(width) or secrets.token_bytes(120)) for width in WIDTHS]
    made.append((960, "image/jpeg", secrets.token_bytes(120)))
    described = [
        {"sha256": sha256(data), "type": kind, "width": width, "height": width * 9 // 16, "bytes": len(data)}
        for width, kind, data in made
    ]
    said = {
        "id": f"f{number}",
        "kind": "picture",
        "alt": {"es": "Una mesa con mantel rojo.", "en": "A table with a red cloth."},
        "caption": {"es": "", "en": ""},
        "credit": "",
        "files": described,
    }
    return part({**said, **changes}, files={sha256(data): data for _width, _kind, data in made})


def sound(number: int, *, data: bytes = b"", **changes: Any) -> Part:
    """One sound with one file."""
    data = data or secrets.token_bytes(120)
    said = {
        "id": f"s{number}",
        "kind": "sound",
        "alt": {"es": "", "en": ""},
        "seconds": 63.2,
        "voice": "respoken",
        "files": [{"sha256": sha256(data), "type": "audio/mp4", "bytes": len(data)}],
    }
    return part({**said, **changes}, files={sha256(data): data})


def index(*points: tuple[float, str], of: str = "") -> Part:
    """An index of moments, each a time with a Spanish title."""
    said = [
        {"start": start, "of": of, "title": {"es": title, "en": ""}, "synopsis": {"es": "", "en": ""}, "terms": []}
        for start, title in points
    ]
    return part({"id": "index", "kind": "index", "points": said})


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest_of(edition: Edition, parts: list[Part]) -> bytes:
    """Canonical JSON that lists the parts (SHAPES: the public document)."""
    said = {
        "amparo": 1,
        "record": edition.record_id,
        "kind": edition.record.kind,
        "language": edition.language,
        "place_step": int(edition.place_step),
        "date_step": int(edition.date_step),
        "name_id": edition.name_id,
        "parts": [{"id": part.name, "kind": part.kind, "use": part.use, "sha256": part.sha256} for part in parts],
    }
    return rfc8785.dumps(said)


# --- From the desk to the door -------------------------------------------------------------------------------------


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


# --- States --------------------------------------------------------------------------------------------------------


def prepared_record(
    *,
    kind: str = "testimony",
    high_risk: bool = False,
    uses: Iterable[str] = ALL_USES,
    consent: dict[str, Any] | None = None,
    pictures: int = 0,
    sounds: int = 0,
    name: str = "",
    text: str = "Eran como las cinco. Tocaron la puerta y cantamos.",
    parts: list[Part] | None = None,
    **steps: Any,
) -> Story:
    """Redacted: a record and its first edition with hands, approved by nobody yet."""
    name_id = new_id() if name else ""
    submission = told(kind=kind, high_risk=high_risk, uses=uses, name_id=name_id, consent=consent)
    made = record(submission)
    if parts is None:
        parts = [facts(kind=kind, name=name), passage(1, text)]
        parts += [picture(number) for number in range(1, pictures + 1)]
        parts += [sound(number) for number in range(1, sounds + 1)]
    return Story(submission, made, version(made, parts=parts, name_id=name_id, **steps))


def reviewed_record(**traits: Any) -> Story:
    """Approved by the people and by the narrator; not cleared."""
    story = prepared_record(**traits)
    approve(story.version)
    say_yes(story.version)
    return story


def cleared_record(**traits: Any) -> Story:
    """Cleared, and nothing more."""
    story = reviewed_record(**traits)
    clear(story.version)
    return story


def published_record(*, translation: bool = False, **traits: Any) -> Story:
    """Public: document, parts, files, terms and a live page; with `translation`, an English one beside it."""
    story = reviewed_record(**traits)
    publish(story.version)
    if translation:
        translated(story)
    return story


def translated(
    story: Story, *, language: str = "en", text: str = "It was around five. They knocked and we sang."
) -> Version:
    """A public translation of the story's version, approved by everybody."""
    source = story.version.edition
    made = version(
        story.record,
        parts=[facts(kind=story.record.kind, language=language), passage(1, text, language=language)],
        language=language,
        place_step=source.place_step,
        date_step=source.date_step,
        name_id=source.name_id,
        made_from=source,
    )
    approve(made)
    say_yes(made)
    publish(made)
    story.translation = made
    return made


def newer_version(story: Story, **changes: Any) -> Version:
    """Another edition of the story in its language, reviewed by everybody, not cleared."""
    source = story.version.edition
    columns = {"language": source.language, "place_step": source.place_step, "date_step": source.date_step}
    made = version(story.record, **{**columns, "name_id": source.name_id, **changes})
    approve(made)
    say_yes(made)
    return made


def days(count: int) -> datetime.timedelta:
    """So that tests say `today() + days(3)`."""
    return datetime.timedelta(days=count)


# --- Articles --------------------------------------------------------------------------------------------------------


def agree_to(page: Article, *people: User) -> None:
    """A yes of each to the page's words as the object has them."""
    words = fingerprints(page)
    for one in people:
        ArticleApproval.objects.create(
            page_number=page.pk, page_words=words.page, own_words=words.own, person=one, day=today()
        )


def public_article(page: Any, *, under: Page | None = None) -> Any:
    """The article, added below `under`, read by two people and published."""
    page.live = False
    made = Page.objects.get(pk=(under or Page.get_first_root_node()).pk).add_child(instance=page)
    agree_to(made, person(), person())
    made.save_revision().publish()
    return type(page).objects.get(pk=made.pk)
