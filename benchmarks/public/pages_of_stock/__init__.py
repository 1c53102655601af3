"""The one page model of the stock Wagtail that is measured beside the archive. Never installed in the archive."""
