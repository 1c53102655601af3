"""Addresses of this room. The words in them are translated; call numbers are not."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.pages import feeds, handouts, taking, walls
from stories.pages.list_urls import list_urls
from stories.pages.lists import record_list
from stories.pages.media import media
from stories.pages.record_page import record_page
from stories.pages.renditions import rendition
from stories.pages.weather import weather


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
        at(_("<call:record>/subtitulos/<slug:part>.vtt"), taking.subtitles, f"{kind}_subtitles"),
        at(_("<call:record>/subtitulos/<slug:part>.srt"), taking.subtitles_to_keep, f"{kind}_subtitles_to_keep"),
        at(_("<call:record>/cita.<slug:ending>"), taking.citation, f"{kind}_citation"),
        at(_("<call:record>/tarjeta.png"), taking.card, f"{kind}_card"),
        *(
            [at(_("<call:record>/historia-oral.xml"), taking.oral_history, "testimony_ohms")]
            if kind == "testimony"
            else []
        ),
        *(
            [
                at(_("<call:record>/para-la-pared/"), taking.wall_sheet, "mural_wall_sheet"),
                at(_("<call:record>/codigo.png"), taking.code, "mural_code"),
            ]
            if kind == "mural"
            else []
        ),
    ]
    return path(route, include(patterns))  # type: ignore[arg-type,call-overload,no-any-return]


urlpatterns: list[URLPattern | URLResolver] = [
    path(_("murales/mapa/"), walls.mural_map, name="mural_map"),
    path(_("murales/mapa.png"), walls.mural_map_picture, name="mural_map_picture"),
    shelf(_("testimonios/"), kind="testimony", name="testimonies"),
    shelf(_("murales/"), kind="mural", name="murals"),
    shelf(_("vigilias/"), kind="vigil", name="vigils"),
    *list_urls,
]
# The same in every language.
without_language: list[URLPattern | URLResolver] = [
    path("medios/<str:file>", media, name="media"),
    path("iiif/<call:record>/manifest.json", walls.mural_manifest, name="mural_manifest"),
    path("iiif/<call:record>/<slug:name>/info.json", walls.picture_info, name="picture_info"),
    path(
        "iiif/<call:record>/<slug:name>/<str:region>/<str:size>/0/default.<slug:ending>",
        walls.picture_tile,
        name="picture_tile",
    ),
    path("imagenes/<path:name>", rendition, name="rendition"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots_txt, name="robots"),
    path(".well-known/tdmrep.json", feeds.tdm_reservation, name="tdmrep"),
    path("tiempo/", weather, {"language": "es"}, name="weather"),
    path("weather/", weather, {"language": "en"}, name="weather_en"),
]
