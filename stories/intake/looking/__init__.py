"""Looking at a file's bytes: what it is, whether it is whole enough to be opened, how long it lasts.

Pure readers of headers, one family of formats a module. They read through `Source`, never past its end, and never
decode sound or video. Whatever bytes they meet, they answer or raise `Broken`; they hold no more than what they read.
"""
