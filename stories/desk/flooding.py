"""Sent in bulk: what looks alike from outside and nobody has opened, declined in one action, in two steps.

Nothing is opened for it. What differs from the rest - longer, with a file, in another language, of another day - is not
chosen. What is declined so is erased after the published window, unless somebody takes it up or writes from its space.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Length
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from stories.desk.entries import entries
from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.intake.models import Kind, Original, SealedBody, Submission
from stories.moderation.models import Claim, Refusal
from stories.publishing.junk import decline_junk
from stories.redaction.models import Record
from stories.vault.models import Opening

# So many that look alike are offered as one heap.
HEAP = 20
SHOWN = 40


@dataclass(frozen=True)
class Heap:
    """Submissions of one day that look alike from outside: kind, language, sealed size of what was written, no file."""

    day: datetime.date
    kind: str
    language: str
    size: int
    count: int

    @property
    def key(self) -> str:
        return f"{self.day:%Y%m%d}-{self.kind}-{self.language}-{self.size}"

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)

    def ids(self) -> list[str]:
        """Those that are in it now, oldest first."""
        alike = {"sent_on": self.day, "kind": self.kind, "language": self.language, "size": self.size}
        return list(_sized().filter(**alike).order_by("pk").values_list("pk", flat=True))


def untouched() -> QuerySet[Submission]:
    """Sent, without a file, and nobody has opened, taken, refused or worked on it. Of an objection nothing is asked."""
    return (
        Submission.objects.filter(sent_on__isnull=False, withdrawal=None)
        .exclude(kind=Kind.OBJECTION)
        .filter(
            ~Exists(Original.objects.filter(submission=OuterRef("pk"))),
            ~Exists(Opening.objects.filter(submission_id=OuterRef("pk"))),
            ~Exists(Claim.objects.filter(submission=OuterRef("pk"))),
            ~Exists(Refusal.objects.filter(submission=OuterRef("pk"))),
            ~Exists(Record.objects.filter(submission=OuterRef("pk"))),
        )
    )


def _sized() -> QuerySet[Any]:
    """The untouched, each with the sealed size of its longest answers."""
    answers = SealedBody.objects.filter(submission=OuterRef("pk"), purpose=SealedBody.Purpose.ANSWERS).order_by()
    longest = answers.values("submission").annotate(longest=Max(Length("sealed"))).values("longest")
    return untouched().annotate(size=Coalesce(Subquery(longest), Value(0)))


def heaps() -> list[Heap]:
    """What may have been sent by a machine, the largest heap first. The database puts it together."""
    shapes = _sized().order_by().values("sent_on", "kind", "language", "size").annotate(count=Count("pk"))
    found = shapes.filter(count__gte=HEAP).values_list("sent_on", "kind", "language", "size", "count")
    large = [Heap(day, kind, language, size, count) for day, kind, language, size, count in found if day is not None]
    return sorted(large, key=lambda heap: (-heap.count, heap.key))


@needs("talk")
@require_GET
def junk(request: StaffRequest) -> HttpResponseBase:
    """The heaps; one of them with its beginning, to look at before it is declined."""
    found = heaps()
    chosen = next((heap for heap in found if heap.key == request.GET.get("monton", "")), None)
    context = {
        "heaps": found,
        "chosen": chosen,
        "entries": entries(ids=chosen.ids()[:SHOWN], person=request.user, at=today()) if chosen else [],
        "days": settings.ARCHIVE_WINDOW_DAYS,
        "least": HEAP,
    }
    return TemplateResponse(request, "desk/junk.html", context)


@needs("talk")
@require_POST
def decline_heap(request: StaffRequest) -> HttpResponseBase:
    """Decline one heap. What came, or was opened, after the page was drawn is not in it."""
    back = HttpResponseRedirect(reverse("desk:junk"))
    heap = next((heap for heap in heaps() if heap.key == request.POST.get("monton", "")), None)
    if heap is None:
        messages.error(request, _("Ese montón ya no está. Mire otra vez."))
        return back
    if request.POST.get("seguro") != "si" or request.POST.get("cuantos", "") != str(heap.count):
        messages.error(request, _("El montón cambió, o falta marcar que lo miró. Mírelo otra vez."))
        return HttpResponseRedirect(f"{back.url}?monton={heap.key}")
    ids = heap.ids()
    if len(ids) != heap.count:
        messages.error(request, _("El montón cambió, o falta marcar que lo miró. Mírelo otra vez."))
        return HttpResponseRedirect(f"{back.url}?monton={heap.key}")
    count = decline_junk(ids=ids, person=request.user, at=today())
    messages.success(request, _("Declinados: %(count)s. Se borran solos si nadie los reclama.") % {"count": count})
    return back
