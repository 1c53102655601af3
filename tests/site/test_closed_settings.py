"""Each setting that closes a leak, with the leak it closes."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import get_connection

from tests.site.loading import settings_with

CLOSED: list[tuple[str, Any, str]] = [
    ("WAGTAIL_AUTOSAVE_INTERVAL", 0, "a mistaken paste would be stored within half a second"),
    ("WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL", 0, "previews keep what was typed as plain text"),
    ("WAGTAILADMIN_COMMENTS_ENABLED", False, "free comments name people and survive"),
    ("WAGTAILREDIRECTS_AUTO_CREATE", False, "redirects reveal slugs, even of unpublished pages"),
    ("WAGTAIL_GRAVATAR_PROVIDER_URL", None, "a hash of the moderator's e-mail would go to a third party"),
    ("WAGTAIL_ENABLE_UPDATE_CHECK", False, "the admin would call out"),
    ("WAGTAIL_ENABLE_WHATS_NEW_BANNER", False, "the admin would call out"),
    ("WAGTAILEMBEDS_FINDERS", [], "server and visitor would contact third parties"),
    ("WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT", True, "an approval would cover what was written after it"),
    ("WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", False, "titles would be mailed to people who did not ask"),
    ("WAGTAIL_PASSWORD_RESET_ENABLED", False, "a mailbox would open the desk"),
    ("WAGTAIL_EMAIL_MANAGEMENT_ENABLED", False, "the archive does not collect addresses"),
    ("WAGTAIL_PRIVATE_PAGE_OPTIONS", {"SHARED_PASSWORD": False}, "a password page needs a session on the public side"),
    ("WAGTAILIMAGES_FEATURE_DETECTION_ENABLED", False, "finding faces is nothing the archive does by itself"),
    ("WAGTAILIMAGES_IMAGE_MODEL", "stories.EditorialImage", "Wagtail's own keeps GPS and the person's file name"),
    ("WAGTAILDOCS_DOCUMENT_MODEL", "stories.EditorialDocument", "documents are no place for narrators' files"),
    ("ADMINS", [], "error mails carry what was posted"),
    ("MANAGERS", [], "mails about broken links carry addresses"),
    ("DEFAULT_EXCEPTION_REPORTER_FILTER", "archive_site.reporting.HideEverything", "reports show variables"),
    ("FILE_UPLOAD_HANDLERS", ["archive_site.uploads.SealingUploadHandler"], "Django spools uploads to /tmp"),
    ("MESSAGE_STORAGE", "django.contrib.messages.storage.session.SessionStorage", "titles would travel in cookies"),
    ("SESSION_ENGINE", "django.contrib.sessions.backends.db", "a session must end when the server says so"),
    ("SESSION_COOKIE_HTTPONLY", True, "a script could read it"),
    ("SESSION_COOKIE_SAMESITE", "Lax", "other sites could use it"),
    ("SESSION_EXPIRE_AT_BROWSER_CLOSE", True, "shared devices"),
    ("CSRF_COOKIE_HTTPONLY", True, "a script could read it"),
    ("CSRF_COOKIE_AGE", None, "a form's cookie that stays on the phone is a trace"),
    ("X_FRAME_OPTIONS", "DENY", "another site could draw itself over ours"),
    ("SECURE_REFERRER_POLICY", "no-referrer", "links out would tell where the visitor was"),
    ("DEBUG", False, "its page shows values of variables"),
    ("LANGUAGE_CODE", "es", "Spanish is the source"),
]

NEVER_INSTALLED = {
    "wagtail.contrib.forms": "keeps submissions as plain JSON",
    "wagtail.contrib.redirects": "reveals slugs of unpublished pages",
    "wagtail.contrib.search_promotions": "stores what visitors searched for",
    "wagtail.contrib.frontend_cache": "copies pages to a third party",
    "wagtail.embeds": "contacts third parties",
    "wagtail.api.v2": "lists every file with its original address",
    "wagtail.api.v3": "writes, with tokens without scope or expiry",
    "wagtail_localize": "its strings survive the page",
    "wagtailcache": "keeps pages that were withdrawn",
    "django.contrib.admin": "a second desk without our rules",
    "allauth.usersessions": "stores address and browser",
    "axes": "stores address and browser",
    "django_tasks.backends.database": "keeps arguments and tracebacks",
    "django_tasks_db": "keeps arguments and tracebacks",
}


@pytest.mark.parametrize(("name", "value", "leak"), CLOSED, ids=[row[0] for row in CLOSED])
def test_setting_closes_its_leak(name: str, value: object, leak: str) -> None:
    assert getattr(settings, name) == value, leak


@pytest.mark.parametrize("app", NEVER_INSTALLED)
def test_app_that_keeps_or_tells_is_not_installed(app: str) -> None:
    assert app not in settings.INSTALLED_APPS, NEVER_INSTALLED[app]


def test_no_mail_leaves_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    base = settings_with(monkeypatch)
    assert base.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend"
    get_connection(base.EMAIL_BACKEND).send_messages([mail.EmailMessage("title", "words", to=["a@example.org"])])
    assert mail.outbox == []


def test_cookies_of_production_cannot_be_set_by_a_sister_site(monkeypatch: pytest.MonkeyPatch) -> None:
    production = settings_with(monkeypatch, "production")
    for side in ("SESSION", "CSRF"):
        assert getattr(production, f"{side}_COOKIE_NAME").startswith("__Host-")
        assert getattr(production, f"{side}_COOKIE_SECURE") is True


def test_every_loosening_of_dev_has_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    dev, base = settings_with(monkeypatch, "dev"), settings_with(monkeypatch)
    loosened = {
        name
        for name in dir(base)
        if name.isupper() and getattr(dev, name) != getattr(base, name) and name != "STORAGES"
    }
    assert loosened == {
        "ALLOWED_HOSTS",
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_SECURE",
        "NARRATOR_COOKIE_SECURE",
        "NARRATOR_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
        "LOGGING",
        "ARCHIVE_FORM_SECONDS",
        "ARCHIVE_OPENINGS_AN_HOUR",
    }
