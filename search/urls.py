"""Addresses of this room."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from search.views import RSS, search, search_feed, suggest

urlpatterns: list[URLPattern] = [
    path(_("buscar/"), search, name="search"),
    path(_("buscar/palabras.json"), suggest, name="suggest"),
    path(_("buscar/archivo.xml"), search_feed, name="search_feed"),
    path(_("buscar/archivo.rss"), search_feed, {"form": RSS}, name="search_rss"),
]
