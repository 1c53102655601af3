"""`project()`: apply a worksheet to what was told and seal the result as an edition with one fingerprint."""

import datetime
from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from stories.consent.rules import decide, newest, precision
from stories.consent.uses import Use
from stories.intake.acts import next_seq
from stories.intake.models import Act, SealedBody, Submission
from stories.moderation.models import User
from stories.pages.records import PAGE_OF_KIND, SPINE, RecordsPage
from stories.pages.terms import Term, place_at, places_around
from stories.publishing.errors import Refused
from stories.publishing.passages import index_parts, passage_parts
from stories.publishing.picturing import pictures as pictures_of
from stories.publishing.picturing import refuse_unready
from stories.publishing.recordings import Recordings, recordings
from stories.publishing.rendered import SealedPiece
from stories.publishing.wishes import credits, kept_to, refused_by
from stories.publishing.worksheets import Told, load_worksheet, told
from stories.redaction import parts
from stories.redaction.bundle import Bundle, bundle_context
from stories.redaction.generalize import date_at
from stories.redaction.lesser import shows_less
from stories.redaction.models import Edition, EditionFile, EditionHand, Record, free_call_number
from stories.redaction.opening import open_bundle
from stories.redaction.pixels import PictureFile
from stories.redaction.worksheet import Worksheet
from stories.vault import sealing
from stories.vault.files import SealedWriter
from stories.vault.ids import new_id
from stories.vault.keeper import Opened, get_keeper


def project(*, submission: Submission, person: User, at: datetime.date) -> Edition:
    """Make the next edition in the language it was told. Raises Refused and KeeperRefusal.

    All files are made here, from pixels; nothing is made at publication. The narrator is not asked yet.
    """
    opened = get_keeper().open(str(person.pk), submission.pk, "project")
    saved = load_worksheet(submission=submission, opened=opened)
    story = told(submission=submission, opened=opened, worksheet=saved)
    worksheet = kept_to(saved, story.answers)
    grants = list(submission.grants.all())
    allowed = {use for use in Use.values if (grant := newest(grants, use=use)) is not None and grant.allowed}
    check(worksheet=worksheet, story=story, allowed=allowed)
    exact = precision(grants)
    name_id = exact.name_id if exact.name_id == story.name_id else ""
    record = record_of(submission)
    pictures, files = (
        pictures_of(worksheet=worksheet, story=story, submission=submission, opened=opened)
        if decide(grants, use=Use.PHOTO, at=at)
        else ([], [])
    )
    heard = (
        recordings(submission=submission, worksheet=worksheet, story=story, opened=opened)
        if decide(grants, use=Use.VOICE, at=at)
        else Recordings()
    )
    contents = [
        facts_part(worksheet, submission, exact.place_step, exact.date_step, story.name if name_id else "")
        | credits(story.answers, pictures=bool(pictures)),
        *heard.in_time(passage_parts(worksheet, story, submission.language, part_of=heard.part_of)),
        *pictures,
        *heard.contents,
        *heard.in_time(index_parts(worksheet, story, submission.language, part_of=heard.part_of)),
    ]
    made = parts.make(
        record=record.pk,
        kind=submission.kind,
        language=submission.language,
        place_step=exact.place_step,
        date_step=exact.date_step,
        name_id=name_id,
        contents=contents,
    )
    return seal_edition(
        record=record,
        made=made,
        language=submission.language,
        steps=(exact.place_step, exact.date_step, name_id),
        files=[*files, *heard.files],
        hands=[*worksheet.hands, person.pk],
        at=at,
        opened=opened,
    )


def check(*, worksheet: Worksheet, story: Told, allowed: Collection[str]) -> None:
    """Refuse a worksheet that cannot become an edition, with what to do."""
    if story.original_deleted:
        raise Refused("original_deleted")
    if not worksheet.hands:
        raise Refused("nothing_redacted")
    if not worksheet.title.strip():
        raise Refused("no_title")
    if not story.passages and not worksheet.pictures and not worksheet.recordings:
        raise Refused("nothing_to_show")
    known = set(Term.objects.filter(pk__in=[*worksheet.terms, worksheet.place]).values_list("pk", flat=True))
    if set(filter(None, [*worksheet.terms, worksheet.place])) - known:
        raise Refused("unknown_term")
    if whose := refused_by(worksheet, story.answers, allowed=allowed):
        raise Refused(whose)
    refuse_unready(worksheet)


def facts_part(
    worksheet: Worksheet, submission: Submission, place_step: int, date_step: int, name: str
) -> dict[str, Any]:
    mural = {**worksheet.mural}
    if mural:
        mural["painted"] = date_at(mural.get("painted", ""), date_step)
        mural["events"] = [
            {**event, "date": date_at(event.get("date", ""), date_step)} for event in mural.get("events", [])
        ]
    vigil = {**worksheet.vigil}
    if vigil:
        vigil["held"] = date_at(vigil.get("held", ""), date_step)
        if vigil.get("family") != "agreed":
            vigil["remembered"] = ""
    return {
        "id": "facts",
        "kind": "facts",
        "type": submission.kind,
        "title": {"lang": submission.language, "text": worksheet.title.strip()},
        "name": name,
        "date": date_at(worksheet.date, date_step),
        "place": place_at(worksheet.place, place_step),
        "terms": sorted(worksheet.terms),
        "note": worksheet.note,
        "original_language": submission.language,
        "mural": mural,
        "vigil": vigil,
    }


