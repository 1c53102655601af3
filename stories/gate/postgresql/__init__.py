"""Django's PostgreSQL engine, unchanged: what the door needs there lies in the database itself."""
