"""Registers the start-up checks with Django."""

from django.apps import AppConfig
from django.core.checks import register

from archive_site.startup import check_door_stands, check_secrets


class ArchiveSiteConfig(AppConfig):
    """The project itself: no models, only checks."""

    name = "archive_site"
    verbose_name = "Amparo"

    def ready(self) -> None:
        register(check_secrets)
        register(check_door_stands, deploy=True)
