"""Through the admin's addresses, as a superuser: the API that Wagtail always mounts, bulk actions, the editor.

The desk has guards of its own before these views (second factors, hooks that lead people away). They are off here:
the attack is on what is behind them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.test import Client, override_settings
from django.urls import reverse
from wagtail import hooks

from stories.pages.records import TestimonyPage
from tests import factories
from tests.gate.attacks.striking import Strike, attack

DJANGOS_OWN = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]


@contextmanager
def nobody_else_watching() -> Iterator[None]:
    """Without the desk's middleware and without hooks that run before a view."""
    hooks.search_for_hooks()
    kept = {name: found for name, found in hooks._hooks.items() if not name.startswith("before_")}
    with override_settings(STAFF_MIDDLEWARE=DJANGOS_OWN), mock.patch.object(hooks, "_hooks", kept):
        yield


def post(address: str, data: dict[str, Any] | None = None) -> Strike:
    client = Client()
    client.force_login(factories.person(is_superuser=True, is_staff=True))

    def strike() -> None:
        with nobody_else_watching():
            response = client.post(address, data or {})
        raise AssertionError(f"answered {response.status_code} {response.headers.get('Location', '')}")

    return strike


def action(page: Any, name: str, data: dict[str, Any] | None = None) -> Strike:
    return post(f"/admin/api/main/pages/{page.pk}/action/{name}/", data)


@attack("wagtailcore_page.update.not_cleared")
def the_admin_api_publishes() -> Strike:
    page = factories.reviewed_record().page.specific
    page.save_revision()
    return action(page, "publish")


@attack("wagtailcore_page.insert.born_live")
def the_admin_api_copies() -> Strike:
    page = factories.published_record().page
    return action(page, "copy", {"slug": "copia", "keep_live": True})


@attack("wagtailcore_page.insert.alias")
def the_admin_api_makes_an_alias() -> Strike:
    page = factories.published_record().page
    return action(page, "create_alias", {"slug": "alias", "update_slug": "alias"})


@attack("wagtailcore_page.update.not_cleared")
def the_admin_publishes_in_bulk() -> Strike:
    pages = [factories.reviewed_record().page.specific for _ in range(2)]
    for page in pages:
        page.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return post(f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}")


@attack("wagtailcore_page.update.not_cleared")
def the_admins_editor_publishes() -> Strike:
    page = factories.reviewed_record().page.specific
    page.save_revision()
    data = {"title": page.title, "slug": page.slug, "action-publish": "action-publish"}
    return post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


@attack("wagtailcore_page.insert.born_live")
def the_admins_copy_form_publishes_the_copies() -> Strike:
    page = TestimonyPage.objects.get(pk=factories.published_record().page.pk)
    data = {"new_title": "x", "new_slug": "x", "new_parent_page": factories.shelf().pk, "publish_copies": "on"}
    return post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
