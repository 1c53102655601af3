"""The public version: drawn by the public components, proven hash by hash, played from sealed files, and decided on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake import deciding, mailbox
from stories.intake.acts import words_of
from stories.intake.mailbox import Letter
from stories.intake.models import Act, MailboxItem, Submission
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.forms import DecisionForm
from stories.pages.labels import labels
from stories.pages.ranges import Stretch, Unsatisfiable, stretch
from stories.pages.reading import read
from stories.pages.record_words import language_word
from stories.pages.story import Story
from stories.redaction.bundle import Bundle, Damaged
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle, open_file, prove_files
from stories.vault.bundle import Secrets
from stories.vault.errors import VaultError
from stories.vault.files import SealedReader
from stories.vault.sessions import Session

PIECE = 256 * 1024
# What `project()` makes. Anything else is never served as a document of our origin.
PLAYABLE = frozenset({"image/webp", "image/jpeg", "audio/mpeg", "audio/mp4", "audio/ogg", "video/mp4", "video/webm"})
APPROVED = (Act.Kind.YES, Act.Kind.YES_TO_LESS)


@dataclass(frozen=True)
class Asked:
    """One version that the archive asked about: the letter that names it, its row, and the newest answer to it."""

    letter: Letter
    edition: Edition
    answer: Act | None
    newest: bool

    @property
    def state(self) -> str:
        if self.answer is None:
            return "waiting" if self.newest else "replaced"
        return "approved" if self.answer.kind in APPROVED else "refused"


def asked_about(submission: Submission, secrets: Secrets) -> list[Asked]:
    """Each version named by a letter in the narrator's own mailbox, newest first.

    The letter is sealed to the narrator: its fingerprint, and no row's, is what a yes names.
    """
    found: list[Asked] = []
    languages: set[str] = set()
    for letter in mailbox.read_own(secrets=secrets):
        if letter.kind != MailboxItem.Kind.APPROVE:
            continue
        edition = Edition.objects.filter(
            pk=letter.words["edition"],
            fingerprint=letter.words["fingerprint"],
            record__submission_id=secrets.submission_id,
        ).first()
        if edition is None or any(asked.edition == edition for asked in found):
            continue
        answer = (
            submission.acts.filter(edition_fingerprint=edition.fingerprint, kind__in=(*APPROVED, Act.Kind.NO))
            .order_by("-seq")
            .first()
        )
        found.append(Asked(letter, edition, answer, newest=edition.language not in languages))
        languages.add(edition.language)
    return found


def listed(submission: Submission, secrets: Secrets) -> list[dict[str, Any]]:
    """The versions for the space, in words."""
    words = {
        "waiting": _("Espera su respuesta. No hay prisa."),
        "approved": _("Usted dijo que sí."),
        "refused": _("Usted pidió cambios."),
        "replaced": _("Hay una más nueva."),
    }
    return [
        {
            "url": reverse("space:edition", args=[asked.letter.seq]),
            "language_word": language_word(asked.edition.language),
            "state": asked.state,
            "words": words[asked.state],
        }
        for asked in asked_about(submission, secrets)
    ]


def one(secrets: Secrets, letter: int) -> tuple[Submission, Asked]:
    """The version that this letter asks about. Raises Http404."""
    submission = Submission.objects.get(pk=secrets.submission_id)
    for asked in asked_about(submission, secrets):
        if asked.letter.seq == letter:
            return submission, asked
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def edition(request: HttpRequest, *, session: Session, letter: int) -> HttpResponse:
    """See it as the public would, and decide: yes, change, or not yet. No answer is never a yes (R6)."""
    secrets = session.secrets
    assert secrets is not None
    submission, asked = one(secrets, letter)
    try:
        bundle = open_bundle(edition=asked.edition, unseal=secrets.unseal)
        prove_files(edition=asked.edition, bundle=bundle)
    except (Damaged, VaultError, KeyError):
        return page(request, "narrator/edition.html", {"damaged": True, "back_url": reverse("space:home")}, status=500)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide_on(asked, secrets=secrets, said=form.cleaned_data)
        return to("space:home")
    public = Visible.objects.filter(record_id=asked.edition.record_id, use=Use.WEB).exists()
    context = {
        "story": draw(bundle, submission=submission, letter=letter),
        "fingerprint": " ".join(re.findall("....", asked.edition.fingerprint[:16])),
        "form": form,
        "decided": decided_words(asked),
        "may_change": asked.newest and not public,
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/edition.html", context)


def decided_words(asked: Asked) -> str:
    if asked.state == "replaced":
        return _("Hay una versión más nueva. Esta ya no se va a publicar.")
    if asked.state == "refused":
        return _("Usted pidió cambios. Le avisamos aquí cuando haya otra versión.")
    return _("Usted dijo que sí a esta versión.") if asked.state == "approved" else ""


def decide_on(asked: Asked, *, secrets: Secrets, said: dict[str, Any]) -> None:
    """Sign the decision over the letter's fingerprint. The same decision again changes nothing."""
    fingerprint, at = asked.letter.words["fingerprint"], today()
    now = asked.answer.kind if asked.answer is not None else None
    if said["answer"] == "yes" and asked.newest:
        wanted = Act.Kind.YES_TO_LESS if said["less"] else Act.Kind.YES
        if now != wanted:
            deciding.say_yes(secrets=secrets, fingerprint=fingerprint, at=at, also_to_less=bool(said["less"]))
    elif said["answer"] == "change":
        words = said["words"].strip()
        said_before = words_of(asked.answer, unseal=secrets.unseal) if asked.answer is not None else {}
        if now != Act.Kind.NO or said_before.get("text") != words:
            deciding.say_no(secrets=secrets, fingerprint=fingerprint, words=words, at=at)


