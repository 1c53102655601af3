"""Sent in bulk: what looks alike from outside and nobody has opened, declined in one action, in two steps.

Nothing is opened for it. What differs from the rest - longer, with a file, in another language, of another day - is not
chosen. What is declined so is erased after the published window, unless somebody takes it up or writes from its space.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Length
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from search.listed import listed
from stories.desk.lists import entries
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
    ids: list[str]

    @property
    def key(self) -> str:
        return f"{self.day:%Y%m%d}-{self.kind}-{self.language}-{self.size}"

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)


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


def heaps() -> list[Heap]:
    """What may have been sent by a machine, the largest heap first."""
    found = list(untouched().order_by("sent_on", "pk").values_list("pk", "sent_on", "kind", "language"))
    sizes: dict[str, int] = dict(
        SealedBody.objects.filter(submission__in=listed(pk for pk, *_ in found), purpose=SealedBody.Purpose.ANSWERS)
        .values("submission_id")
        .annotate(size=Max(Length("sealed")))
        .values_list("submission_id", "size")
    )
    alike: dict[tuple[datetime.date, str, str, int], list[str]] = defaultdict(list)
    for pk, day, kind, language in found:
        if day is not None:
            alike[day, kind, language, sizes.get(pk, 0)].append(pk)
    large = [Heap(*shape, ids=ids) for shape, ids in alike.items() if len(ids) >= HEAP]
    return sorted(large, key=lambda heap: (-len(heap.ids), heap.key))


@needs("talk")
@require_GET
def junk(request: StaffRequest) -> HttpResponseBase:
    """The heaps; one of them with its beginning, to look at before it is declined."""
    found = heaps()
    chosen = next((heap for heap in found if heap.key == request.GET.get("monton", "")), None)
    context = {
        "heaps": found,
        "chosen": chosen,
        "entries": entries(ids=chosen.ids[:SHOWN], person=request.user, at=today()) if chosen else [],
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
    if request.POST.get("seguro") != "si" or request.POST.get("cuantos", "") != str(len(heap.ids)):
        messages.error(request, _("El montón cambió, o falta marcar que lo miró. Mírelo otra vez."))
        return HttpResponseRedirect(f"{back.url}?monton={heap.key}")
    count = decline_junk(ids=heap.ids, person=request.user, at=today())
    messages.success(request, _("Declinados: %(count)s. Se borran solos si nadie los reclama.") % {"count": count})
    return back
