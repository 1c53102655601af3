"""Several stories that nobody has, given to one person at once: oneself, or a colleague who may give them back."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from stories.desk.groups import MODERATORS
from stories.desk.roles import StaffRequest, may, needs
from stories.desk.shelves import A_PAGE
from stories.gate.clock import today
from stories.intake.models import Submission
from stories.moderation.claiming import give
from stories.moderation.models import User


def who_redacts() -> QuerySet[User]:
    """Everybody to whom a story can be given."""
    return User.objects.filter(is_active=True, groups__name=MODERATORS).order_by("username")


@needs("redact")
@require_POST
def assign(request: StaffRequest) -> HttpResponseBase:
    """Give what is ticked. What somebody took meanwhile, or where the colleague stepped aside, stays as it is."""
    back = HttpResponseRedirect(f"{reverse('desk:desk')}?lista=received")
    number = request.POST.get("a", "")
    to = who_redacts().filter(pk=int(number)).first() if number.isdecimal() else None
    ids = request.POST.getlist("relato")[:A_PAGE]
    chosen = Submission.objects.filter(pk__in=ids, sent_on__isnull=False, withdrawal=None)
    if to is None or not may(to, "redact") or not ids:
        messages.error(request, _("Marque los relatos y elija a quién se encargan."))
        return back
    given = sum(give(submission=one, to=to, by=request.user, at=today()) for one in chosen)
    if given:
        said = ngettext("%(count)s relato encargado a %(name)s.", "%(count)s relatos encargados a %(name)s.", given)
        messages.success(request, said % {"count": given, "name": to})
    if given < len(ids):
        messages.warning(
            request,
            _("%(count)s no se encargaron: ya los tiene alguien, o esa persona se abstuvo.")
            % {"count": len(ids) - given},
        )
    return back
