"""The door: the rules in the database that decide what is public.

Promise: nothing is live without a clearance in force, a withdrawal takes everything down in its own statement, and the
site refuses to serve where these rules are not installed.
May import: moderation and below.
"""
