"""The tests' own world: invented secrets, folders that vanish. The product cannot tell the difference."""

import atexit
import shutil
import tempfile
from pathlib import Path

from archive_site.settings import base
from archive_site.settings.base import *

if base.AMPARO_HOME == base.BASE_DIR / "var":  # nobody named a home: never a developer's own
    AMPARO_HOME = Path(tempfile.mkdtemp(prefix="amparo-test-"))
    atexit.register(shutil.rmtree, AMPARO_HOME, ignore_errors=True)
ARCHIVE_KEYS_DIR = AMPARO_HOME / "keys"
KEYSTORE_DIR = AMPARO_HOME / "keystore"
KEYSTORE_MIRROR_DIR = AMPARO_HOME / "mirror"
SEALED_DIR = AMPARO_HOME / "sealed"
PUBLIC_FILES_DIR = AMPARO_HOME / "public"
MEDIA_ROOT = AMPARO_HOME / "media"
CONSENT_AUDIO_DIR = AMPARO_HOME / "consent-audio"
STATIC_ROOT = AMPARO_HOME / "static"
STORAGES["default"]["OPTIONS"]["location"] = str(MEDIA_ROOT)
if "location" in STORAGES["public"]["OPTIONS"]:  # else a bucket, for processes of the service tests
    STORAGES["public"]["OPTIONS"]["location"] = str(PUBLIC_FILES_DIR)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True

PUBLIC_SECRET_KEY = "an invented key of the public side, for tests only, long enough to be taken seriously"
STAFF_SECRET_KEY = "an invented key of the staff side, for tests only, long enough to be taken seriously"
SECRET_KEY = PUBLIC_SECRET_KEY if ARCHIVE_ROLE == "public" else STAFF_SECRET_KEY
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# The test client speaks plain HTTP.
SESSION_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "staff"
NARRATOR_COOKIE_SECURE = False
NARRATOR_COOKIE_NAME = "visit"
CSRF_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "form"

# Tests fill in forms faster than anybody reads, and begin more stories in an hour than a city.
ARCHIVE_FORM_SECONDS = 0
ARCHIVE_BEGINS_AN_HOUR = ARCHIVE_REPORTS_AN_HOUR = ARCHIVE_OPENINGS_AN_HOUR = 1_000_000
ARCHIVE_DISK_RESERVE = 0

# Slow hashes would be most of the running time.
CODE_KDF = {"iterations": 1, "lanes": 1, "memory_kib": 64}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"] == "stories.gate.sqlite":
    DATABASES["default"]["NAME"] = str(AMPARO_HOME / "archive.sqlite3")
