"""The search app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate  # noqa: TID251 - triggers go and come back


class SearchConfig(AppConfig):
    """Installed after the archive, whose public documents it indexes."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(make_way_for_migration, sender=self)
        post_migrate.connect(install_after_migration, sender=self)


def make_way_for_migration(*, using: str, **_kwargs: Any) -> None:
    from search.install import make_way

    make_way(using=using)


def install_after_migration(*, using: str, **_kwargs: Any) -> None:
    from search.install import install

    install(using=using)
