"""Against real servers: PostgreSQL, a search server, S3. `make test-services` starts them (scripts/services/)."""
