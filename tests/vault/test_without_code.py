"""Keys for what is brought in, a lot in one turn: whole or cleared away after any crash, never to a former key."""

from pathlib import Path

import pytest

from stories.vault import durable, exchanging, keyring, keystore, sittings, without_code
from stories.vault.archive_keys import vault_pair, vault_public
from stories.vault.errors import OtherKey, Shredded
from stories.vault.ids import new_id
from stories.vault.keystore import DESK_WRAP, VAULT_WRAP
from stories.vault.pairs import Pair, Purpose
from stories.vault.unwrapping import unwrap
from tests.vault.crashes import dying_at_each_act

# Bytes of each: version and letter, encapsulation, the padded secret half and its tag; a desk half in front of its own.
SIZES = {VAULT_WRAP: 306, DESK_WRAP: 33 + 306, sittings.FIRST_SENT: 306}
WRAPS = sorted(SIZES)


def lying(home: Path) -> dict[str, bytes]:
    """Every file under a submission's name, in the store and in the mirror."""
    found = (path for root in ("keystore", "mirror") for path in (home / root).glob("*/*"))
    return {f"{path.parent.parent.name}/{path.parent.name}/{path.name}": path.read_bytes() for path in found}


def test_each_of_a_lot_has_keys_of_its_own_that_the_vault_opens_and_the_mirror_has(home: Path) -> None:
    ids = [new_id(), new_id(), new_id()]
    handed = without_code.hand_over(submission_ids=ids)

    assert len({(each.encryption, each.desk, each.lookup, each.key) for each in handed}) == 3
    for submission_id, each in zip(ids, handed, strict=True):
        wraps = {name: keystore.get(submission_id=submission_id, name=name) or b"" for name in WRAPS}
        encryption, desk = unwrap(
            [vault_pair()], submission_id=submission_id, vault_wrap=wraps[VAULT_WRAP], desk_wrap=wraps[DESK_WRAP]
        )
        assert (encryption.public, desk.public) == (each.encryption, each.desk)
        opened = sittings.open_sent(submission_id=submission_id, number=each.sitting, encryption=encryption)
        assert opened == each.key
        for root in ("keystore", "mirror"):
            folder = home / root / submission_id
            assert {path.name: path.read_bytes() for path in folder.iterdir()} == wraps
            assert [place.stat().st_mode & 0o777 for place in (folder, *folder.iterdir())] == [0o700, *[0o600] * 3]
            assert all(place.stat().st_mtime % 86_400 == 0 for place in (folder, *folder.iterdir()))


@pytest.mark.parametrize("together", [True, False])
def test_a_handing_over_that_dies_anywhere_leaves_only_whole_wraps_and_all_of_them_can_be_cleared_away(
    home: Path, together: bool
) -> None:
    kept = new_id()
    without_code.hand_over(submission_ids=[kept])
    before, deaths = lying(home), 0

    def act() -> None:
        if together:
            with durable.all_at_once():
                without_code.hand_over(submission_ids=[new_id(), new_id()])
        else:
            without_code.hand_over(submission_ids=[new_id()])

    for _ in dying_at_each_act(act):
        deaths += 1
        for submission_id in keystore.submission_ids():
            for name in keystore.names(submission_id=submission_id):
                assert len(keystore.get(submission_id=submission_id, name=name) or b"") == SIZES[name]
        without_code.remove_unfinished(known={kept})
        assert lying(home) == before
    assert deaths > 40


def test_a_lot_is_sealed_to_the_next_key_once_the_former_is_no_longer_taken(home: Path) -> None:
    following = Pair.new(Purpose.VAULT)
    exchanging.accept_only([following.public])
    with pytest.raises(OtherKey):
        without_code.hand_over(submission_ids=[new_id()])
    assert lying(home) == {}

    keyring.begin_with(following, keep_secret=True)
    submission_id = new_id()
    handed = without_code.hand_over(submission_ids=[submission_id])[0]

    assert vault_public() != following.public
    wraps = [keystore.get(submission_id=submission_id, name=name) or b"" for name in (VAULT_WRAP, DESK_WRAP)]
    encryption, _desk = unwrap([following], submission_id=submission_id, vault_wrap=wraps[0], desk_wrap=wraps[1])
    assert encryption.public == handed.encryption


def test_nothing_is_handed_over_for_what_was_taken_back(home: Path) -> None:
    gone = new_id()
    keystore.shred(submission_id=gone)
    with pytest.raises(Shredded):
        without_code.hand_over(submission_ids=[gone])
    assert keystore.verify_shredded(submission_id=gone)
