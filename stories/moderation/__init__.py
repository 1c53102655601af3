"""Moderation: who works on what, who approved what, and why something was declined.

Promise: an approval is one person, one fingerprint, one row; nobody approves alone; claims never lock a story away.
May import: redaction, intake, consent; of the vault identifiers, and boxes for second factors. No story is opened here.
"""
