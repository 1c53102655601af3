"""Addresses of lists, of terms, of the calendar, of who is remembered, of public facts, and of feeds."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.pages import calendar, directory, feeds, remembering, topics
from stories.pages import call_numbers as call_numbers  # makes <call:record> known
from stories.pages.transparency import transparency


def at(route: Promise, view: Callable[..., HttpResponseBase], name: str, **given: Any) -> URLPattern:
    return path(route, view, given, name=name)  # type: ignore[arg-type,call-overload,no-any-return]


list_urls: list[URLPattern] = [
    at(_("temas/"), topics.term_list, "themes", kind="theme"),
    at(_("temas/<slug:term>/"), topics.term_page, "theme", kind="theme"),
    at(_("lugares/"), topics.term_list, "places", kind="place"),
    at(_("lugares/<slug:term>/"), topics.term_page, "place", kind="place"),
    at(_("campanas/"), topics.term_list, "campaigns", kind="hashtag"),
    at(_("campanas/<slug:term>/"), topics.term_page, "campaign", kind="hashtag"),
    at(_("vigilias/calendario/"), calendar.calendar, "calendar"),
    at(_("vigilias/calendario.ics"), calendar.calendar_of, "calendar_file"),
    at(_("vigilias/<call:record>/calendario.ics"), calendar.event_file, "vigil_calendar"),
    at(_("a-quien-se-recuerda/"), remembering.remembered_list, "remembered"),
    at(_("a-quien-se-recuerda/<call:record>/"), remembering.person, "person"),
    at(_("organizaciones/"), directory.organizations, "organizations"),
    at(_("acontecimientos/"), directory.events, "events"),
    at(_("exposiciones/"), directory.exhibits, "exhibits"),
    at(_("transparencia/"), transparency, "transparency"),
    at(_("archivo.xml"), feeds.feed, "feed"),
    at(_("archivo.rss"), feeds.feed, "rss", form=feeds.RSS),
    at(_("temas/<slug:term>/archivo.xml"), feeds.feed, "term_feed"),
    at(_("temas/<slug:term>/archivo.rss"), feeds.feed, "term_rss", form=feeds.RSS),
    at(_("testimonios/archivo.xml"), feeds.feed, "testimonies_feed", kind="testimony"),
    at(_("testimonios/archivo.rss"), feeds.feed, "testimonies_rss", kind="testimony", form=feeds.RSS),
    at(_("murales/archivo.xml"), feeds.feed, "murals_feed", kind="mural"),
    at(_("murales/archivo.rss"), feeds.feed, "murals_rss", kind="mural", form=feeds.RSS),
    at(_("vigilias/archivo.xml"), feeds.feed, "vigils_feed", kind="vigil"),
    at(_("vigilias/archivo.rss"), feeds.feed, "vigils_rss", kind="vigil", form=feeds.RSS),
]
