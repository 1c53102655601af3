"""Safe for production, and the only file of the product that reads the environment.

Every name read here is described in docs/configuration.md. What is missing closes: without hosts nobody is answered,
without secrets nothing starts (archive_site/startup.py says what to do).
"""

import os
import shlex
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from archive_site.settings.closed import *
from archive_site.settings.logs import content_free_logging
from archive_site.settings.outside import database, object_storage, read_secret

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def folder(name: str, default: Path) -> Path:
    """An absolute folder named by the environment, or its default. It need not exist yet: `first_run` makes it."""
    return Path(os.environ.get(name) or default).resolve()


# --- Where the archive lives -----------------------------------------------------------------------------------------
AMPARO_HOME = folder("AMPARO_HOME", BASE_DIR / "var")
ARCHIVE_KEYS_DIR = folder("AMPARO_KEYS_DIR", AMPARO_HOME / "keys")
KEYSTORE_DIR = folder("AMPARO_KEYSTORE_DIR", AMPARO_HOME / "keystore")
KEYSTORE_MIRROR_DIR = (
    folder("AMPARO_KEYSTORE_MIRROR_DIR", AMPARO_HOME) if os.environ.get("AMPARO_KEYSTORE_MIRROR_DIR") else None
)
# One generation of the key store, sealed to the backup key; `tend` makes it anew each day.
KEYSTORE_BACKUP_DIR = (
    folder("AMPARO_KEYSTORE_BACKUP_DIR", AMPARO_HOME) if os.environ.get("AMPARO_KEYSTORE_BACKUP_DIR") else None
)
SEALED_DIR = folder("AMPARO_SEALED_DIR", AMPARO_HOME / "sealed")
PUBLIC_FILES_DIR = folder("AMPARO_PUBLIC_FILES_DIR", AMPARO_HOME / "public")
MEDIA_ROOT = AMPARO_HOME / "media"
# The consent texts read aloud: by a machine, or by people (docs/stewards.md).
CONSENT_AUDIO_DIR = folder("AMPARO_CONSENT_AUDIO_DIR", AMPARO_HOME / "consent-audio")
STATIC_ROOT = folder("AMPARO_STATIC_DIR", AMPARO_HOME / "static")

# --- Which process this is -------------------------------------------------------------------------------------------
ARCHIVE_ROLES = ("public", "staff", "worker", "all")
ARCHIVE_ROLE = os.environ.get("ARCHIVE_ROLE") or "all"
if ARCHIVE_ROLE not in ARCHIVE_ROLES:
    raise ImproperlyConfigured(f"ARCHIVE_ROLE is {ARCHIVE_ROLE!r}; it must be one of {', '.join(ARCHIVE_ROLES)}.")

# The worker answers nobody; commands that print addresses still need a map, and the public one is the harmless one.
ROOT_URLCONF = f"archive_site.urls.{'public' if ARCHIVE_ROLE == 'worker' else ARCHIVE_ROLE}"
WSGI_APPLICATION = "archive_site.wsgi.application"

# Each side signs with a key of its own, so that neither can forge what the other believes. An empty key is refused by
# Django at its first use and by archive_site.startup before that.
PUBLIC_SECRET_KEY = read_secret(os.environ, "ARCHIVE_PUBLIC_SECRET_KEY", ARCHIVE_KEYS_DIR / "public-secret-key")
STAFF_SECRET_KEY = (
    ""
    if ARCHIVE_ROLE == "public"
    else read_secret(os.environ, "ARCHIVE_STAFF_SECRET_KEY", ARCHIVE_KEYS_DIR / "staff-secret-key")
)
SECRET_KEY = PUBLIC_SECRET_KEY if ARCHIVE_ROLE == "public" else STAFF_SECRET_KEY
# While a secret is changed for another, what was signed with the former one still counts (docs/runbooks.md).
PUBLIC_SECRET_KEY_FORMER = read_secret(
    os.environ, "ARCHIVE_PUBLIC_SECRET_KEY_FORMER", ARCHIVE_KEYS_DIR / "public-secret-key.former"
)
STAFF_SECRET_KEY_FORMER = (
    ""
    if ARCHIVE_ROLE == "public"
    else read_secret(os.environ, "ARCHIVE_STAFF_SECRET_KEY_FORMER", ARCHIVE_KEYS_DIR / "staff-secret-key.former")
)
SECRET_KEY_FALLBACKS = [
    key for key in (PUBLIC_SECRET_KEY_FORMER if ARCHIVE_ROLE == "public" else STAFF_SECRET_KEY_FORMER,) if key
]

DEBUG = False
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("AMPARO_HOSTS", "").split(",") if host.strip()]
WAGTAILADMIN_BASE_URL = os.environ.get("AMPARO_URL") or "http://localhost"

# Only a steward whose proxy sets this header itself (and strips the visitor's) may say so.
if os.environ.get("AMPARO_BEHIND_TLS_PROXY") == "yes":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "archive_site",
    "stories",
    "search",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.admin",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.settings",
    "wagtail",
    "modelsearch",
    "modelcluster",
    "taggit",
    "django_tasks",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

