"""What templates find besides what their view hands them."""

from typing import Any

from django.contrib.auth.context_processors import auth
from django.contrib.messages.context_processors import messages
from django.http import HttpRequest


def staff_only(request: HttpRequest) -> dict[str, Any]:
    """The account, its permissions and its messages below /admin/; nothing on a public page, which has no account."""
    if not hasattr(request, "user"):
        return {}
    return auth(request) | messages(request)
