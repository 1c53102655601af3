"""Collections that come from elsewhere: read from a folder, sealed like a story told here, cleared in batches by two.

Nothing becomes public by importing. May import `publishing` and whatever lies below it, and of the vault the entrance
`without_code`, which seals and cannot open.
"""
