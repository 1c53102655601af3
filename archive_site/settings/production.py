"""Serving the public over TLS. Adds to `base` what only makes sense there."""

from archive_site.settings.base import *

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # sister sites are not ours to decide for
