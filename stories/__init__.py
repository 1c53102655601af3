"""The archive: one Django app, one room per concern, one migration history."""
