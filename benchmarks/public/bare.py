"""The least that Django does to send these pages: a view behind a URL map of one line. No middleware, no database.

gunicorn serves it as `benchmarks.public.bare:application`; BENCH_BODIES is a folder with a file for each address.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        SECRET_KEY="measured, not kept",
        USE_I18N=False,
    )
    django.setup()


def name_of(address: str) -> str:
    """The file of an address."""
    return hashlib.sha256(address.encode()).hexdigest()


@cache
def body(address: str) -> bytes:
    return (Path(os.environ["BENCH_BODIES"]) / name_of(address)).read_bytes()


def view(request: HttpRequest) -> HttpResponse:
    found = body(request.path)
    # Without it the server would send the page in chunks, which costs the bare view some of its lead.
    return HttpResponse(found, headers={"Content-Length": str(len(found))})


urlpatterns = [re_path(r"", view)]
application = get_wsgi_application()
