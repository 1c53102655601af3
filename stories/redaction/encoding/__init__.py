"""Sound and film, decoded and encoded by ffmpeg in a cell: no network, no file of its own, limits on everything.

Promise: what a narrator recorded is plain in the memory of two processes and in memory files that end with them, and
nowhere else, however the process ends. What comes out was made from samples and frames; no byte of the original's
container, and no tag, is carried over.

May import: `stories.cell`. Whoever calls brings the bytes.
"""
