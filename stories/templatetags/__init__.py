"""Filters for templates. They only word what they are given."""
