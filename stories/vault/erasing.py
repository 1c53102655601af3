"""The entrance for publishing's erasing: what destroys, and what proves it. Nothing here opens anything."""

from stories.vault.by_code import destroy_original_keys
from stories.vault.files import delete as delete_file
from stories.vault.files import exists as file_exists
from stories.vault.keystore import acts_noted, note_acts, repair, shred, verify_shredded, withdrawn_ids
from stories.vault.sessions import end_all as end_sessions
from stories.vault.sessions import sweep as sweep_sessions
from stories.vault.shelves import left_since

__all__ = [
    "acts_noted",
    "delete_file",
    "destroy_original_keys",
    "end_sessions",
    "file_exists",
    "left_since",
    "note_acts",
    "repair",
    "shred",
    "sweep_sessions",
    "verify_shredded",
    "withdrawn_ids",
]
