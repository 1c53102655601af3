"""The way in for web servers. Importing this module fails, with a sentence, when the archive is not fit to serve."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from archive_site.startup import refuse_unless_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings.production")

application = get_wsgi_application()
refuse_unless_ready()
# By name: the rooms have models and cannot be imported before Django is ready.
import_string("stories.publishing.starting.catch_up")()
# What is loaded by now stays as long as the process, and none of it is anybody's words: looking through it at every
# full collection would make one page in some dozens a tenth of a second slower.
gc.collect()
gc.freeze()
if settings.ARCHIVE_ROLE == "all":
    import_string("stories.publishing.background.tend_in_background")()
