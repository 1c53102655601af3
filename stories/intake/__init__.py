"""Intake: what a narrator gives, says and decides, sealed from the first minute.

Promise: nothing told here is readable without the narrator's code or the archive's vault key, and nothing is lost.
May import: consent, and of the vault only `sealing`, `ids` and `files`.
"""
