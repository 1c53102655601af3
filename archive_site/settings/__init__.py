"""`base` is safe for production and alone reads the environment; the others say what they change."""
