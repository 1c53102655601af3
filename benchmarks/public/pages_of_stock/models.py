"""A page with what it sends, and the words it is found by."""

from django.db import models
from wagtail.models import Page
from wagtail.search import index


class StoryPage(Page):
    """As a first Wagtail site would have it."""

    body = models.TextField(blank=True)
    words = models.TextField(blank=True)
    search_fields = [*Page.search_fields, index.SearchField("words")]
    template = "page.html"

    class Meta:
        app_label = "pages_of_stock"