# --- Middleware: two sides -------------------------------------------------------------------------------------------
# The public side knows no session, no account and no message. Below /admin/ the staff chain runs as well; in role
# `public` it is not there at all.
STAFF_PREFIX = "/admin/"
STAFF_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "stories.desk.idling.IdleMiddleware",
    "stories.desk.keeping_out.SecondFactorMiddleware",
    "stories.desk.keeping_out.DoorWordsMiddleware",
]
MIDDLEWARE = [
    "archive_site.middleware.kept.KeptPagesMiddleware",
    "archive_site.middleware.headers.SecurityHeadersMiddleware",
    "archive_site.middleware.csp.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive_site.middleware.caching.CachingMiddleware",
    "archive_site.middleware.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "archive_site.middleware.arriving.LettingGoMiddleware",
    "archive_site.middleware.csrf.NoReferrerCsrfMiddleware",
    "archive_site.middleware.not_yet.NotYetMiddleware",
]
if ARCHIVE_ROLE in ("staff", "all"):
    MIDDLEWARE.append("archive_site.middleware.staff_side.StaffSideMiddleware")

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "archive_site.context.staff_only",
                "archive_site.context.around_the_site",
            ],
        },
    }
]

# --- Data ------------------------------------------------------------------------------------------------------------
DATABASES = {"default": database(os.environ.get("AMPARO_DATABASE_URL", ""), home=AMPARO_HOME)}
# For `manage.py database_roles` alone, which the owner runs.
DATABASE_ROLE_PASSWORDS = {
    role: os.environ.get(name, "")
    for role, name in (
        ("archive_public", "PUBLIC_DATABASE_PASSWORD"),
        ("archive_staff", "STAFF_DATABASE_PASSWORD"),
        ("archive_worker", "WORKER_DATABASE_PASSWORD"),
    )
}
AUTH_USER_MODEL = "stories.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# A dotted path to another engine of the `search` interface; empty: the one inside the archive's own database.
SEARCH_ENGINE = os.environ.get("AMPARO_SEARCH_ENGINE", "")
# Where a search server is, if one is used: https://user:password@host:port. Whoever asks it waits so many seconds.
SEARCH_URL = os.environ.get("AMPARO_SEARCH_URL", "")
SEARCH_CA = os.environ.get("AMPARO_SEARCH_CA", "")
SEARCH_INDEX = os.environ.get("AMPARO_SEARCH_INDEX") or "amparo"
SEARCH_REPLICAS = int(os.environ.get("AMPARO_SEARCH_REPLICAS") or 0)
SEARCH_TIMEOUT = float(os.environ.get("AMPARO_SEARCH_TIMEOUT") or 2)

# Made by the desk alone, for the public page: parts of public documents. Editors' pictures lie in `default`.
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": "/imagenes/", "file_permissions_mode": 0o600},
    },
    "public": object_storage(os.environ, holds="public")
    or {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PUBLIC_FILES_DIR), "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Closed sealed files, where they do not stay in SEALED_DIR. Those still being written stay there in any case.
if sealed_storage := object_storage(os.environ, holds="sealed"):
    STORAGES["sealed"] = sealed_storage
MEDIA_URL = "/imagenes/"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"] if (BASE_DIR / "static").is_dir() else []

# --- Languages and time ----------------------------------------------------------------------------------------------
# Spanish is the source language of every string (docs/adr/0004-spanish-is-the-source.md).
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = ARCHIVE_TIME_ZONE = os.environ.get("AMPARO_TIME_ZONE") or "America/Los_Angeles"

# --- Promises with a number ------------------------------------------------------------------------------------------
# The published window: by then a withdrawn story is erased everywhere, backups included.
ARCHIVE_WINDOW_DAYS = int(os.environ.get("AMPARO_WINDOW_DAYS") or 7)
# One request may bring this much in files; all of it is held in memory, none on a disk (archive_site/uploads.py).
ARCHIVE_UPLOAD_CAP = int(os.environ.get("AMPARO_UPLOAD_CAP_MB") or 40) * 1024 * 1024
# What a narrator may send, in bytes: one file of each family, and everything of one story together.
ARCHIVE_FILE_LIMITS: dict[str, int] = {
    "photo": int(os.environ.get("AMPARO_PHOTO_MB") or 30) * 1024 * 1024,
    "sound": int(os.environ.get("AMPARO_SOUND_MB") or 500) * 1024 * 1024,
    "video": int(os.environ.get("AMPARO_VIDEO_MB") or 1000) * 1024 * 1024,
    "document": int(os.environ.get("AMPARO_DOCUMENT_MB") or 50) * 1024 * 1024,
}
ARCHIVE_STORY_QUOTA = int(os.environ.get("AMPARO_STORY_MB") or 4000) * 1024 * 1024
# Uploads that one process takes in at the same moment; fewer than its threads, so that pages are always answered.
ARCHIVE_UPLOADS_AT_ONCE = int(os.environ.get("AMPARO_UPLOADS_AT_ONCE") or 40)
# A line that says nothing for so long is let go; what came over it stays.
ARCHIVE_UPLOAD_SILENCE_SECONDS = int(os.environ.get("AMPARO_UPLOAD_SILENCE_SECONDS") or 60)
# ClamAV's socket: a path, or host:port. Empty: files are not scanned.
ARCHIVE_CLAMD = os.environ.get("AMPARO_CLAMD") or ""
# A program that writes down what it hears, with {sound} and {language} where they go. Empty: nobody but people listens.
ARCHIVE_SPEECH_COMMAND = shlex.split(os.environ.get("AMPARO_SPEECH_COMMAND") or "")

