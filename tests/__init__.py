"""Tests by room. A name is a sentence; what is heavy is marked (pyproject.toml says with what and why)."""
