"""The desk: Wagtail's admin less what shows or keeps old words, and our own screens. Shared by `staff` and `all`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtail_admin


def closed(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """404, as if Wagtail had no such page."""
    raise Http404


# Reports and history show old wording and export it to laptops; previews store what was typed, in the clear.
CLOSED = (
    r"^reports/",
    r"^pages/usage/",
    r"^pages/\d+/history/",
    r"^pages/\d+/workflow_history/",
    r"^pages/\d+/revisions/",
    r"^pages/\d+/edit/preview/",
    r"^pages/add/[^/]+/[^/]+/\d+/preview/",
    r"^pages/workflow/preview/",
    r"^images/\d+/(generate_url|preview)/",
    # Uploading several files at once keeps them on the disk, as they came, until their forms are filled in.
    r"^images/multiple/",
    # Documents keep who wrote them and what was deleted; the archive takes none from editors.
    r"^documents/",
    r"^account/avatar/",
    r"^password_reset/",
    # Accounts and roles are kept on the desk; the one workflow is made by `prepare_site`.
    r"^users/",
    r"^groups/",
    r"^workflows/",
    r"^pages/\d+/convert_alias/",
)

desk: list[URLPattern | URLResolver] = [
    # Where Wagtail's own buttons lead to: one file at a time.
    path("admin/images/multiple/add/", RedirectView.as_view(pattern_name="wagtailimages:add")),
    path("admin/", include([re_path(pattern, closed) for pattern in CLOSED])),
    path("admin/", include("stories.desk.urls")),
    path("admin/", include(wagtail_admin)),
]