# So many reports of people who appear hide by themselves on one day; beyond that a person looks first.
ARCHIVE_AUTOMATIC_HIDES = int(os.environ.get("AMPARO_AUTOMATIC_HIDES") or 10)
# So many tellings begin, and so many reports are sent, in one hour of one process without waiting; beyond that each
# waits a minute, or lets the browser work for a few seconds. Nobody is refused.
ARCHIVE_BEGINS_AN_HOUR = int(os.environ.get("AMPARO_BEGINS_AN_HOUR") or 60)
ARCHIVE_REPORTS_AN_HOUR = int(os.environ.get("AMPARO_REPORTS_AN_HOUR") or 60)
# A form that comes back sooner was not read by a person; it is shown again with everything on it.
ARCHIVE_FORM_SECONDS = 2
# So many different stories one person opens in an hour on the desk; more only when a steward agrees, an hour at a time.
ARCHIVE_OPENINGS_AN_HOUR = int(os.environ.get("AMPARO_OPENINGS_AN_HOUR") or 12)
# A session of the desk ends after so many minutes in which nobody did anything.
ARCHIVE_IDLE_MINUTES = int(os.environ.get("AMPARO_IDLE_MINUTES") or 30)
# New files are kindly refused when less than this is free, so that words can still be kept.
ARCHIVE_DISK_RESERVE = int(os.environ.get("AMPARO_DISK_RESERVE_MB") or 1024) * 1024 * 1024

# Where "leave now" leads; empty means the archive's own dull page, which looks like a note about the weather.
ARCHIVE_LEAVE_URL = os.environ.get("AMPARO_LEAVE_URL") or ""

# --- One reminder, for narrators who leave an address ----------------------------------------------------------------
# Its sender: an address whose domain does not name the archive. Empty: no address is asked for and no e-mail is sent.
ARCHIVE_MAIL_FROM = os.environ.get("AMPARO_MAIL_FROM") or ""
if ARCHIVE_MAIL_FROM and ARCHIVE_ROLE in ("worker", "all"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ.get("AMPARO_MAIL_HOST") or "localhost"
    EMAIL_PORT = int(os.environ.get("AMPARO_MAIL_PORT") or 587)
    EMAIL_HOST_USER = os.environ.get("AMPARO_MAIL_USER") or ""
    EMAIL_HOST_PASSWORD = os.environ.get("AMPARO_MAIL_PASSWORD") or ""
    EMAIL_USE_TLS = os.environ.get("AMPARO_MAIL_TLS") != "no"
    EMAIL_TIMEOUT = 20

# --- The vault -------------------------------------------------------------------------------------------------------
# The cost of guessing a code, and how many may be checked at once and wait in each
# of two lines (fewer than the server has threads, so that other pages still answer): when full, "try again". The
# cost is part of every code, so it cannot change once there are submissions.
# One lane: OpenSSL's threads for more of them fail, or wait for each other for ever, when two run at once.
CODE_KDF = {"iterations": 3, "lanes": 1, "memory_kib": 64 * 1024}
CODE_QUEUE = (2, 3)
# With a socket named, the key store is on another machine, behind a key agent that listens there for us.
KEYSTORE_SOCKET = os.environ.get("AMPARO_KEYSTORE_SOCKET") or None
# Where a key agent listens for that, and for which user ids.
KEYSTORE_LISTEN = os.environ.get("AMPARO_KEYSTORE_LISTEN") or None
KEYSTORE_MAY_ASK = [int(uid) for uid in os.environ.get("AMPARO_KEYSTORE_MAY_ASK", "").split(",") if uid.strip()]
# With a socket named, the vault key is held by a process of its own (`manage.py key_agent`), not by a file here.
KEY_AGENT_SOCKET = os.environ.get("AMPARO_KEY_AGENT_SOCKET") or None
KEY_AGENT_OPENINGS_AN_HOUR = int(os.environ.get("AMPARO_KEY_AGENT_OPENINGS_AN_HOUR") or 60)
KEY_AGENT_OPENINGS_TOGETHER = int(os.environ.get("AMPARO_KEY_AGENT_OPENINGS_TOGETHER") or 200)
KEY_AGENT_MAY_ASK = [int(uid) for uid in os.environ.get("AMPARO_KEY_AGENT_MAY_ASK", "").split(",") if uid.strip()]
KEEPER = "stories.vault.agent.keeping.AgentKeeper" if KEY_AGENT_SOCKET else "stories.vault.keeper.FileKeeper"

LOGGING = content_free_logging()
