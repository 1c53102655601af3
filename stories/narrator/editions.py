"""The public version: drawn by the public components, proven hash by hash, played from sealed files, and decided on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stories.consent.reading import reading_language
from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import deciding, mailbox
from stories.intake.acts import words_of
from stories.intake.models import Act, MailboxItem, Submission
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.forms import DecisionForm
from stories.narrator.standing import said
from stories.pages.documents import PublicDocument
from stories.pages.labels import labels
from stories.pages.ranges import Stretch, Unsatisfiable, stretch
from stories.pages.reading import read
from stories.pages.record_words import language_word
from stories.pages.story import Story
from stories.redaction.bundle import Bundle, Damaged
from stories.redaction.models import Edition
from stories.redaction.named import FILE_TYPES, files_of
from stories.redaction.opening import open_bundle, open_file, prove_files
from stories.vault.bundle import Secrets
from stories.vault.errors import VaultError
from stories.vault.files import SealedReader
from stories.vault.sessions import Session

PIECE = 256 * 1024
# What `project()` makes. Anything else is never served as a document of our origin.
APPROVED = (Act.Kind.YES, Act.Kind.YES_TO_LESS)


@dataclass(frozen=True)
class Asked:
    """One version: its row, the fingerprint that a decision names, the newest answer, and where it stands.

    `asked` is false for a version that is public without a question of its own, because it only shows less.
    """

    edition: Edition
    fingerprint: str
    answer: Act | None
    newest: bool
    asked: bool
    public: bool

    @property
    def number(self) -> int:
        """Its number in the addresses of the space."""
        return self.edition.seq

    @property
    def state(self) -> str:
        if self.public and (self.answer is None or self.answer.kind in APPROVED):
            return "public"
        if self.answer is None:
            return "waiting" if self.newest and self.asked else "replaced"
        return "approved" if self.answer.kind in APPROVED else "refused"

    @property
    def covers_less(self) -> bool:
        """Whether its narrator said "do not ask me again" of it."""
        return self.answer is not None and self.answer.kind == Act.Kind.YES_TO_LESS


def asked_about(submission: Submission, secrets: Secrets) -> list[Asked]:
    """Each version named by a letter in the narrator's own mailbox, and whatever else is public; newest first.

    The letter is sealed to the narrator: its fingerprint, and no row's, is what a yes names.
    """
    record = getattr(submission, "record", None)
    if record is None:
        return []
    named = {
        letter.words["edition"]: letter.words["fingerprint"]
        for letter in mailbox.read_own(secrets=secrets)
        if letter.kind == MailboxItem.Kind.APPROVE
    }
    public = set(PublicDocument.objects.visible(use=Use.WEB).filter(record=record).values_list("edition_id", flat=True))
    found: list[Asked] = []
    languages: set[str] = set()
    for edition in record.editions.filter(pk__in=[*named, *public]).order_by("-seq"):
        if named.get(edition.pk, edition.fingerprint) != edition.fingerprint:
            continue
        answer = (
            submission.acts.filter(edition_fingerprint=edition.fingerprint, kind__in=(*APPROVED, Act.Kind.NO))
            .order_by("-seq")
            .first()
        )
        found.append(
            Asked(
                edition,
                edition.fingerprint,
                answer,
                newest=edition.language not in languages,
                asked=edition.pk in named,
                public=edition.pk in public,
            )
        )
        languages.add(edition.language)
    return found


def listed(submission: Submission, secrets: Secrets) -> list[dict[str, Any]]:
    """The versions for the space, in words; those that wait for an answer first."""
    words = {
        "waiting": _("Espera su respuesta. No hay prisa."),
        "public": _("Es la que se ve ahora."),
        "approved": _("Usted dijo que sí."),
        "refused": _("Usted pidió cambios."),
        "replaced": _("Hay una más nueva."),
    }
    found = [
        {
            "url": reverse("space:edition", args=[asked.number]),
            "language_word": language_word(asked.edition.language),
            "when": said(asked.edition.day),
            "state": asked.state,
            "words": words[asked.state],
            "translated": asked.edition.made_from_id is not None,
        }
        for asked in asked_about(submission, secrets)
    ]
    return sorted(found, key=lambda version: (version["state"] != "waiting", version["translated"]))


def one(secrets: Secrets, number: int) -> tuple[Submission, Asked]:
    """The version with this number. Raises Http404."""
    submission = Submission.objects.get(pk=secrets.submission_id)
    for asked in asked_about(submission, secrets):
        if asked.number == number:
            return submission, asked
    raise Http404


def proven(asked: Asked, secrets: Secrets) -> Bundle | None:
    """The opened version, every part and file compared with its fingerprint; None where something does not fit."""
    try:
        bundle = open_bundle(edition=asked.edition, unseal=secrets.unseal)
        prove_files(edition=asked.edition, bundle=bundle)
    except (Damaged, VaultError, KeyError):
        return None
    return bundle


def damaged_page(request: HttpRequest) -> HttpResponse:
    return page(request, "narrator/edition.html", {"damaged": True, "back_url": reverse("space:home")}, status=500)


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def edition(request: HttpRequest, *, session: Session, number: int) -> HttpResponse:
    """See it as the public would, and decide: yes, change, or not yet. No answer is never a yes (R6)."""
    secrets = session.secrets
    assert secrets is not None
    submission, asked = one(secrets, number)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    bundle = proven(asked, secrets)
    if bundle is None:
        return damaged_page(request)
    if request.method == "POST" and request.POST.get("act") == "ask_again":
        ask_again(asked, secrets=secrets)
        return to("space:edition", number)
    form = DecisionForm(request.POST or None)
    stale = not asked.newest or not asked.asked
    if request.method == "POST" and form.is_valid() and not stale:
        if form.cleaned_data["answer"] == "change" and not form.cleaned_data["words"].strip():
            return to("space:marks", number)
        decide_on(asked, secrets=secrets, answer=form.cleaned_data)
        return to("space:home")
    context = {
        "story": draw(bundle, submission=submission, number=number),
        "fingerprint": " ".join(re.findall("....", asked.fingerprint[:16])),
        "form": form if asked.newest and asked.asked and not asked.public else None,
        "decided": decided_words(asked),
        "covers_less": asked.covers_less,
        "public": asked.public,
        "marks_url": reverse("space:marks", args=[number]) if asked.newest or asked.public else "",
        "newer_url": newer(submission, secrets, asked) if stale and not asked.public else "",
        # Sent from a window that was left open: nothing was decided.
        "stale": request.method == "POST" and stale,
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/edition.html", context)


def newer(submission: Submission, secrets: Secrets, old: Asked) -> str:
    """Where the newest version in the same language is, if that is another one."""
    for asked in asked_about(submission, secrets):
        if asked.edition.language == old.edition.language and asked.asked:
            return reverse("space:edition", args=[asked.number]) if asked.edition != old.edition else ""
    return ""


def decided_words(asked: Asked) -> str:
    if asked.state == "replaced":
        return _("Hay una versión más nueva. Esta ya no se va a publicar.")
    if asked.state == "refused":
        return _("Usted pidió cambios. Le avisamos aquí cuando haya otra versión.")
    if asked.state == "public" and asked.answer is None:
        return _("Muestra menos que la versión que usted aprobó, y usted pidió que no le preguntáramos otra vez.")
    return _("Usted dijo que sí a esta versión.") if asked.state in ("approved", "public") else ""


def decide_on(asked: Asked, *, secrets: Secrets, answer: dict[str, Any]) -> None:
    """Sign the decision over the version's fingerprint. The same decision again changes nothing."""
    now = asked.answer.kind if asked.answer is not None else None
    if answer["answer"] == "yes" and asked.newest:
        wanted = Act.Kind.YES_TO_LESS if answer["less"] else Act.Kind.YES
        if now != wanted:
            deciding.say_yes(
                secrets=secrets, fingerprint=asked.fingerprint, at=today(), also_to_less=bool(answer["less"])
            )
    elif answer["answer"] == "change":
        ask_for_changes(asked, secrets=secrets, words=answer["words"].strip(), marks=[])


