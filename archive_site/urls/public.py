"""Every address that the public process answers."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.views import serve

from archive_site.root import choose_language
from stories.pages.urls import without_language

urlpatterns = [
    path("", choose_language, name="root"),
    # Media, sitemap, robots, the dull page: the same in every language.
    *without_language,
    *i18n_patterns(
        path("", include("stories.narrator.urls")),
        path("", include("search.urls")),
        path("", include("stories.pages.urls")),
        # Editorial pages. Wagtail's own module would add a login and a password page.
        re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
    ),
]
