"""Addresses of this room."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
# The same in every language: media, sitemap, robots, the dull page.
without_language: list[URLPattern | URLResolver] = []
