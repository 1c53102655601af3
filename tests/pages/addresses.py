"""The names of addresses that templates use, for drawing templates alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path


def page(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse()


def named(*routes: tuple[str, str]) -> list[URLPattern | URLResolver]:
    return [path(route, page, name=name) for route, name in routes]


urlpatterns: list[URLPattern | URLResolver] = [
    *named(
        ("testimonios/", "testimonies"),
        ("testimonios/<record>/", "testimony"),
        ("murales/", "murals"),
        ("murales/<record>/", "mural"),
        ("vigilias/", "vigils"),
        ("vigilias/<record>/", "vigil"),
        ("buscar/", "search"),
        ("archivo.xml", "feed"),
        ("salir/", "leave"),
        ("tiempo/", "weather"),
    ),
    re_path(r"^((?:[\w\-]+/)*)$", page, name="wagtail_serve"),
    path("contar/", include((named(("", "start")), "tell"))),
    path("mi-historia/", include((named(("", "enter")), "space"))),
]
