"""What templates find besides what their view hands them."""

from typing import Any

from django.conf import settings
from django.contrib.auth.context_processors import auth
from django.contrib.messages.context_processors import messages
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from stories.pages.addresses import elsewhere, site_pages


def around_the_site(request: HttpRequest) -> dict[str, Any]:
    """What public pages lead to: the same page in the other language, and the editorial pages of bar and foot."""
    if request.path_info.startswith(settings.STAFF_PREFIX):
        return {}
    # Asked only by templates that lead anywhere: the page that says *closed for a moment* asks no database.
    return {
        "other_language_url": SimpleLazyObject(lambda: elsewhere(request)),
        "site_pages": SimpleLazyObject(site_pages),
    }


def staff_only(request: HttpRequest) -> dict[str, Any]:
    """The account, its permissions and its messages below /admin/; nothing on a public page, which has no account."""
    if not hasattr(request, "user"):
        return {}
    return auth(request) | messages(request)