def record_of(submission: Submission) -> Record:
    """The submission's record and its page, made the first time. The page says nothing: title and slug are the call
    number.
    """
    record = Record.objects.filter(submission=submission).first()
    if record is not None and record.page_id is not None:
        return record
    with transaction.atomic():
        if record is None:
            record = Record.objects.create(pk=free_call_number(), submission=submission, kind=submission.kind)
        shelf = RecordsPage.objects.first()
        if shelf is None:
            raise RuntimeError("There is no shelf for records: run `manage.py prepare_site`.")
        title = f"{SPINE[submission.kind]} {record.pk.upper()}"
        page = PAGE_OF_KIND[submission.kind](title=title, slug=record.pk, live=False, draft_title=title)
        shelf.add_child(instance=page)
        record.page = page
        record.save(update_fields=["page"])
    return record


def seal_edition(
    *,
    record: Record,
    made: parts.Made,
    language: str,
    steps: tuple[int, int, str],
    files: Sequence[PictureFile | SealedPiece],
    hands: Sequence[int],
    at: datetime.date,
    opened: Opened,
    made_from: Edition | None = None,
    less_than: Edition | None = None,
    file_ids: dict[str, str] | None = None,
    key: bytes | None = None,
) -> Edition:
    """Seal parts and files to the submission's encryption pair, then add the final rows in one transaction.

    `file_ids` and `key` carry the files of `made_from` or `less_than` over: the same sealed files, nothing copied.
    `less_than` is what it was cut from; the version approved with "do not ask me again" goes before it.
    """
    submission = record.submission
    key = key or sealing.new_key()
    placed = dict(file_ids or {})
    for file in files:
        if file.sha256 in placed:
            continue
        writer = SealedWriter(file_id=new_id(), submission_id=submission.pk, key=key)
        for piece in file.pieces() if isinstance(file, SealedPiece) else (file.data,):
            writer.write(piece)
        placed[file.sha256] = writer.close().file_id
    edition = Edition(
        record=record,
        language=language,
        fingerprint=made.fingerprint,
        made_from=made_from,
        place_step=steps[0],
        date_step=steps[1],
        name_id=steps[2],
        day=at,
    )
    bundle = Bundle(key=key, manifest=made.manifest, parts=made.parts, files=placed)
    edition.less_than = _wider_approved(edition, bundle, opened) or less_than
    with transaction.atomic():
        edition.body = SealedBody.objects.create(
            submission=submission,
            purpose=SealedBody.Purpose.EDITION,
            seq=next_seq(SealedBody, submission=submission, purpose=SealedBody.Purpose.EDITION),
            sealed=sealing.seal_to(
                bytes(submission.encryption_public), bundle.to_bytes(), context=bundle_context(edition.pk)
            ),
        )
        edition.seq = next_seq(Edition, record=record)
        edition.save(force_insert=True)
        # Whoever worked on what this was made from, or is a lesser version of, is a hand of this one too.
        sources = [source for source in (made_from, edition.less_than) if source is not None]
        inherited = set(EditionHand.objects.filter(edition__in=sources).values_list("person_id", flat=True))
        for person_id in sorted({*hands, *inherited}):
            EditionHand.objects.create(edition=edition, person_id=person_id)
        for file_id in set(placed.values()) - set((file_ids or {}).values()):
            EditionFile.objects.create(edition=edition, file_id=file_id)
    return edition


def _wider_approved(edition: Edition, bundle: Bundle, opened: Opened) -> Edition | None:
    """The newest version in this language that the narrator approved for less too, if this one only shows less."""
    approved = Act.objects.filter(submission=edition.record.submission, kind=Act.Kind.YES_TO_LESS).values_list(
        "edition_fingerprint", flat=True
    )
    for wider in edition.record.editions.filter(fingerprint__in=approved, language=edition.language).order_by("-seq"):
        before = open_bundle(edition=wider, unseal=opened.unseal)
        if is_less(edition, bundle.contents(), wider, before.contents()):
            return wider
    return None


def is_less(
    edition: Edition, contents: Sequence[dict[str, Any]], wider: Edition, before: Sequence[dict[str, Any]]
) -> bool:
    """Whether the one edition with these contents shows nothing that the other does not."""
    place = next((str(content.get("place", "")) for content in before if content["kind"] == "facts"), "")
    return shows_less(
        contents,
        before,
        new_steps=(edition.place_step, edition.date_step, edition.name_id),
        old_steps=(wider.place_step, wider.date_step, wider.name_id),
        wider_places=places_around(place),
    )
