"""In front of forms that strangers send: a trap for machines, and a minute's wait when too many come. Never a no.

Whoever is held up gets a page that keeps everything they sent and goes on with one press. With scripts the browser
works for a few seconds instead of waiting.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from stories.narrator import crowding
from stories.narrator.answering import page
from stories.narrator.crowding import CROWD, Entrance, FormToken

# A field that people do not see. Machines like its name.
TRAP, TOKEN, WORK = "website", "form_token", "work"
NOT_KEPT = frozenset({"csrfmiddlewaretoken", TRAP, TOKEN, WORK})
BUSY_STATUS = 503


def fields(entrance: Entrance) -> dict[str, Any]:
    """What a form in front of `entrance` carries, for components/guard.html."""
    return {"token": crowding.new_token(entrance, now=timezone.now()), "trap": TRAP}


def token_of(request: HttpRequest, entrance: Entrance) -> FormToken | None:
    """The token of the form that was sent."""
    return crowding.read_token(request.POST.get(TOKEN, ""), entrance, now=timezone.now())


def hold_up(request: HttpRequest, entrance: Entrance) -> HttpResponse | None:
    """None: let it in, and count it. Else the page to answer with: once more, or in a minute."""
    now = timezone.now()
    token = token_of(request, entrance)
    if request.POST.get(TRAP) or token is None or not crowding.was_read(token):
        return wait_page(request, entrance, crowded=False)
    if CROWD.is_full(entrance, now=now):
        earned = token.age >= crowding.WAIT or crowding.worked(token, request.POST.get(WORK, ""))
        if not (earned and CROWD.use(token.id)):
            return wait_page(request, entrance, crowded=True)
    CROWD.admit(entrance, now=now)
    return None


def wait_page(request: HttpRequest, entrance: Entrance, *, crowded: bool) -> HttpResponse:
    """Everything that was sent, kept, and one button. Status 503 with Retry-After when it is crowded."""
    kept = [(name, value) for name, values in request.POST.lists() if name not in NOT_KEPT for value in values]
    guard = fields(entrance)
    context = {
        "guard": guard,
        "kept": kept,
        "crowded": crowded,
        "bits": crowding.WORK_BITS,
        "seconds": crowding.WAIT,
        "action": request.get_full_path(),
        "other_language_url": f"/{'es' if get_language() == 'en' else 'en'}/",
    }
    response = page(request, "narrator/wait.html", context, status=BUSY_STATUS if crowded else 200)
    if crowded:
        response["Retry-After"] = str(crowding.WAIT)
    return response
