"""The tests' own world: invented secrets, folders that vanish, no schedule. The product cannot tell the difference."""

import tempfile
from pathlib import Path

from archive_site.settings.base import *  # noqa: F403

_scratch = Path(tempfile.mkdtemp(prefix="amparo-test-"))
AMPARO_HOME = _scratch
ARCHIVE_KEYS_DIR = _scratch / "keys"
KEYSTORE_DIR = _scratch / "keystore"
KEYSTORE_MIRROR_DIR = _scratch / "mirror"
SEALED_DIR = _scratch / "sealed"
PUBLIC_FILES_DIR = _scratch / "public"
MEDIA_ROOT = _scratch / "media"
STATIC_ROOT = _scratch / "static"

PUBLIC_SECRET_KEY = "an invented key of the public side, for tests only, long enough to be taken seriously"
STAFF_SECRET_KEY = "an invented key of the staff side, for tests only, long enough to be taken seriously"
SECRET_KEY = STAFF_SECRET_KEY
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# The test client speaks plain HTTP.
SESSION_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "staff"
CSRF_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "form"

STORAGES["default"]["OPTIONS"]["location"] = str(MEDIA_ROOT)  # noqa: F405
STORAGES["public"]["OPTIONS"]["location"] = str(PUBLIC_FILES_DIR)  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True

# A slow hash of staff passwords would be most of the running time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"] == "stories.gate.sqlite":  # noqa: F405
    # A real file: the door's attacks need several connections to one database.
    DATABASES["default"]["NAME"] = str(_scratch / "archive.sqlite3")  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": str(_scratch / "test.sqlite3")}  # noqa: F405
