"""`base` is safe for production and alone reads the environment; `dev`, `test` and `production` say what they change."""
