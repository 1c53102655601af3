"""The archive's one app. Migrations close the door before they begin and open it after they end."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class StoriesConfig(AppConfig):
    """Installs the door around every migration."""

    name = "stories"
    verbose_name = "Amparo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(close_before_migration, sender=self)
        post_migrate.connect(open_after_migration, sender=self)


def close_before_migration(*, using: str, **_kwargs: Any) -> None:
    from stories.gate.install import close_door

    close_door(using=using)


def open_after_migration(*, using: str, **_kwargs: Any) -> None:
    from stories.gate.install import open_door

    open_door(using=using)
