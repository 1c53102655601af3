"""The cell: where bytes of strangers are opened, and programs of others run.

Promise: what runs in a cell has no network, writes no file, reaches no other process and starts none, has so much
memory and processor time and no more, and ends with its parent. What decodes a stranger's bytes opens no file at all.
Where the kernel cannot do this nothing runs, and the caller is told.

May import: nothing.
"""
