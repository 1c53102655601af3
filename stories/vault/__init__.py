"""The vault: sealing and opening, sealed files, the key store, shredding.

Promise: what a narrator gives is readable with the narrator's code or, once sent, through the `Keeper`, and in no other
way; when its keys are shredded, nothing opens it again, whatever else somebody kept.

May import: nothing of `stories`. Other rooms come to keys by three entrances: `vault.sealing` (intake, narrator,
publishing; needs no secret), `vault.by_code` (narrator, intake; one submission, with the secret that the request
brought) and `vault.keeper` (desk, publishing). What else they use gives nobody a key: `docs/map.md` names it.
`docs/vault-format.md` describes every file and blob, byte by byte.
"""
