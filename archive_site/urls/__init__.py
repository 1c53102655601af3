"""One URL map per role: `public`, `staff`, `all` (both). Each fits on one screen."""
