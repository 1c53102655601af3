"""Articles before they are public: their words in one list, what might name somebody, and two people who say yes."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Page

from stories.desk.roles import StaffRequest, View, signed_in
from stories.gate.clock import today
from stories.pages.pictures import made_size
from stories.pages.wording import fingerprints
from stories.publishing.articles import (
    ARTICLES,
    agree,
    findings,
    publish_article,
    standing_of,
    unfinished,
    words_of,
)
from stories.publishing.errors import Refused


def edits_pages(view: View) -> View:
    """Keeps a view for those who edit pages."""

    @wraps(view)
    def checked(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if user_has_any_page_permission(request.user) else _not_yours(request)

    return signed_in(checked)


def _not_yours(request: StaffRequest) -> HttpResponseBase:
    messages.error(request, _("Su cuenta no puede hacer esto. Pídalo a quien administra el archivo."))
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


@edits_pages
@require_GET
def articles(request: StaffRequest) -> HttpResponseBase:
    """Every article whose newest words readers do not see yet."""
    mine = [page for page in unfinished() if page.permissions_for_user(request.user).can_edit()]
    rows = [{"page": page, "standing": standing_of(page=page)} for page in mine]
    return TemplateResponse(request, "desk/articles.html", {"rows": rows})


@edits_pages
@require_http_methods(["GET", "POST"])
def words(request: StaffRequest, page_id: int) -> HttpResponseBase:
    """Read all the words; say yes to them; with the second person's yes they are public."""
    page = article_or_404(page_id)
    rights = page.permissions_for_user(request.user)
    if not rights.can_edit():
        return _not_yours(request)
    if request.method == "POST":
        return _answer(request, page)
    standing = standing_of(page=page)
    draft, found = standing.draft, findings(page=page)
    return TemplateResponse(
        request,
        "desk/words.html",
        {
            "page": page,
            "draft": draft,
            "standing": standing,
            "texts": [(one, made_size(one.image) if one.image else None) for one in words_of(page=page)],
            "direct": [one for one in found if one.direct],
            "perhaps": [one for one in found if not one.direct],
            "read": fingerprints(draft),
            "mine": request.user in standing.people,
            "may": rights.can_publish(),
        },
    )


def article_or_404(page_id: int) -> Page:
    page = Page.objects.type(*ARTICLES).filter(pk=page_id).first()
    if page is None:
        raise Http404
    return page


def _answer(request: StaffRequest, page: Page) -> HttpResponseBase:
    here = HttpResponseRedirect(reverse("desk:words", args=[page.pk]))
    if not page.permissions_for_user(request.user).can_publish():
        return _not_yours(request)
    data: Any = request.POST
    seen = {key for keys in data.getlist("visto") for key in keys.split()}
    read = (data.get("titulo", ""), data.get("texto", ""))
    try:
        agree(page=page, person=request.user, confirmed=seen, read=read, at=today())
        if not standing_of(page=page).complete:
            messages.success(request, _("Su sí quedó guardado. Falta el de otra persona; entonces se publica."))
            return here
        publish_article(page=page, person=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return here
    messages.success(request, _("Dos personas dijeron que sí. La página ya se ve."))
    return here
