"""Addresses of this room."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from search.views import search

urlpatterns: list[URLPattern] = [path(_("buscar/"), search, name="search")]
