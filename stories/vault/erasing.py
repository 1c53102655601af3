"""The entrance for publishing's erasing: what destroys, and what proves it. Nothing here opens anything."""

from stories.vault.backup_of_keys import back_up_key_store
from stories.vault.backup_of_keys import made_on as key_backup_day
from stories.vault.by_code import destroy_original_keys
from stories.vault.files import delete as delete_file
from stories.vault.files import exists as file_exists
from stories.vault.keystore import acts_noted, note_acts, repair, settle_acts, shred, verify_shredded, withdrawn_ids
from stories.vault.sessions import end_all as end_sessions
from stories.vault.sessions import sweep as sweep_sessions
from stories.vault.shelves import left_since

__all__ = [
    "acts_noted",
    "back_up_key_store",
    "delete_file",
    "destroy_original_keys",
    "end_sessions",
    "file_exists",
    "key_backup_day",
    "left_since",
    "note_acts",
    "repair",
    "settle_acts",
    "shred",
    "sweep_sessions",
    "verify_shredded",
    "withdrawn_ids",
]
