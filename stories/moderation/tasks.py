"""Wagtail workflow tasks that lead people to the desk. The rows count, never the task: the door reads approvals."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class DeskTask(Task):
    """A step that is finished on the desk, never by Wagtail's own approve button."""

    class Meta:
        abstract = True

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return False

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return True

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        return []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        return self.task_states.none() if hasattr(self, "task_states") else []


class PeopleTask(DeskTask):
    """Waits until enough people outside the edition's hands have approved its fingerprint."""

    class Meta:
        app_label = "stories"
        verbose_name = _("Aprobación de otras personas")

    @classmethod
    def get_description(cls) -> Any:
        return _("Otras personas aprueban la versión pública en el escritorio")


class NarratorTask(DeskTask):
    """Waits until the narrator has said yes to this exact edition."""

    class Meta:
        app_label = "stories"
        verbose_name = _("Sí de quien narra")

    @classmethod
    def get_description(cls) -> Any:
        return _("Quien narra aprueba la versión pública en su espacio")
