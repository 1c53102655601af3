"""The site refuses to serve when it is not ready, and says what to do."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

# By name: the door's room has models, and this module is imported before Django has them.
CHECK_DOOR = "stories.gate.startup.check_door"


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


def check_door_stands(app_configs: Sequence[Any] | None, **kwargs: object) -> list[CheckMessage]:
    """For `manage.py check --deploy` only: other commands, as `migrate`, must run before the door stands."""
    try:
        import_string(CHECK_DOOR)()
    except Exception as error:  # whatever keeps the door from being looked at keeps the site closed
        return [Error(f"The door does not stand: {error}. Run `manage.py migrate`.", id="archive.E002")]
    return []


def refuse_unless_ready() -> None:
    """Returns when requests may be answered. Raises with what is missing and what to do."""
    if settings.ARCHIVE_ROLE == "worker":
        raise ImproperlyConfigured(
            "ARCHIVE_ROLE=worker answers no requests. Run `manage.py tend --forever` in this role."
        )
    if sentences := missing_secrets():
        raise ImproperlyConfigured(" ".join(sentences))
    import_string(CHECK_DOOR)()
