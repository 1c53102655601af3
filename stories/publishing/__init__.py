"""Publishing: the verbs that cross rooms - project, publish, withdraw, erase, tend.

Promise: each verb is atomic or is finished by `tend` after a crash; nothing is half public; what is gone is proven
gone.
May import: every room below, and `search`.
"""
