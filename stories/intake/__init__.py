"""Intake: what a narrator gives, says and decides, sealed from the first minute.

Promise: nothing told here is readable without the narrator's code or the archive's vault key, and nothing is lost.
May import: consent; of the vault what seals (`sealing`, `files`, `ids`, `codes`), and `by_code` in the three modules
that carry out what a narrator with the code asks for. Never `keeper`.
"""
