"""The search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Installed after the archive, whose public documents it indexes."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
