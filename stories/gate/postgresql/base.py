"""The grown-up engine: the door's functions and triggers are the database's own."""

from django.db.backends.postgresql.base import DatabaseWrapper

__all__ = ["DatabaseWrapper"]
