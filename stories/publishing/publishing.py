"""`publish()`: leak check, files, then one transaction with clearance, document, search rows and `live`."""

import datetime
import json
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import storages
from django.db import DatabaseError, transaction
from wagtail.models import Page

from search.engine import get_engine
from stories.consent.rules import decide
from stories.gate.models import Clearance
from stories.intake.acts import next_seq, verify
from stories.intake.models import Act
from stories.moderation.models import User
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.publishing import leak_words
from stories.publishing.errors import Refused, door_said
from stories.publishing.holding_back import comes_back
from stories.publishing.leaks import leaks
from stories.publishing.models import Duty
from stories.publishing.objecting import reported_unseen
from stories.publishing.previewing import left_in_sight, taken_out
from stories.publishing.streams import streamed
from stories.publishing.worksheets import load_worksheet, told
from stories.redaction.bundle import Bundle, Damaged
from stories.redaction.models import Edition
from stories.redaction.named import files_of
from stories.redaction.opening import open_bundle
from stories.redaction.part_words import where
from stories.redaction.verifying.source import Readable
from stories.redaction.verifying.verify import Unclean
from stories.redaction.verifying.verify import verify as verify_file
from stories.vault.errors import NotThere
from stories.vault.files import SealedReader
from stories.vault.keeper import Opened, get_keeper

PUBLIC = "public"


@dataclass(frozen=True)
class Placed:
    """A file waiting in the public store under a random name, and the duty that deletes it unless it is published."""

    part: int
    sha256: str
    name: str
    media_type: str
    size: int
    duty: Duty


def publish(*, edition: Edition, person: User, at: datetime.date) -> PublicDocument:
    """Make this edition public. Raises Refused with the reason, and KeeperRefusal.

    Order: duties committed, files written, one transaction. A failure takes its files away again; a crash anywhere
    leaves nothing public that was not before, and files that `tend` takes away the day after.
    """
    submission = edition.record.submission
    opened = get_keeper().open(str(person.pk), submission.pk, "publish")
    refuse_forged(edition)
    try:
        bundle = open_bundle(edition=edition, unseal=opened.unseal)
    except Damaged as error:
        raise Refused("damaged") from error
    refuse_leaks(edition=edition, bundle=bundle, opened=opened)
    if again := comes_back(edition=edition, bundle=bundle, unseal=opened.unseal):
        raise Refused("held_part", where=", ".join(where(part) for part in again))
    grants = list(submission.grants.all())
    manifest = json.loads(bundle.manifest)
    allowed = [part["use"] == "web" or bool(decide(grants, use=part["use"], at=at)) for part in manifest["parts"]]
    placed = announce(edition=edition, bundle=bundle, allowed=allowed, at=at)
    try:
        write_files(placed, edition=edition, bundle=bundle)
        return _enter(
            edition=edition, bundle=bundle, manifest=manifest, allowed=allowed, placed=placed, person=person, at=at
        )
    except BaseException as error:
        take_away(placed, at=at)
        if isinstance(error, DatabaseError) and (said := door_said(error)):
            raise said from error
        if isinstance(error, NotThere):
            raise Refused("erased_meanwhile") from error
        raise


def refuse_forged(edition: Edition) -> None:
    """The narrator's yes and grants must carry the narrator's own signature: rows alone are not believed."""
    acts = Act.objects.filter(submission=edition.record.submission)
    if not all(verify(act) for act in acts):
        raise Refused("bad_signature")


def refuse_leaks(*, edition: Edition, bundle: Bundle, opened: Opened) -> None:
    """Nothing the moderator took out, and no file name, may stand in any public field of this version."""
    submission = edition.record.submission
    worksheet = load_worksheet(submission=submission, opened=opened)
    story = told(submission=submission, opened=opened, worksheet=worksheet)
    found = leaks(
        contents=bundle.contents(),
        taken_out=taken_out(worksheet=worksheet, story=story),
        stays=left_in_sight(worksheet=worksheet, story=story),
    )
    if found:
        raise Refused("leak", where=leak_words.a_few(found))


def refuse_unclean(file: Readable, media_type: str) -> None:
    """No file is written for the public that holds more than a picture, a sound or a film. Raises Refused."""
    try:
        verify_file(file, media_type)
    except Unclean as error:
        raise Refused("file_unclean") from error


