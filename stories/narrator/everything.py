"""What goes into *take everything with me*: words as text, files as they came, decisions with their signatures."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from stories.intake import mailbox, questions, telling
from stories.intake.models import SealedBody, Submission
from stories.narrator import editions, permits, talking
from stories.narrator.originals import OwnFile, open_own, own_files
from stories.narrator.standing import said
from stories.narrator.zipping import Entry
from stories.pages.story import Passage, Story
from stories.redaction.bundle import Bundle
from stories.redaction.models import Edition
from stories.redaction.named import FILE_TYPES, files_of
from stories.redaction.opening import open_file
from stories.vault.bundle import Secrets
from stories.vault.errors import KeyGone

PIECE = 256 * 1024
LINE = "\n\n"


def everything(submission: Submission, secrets: Secrets, *, language: str) -> list[Entry]:
    """Every entry, with its exact size before anything is read. What was deleted is not in it."""
    entries = [
        *told(submission, secrets),
        *(given(own, secrets) for own in own_files(secrets)),
        *written(submission, secrets),
        *decided(submission, secrets),
        *versions(submission, secrets),
    ]
    listed = [_("Esto es suyo. No tiene llave: cualquiera que abra este archivo lo puede leer."), ""]
    listed += [entry.name for entry in entries]
    return [words(_("lea-esto.txt"), "\n".join(listed)), *entries]


def words(name: str, text: str) -> Entry:
    data = text.replace("\r\n", "\n").encode()
    return Entry(name, len(data), lambda: [data])


def told(submission: Submission, secrets: Secrets) -> Iterator[Entry]:
    """What was written, one text a sitting, sent or not."""
    bodies = SealedBody.objects.filter(submission=submission, purpose=SealedBody.Purpose.ANSWERS)
    for sitting in bodies.order_by("sitting").values_list("sitting", flat=True).distinct():
        try:
            key = secrets.sitting_key(sitting)
        except KeyGone:
            continue
        answers = telling.read_answers(submission_id=submission.pk, sitting=sitting, key=key)
        lines = [
            f"{label}\n{answer}" for label, answer in in_words(submission.kind, answers, more=sitting > 1) if answer
        ]
        if lines:
            yield words(_("lo-que-escribi-%(number)s.txt") % {"number": sitting}, LINE.join(lines))


def in_words(kind: str, answers: dict[str, Any], *, more: bool) -> Iterator[tuple[str, str]]:
    """Each question and its answer; a choice by its words."""
    for question in questions.asked(kind, answers, more=more):
        value = answers.get(question.key)
        if isinstance(value, str):
            yield str(question.label), str(dict(question.choices).get(value, value))


def given(own: OwnFile, secrets: Secrets) -> Entry:
    """A file as it came, opened frame by frame."""

    def pieces() -> Iterator[bytes]:
        with open_own(secrets, own.label) as reader:
            yield from reader.chunks(size=PIECE)

    return Entry(_("lo-que-mande/%(name)s") % {"name": own.name}, own.label.size, pieces)


def written(submission: Submission, secrets: Secrets) -> Iterator[Entry]:
    """The messages, the oldest first."""
    thread = talking.thread(submission, secrets, mailbox.read_own(secrets=secrets))
    lines = []
    for message in reversed(thread):
        who = _("El archivo") if message["theirs"] else _("Usted")
        marks = [f"«{mark['words'] or mark['part']}» {mark['say']}".strip() for mark in message.get("marks", [])]
        lines.append("\n".join([f"{who}, {message['when']}", message["words"], *marks]).strip())
    if lines:
        yield words(_("mensajes.txt"), LINE.join(lines))


def decided(submission: Submission, secrets: Secrets) -> Iterator[Entry]:
    """Permissions in words, and every signed act as it stands, for whoever wants to check the signatures."""
    acts = submission.acts.order_by("seq")
    if not acts:
        return
    name = permits.chosen(submission, secrets=secrets).name
    rows, details = permits.of_grants(submission, name=name)
    answer = {"yes": _("Sí"), "no": _("No")}
    lines = [f"{row['label']}: {answer.get(row['answer'], row['answer'])}" for row in rows]
    lines += [f"{row['label']}: {row['words']}" for row in details]
    yield words(_("permisos.txt"), "\n".join(lines))
    signed = [
        {"act": json.loads(act.payload), "signature": bytes(act.signature).hex(), "kind": act.get_kind_display()}
        for act in acts
    ]
    proof = {"public_key": bytes(submission.signing_public).hex(), "acts": signed}
    yield words(_("decisiones.json"), json.dumps(proof, ensure_ascii=False, indent=1, default=str))


def versions(submission: Submission, secrets: Secrets) -> Iterator[Entry]:
    """Each public version that the narrator was shown: its text, and its largest pictures and sounds."""
    for asked in editions.asked_about(submission, secrets):
        bundle = editions.proven(asked, secrets)
        if bundle is None:
            continue
        story = editions.draw(bundle, submission=submission, number=asked.number)
        folder = _("version-%(number)s") % {"number": asked.number}
        name = _("texto.txt")
        yield words(f"{folder}/{name}", as_text(story, day=said(asked.edition.day)))
        for number, file in enumerate(largest(bundle), start=1):
            yield made(f"{folder}/{number:02}.{FILE_TYPES.get(file['type'], 'bin')}", file, asked.edition, bundle)


def as_text(story: Story, *, day: str) -> str:
    head = [str(story.title), story.name, day, story.date, story.place.label if story.place else ""]
    return LINE.join(filter(None, ["\n".join(filter(None, head)), *map(passage_text, story.passages)]))


def passage_text(passage: Passage) -> str:
    if passage.withheld:
        return f"[{passage.withheld.text}]"
    return LINE.join(
        "".join(f"[{run.text}]" if run.kind == "cut" else run.text for run in paragraph)
        for paragraph in passage.paragraphs
    )


def largest(bundle: Bundle) -> Iterable[dict[str, Any]]:
    """Of each picture or sound the file with the most bytes."""
    for content in bundle.contents():
        if files := [file for file in files_of(content) if file["sha256"] in bundle.files]:
            yield max(files, key=lambda file: file.get("bytes", 0))


def made(name: str, file: dict[str, Any], edition: Edition, bundle: Bundle) -> Entry:
    def pieces() -> Iterator[bytes]:
        with open_file(edition=edition, bundle=bundle, sha256=file["sha256"]) as reader:
            yield from reader.chunks(size=PIECE)

    return Entry(name, int(file.get("bytes", 0)), pieces)
