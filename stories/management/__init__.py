"""Commands for stewards. Each parses its arguments, calls one verb and says what came of it."""
