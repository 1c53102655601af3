"""A log that tells on nobody."""

import io
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.views.debug import ExceptionReporter, get_exception_reporter_filter
from pytest_django.fixtures import Settings

from archive_site.logs import ContentFree, ContentFreeFormatter
from archive_site.settings.logs import content_free_logging

# A page that says "no" is drawn with the editorial menu, which is asked of the database.
pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What production's logging writes."""
    sink = io.StringIO()
    described = content_free_logging()
    described["handlers"]["standard_error"]["stream"] = sink
    logging.config.dictConfig(described)
    yield sink
    logging.config.dictConfig(settings.LOGGING)


def test_error_of_a_view_leaves_the_place_and_kind_but_no_word(written: io.StringIO, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.site.urls"
    client = Client(raise_request_exception=False, headers={"user-agent": "canary-browser"})
    client.post("/broken/?q=canary-query", {"words": "canary-words"}, REMOTE_ADDR="203.0.113.9")
    text = written.getvalue()
    assert "canary" not in text
    assert "203.0.113.9" not in text
    assert "/broken/" not in text
    assert "builtins.ValueError" in text
    assert "in broken" in text


def test_missing_page_leaves_no_address(written: io.StringIO, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.site.urls"
    Client().get("/canary-path/?q=canary-query")
    assert "canary" not in written.getvalue()


@pytest.mark.parametrize(
    "name", ["wagtail", "wagtail.admin", "modelsearch", "wagtail.contrib.redirects", "django.server"]
)
def test_libraries_that_write_titles_are_heard_from_error_on_only(written: io.StringIO, name: str) -> None:
    logging.getLogger(name).warning('Page edited: "%s"', "canary-title")
    logging.getLogger(name).info('Page edited: "%s"', "canary-title")
    assert written.getvalue() == ""


def test_error_of_a_library_keeps_its_words_to_itself(written: io.StringIO) -> None:
    logging.getLogger("wagtail").error('Could not index "%s"', "canary-title")
    assert "canary" not in written.getvalue()
    assert "ERROR wagtail" in written.getvalue()


def test_our_own_words_are_kept_less_what_looks_like_an_address(written: io.StringIO) -> None:
    logging.getLogger("stories.publishing").warning(
        "duty %s failed for 203.0.113.9, 2001:db8::7, a@example.org, https://x.example/y, /es/buscar/?q=canary", "abc"
    )
    text = written.getvalue()
    assert "duty abc failed" in text
    for private in ("203.0.113.9", "2001:db8", "example", "canary"):
        assert private not in text


def test_log_tells_the_day_and_not_the_minute(written: io.StringIO) -> None:
    logging.getLogger("stories").error("x")
    assert ":" not in written.getvalue().split(" ERROR ")[0]


def test_request_is_taken_off_the_record() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "%s", ("words",), None)
    record.request = RequestFactory().get("/")
    ContentFree().filter(record)
    assert not hasattr(record, "request")
    assert "words" not in ContentFreeFormatter().format(record)


def test_sql_with_its_parameters_is_never_written(written: io.StringIO) -> None:
    logging.getLogger("django.db.backends").debug("SELECT canary")
    assert written.getvalue() == ""


def test_error_report_shows_no_value() -> None:
    request: Any = RequestFactory().post(
        "/x/?q=canary-query", {"words": "canary-post"}, headers={"cookie": "a=canary-cookie"}
    )
    try:
        words = "canary-variable"
        raise ValueError(len(words))
    except ValueError as error:
        reporter = ExceptionReporter(request, type(error), error, error.__traceback__)
    data = reporter.get_traceback_data()
    assert get_exception_reporter_filter(request).is_active(request)
    shown = repr([data[key] for key in ("filtered_POST_items", "settings", "request_meta", "request_COOKIES_items")])
    assert "canary" not in shown
    assert all(not frame["vars"] for frame in data["frames"])
