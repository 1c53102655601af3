"""What Wagtail's editor does differently here: it saves drafts, and then asks about the words."""

from typing import Any

from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

from stories.desk.roles import StaffRequest
from stories.pages.editorial import Article

# Two people publish, on the desk; one person alone would only meet the door's refusal.
NOT_OFFERED = ("action-publish", "action-submit", "action-restart-workflow")


class ArticlesMenuItem(MenuItem):
    """An entry for those who edit pages."""

    def is_shown(self, request: StaffRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))


@hooks.register("construct_page_action_menu")
def no_publishing_alone(items: list[Any], request: StaffRequest, context: dict[str, Any]) -> None:
    items[:] = [item for item in items if item.name not in NOT_OFFERED]


def _ask(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    if not isinstance(page.specific, Article) or "application/json" in request.headers.get("Accept", ""):
        return None
    return HttpResponseRedirect(reverse("desk:words", args=[page.pk]))


@hooks.register("after_create_page")
def ask_after_creating(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    """Saving leads to what the detectors found, and to who must say yes."""
    return _ask(request, page)


@hooks.register("after_edit_page")
def ask_after_editing(request: StaffRequest, page: Any) -> HttpResponseBase | None:
    return _ask(request, page)


@hooks.register("register_admin_menu_item")
def articles_item() -> MenuItem:
    return ArticlesMenuItem(
        gettext_lazy("Páginas por publicar"), reverse("desk:articles"), icon_name="doc-full-inverse", order=2
    )
