"""What can go wrong in the vault. No message here repeats a word, a code or a key."""


class VaultError(Exception):
    """Anything the vault refuses or cannot do."""


class CannotOpen(VaultError):
    """The key does not fit, the context is another one, or the bytes were changed. Which of them is not knowable."""


class WrongCode(CannotOpen):
    """The code does not open this submission's wrap."""


class Shredded(VaultError):
    """The keys of this submission were destroyed for good."""


class OtherKey(VaultError):
    """The vault's key was changed, and this process still seals to the former one. Nothing was stored."""


class KeyStoreAway(VaultError, OSError):
    """The key store is on another machine, and that does not answer. Nothing is known to have been done; ask again."""


class KeyGone(VaultError):
    """One key is not there: never sent, or its original was deleted."""


class Busy(VaultError):
    """Too many people are opening with a code just now. Try again in a minute; nobody is locked out."""


class Damaged(VaultError):
    """A sealed file is not what its writer closed: cut, swapped, reordered, or changed."""


class NotThere(VaultError):
    """No finished sealed file has this id."""


class Finished(VaultError):
    """This sealed file is closed already; it can be read, not written."""


class InUse(VaultError):
    """Another writer holds this sealed file."""


class MirrorFailed(VaultError, OSError):
    """The key store could not reach its mirror. What was asked must be tried again until it succeeds."""
