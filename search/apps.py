"""The search app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate  # noqa: TID251 - a migration may drop triggers: they come back here


class SearchConfig(AppConfig):
    """Installed after the archive, whose public documents it indexes."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(install_after_migration, sender=self)


def install_after_migration(*, using: str, **_kwargs: Any) -> None:
    from search.install import install

    install(using=using)