def ask_for_changes(asked: Asked, *, secrets: Secrets, words: str, marks: list[dict[str, str]]) -> None:
    """Sign a no with what is to change; the same words and marks again are one no."""
    before = words_of(asked.answer, unseal=secrets.unseal) if asked.answer is not None else {}
    same = (before.get("text"), before.get("marks", [])) == (words, marks)
    if asked.answer is None or asked.answer.kind != Act.Kind.NO or not same:
        deciding.say_no(secrets=secrets, fingerprint=asked.fingerprint, words=words, marks=marks, at=today())


def ask_again(asked: Asked, *, secrets: Secrets) -> None:
    """Take back "do not ask me again": a plain yes to the same version, which stays as it is."""
    if asked.covers_less:
        deciding.say_yes(secrets=secrets, fingerprint=asked.fingerprint, at=today())


def draw(bundle: Bundle, *, submission: Submission, number: int) -> Story:
    """The version as the public page would draw it, its files addressed to the view below."""
    contents = bundle.contents()
    facts = next((content for content in contents if content["kind"] == "facts"), {})
    grants = list(submission.grants.all())
    return read(
        manifest=bundle.manifest,
        parts={content["id"]: body for content, body in zip(contents, bundle.parts, strict=True)},
        language=reading_language(),
        terms=labels(slugs=[*facts.get("terms", []), facts.get("place", "")]),
        uses={use for use in Use.values if decide(grants, use=use, at=today())},
        address=lambda sha256: reverse("space:file", args=[number, sha256]),
    )


@require_GET
@with_secrets
def file(request: HttpRequest, *, session: Session, number: int, sha256: str) -> HttpResponseBase:
    """One file of the version, opened in memory, in the pieces that were asked for, for nobody else (R24)."""
    secrets = session.secrets
    assert secrets is not None
    _submission, asked = one(secrets, number)
    bundle = open_bundle(edition=asked.edition, unseal=secrets.unseal)
    named = {file["sha256"]: file for content in bundle.contents() for file in files_of(content)}
    if sha256 not in named or sha256 not in bundle.files or named[sha256]["type"] not in FILE_TYPES:
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
