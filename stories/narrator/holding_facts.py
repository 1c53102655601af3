"""What the archive holds about one story, kind by kind: how much, who can read it, until when, how it goes.

Every table that names a submission is here; `tests/narrator/test_holding.py` finds the one that is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from stories.intake import contacts, telling
from stories.intake.models import Act, MailboxItem, Original, SealedBody, Submission
from stories.narrator import editions
from stories.narrator.standing import said
from stories.pages.record_words import language_word
from stories.publishing.state import DRAFTS_LAST
from stories.redaction.models import EditionFile
from stories.vault.bundle import Secrets
from stories.vault.errors import KeyGone
from stories.vault.models import NarratorSession, Opening

Purpose = SealedBody.Purpose

NOBODY: str | Promise = gettext_lazy("Nadie, ni nosotros.")
YOU: str | Promise = gettext_lazy("Solo usted, con sus palabras.")
BOTH: str | Promise = gettext_lazy("Usted, y las personas del archivo que la trabajan.")
STAFF: str | Promise = gettext_lazy("Solo las personas del archivo que la trabajan.")
EVERYBODY: str | Promise = gettext_lazy("Todo el mundo.")
COLUMNS: str | Promise = gettext_lazy("El sistema. No dice nada de lo que contó.")


@dataclass(frozen=True)
class Held:
    """One kind of thing. `lines` say what and how much; `until` and `goes` say when and how it goes."""

    title: str
    lines: list[str]
    readers: str | Promise
    until: str
    goes: str = ""
    url: str = ""
    items: list[str] = field(default_factory=list)


def held(submission: Submission, secrets: Secrets) -> list[Held]:
    """Everything, in the order in which it was made. What there is none of is left out, except the first."""
    kinds = (
        answers,
        files,
        permissions,
        messages,
        reached,
        versions,
        public_pages,
        work,
        keys,
        openings,
        visit,
        backups,
    )
    return [found for kind in kinds for found in kind(submission, secrets)]


def until_deleted(submission: Submission) -> str:
    if submission.sent_on is None:
        return _("Se borra sola el %(day)s, si no la manda.") % {"day": said(submission.touched_on + DRAFTS_LAST)}
    return _("Hasta que usted la borre.")


def how_to_delete(submission: Submission, *, original: bool) -> tuple[str, str]:
    """Words and address for the way in which this kind is deleted."""
    if submission.sent_on is not None and original:
        return _("Borrar mi original"), reverse("space:withdraw") + "#original"
    return _("Borrarla para siempre"), reverse("space:withdraw") + "#siempre"


def answers(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    """What was written, one sealed text a sitting; a sitting that was not sent is the narrator's alone."""
    bodies = SealedBody.objects.filter(submission=submission, purpose=Purpose.ANSWERS)
    sent = set(secrets.sent_sittings())
    goes, url = how_to_delete(submission, original=True)
    for body in bodies.order_by("sitting"):
        handed = body.sitting in sent
        yield Held(
            _("Lo que escribió") if handed else _("Lo que escribió y no ha mandado"),
            [_("Un texto cerrado con llave, de %(size)s.") % {"size": filesizeformat(len(body.sealed))}],
            BOTH if handed else YOU,
            until_deleted(submission),
            goes,
            url,
        )


