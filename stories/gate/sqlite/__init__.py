"""Django's SQLite engine with the door's functions and pragmas on every connection."""
