"""The desk: moderators' and stewards' screens inside Wagtail's admin.

Promise: nobody opens a story without a second factor, a permission, a reason and a row that says so; every refusal says
why; everything works without scripts.
May import: every room below. Only rooms above it, and Wagtail's hooks, import it.
"""
