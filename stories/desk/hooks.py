"""What the desk changes in Wagtail's admin: menu, styles, vocabulary; record pages are not edited there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from stories.desk.roles import StaffRequest, may
from stories.desk.vocabulary import TermViewSet
from stories.pages.records import RecordPage, RecordsPage

register_snippet(TermViewSet)


class RoleMenuItem(MenuItem):
    """An entry for those who may."""

    def __init__(self, what: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.what = what

    def is_shown(self, request: StaffRequest) -> bool:
        return may(request.user, self.what)


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    return RoleMenuItem("see", gettext_lazy("Escritorio"), reverse("desk:desk"), icon_name="tasks", order=1)


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    return RoleMenuItem("people", gettext_lazy("Personas"), reverse("desk:people"), icon_name="user", order=800)


@hooks.register("register_admin_menu_item")
def openings_item() -> MenuItem:
    return RoleMenuItem("openings", gettext_lazy("Aperturas"), reverse("desk:openings"), icon_name="view", order=810)


@hooks.register("register_admin_menu_item")
def freezes_item() -> MenuItem:
    return RoleMenuItem("freeze", gettext_lazy("Órdenes legales"), reverse("desk:freezes"), icon_name="lock", order=820)


@hooks.register("register_admin_menu_item")
def lock_item() -> MenuItem:
    return RoleMenuItem(
        "freeze", gettext_lazy("Cerrar la bóveda"), reverse("desk:lock"), icon_name="warning", order=830
    )


@hooks.register("register_admin_menu_item")
def help_item() -> MenuItem:
    return MenuItem(gettext_lazy("Ayuda"), reverse("desk:help"), name="guides", icon_name="help", order=900)


@hooks.register("construct_main_menu")
def hide_what_is_closed(request: StaffRequest, items: list[MenuItem]) -> None:
    """Reports show old wording and help leads to other sites; a menu does not offer what answers 404."""
    items[:] = [item for item in items if item.name not in ("reports", "help", "documents")]


@hooks.register("construct_settings_menu")
def hide_accounts_of_wagtail(request: StaffRequest, items: list[MenuItem]) -> None:
    """Accounts are kept on the desk, where nobody is asked for an e-mail; a role is not edited right by right."""
    items[:] = [item for item in items if item.name not in ("users", "groups", "workflows", "workflow-tasks", "sites")]


@hooks.register("insert_global_admin_css")
def desk_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/admin.css"))


# --- Record pages: they are made, shown and hidden on the desk, and nowhere else -------------------------------------


def is_record_page(page: Any) -> bool:
    """Whether this page is a record's, or the shelf they stand on."""
    return isinstance(page.specific, (RecordPage, RecordsPage))


def _to_the_desk(request: StaffRequest, page: Any, words: str) -> HttpResponseBase | None:
    if not is_record_page(page):
        return None
    messages.error(request, words)
    record = getattr(page, "record", None)
    if record is None:
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
    return HttpResponseRedirect(reverse("desk:submission", args=[record.submission_id]))


@hooks.register("before_edit_page")
def edit_on_the_desk(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    return _to_the_desk(request, page, _("Un registro no se edita aquí: se trabaja en el escritorio."))


@hooks.register("before_delete_page")
def no_deleting(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    words = _("Un registro no se borra aquí. Lo retira quien narra; para que no se vea, ocúltelo en el escritorio.")
    return _to_the_desk(request, page, words)


@hooks.register("before_unpublish_page")
def no_unpublishing(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    return _to_the_desk(request, page, _("Un registro no se despublica aquí: ocúltelo en el escritorio."))


@hooks.register("before_publish_page")
def no_publishing(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    return _to_the_desk(request, page, _("Un registro se publica en el escritorio, con todas sus aprobaciones."))


@hooks.register("before_move_page")
def no_moving(request: StaffRequest, page: Any, destination: Any) -> HttpResponseBase | None:
    return _to_the_desk(request, page, _("Un registro no cambia de lugar."))


@hooks.register("before_copy_page")
def no_copying(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    return _to_the_desk(request, page, _("Un registro no se copia: su permiso es para uno solo."))


@hooks.register("before_convert_alias_page")
def no_aliases(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    return _to_the_desk(request, page, _("Un registro no tiene alias."))


@hooks.register("before_create_page")
def no_creating(request: StaffRequest, parent_page: Any, page_class: type[Any]) -> HttpResponseBase | None:
    if not issubclass(page_class, (RecordPage, RecordsPage)):
        return None
    messages.error(request, _("Un registro nace en el escritorio, de lo que alguien contó."))
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


@hooks.register("before_bulk_action")
def no_bulk(
    request: StaffRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> HttpResponseBase | None:
    records = [page for page in objects if hasattr(page, "specific") and is_record_page(page)]
    return (
        _to_the_desk(request, records[0], _("Los registros se trabajan de uno en uno, en el escritorio."))
        if records
        else None
    )


@hooks.register("construct_explorer_page_queryset")
def no_records_in_the_explorer(parent_page: Any, pages: Any, request: StaffRequest) -> Any:
    """Call numbers in the page tree are no use to anybody who does not also see the desk."""
    return pages if may(request.user, "see") else pages.not_type(RecordPage).not_type(RecordsPage)
