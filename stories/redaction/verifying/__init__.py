"""The verifier: a finished file holds what its format needs to be seen or heard, and not one byte that says more.

Every format is walked from its first byte to its last against a list of what may be there; what is not on the list is
refused, known or unknown. It mends nothing: bytes in, or something that reads them; `Unclean` out. Pure, but for
`exiftool`, which asks that program for a second opinion where it is installed. May import: nothing of the archive.
"""
