"""Logging that cannot tell on anybody. See archive_site/logs.py for the filter that does the work."""

from typing import Any


def content_free_logging() -> dict[str, Any]:
    """Errors and our own warnings to standard error; no address, user agent, path, title or message of a library."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"content_free": {"()": "archive_site.logs.ContentFree"}},
        "formatters": {"content_free": {"()": "archive_site.logs.ContentFreeFormatter"}},
        "handlers": {
            "standard_error": {
                "class": "logging.StreamHandler",
                "level": "WARNING",
                "filters": ["content_free"],
                "formatter": "content_free",
            },
        },
        "root": {"handlers": ["standard_error"], "level": "WARNING"},
        "loggers": {
            # Django gives these two handlers of their own: one prints every request, one mails errors.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
            # These write titles into their informations and warnings.
            "wagtail": {"level": "ERROR"},
            "modelsearch": {"level": "ERROR"},
            "wagtail.contrib.redirects": {"level": "ERROR"},
            # A host header is a visitor's word; a flood of them is not an error of ours.
            "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
            # Clients of search servers and of object storage write addresses and whole requests.
            "elastic_transport": {"level": "CRITICAL"},
            "elasticsearch": {"level": "CRITICAL"},
            "opensearch": {"level": "CRITICAL"},
            "opensearchpy.trace": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "urllib3": {"level": "CRITICAL"},
            "botocore": {"level": "CRITICAL"},
            "boto3": {"level": "CRITICAL"},
            "s3transfer": {"level": "CRITICAL"},
            # The SQL that Django can be made to log carries its parameters.
            "django.db.backends": {"level": "ERROR"},
        },
    }


def talkative_logging() -> dict[str, Any]:
    """The same loggers, with tracebacks and messages: for one's own machine and invented data only."""
    logging = content_free_logging()
    logging["filters"] = {}
    logging["formatters"] = {"full": {"format": "{levelname} {name} {message}", "style": "{"}}
    logging["handlers"]["standard_error"] |= {"filters": [], "formatter": "full"}
    return logging
