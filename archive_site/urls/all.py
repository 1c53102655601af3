"""Both sides in one process, for trying out and for small archives."""

from archive_site.urls import public
from archive_site.urls.desk import desk

urlpatterns = [*desk, *public.urlpatterns]