def files(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    """Each file with its size. A label that does not open any more was of a deleted original."""
    items: list[str] = []
    for row in Original.objects.filter(submission=submission).order_by("seq"):
        try:
            label = telling.label_of(row, key=secrets.sitting_key(row.sitting))
        except KeyGone:
            continue
        items.append(f"{media_word(label.media_type)}, {filesizeformat(label.size)}")
    if not items:
        return
    goes, url = how_to_delete(submission, original=True)
    yield Held(
        _("Las fotos y los archivos que mandó"),
        [_("Cerrados con llave, sin el nombre que tenían en su teléfono.")],
        BOTH if submission.sent_on else YOU,
        until_deleted(submission),
        goes,
        url,
        items,
    )


def media_word(media_type: str) -> str:
    """What a file is, in a word."""
    kind = media_type.partition("/")[0]
    return {"image": _("Foto"), "audio": _("Sonido"), "video": _("Video")}.get(kind, _("Documento"))


def permissions(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    acts = submission.acts.order_by("seq")
    count = acts.count()
    if not count:
        return
    newest = acts.last()
    yield Held(
        _("Lo que usted decidió"),
        [
            ngettext(
                "%(count)s decisión firmada con su llave: qué permitió, qué día y con qué texto.",
                "%(count)s decisiones firmadas con su llave: qué permitió, qué día y con qué texto.",
                count,
            )
            % {"count": count},
            _("La última: %(day)s.") % {"day": said(newest.day if newest else None)},
        ],
        _("El nombre que eligió: usted y las personas del archivo. El sí o el no y el día: el sistema."),
        _("El nombre se borra con la historia. El sí o el no y el día se quedan, sin palabras: prueban qué permitió."),
        _("Cambiar lo que permito"),
        reverse("space:permits"),
    )


def messages(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    own = submission.acts.filter(kind__in=(Act.Kind.MESSAGE, Act.Kind.NO)).count()
    theirs = MailboxItem.objects.filter(submission=submission).count()
    if not own and not theirs:
        return
    goes, url = how_to_delete(submission, original=False)
    yield Held(
        _("Los mensajes"),
        [
            _("Suyos: %(own)s. Del archivo: %(theirs)s. Cerrados con llave.") % {"own": own, "theirs": theirs},
            _("Cuáles ya leyó usted: eso no lo puede saber nadie más."),
        ],
        BOTH,
        until_deleted(submission),
        goes,
        url,
    )


def reached(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    """An address for one reminder, where one was left."""
    day = contacts.goes_on(submission_id=submission.pk)
    if day is None:
        return
    yield Held(
        _("Una forma de avisarle"),
        [_("Un correo, cerrado con llave y aparte de su historia.")],
        STAFF,
        _("Hasta que le avisemos una vez, o hasta el %(day)s.") % {"day": said(day)},
        _("Quitar el correo"),
        reverse("space:contact"),
    )


def versions(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    record = getattr(submission, "record", None)
    count = record.editions.count() if record is not None else 0
    if not count:
        return
    made = EditionFile.objects.filter(edition__record__submission=submission).count()
    goes, url = how_to_delete(submission, original=False)
    yield Held(
        _("Las versiones para el público"),
        [
            _("Versiones: %(count)s. Archivos hechos para ellas: %(files)s. Cerrados con llave.")
            % {"count": count, "files": made}
        ],
        BOTH,
        until_deleted(submission),
        goes,
        url,
    )


def public_pages(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    shown = [asked for asked in editions.asked_about(submission, secrets) if asked.public]
    if not shown:
        return
    yield Held(
        _("La página pública"),
        [
            _("Lo que usted aprobó, y nada más. En: %(languages)s.")
            % {"languages": ", ".join(str(language_word(asked.edition.language)) for asked in shown)}
        ],
        EVERYBODY,
        _("Hasta que usted la oculte, permita menos o la borre."),
        _("Ocultar mi historia ahora"),
        reverse("space:home") + "#ocultar",
    )


def work(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    """What staff write down while they work; the narrator's code does not open it, and this says so."""
    bodies = SealedBody.objects.filter(submission=submission)
    notes = bodies.filter(purpose=Purpose.NOTE).count()
    sheets = bodies.filter(purpose=Purpose.REDACTIONS).count()
    reports = bodies.filter(purpose=Purpose.OBJECTION).count()
    if not (notes or sheets or reports):
        return
    lines = [_("Hojas de trabajo: %(sheets)s. Notas: %(notes)s.") % {"sheets": sheets, "notes": notes}]
    if reports:
        lines.append(_("Pedidos de personas que aparecen: %(reports)s, sin decir quién.") % {"reports": reports})
    goes, url = how_to_delete(submission, original=False)
    yield Held(
        _("El trabajo sobre su historia"),
        [
            *lines,
            _("Dicen qué se quita para cuidarle. Cerrado con llave."),
            # How many there are is not for this process to know.
            _(
                "También pueden estar ahí, cerrados: sonido o video a medio preparar; y si dos historias, leídas "
                "juntas, podrían decir quién es usted."
            ),
        ],
        STAFF,
        until_deleted(submission),
        goes,
        url,
    )


def keys(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    goes, url = how_to_delete(submission, original=False)
    yield Held(
        _("Sus siete palabras y las llaves"),
        [
            _("Sus palabras no. Guardamos una huella que sirve para reconocerlas y no se puede leer al revés."),
            _("Las llaves de su historia, cerradas: unas con sus palabras, otras con la llave del archivo."),
        ],
        NOBODY,
        _("Las llaves se destruyen al borrar la historia. La huella se queda para que pueda leer el informe."),
        goes,
        url,
    )


def openings(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    count = Opening.objects.filter(submission_id=submission.pk).count()
    if submission.sent_on is None:
        return
    yield Held(
        _("Quién la abrió"),
        [
            ngettext(
                "Las personas del archivo la han abierto %(count)s vez.",
                "Las personas del archivo la han abierto %(count)s veces.",
                count,
            )
            % {"count": count},
            _("Cada vez queda escrito quién y para qué."),
        ],
        _("Quienes cuidan el archivo."),
        _("Se queda, sin palabras suyas, para que nadie la abra a escondidas."),
    )


def visit(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    count = NarratorSession.objects.filter(submission_id=submission.pk).count()
    yield Held(
        _("Esta visita"),
        [
            ngettext(
                "%(count)s visita abierta con sus palabras.", "%(count)s visitas abiertas con sus palabras.", count
            )
            % {"count": count}
        ],
        NOBODY,
        _("Se borra al salir, o sola cuando pasa media hora sin usarse."),
        _("Salir ahora"),
        reverse("leave"),
    )


def backups(submission: Submission, secrets: Secrets) -> Iterator[Held]:
    yield Held(
        _("Copias de respaldo"),
        [_("Copias de todo lo anterior, cerradas igual. Sin sus llaves no se pueden abrir.")],
        COLUMNS,
        _("Lo que usted borra deja de poder abrirse también ahí, en %(days)s días o menos.")
        % {"days": settings.ARCHIVE_WINDOW_DAYS},
    )
