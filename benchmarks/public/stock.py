"""Wagtail as `wagtail start` leaves it, with a page per record: its own middleware, serving, search back end, template.

gunicorn serves it as `benchmarks.public.stock:application`; `python -m benchmarks.public.stock BODIES WORDS` fills it.
Each page holds the very bytes that the archive drew, so that what it sends is the same and its template does next to
nothing. BENCH_STOCK is its folder, BENCH_STOCK_URL a PostgreSQL database of its own (empty: SQLite).
"""

import json
import os
import sys
import types
import uuid
from pathlib import Path
from typing import Any

import django
from django.conf import settings

FOLDER = Path(os.environ.get("BENCH_STOCK", "."))
ADDRESS = os.environ.get("BENCH_STOCK_URL", "")
NAME = "benchmarks.public.stock"


def database() -> dict[str, Any]:
    if not ADDRESS:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(FOLDER / "stock.sqlite3"), "CONN_MAX_AGE": 60}
    from archive_site.settings.outside import database as described

    return described(ADDRESS, home=FOLDER) | {"ENGINE": "django.db.backends.postgresql"}


TEMPLATES = {
    "page.html": "{{ page.body|safe }}",
    "found.html": "<!doctype html><title>{{ q }}</title><form><input name=q value='{{ q }}'></form>"
    "{% load wagtailcore_tags %}{% for page in results %}<h4><a href='{% pageurl page %}'>{{ page }}</a></h4>"
    "{% if page.search_description %}{{ page.search_description }}{% endif %}{% endfor %}"
    "{% if results.has_next %}<a href='?q={{ q }}&page={{ results.next_page_number }}'>Next</a>{% endif %}",
}
if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["localhost"],
        SECRET_KEY="measured, not kept",
        ROOT_URLCONF=f"{NAME}_urls",
        DATABASES={"default": database()},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "benchmarks.public.pages_of_stock",
            *("wagtail.contrib.forms", "wagtail.contrib.redirects", "wagtail.embeds", "wagtail.sites", "wagtail.users"),
            *("wagtail.snippets", "wagtail.documents", "wagtail.images", "wagtail.admin", "wagtail", "modelsearch"),
            *("modelcluster", "taggit", "django_tasks", "django.contrib.auth", "django.contrib.contenttypes"),
            *("django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles"),
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "django.middleware.security.SecurityMiddleware",
            "wagtail.contrib.redirects.middleware.RedirectMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ],
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            [("django.template.loaders.locmem.Loader", TEMPLATES)],
                        )
                    ],
                },
            }
        ],
        WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}},
        MODELSEARCH_BACKENDS={"default": {"BACKEND": "modelsearch.backends.database"}},
        WAGTAIL_SITE_NAME="stock",
        STATIC_URL="/static/",
        USE_TZ=True,
    )
    django.setup()

from django.core.management import call_command
from django.core.paginator import Paginator
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Page, Site

from benchmarks.public.pages_of_stock.models import StoryPage
from benchmarks.writing import write


def found(request: HttpRequest) -> TemplateResponse:
    """As in the project template: `Page.objects.search()` and a paginator."""
    asked = request.GET.get("q", "")
    results = Page.objects.live().search(asked) if asked else Page.objects.none()
    page = Paginator(results, 24).get_page(request.GET.get("page"))
    return TemplateResponse(request, "found.html", {"q": asked, "results": page})


_urls = types.ModuleType(f"{NAME}_urls")
_urls.urlpatterns = [path("search/", found), path("", include(wagtail_urls))]  # type: ignore[attr-defined]
sys.modules[f"{NAME}_urls"] = _urls
application = get_wsgi_application()


def main() -> None:
    """Pages at the addresses of BODIES (address -> file), and further ones with WORDS (a JSON list) to search in."""
    bodies, words = (json.loads(Path(name).read_text()) for name in sys.argv[1:3])
    call_command("migrate", verbosity=0)
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=Page(title="home", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    folders: dict[str, Page] = {}
    for address, file in bodies.items():
        *way, slug = address.strip("/").split("/")
        parent, so_far = home, ""
        for step in way:
            so_far += f"/{step}"
            if so_far not in folders:
                folders[so_far] = parent.add_child(instance=Page(title=step, slug=step))
            parent = folders[so_far]
        text = Path(file).read_text()
        parent.refresh_from_db()
        parent.add_child(instance=StoryPage(title=slug, slug=slug, body=text))
    shelf = home.add_child(instance=Page(title="more", slug="more"))
    pattern = shelf.add_child(instance=StoryPage(title="first", slug="first", body=""))
    _copied(pattern, shelf, words)
    call_command("rebuild_modelsearch_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copied(pattern: StoryPage, shelf: Page, words: list[str]) -> None:
    """Ten thousand pages one by one take an hour: rows like the first one's, and the index made of all at the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wagtailcore_page WHERE id = %s", [pattern.pk])
        row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
        pages, own = [], []
        for number, text in enumerate(words, start=2):
            said = {
                "id": 1_000_000 + number, "path": shelf._get_path(shelf.path, shelf.depth + 1, number),
                "title": text[:60], "draft_title": text[:60], "slug": f"s{number}",
                "url_path": f"{shelf.url_path}s{number}/", "translation_key": uuid.uuid4().hex,
            }  # fmt: skip
            pages.append(row | said)
            own.append({"page_ptr_id": said["id"], "body": "", "words": text})
        write(cursor, "wagtailcore_page", pages)
        write(cursor, StoryPage._meta.db_table, own)
        cursor.execute("UPDATE wagtailcore_page SET numchild = %s WHERE id = %s", [len(words) + 1, shelf.pk])


if __name__ == "__main__":
    main()
