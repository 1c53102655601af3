"""Why an edition may not be published today: all reasons, in words. The door asks again and has the last word."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.consent.models import Hold
from stories.consent.reasons import REASONS
from stories.consent.rules import decide, precision
from stories.consent.uses import Use
from stories.gate.models import Clearance
from stories.moderation.answers import answer_of, was_asked
from stories.moderation.approving import standing
from stories.moderation.evidence import reading_of
from stories.pages.documents import PublicDocument
from stories.publishing.objecting import reported_unseen, undecided_parts
from stories.redaction.models import Edition


def reasons_against(*, edition: Edition, at: datetime.date) -> list[str]:
    """Each sentence says what is missing and so what to do; an empty list means that the door would let it pass."""
    submission = edition.record.submission
    if hasattr(submission, "withdrawal"):
        return [_("La historia fue retirada. Es definitivo.")]
    return [*_people(edition), *_narrator(edition), *_consent(edition, at), *_holds(edition), *_others(edition)]


def _people(edition: Edition) -> list[str]:
    now = standing(edition=edition)
    found = []
    if now.approvals < now.needed:
        found.append(
            ngettext(
                "Falta %(missing)s aprobación: hacen falta %(needed)s y hay %(have)s.",
                "Faltan %(missing)s aprobaciones: hacen falta %(needed)s y hay %(have)s.",
                now.needed - now.approvals,
            )
            % {"missing": now.needed - now.approvals, "needed": now.needed, "have": now.approvals}
        )
    if now.outside < now.needed - 1:
        found.append(
            ngettext(
                "Falta %(missing)s persona que no haya trabajado en esta versión.",
                "Faltan %(missing)s personas que no hayan trabajado en esta versión.",
                now.needed - 1 - now.outside,
            )
            % {"missing": now.needed - 1 - now.outside}
        )
    if now.advocate_missing:
        found.append(_("Es de riesgo alto: falta la aprobación de una defensora o defensor que no la haya preparado."))
    if edition.refusals.exists():
        found.append(_("Alguien no estuvo de acuerdo con esta versión. Haga otra que lo resuelva."))
    return found


def _narrator(edition: Edition) -> list[str]:
    if (read := reading_of(edition.record.submission_id)) is not None:
        if read.refused:
            return [_("Alguien leyó la prueba y dijo que no alcanza. Así no se publica.")]
        if read.complete:
            return []
        return [
            ngettext(
                "Falta que otra persona abra la prueba (papel, grabación o escritura) y diga que alcanza.",
                "Faltan %(missing)s personas que abran la prueba (papel, grabación o escritura) y digan que alcanza.",
                read.missing,
            )
            % {"missing": read.missing}
        ]
    answer = answer_of(edition=edition)
    if answer == "yes":
        return []
    if answer == "no":
        return [_("Quien narra pidió cambios. Haga otra versión.")]
    if was_asked(edition=edition):
        return [_("Quien narra todavía no contesta. Sin su sí no se publica.")]
    return [_("Falta pedirle el sí a quien narra.")]


def _consent(edition: Edition, at: datetime.date) -> list[str]:
    grants = list(edition.record.submission.grants.all())
    found = []
    if not (web := decide(grants, use=Use.WEB, at=at)):
        found.append(str(REASONS[web.reason]))
    elif edition.made_from_id is not None and not (translate := decide(grants, use=Use.TRANSLATE, at=at)):
        found.append(_("Traducirla: %(reason)s") % {"reason": REASONS[translate.reason]})
    exact = precision(grants)
    wider = edition.place_step > exact.place_step or edition.date_step > exact.date_step
    if web and (wider or edition.name_id not in ("", exact.name_id)):
        found.append(_("Después de hacerla, quien narra permitió menos (lugar, fecha o nombre). Haga otra versión."))
    return found


def _holds(edition: Edition) -> list[str]:
    holds = Hold.objects.filter(
        submission=edition.record.submission_id, scope=Hold.Scope.RECORD, lifts=None, lifted_by=None
    )
    words = {
        Hold.Kind.NARRATOR: _("Quien narra la ocultó. Solo quien narra puede volver a mostrarla."),
        Hold.Kind.TAKEDOWN: _("Está oculta porque alguien que aparece lo pidió."),
        Hold.Kind.ORDER: _("Está oculta por una orden."),
    }
    found = [words[Hold.Kind(kind)] for kind in sorted(set(holds.values_list("kind", flat=True)))]
    if reported_unseen(submission_id=edition.record.submission_id):
        found.append(_("Alguien que aparece pidió que no se vuelva a ver. Decídalo primero."))
    if undecided_parts(submission_id=edition.record.submission_id):
        found.append(_("Alguien que aparece pidió que se quite una parte. Decídalo primero."))
    return found


def _others(edition: Edition) -> list[str]:
    found = []
    newer = Clearance.objects.filter(
        record=edition.record_id, edition__language=edition.language, edition__seq__gt=edition.seq
    )
    if newer.exists():
        found.append(_("Ya se publicó una versión más nueva."))
    source = edition.made_from_id
    if source is not None and not PublicDocument.unguarded.filter(edition=source).exists():
        found.append(_("Primero debe publicarse la versión de la que se tradujo."))
    return found
