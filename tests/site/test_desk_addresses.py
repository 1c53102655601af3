"""What Wagtail's admin would show of old words, or store of new ones, cannot be reached."""

import pytest
from django.test import RequestFactory
from django.urls import resolve, reverse

from archive_site.urls.desk import closed

SHOWS_OR_STORES = [
    ("wagtailadmin_reports:locked_pages", []),
    ("wagtailadmin_reports:site_history", []),
    ("wagtailadmin_reports:workflow", []),
    ("wagtailadmin_reports:workflow_tasks", []),
    ("wagtailadmin_reports:aging_pages", []),
    ("wagtailadmin_reports:page_types_usage", []),
    ("wagtailadmin_pages:history", [7]),
    ("wagtailadmin_pages:workflow_history", [7]),
    ("wagtailadmin_pages:workflow_history_detail", [7, 1]),
    ("wagtailadmin_pages:revisions_compare", [7, 1, 2]),
    ("wagtailadmin_pages:revisions_view", [7, 1]),
    ("wagtailadmin_pages:revisions_revert", [7, 1]),
    ("wagtailadmin_pages:preview_on_edit", [7]),
    ("wagtailadmin_pages:preview_on_add", ["stories", "homepage", 3]),
    ("wagtailadmin_pages:workflow_preview", [7, 1]),
    ("wagtailadmin_password_reset", []),
    ("wagtailimages:url_generator", [7]),
    ("wagtailimages:preview", [7, "width-100"]),
    ("wagtailimages:edit_multiple", [7]),
    ("wagtailimages:create_multiple_from_uploaded_image", [7]),
    ("wagtaildocs:index", []),
    ("wagtaildocs:add", []),
    ("wagtaildocs:add_multiple", []),
    ("wagtaildocs_chooser:choose", []),
    ("wagtaildocs:edit_multiple", [7]),
    ("wagtaildocs:create_multiple_from_uploaded_document", [7]),
]


@pytest.mark.parametrize(("name", "values"), SHOWS_OR_STORES, ids=[row[0] for row in SHOWS_OR_STORES])
def test_wagtails_own_view_is_not_reachable(name: str, values: list[object]) -> None:
    assert resolve(reverse(name, args=values)).func is closed


def test_editing_a_page_is_reachable() -> None:
    assert resolve(reverse("wagtailadmin_pages:edit", args=[7])).func is not closed


def test_uploading_several_files_at_once_leads_to_uploading_one(rf: RequestFactory) -> None:
    address = reverse("wagtailimages:add_multiple")
    answer = resolve(address).func(rf.post(address))
    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailimages:add"))
