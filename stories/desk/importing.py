"""Imported collections on the desk: what waits, batches of two people, and the evidence that each must open."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stories.desk.roles import StaffRequest, may, needs
from stories.gate.clock import today
from stories.importing import batches
from stories.importing.models import Batch, BatchRecord
from stories.importing.words import in_words
from stories.intake.imported import Imported, ImportedCollection
from stories.moderation.evidence import readings
from stories.pages.records import SPINE
from stories.vault.keeper import KeeperRefusal

# One press works for so long, then shows how far it is.
SECONDS = 8.0
SIZES = (12, 25, 50)


@needs("see")
@require_GET
def collections(request: StaffRequest) -> HttpResponseBase:
    """Every collection with how many wait, are in hand and are public."""
    every = ImportedCollection.objects.order_by("-day", "name")
    return TemplateResponse(
        request, "desk/imports.html", {"collections": [(one, batches.counts(one)) for one in every]}
    )


@needs("see")
@require_http_methods(["GET", "POST"])
def collection(request: StaffRequest, collection_id: str) -> HttpResponseBase:
    """One collection: its batches, and a button for the next one."""
    found = get_object_or_404(ImportedCollection, pk=collection_id)
    if request.method == "POST":
        return _begin(request, found)
    left = BatchRecord.objects.filter(batch__collection=found, state=BatchRecord.State.LEFT)
    return TemplateResponse(
        request,
        "desk/imported_collection.html",
        {
            "collection": found,
            "counts": batches.counts(found),
            "batches": [(one, how_far(one)) for one in found.batches.select_related("prepared_by", "cleared_by")],
            "left": [_line(row) for row in left.select_related("submission__record", "submission__imported")[:100]],
            "sizes": SIZES,
            "may": {"redact": may(request.user, "redact")},
        },
    )


def _begin(request: StaffRequest, found: ImportedCollection) -> HttpResponseBase:
    if not may(request.user, "redact"):
        raise Http404
    asked = request.POST.get("cuantos", "")
    count = int(asked) if asked.isdecimal() and int(asked) in SIZES else SIZES[0]
    made = batches.begin(collection=found, person=request.user, count=count, at=today())
    if made is None:
        messages.info(request, _("No queda nada que espere en esta colección."))
        return HttpResponseRedirect(reverse("desk:imported_collection", args=[found.pk]))
    messages.success(request, _("La tanda es suya: prepárela. La revisa y publica otra persona."))
    return HttpResponseRedirect(reverse("desk:batch", args=[made.pk]))


def how_far(batch: Batch) -> dict[str, int]:
    """How many of a batch stand where."""
    states = list(batch.records.values_list("state", flat=True))
    return {**{state: states.count(state) for state in BatchRecord.State.values}, "all": len(states)}


@needs("see")
@require_GET
def batch(request: StaffRequest, batch_id: str) -> HttpResponseBase:
    """One batch: its records, its evidence, and the next step for this person."""
    found = get_object_or_404(Batch.objects.select_related("collection", "prepared_by", "cleared_by"), pk=batch_id)
    rows = list(found.records.select_related("submission__record", "submission__imported").order_by("state", "pk"))
    return TemplateResponse(
        request,
        "desk/batch.html",
        {
            "batch": found,
            "lines": [_line(row) for row in rows],
            "evidence": evidence_of(rows, person_id=request.user.pk),
            "far": how_far(found),
            "mine": found.prepared_by_id == request.user.pk,
            "samples": batches.samples_missing(found, request.user),
            "may": {what: may(request.user, what) for what in ("open", "redact", "publish")},
        },
    )


def _line(row: BatchRecord) -> dict[str, Any]:
    submission = row.submission
    record = getattr(submission, "record", None)
    edition = record.editions.order_by("-seq").first() if record is not None else None
    prefix = SPINE[submission.kind]
    return {
        "row": row,
        "submission": submission,
        "label": f"{prefix} {record.pk.upper()}" if record is not None else f"{prefix} · {submission.pk[:6]}",
        "edition": edition,
        "why": in_words(row.reason) if row.reason else "",
    }


def evidence_of(rows: list[BatchRecord], *, person_id: int) -> list[dict[str, Any]]:
    """Each piece of evidence of these records once: how many it is for, who read it, and whether this person did."""
    of: dict[str, list[Imported]] = {}
    for row in rows:
        if row.state != BatchRecord.State.LEFT:
            of.setdefault(row.submission.imported.evidence, []).append(row.submission.imported)
    said = readings(of)
    return [
        {
            "submission_id": ones[0].pk,
            "count": len(ones),
            "read": said[evidence],
            "mine": person_id in said[evidence].yes,
            "channel": ones[0].submission.grants.order_by("seq").first(),
        }
        for evidence, ones in of.items()
    ]


@needs("redact")
@require_POST
def prepare(request: StaffRequest, batch_id: str) -> HttpResponseBase:
    """Make the versions, some seconds at a time."""
    found = get_object_or_404(Batch, pk=batch_id)
    if found.prepared_by_id != request.user.pk:
        messages.error(request, _("Esta tanda la prepara quien la empezó."))
    else:
        _work(request, lambda go_on: batches.prepare(batch=found, at=today(), go_on=go_on))
    return HttpResponseRedirect(reverse("desk:batch", args=[found.pk]))


@needs("publish")
@require_POST
def clear(request: StaffRequest, batch_id: str) -> HttpResponseBase:
    """Approve and publish what is ready, as another person than prepared it."""
    found = get_object_or_404(Batch, pk=batch_id)
    if found.prepared_by_id == request.user.pk:
        messages.error(request, _("La publica otra persona: quien prepara no decide a solas."))
    elif request.POST.get("leida") != "si":
        messages.error(request, _("Diga primero que leyó las muestras."))
    else:
        _work(request, lambda go_on: batches.clear(batch=found, person=request.user, at=today(), go_on=go_on))
    return HttpResponseRedirect(reverse("desk:batch", args=[found.pk]))


def _work(request: StaffRequest, work: Callable[[Callable[[], bool]], None]) -> None:
    """Work for some seconds; say what ended it, if anything did."""
    until = time.monotonic() + SECONDS
    try:
        work(lambda: time.monotonic() < until)
    except batches.SamplesUnread:
        messages.error(
            request,
            ngettext(
                "Antes de publicar, abra y lea al menos %(count)s registro de la tanda.",
                "Antes de publicar, abra y lea al menos %(count)s registros de la tanda.",
                batches.SAMPLES,
            )
            % {"count": batches.SAMPLES},
        )
    except KeeperRefusal as refusal:
        if not batches.pauses(refusal):
            raise
        messages.error(request, _("%(why)s Lo hecho queda hecho; siga después.") % {"why": refusal})
    else:
        messages.success(request, _("Hecho hasta aquí. Vea abajo cómo va cada uno."))
