"""Commands for stewards with a search server."""
