"""Trying the archive out on one's own machine, over plain HTTP. Every loosening of `base` stands here with its reason.

DEBUG stays off: its page shows the values of variables, and those may be a narrator's words.
"""

from archive_site.settings.base import *
from archive_site.settings.logs import talkative_logging

# One machine answers to its own names only.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]

# Browsers refuse Secure cookies, and with them the __Host- prefix, over plain HTTP.
SESSION_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "staff"
NARRATOR_COOKIE_SECURE = False
NARRATOR_COOKIE_NAME = "visit"
CSRF_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "form"

# Files of static/ are served as they lie, so that an edit shows at the next request.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Tracebacks name the line that failed, with the message; the terminal is the developer's own.
LOGGING = talkative_logging()

# Whoever tries it out knows the pages and presses buttons at once.
ARCHIVE_FORM_SECONDS = 0

# The demo's two moderators prepare all of its stories within a minute.
ARCHIVE_OPENINGS_AN_HOUR = 500