def draw(bundle: Bundle, *, submission: Submission, letter: int) -> Story:
    """The version as the public page would draw it, its files addressed to the view below."""
    contents = bundle.contents()
    facts = next((content for content in contents if content["kind"] == "facts"), {})
    grants = list(submission.grants.all())
    return read(
        manifest=bundle.manifest,
        parts={content["id"]: body for content, body in zip(contents, bundle.parts, strict=True)},
        language=get_language() or "es",
        terms=labels(slugs=[*facts.get("terms", []), facts.get("place", "")]),
        uses={use for use in Use.values if decide(grants, use=use, at=today())},
        address=lambda sha256: reverse("space:file", args=[letter, sha256]),
    )


@require_GET
@with_secrets
def file(request: HttpRequest, *, session: Session, letter: int, sha256: str) -> HttpResponseBase:
    """One file of the version, opened in memory, in the pieces that were asked for, for nobody else (R24)."""
    secrets = session.secrets
    assert secrets is not None
    _submission, asked = one(secrets, letter)
    bundle = open_bundle(edition=asked.edition, unseal=secrets.unseal)
    named = {file["sha256"]: file for content in bundle.contents() for file in content.get("files", [])}
    if sha256 not in named or sha256 not in bundle.files or named[sha256]["type"] not in PLAYABLE:
        raise Http404
    return stream(request, asked.edition, bundle, sha256=sha256, media_type=named[sha256]["type"])


class Pieces:
    """A sealed file's bytes from `start` to `stop`, piece by piece; closed with the response, even one nobody reads."""

    def __init__(self, reader: SealedReader, start: int, stop: int) -> None:
        self.reader, self.start, self.stop = reader, start, stop

    def __iter__(self) -> Iterator[bytes]:
        return self.reader.chunks(self.start, self.stop, size=PIECE)

    def close(self) -> None:
        self.reader.close()


def stream(request: HttpRequest, edition: Edition, bundle: Bundle, *, sha256: str, media_type: str) -> HttpResponseBase:
    reader = open_file(edition=edition, bundle=bundle, sha256=sha256)
    headers = {"Cache-Control": "no-store", "Accept-Ranges": "bytes", "Content-Disposition": "inline"}
    try:
        asked = stretch(request.headers.get("Range", ""), size=reader.size)
    except Unsatisfiable:
        reader.close()
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{reader.size}"})
    whole = asked or Stretch(0, reader.size - 1, reader.size)
    headers["Content-Length"] = str(whole.length)
    if asked:
        headers["Content-Range"] = asked.content_range
    content = Pieces(reader, whole.first, whole.last + 1)
    return StreamingHttpResponse(content, status=206 if asked else 200, content_type=media_type, headers=headers)
