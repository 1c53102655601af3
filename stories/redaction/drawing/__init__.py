"""Pictures made from pixels, in a process of their own that holds nothing else.

`child` is that program: it is handed a photograph or a PDF and answers with finished files. It has no key, no socket
and no way to write a file, so much memory and no more, and so many seconds; its parent is `redaction.pixels`. Nothing
here imports anything of the archive but `redaction.faces` and its neighbours, and none of it Django.
"""
