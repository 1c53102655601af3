"""Narrator: the screens of telling, and the space that the seven words open.

Promise: each page works without scripts, keeps what was typed, asks nothing that is not needed, can be left at once.
May import: any lower room; of publishing only `withdrawing`, `objecting`, `state` and `progress`, none of which needs a
key; of the vault never `keeper`.
"""
