"""Elasticsearch and OpenSearch: the same definitions and bodies, two thin transports.

Promise: a server of this kind finds and counts, and is believed in nothing else. What it holds is public words; which
records it may speak of is asked of the door at every search, and what a visitor reads comes from the documents.
"""
