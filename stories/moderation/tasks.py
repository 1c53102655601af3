"""Wagtail workflow tasks that lead people to the desk. The rows count, never the task: the door reads approvals.

No task offers anybody an action, so Wagtail draws no approve button and refuses the request behind it; superusers
included. `stories.moderation.workflow` moves their states.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState


class DeskTask(Task):
    """A step that is finished on the desk, never by Wagtail's own approve button."""

    class Meta:
        abstract = True

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return False

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return True

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return False

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        return []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        return TaskState.objects.none()

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Nothing: an action that is not offered is not taken."""


class ConsentTask(DeskTask):
    """Waits until what the narrator permits allows this version on the web, and as a translation where it is one."""

    class Meta:
        app_label = "stories"
        verbose_name = _("Permiso vigente")

    @classmethod
    def get_description(cls) -> Any:
        return _("Lo que permite quien narra alcanza para esta versión")


class PeopleTask(DeskTask):
    """Waits until enough people outside the edition's hands have approved its fingerprint."""

    class Meta:
        app_label = "stories"
        verbose_name = _("Aprobación de otras personas")

    @classmethod
    def get_description(cls) -> Any:
        return _("Otras personas aprueban la versión pública en el escritorio")


class AdvocateTask(DeskTask):
    """At high risk: waits until an advocate outside the edition's hands has approved its fingerprint."""

    class Meta:
        app_label = "stories"
        verbose_name = _("Aprobación de la defensa")

    @classmethod
    def get_description(cls) -> Any:
        return _("Con riesgo alto, una defensora o defensor aprueba la versión pública en el escritorio")


class NarratorTask(DeskTask):
    """Waits until the narrator has said yes to this exact edition."""

    class Meta:
        app_label = "stories"
        verbose_name = _("Sí de quien narra")

    @classmethod
    def get_description(cls) -> Any:
        return _("Quien narra aprueba la versión pública en su espacio")
