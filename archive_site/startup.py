"""The site refuses to serve when it is not ready, and says what to do."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured


def missing_secrets() -> list[str]:
    """One sentence for each secret that this role needs and does not have."""
    needed = {"public": ("PUBLIC",), "staff": ("STAFF",), "worker": ("STAFF",), "all": ("PUBLIC", "STAFF")}
    return [
        f"There is no {side.lower()} secret key. Set ARCHIVE_{side}_SECRET_KEY, or run `manage.py first_run`, "
        f"which makes {settings.ARCHIVE_KEYS_DIR}/{side.lower()}-secret-key."
        for side in needed[settings.ARCHIVE_ROLE]
        if not getattr(settings, f"{side}_SECRET_KEY")
    ]


def check_secrets(app_configs: Sequence[Any] | None, **kwargs: object) -> list[CheckMessage]:
    """Django's system check: every command but `first_run` stops on a missing secret."""
    return [Error(sentence, id="archive.E001") for sentence in missing_secrets()]


def refuse_unless_ready() -> None:
    """Returns when requests may be answered. Raises ImproperlyConfigured with what is missing and what to do."""
    if settings.ARCHIVE_ROLE == "worker":
        raise ImproperlyConfigured("ARCHIVE_ROLE=worker answers no requests. Run `manage.py tend` in this role.")
    if sentences := missing_secrets():
        raise ImproperlyConfigured(" ".join(sentences))
