"""Every address that the staff process answers: the desk."""

from django.urls import path

from archive_site.root import to_the_desk
from archive_site.urls.desk import desk
from stories.pages.renditions import rendition

# Editors look at their own pictures.
urlpatterns = [path("", to_the_desk, name="root"), path("imagenes/<path:name>", rendition, name="rendition"), *desk]
