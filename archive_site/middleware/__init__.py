"""What every request passes through, one concern per file."""
