"""The demo: invented narrators, murals, vigils and public facts, walked through the real actions, door and all.

Promise: it cannot cheat. Nothing here writes a row that a person on the screens could not have brought about.
May import: everything below.
"""
