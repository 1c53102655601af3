"""Addresses of this room. The words in them are translated; call numbers are not."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.pages import feeds, handouts
from stories.pages.lists import record_list
from stories.pages.media import media
from stories.pages.record_page import record_page
from stories.pages.renditions import rendition
from stories.pages.weather import weather


class CallNumberConverter:
    """Four letters or digits; upper case leads to lower."""

    regex = "[0-9a-zA-Z]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CallNumberConverter, "call")


def shelf(route: Promise, *, kind: str, name: str) -> URLResolver:
    """The list of one kind and its records."""

    def at(address: str | Promise, view: Callable[..., HttpResponseBase], view_name: str) -> URLPattern:
        return path(address, view, {"kind": kind}, name=view_name)  # type: ignore[arg-type,call-overload,no-any-return]

    patterns = [
        at("", record_list, name),
        at("<call:record>/", record_page, kind),
        at(_("<call:record>/hoja/"), handouts.sheet, f"{kind}_sheet"),
        at(_("<call:record>/texto/"), handouts.text, f"{kind}_text"),
        at(_("<call:record>/datos/"), handouts.data, f"{kind}_data"),
    ]
    return path(route, include(patterns))  # type: ignore[arg-type,call-overload,no-any-return]


urlpatterns: list[URLPattern | URLResolver] = [
    shelf(_("testimonios/"), kind="testimony", name="testimonies"),
    shelf(_("murales/"), kind="mural", name="murals"),
    shelf(_("vigilias/"), kind="vigil", name="vigils"),
    path(_("archivo.xml"), feeds.feed, name="feed"),
]
# The same in every language.
without_language: list[URLPattern | URLResolver] = [
    path("medios/<str:file>", media, name="media"),
    path("imagenes/<path:name>", rendition, name="rendition"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots_txt, name="robots"),
    path(".well-known/tdmrep.json", feeds.tdm_reservation, name="tdmrep"),
    path("tiempo/", weather, {"language": "es"}, name="weather"),
    path("weather/", weather, {"language": "en"}, name="weather_en"),
]