def announce(*, edition: Edition, bundle: Bundle, allowed: Iterable[bool], at: datetime.date) -> list[Placed]:
    """A committed duty to delete each file that this publication is about to write, with the name it will have."""
    placed = []
    with transaction.atomic():
        for place, (content, shown) in enumerate(zip(bundle.contents(), allowed, strict=True)):
            for named in files_of(content) if shown else ():
                name = secrets.token_hex(20)
                # It says whose it is until it is published, so that a withdrawal meanwhile finds it.
                duty = Duty.objects.create(
                    kind=Duty.Kind.PUBLIC_FILE, target=name, submission_id=edition.record.submission_id, made_on=at
                )
                placed.append(Placed(place, named["sha256"], name, named["type"], named["bytes"], duty))
    return placed


def write_files(placed: Iterable[Placed], *, edition: Edition, bundle: Bundle) -> None:
    """Each file from the sealed store into the public one, looked at once more. Raises Refused."""
    submission_id = edition.record.submission_id
    for file in placed:
        with SealedReader(file_id=bundle.files[file.sha256], submission_id=submission_id, key=bundle.key) as reader:
            refuse_unclean(reader, file.media_type)
            stored = storages[PUBLIC].save(file.name, streamed(reader))
        if stored != file.name:
            raise RuntimeError("the public store gave a file another name")


def take_away(placed: Iterable[Placed], *, at: datetime.date) -> None:
    """Delete what a publication wrote that came to nothing. What cannot be deleted now is `tend`'s the day after."""
    for file in placed:
        with suppress(OSError, DatabaseError):
            storages[PUBLIC].delete(file.name)
            Duty.objects.filter(pk=file.duty.pk).update(done_on=at, submission_id="")


def _enter(
    *,
    edition: Edition,
    bundle: Bundle,
    manifest: dict[str, Any],
    allowed: list[bool],
    placed: list[Placed],
    person: User,
    at: datetime.date,
) -> PublicDocument:
    record = edition.record
    with transaction.atomic():
        # Page first, then everything else: the lock order of every verb.
        Page.objects.select_for_update().get(pk=record.page_id)
        # Again, now that no report can come between.
        if reported_unseen(submission_id=record.submission_id):
            raise Refused("reported")
        clearance = Clearance.objects.create(
            record=record,
            edition=edition,
            fingerprint=edition.fingerprint,
            seq=next_seq(Clearance, record=record),
            grant_seq=record.submission.grants.order_by("-seq").values_list("seq", flat=True).first() or 0,
            cleared_on=at,
            person=person,
        )
        # Raw: the door deletes what belongs to it, in the same statement.
        before = PublicDocument.unguarded.filter(record=record, language=edition.language)
        before._raw_delete(before.db)
        document = PublicDocument.unguarded.create(
            clearance=clearance,
            record=record,
            edition=edition,
            kind=record.kind,
            language=edition.language,
            fingerprint=edition.fingerprint,
            manifest=bundle.manifest,
        )
        _enter_parts(document, bundle, manifest, allowed, placed)
        kept = Duty.objects.filter(pk__in=[file.duty.pk for file in placed], done_on=None, attempts=0)
        if kept.update(done_on=at, submission_id="") != len(placed):
            # It took until the next day, and `tend` has begun to take these files away.
            raise Refused("too_slow")
        get_engine().add(document=document)
        Page.objects.filter(pk=record.page_id).update(live=True, has_unpublished_changes=False)
    return document


def _enter_parts(
    document: PublicDocument, bundle: Bundle, manifest: dict[str, Any], allowed: list[bool], placed: list[Placed]
) -> None:
    contents = bundle.contents()
    for place, (listed, body) in enumerate(zip(manifest["parts"], bundle.parts, strict=True)):
        if not allowed[place]:
            continue
        part = PublicPart.unguarded.create(
            document=document,
            position=place,
            name=listed["id"],
            kind=listed["kind"],
            use=listed["use"],
            sha256=listed["sha256"],
            body=body,
        )
        for file in (file for file in placed if file.part == place):
            PublicFile.objects.create(
                document=document,
                part=part,
                sha256=file.sha256,
                name=file.name,
                media_type=file.media_type,
                size=file.size,
            )
        if listed["kind"] == "facts":
            facts = contents[place]
            for slug in sorted({*facts["terms"], facts["place"]} - {""}):
                PublicTerm.objects.create(document=document, slug=slug)
