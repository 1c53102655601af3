"""Four kinds of process, each with its own map, middleware and key."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver
from pytest_django.fixtures import Settings

from archive_site import startup
from stories.gate.install import DoorMissing, close_door
from tests.site.loading import settings_with

PUBLIC_KEY = "the public side's key"
STAFF_KEY = "the staff side's key"
KEYS = {"ARCHIVE_PUBLIC_SECRET_KEY": PUBLIC_KEY, "ARCHIVE_STAFF_SECRET_KEY": STAFF_KEY}


def addresses(role: str) -> list[str]:
    """Every pattern of a role's URL map, joined from the root."""

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
        for entry in patterns:
            here = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, here)
            else:
                yield here

    return list(walk(import_module(f"archive_site.urls.{role}").urlpatterns, ""))


def test_public_map_has_no_desk_login_or_interface() -> None:
    for address in addresses("public"):
        for word in ("admin", "login", "password", "api/", "documents", "original_images", "accounts"):
            assert word not in address


def test_staff_map_has_nothing_but_the_desk_and_editors_own_pictures() -> None:
    outside = [address for address in addresses("staff") if not address.startswith("admin/")]
    assert outside == ["", "imagenes/<path:name>"]


def test_map_of_all_is_both_maps() -> None:
    assert set(addresses("all")) == set(addresses("public")) | set(addresses("staff"))


@pytest.mark.parametrize("role", ["public", "staff", "all"])
def test_wagtails_own_file_and_data_views_are_not_mounted(role: str) -> None:
    modules = {
        getattr(entry.callback, "__module__", "")
        for entry in _views(import_module(f"archive_site.urls.{role}").urlpatterns)
    }
    for module in (
        "wagtail.images.views.serve",
        "wagtail.documents.views.serve",
        "wagtail.api.v2.views",
        "wagtail.api.v3",
        "wagtail.contrib.sitemaps.views",
        "django.views.static",
    ):
        assert not any(found.startswith(module) for found in modules)


def _views(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from _views(entry.url_patterns)
        else:
            yield entry


def test_public_process_has_no_staff_key_and_no_staff_middleware(monkeypatch: pytest.MonkeyPatch) -> None:
    public = settings_with(monkeypatch, ARCHIVE_ROLE="public", **KEYS)
    assert public.SECRET_KEY == PUBLIC_KEY
    assert public.STAFF_SECRET_KEY == ""
    assert not any(word in entry for entry in public.MIDDLEWARE for word in ("session", "auth", "message", "staff"))


@pytest.mark.parametrize("role", ["staff", "worker", "all"])
def test_staff_side_signs_with_its_own_key(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    assert settings_with(monkeypatch, ARCHIVE_ROLE=role, **KEYS).SECRET_KEY == STAFF_KEY


def test_unknown_role_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match="must be one of public, staff, worker, all"):
        settings_with(monkeypatch, ARCHIVE_ROLE="everything")


@pytest.mark.parametrize(
    ("role", "missing"),
    [("public", ["public"]), ("staff", ["staff"]), ("worker", ["staff"]), ("all", ["public", "staff"])],
)
def test_missing_secret_stops_start_up_and_says_what_to_do(settings: Settings, role: str, missing: list[str]) -> None:
    settings.ARCHIVE_ROLE, settings.PUBLIC_SECRET_KEY, settings.STAFF_SECRET_KEY = role, "", ""
    errors = startup.check_secrets(None)
    assert [error.msg.split()[3] for error in errors] == missing
    assert all("manage.py first_run" in error.msg for error in errors)
    with pytest.raises(ImproperlyConfigured):
        startup.refuse_unless_ready()


def test_worker_answers_no_requests(settings: Settings) -> None:
    settings.ARCHIVE_ROLE = "worker"
    with pytest.raises(ImproperlyConfigured, match=r"manage\.py tend"):
        startup.refuse_unless_ready()


def test_database_address_is_read_with_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    base = settings_with(monkeypatch, AMPARO_DATABASE_URL="postgresql://narrow:p%40ss@db.internal:5433/archive")
    described = base.DATABASES["default"]
    assert described["ENGINE"] == "stories.gate.postgresql"
    assert (described["USER"], described["PASSWORD"]) == ("narrow", "p@ss")
    assert (described["HOST"], described["PORT"], described["NAME"]) == ("db.internal", "5433", "archive")


def test_foreign_database_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match="must begin with postgresql"):
        settings_with(monkeypatch, AMPARO_DATABASE_URL="mysql://x/y")


def test_sqlite_begins_every_transaction_as_a_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    described = settings_with(monkeypatch).DATABASES["default"]
    assert described["ENGINE"] == "stories.gate.sqlite"
    assert described["OPTIONS"] == {"transaction_mode": "IMMEDIATE", "timeout": 20}


def test_a_process_may_keep_one_pool_of_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "postgresql://archive_public:x@db/archive"
    alone = settings_with(monkeypatch, AMPARO_DATABASE_URL=address).DATABASES["default"]
    assert alone["CONN_MAX_AGE"] == 60
    pooled = settings_with(monkeypatch, AMPARO_DATABASE_URL=f"{address}?pool=8").DATABASES["default"]
    assert pooled["OPTIONS"]["pool"]["max_size"] == 8
    assert (pooled["CONN_MAX_AGE"], pooled["NAME"]) == (0, "archive")
    assert alone["OPTIONS"]["options"] == pooled["OPTIONS"]["options"] == "-c jit=off"


def test_both_buckets_have_credentials_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    named = {"AMPARO_S3_BUCKET": "p", "AMPARO_S3_KEY_ID": "one", "AMPARO_S3_SEALED_BUCKET": "s"}
    stores = settings_with(monkeypatch, **named, AMPARO_S3_SEALED_KEY_ID="two").STORAGES
    assert [stores[holds]["OPTIONS"]["access_key"] for holds in ("public", "sealed")] == ["one", "two"]
    assert "sealed" not in settings_with(monkeypatch).STORAGES


def test_object_storage_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    public = settings_with(monkeypatch, AMPARO_S3_BUCKET="b", AMPARO_S3_ENDPOINT="http://s3.internal").STORAGES[
        "public"
    ]
    assert public["BACKEND"] == "archive_site.buckets.Bucket"
    assert public["OPTIONS"]["default_acl"] == "private"
    assert public["OPTIONS"]["querystring_auth"] is True


def test_site_refuses_to_serve_without_the_door(settings: Settings, fresh_database: str) -> None:
    startup.refuse_unless_ready()
    assert startup.check_door_stands(None) == []
    close_door()
    with pytest.raises(DoorMissing):
        startup.refuse_unless_ready()
    assert [error.id for error in startup.check_door_stands(None)] == ["archive.E002"]
