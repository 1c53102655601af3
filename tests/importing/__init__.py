"""What comes from other archives: read, sealed, waiting, cleared by two, taken back."""
