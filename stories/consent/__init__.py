"""Consent: what a narrator allowed, in which words, and what follows from it today.

Promise: rules here are pure (`rules.decide`), rows are final, and silence is never consent.
May import: nothing of `stories` but the vault's identifiers.
"""
