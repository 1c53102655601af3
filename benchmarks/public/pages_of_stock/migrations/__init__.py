"""The table of the one page."""
