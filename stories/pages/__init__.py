"""Pages: records, public documents, editorial pages, and every public exit.

Promise: everything shown here comes from a public document through `visible(use=...)`, or is editorial text.
May import: gate and below; of the vault identifiers, and a reader of sealed files that is handed its key.
"""
