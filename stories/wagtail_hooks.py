"""Wagtail finds its hooks here; they live in the desk's room."""

from stories.desk import hooks

__all__ = ["hooks"]
