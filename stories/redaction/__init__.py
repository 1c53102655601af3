"""Redaction: find what identifies, decide each finding, and make an edition that holds only what may be shown.

Promise: applying redactions is pure; an edition is final and named by its fingerprint.
May import: consent; of the vault identifiers, and a reader of sealed files that is handed its key.
"""
