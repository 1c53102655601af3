"""The narrator's screens."""
