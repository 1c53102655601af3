"""What stewards run on a machine: backups and restoring, health, lock-down, a new vault key.

Promises that no backup can be opened by the machine that made it, that a restored archive shows nothing that was
withdrawn or narrowed since, and that nothing said here names anybody. May import every room below the screens; no
screen imports it.
"""
