"""Wagtail finds its hooks here; they live in the desk's room."""

from stories.desk import editing, hooks

__all__ = ["editing", "hooks"]
