"""What a code opens, what the archive opens, and what neither can."""

import pickle
import threading

import pytest

from stories.vault import by_code, keystore, sittings
from stories.vault.archive_keys import vault_pair
from stories.vault.boxes import open_box
from stories.vault.bundle import Secrets
from stories.vault.codes import MalformedCode, new_code
from stories.vault.errors import Busy, CannotOpen, KeyGone, Shredded, VaultError, WrongCode
from stories.vault.ids import new_id
from stories.vault.pairs import Pair, Purpose
from stories.vault.queues import BoundedQueue
from stories.vault.sealing import open_under, report_context, seal_to, seal_under, verify
from tests.vault.conftest import begin
from tests.vault.crashes import dying_at_each_act


def sent(begun):
    """A submission with one sitting that was sent: its number and the desk's public half."""
    sitting = begun.secrets.new_sitting()
    desk = by_code.hand_to_archive(secrets=begun.secrets)
    by_code.send_sitting(secrets=begun.secrets, sitting=sitting)
    return sitting, desk


def everything_in_the_store(home):
    return [path.read_bytes() for folder in ("keystore", "mirror") for path in (home / folder).rglob("*.*")]


def test_the_same_code_however_typed_yields_the_same_keys(home):
    code = new_code()
    keys = by_code.derive(code=code)
    again = by_code.derive(code=code.upper().replace(" ", "-"))
    assert (keys.lookup, keys.wrapping_key, keys.report_secret) == (
        again.lookup,
        again.wrapping_key,
        again.report_secret,
    )
    assert len(keys.lookup) == 64
    assert len({keys.lookup, keys.wrapping_key.hex(), keys.report_secret.hex()}) == 3


def test_another_pepper_makes_other_keys_of_the_same_code(home):
    code = new_code()
    before = by_code.derive(code=code)
    (home / "keys" / "pepper").write_bytes(bytes(32))
    assert by_code.derive(code=code).lookup != before.lookup


def test_a_malformed_code_is_refused_before_any_slow_work(home, settings):
    settings.CODE_KDF = None
    with pytest.raises(MalformedCode):
        by_code.derive(code="abeja")


def test_a_code_opens_its_submission_again(begun):
    opened = by_code.unlock(submission_id=begun.id, keys=by_code.derive(code=begun.code))
    message = b"yes"
    assert verify(begun.halves.signing, opened.sign(message), message)
    for half in (begun.halves.draft, begun.halves.encryption):
        assert opened.unseal(seal_to(half, b"told", context="c"), context="c") == b"told"


def test_another_code_does_not_open_it(begun):
    with pytest.raises(WrongCode):
        by_code.unlock(submission_id=begun.id, keys=by_code.derive(code=new_code()))


def test_a_wrap_copied_to_another_submission_does_not_open_there(home, begun):
    other = new_id()
    keystore.put(
        submission_id=other,
        name="code.wrap",
        data=keystore.get(submission_id=begun.id, name="code.wrap") or b"",
    )
    with pytest.raises(WrongCode):
        by_code.unlock(submission_id=other, keys=begun.keys)


def test_a_submission_begins_once(begun):
    with pytest.raises(VaultError):
        by_code.begin(submission_id=begun.id, keys=begun.keys)


def test_secrets_survive_a_session_row_and_show_nothing(begun):
    again = Secrets.from_bytes(begun.secrets.to_bytes())
    assert again.to_bytes() == begun.secrets.to_bytes()
    shown = f"{again!r} {again} {begun.keys!r} {again.pair(Purpose.DRAFT)!r}"
    assert begun.id not in shown
    assert begun.keys.lookup not in shown
    for thing in (again, again.pair(Purpose.DRAFT)):
        with pytest.raises(TypeError):
            pickle.dumps(thing)
    with pytest.raises(CannotOpen):
        Secrets.from_bytes(b"\x01" + bytes(10))


def test_a_draft_cannot_be_opened_with_the_vault_key_before_or_after_send(home, begun):
    vault = vault_pair()
    unsent = begun.secrets.new_sitting()
    key = begun.secrets.sitting_key(unsent)
    blob = seal_to(begun.halves.draft, b"not sent yet", context="c")
    sent(begun)
    opened = what_the_vault_key_yields(vault, begun.id)
    with pytest.raises(KeyGone):
        sittings.open_sent(submission_id=begun.id, number=unsent, encryption=opened[Purpose.ENCRYPTION])
    for pair in (vault, *opened.values()):
        with pytest.raises(CannotOpen):
            pair.unseal(blob, context="c")
        with pytest.raises(CannotOpen):
            Pair(Purpose.DRAFT, pair.secret_bytes()).unseal(blob, context="c")
        with pytest.raises(CannotOpen):
            sittings.open_draft(submission_id=begun.id, number=unsent, draft=Pair(Purpose.DRAFT, pair.secret_bytes()))
    assert begun.secrets.sitting_key(unsent) == key


def what_the_vault_key_yields(vault, submission_id):
    """Every pair that the vault key unwraps from the key store, tried on every file there."""
    wraps = {name: keystore.get(submission_id=submission_id, name=name) for name in ("vault.wrap", "desk.wrap")}
    return {
        Purpose.ENCRYPTION: Pair(
            Purpose.ENCRYPTION, vault.unseal(wraps["vault.wrap"], context=f"vault.wrap {submission_id}")
        ),
        Purpose.DESK: Pair(Purpose.DESK, vault.unseal(wraps["desk.wrap"][33:], context=f"desk.wrap {submission_id}")),
    }


def test_nothing_the_vault_key_yields_signs_for_the_narrator(home, begun):
    sent(begun)
    vault = vault_pair()
    for pair in (vault, *what_the_vault_key_yields(vault, begun.id).values()):
        with pytest.raises(CannotOpen):
            pair.sign(b"yes")
        forged = Pair(Purpose.SIGNING, pair.secret_bytes()).sign(b"yes")
        assert not verify(begun.halves.signing, forged, b"yes")


def test_the_narrator_cannot_open_the_desk(home, begun):
    _, desk = sent(begun)
    blob = seal_to(desk, b"tier: high", context="note")
    with pytest.raises(CannotOpen):
        begun.secrets.unseal(blob, context="note")
    assert what_the_vault_key_yields(vault_pair(), begun.id)[Purpose.DESK].unseal(blob, context="note") == b"tier: high"


def test_handing_over_twice_gives_the_same_desk(home, begun):
    assert by_code.hand_to_archive(secrets=begun.secrets) == by_code.hand_to_archive(secrets=begun.secrets)


def test_a_handing_over_that_dies_anywhere_can_be_repeated(home):
    place = {"begun": begin()}

    def act() -> None:
        sitting = place["begun"].secrets.new_sitting()
        by_code.hand_to_archive(secrets=place["begun"].secrets)
        by_code.send_sitting(secrets=place["begun"].secrets, sitting=sitting)

    deaths = 0
    for _ in dying_at_each_act(act):
        deaths += 1
        begun = place["begun"]
        sitting = max(sittings.known(submission_id=begun.id), default=0) or begun.secrets.new_sitting()
        key = begun.secrets.sitting_key(sitting)
        by_code.hand_to_archive(secrets=begun.secrets)
        by_code.send_sitting(secrets=begun.secrets, sitting=sitting)
        encryption = what_the_vault_key_yields(vault_pair(), begun.id)[Purpose.ENCRYPTION]
        assert sittings.open_sent(submission_id=begun.id, number=sitting, encryption=encryption) == key
        place["begun"] = begin()
    assert deaths > 50


def test_each_sitting_has_its_own_key_which_sending_keeps(begun):
    first, second = begun.secrets.new_sitting(), begun.secrets.new_sitting()
    assert (first, second) == (1, 2)
    keys = begun.secrets.sitting_key(first), begun.secrets.sitting_key(second)
    assert keys[0] != keys[1]
    body = seal_under(keys[0], b"told", context="answers")
    by_code.send_sitting(secrets=begun.secrets, sitting=first)
    by_code.send_sitting(secrets=begun.secrets, sitting=first)
    assert open_under(begun.secrets.sitting_key(first), body, context="answers") == b"told"
    assert sittings.known(submission_id=begun.id) == {1: {"wrap"}, 2: {"draft"}}


def test_deleting_the_original_destroys_its_keys_and_nothing_else(home, begun):
    sitting, desk = sent(begun)
    unsent = begun.secrets.new_sitting()
    by_code.destroy_original_keys(submission_id=begun.id)
    by_code.destroy_original_keys(submission_id=begun.id)
    again = by_code.unlock(submission_id=begun.id, keys=begun.keys)
    encryption = what_the_vault_key_yields(vault_pair(), begun.id)[Purpose.ENCRYPTION]
    for number in (sitting, unsent):
        with pytest.raises(KeyGone):
            again.sitting_key(number)
        with pytest.raises(KeyGone):
            sittings.open_sent(submission_id=begun.id, number=number, encryption=encryption)
        with pytest.raises(KeyGone):
            by_code.send_sitting(secrets=again, sitting=number)
    assert again.unseal(seal_to(begun.halves.encryption, b"mail", context="m"), context="m") == b"mail"
    assert verify(begun.halves.signing, again.sign(b"withdraw"), b"withdraw")
    assert again.new_sitting() == unsent + 1
    assert by_code.hand_to_archive(secrets=again) == desk


def test_deleting_the_original_may_die_anywhere_and_be_repeated(home):
    place = {"begun": begin()}
    place["begun"].secrets.new_sitting()
    deaths = 0
    for _ in dying_at_each_act(lambda: by_code.destroy_original_keys(submission_id=place["begun"].id)):
        deaths += 1
        begun = place["begun"]
        by_code.destroy_original_keys(submission_id=begun.id)
        with pytest.raises(KeyGone):
            begun.secrets.sitting_key(1)
        assert not [path for path in home.rglob("sitting-1.*") if begun.id in str(path) and path.suffix != ".gone"]
        place["begun"] = begin()
        place["begun"].secrets.new_sitting()
    assert deaths > 10


def test_after_shredding_code_and_vault_key_and_store_together_open_nothing(home, begun):
    sitting, desk = sent(begun)
    database_copy = [
        seal_to(begun.halves.encryption, b"told", context="c"),
        seal_to(begun.halves.draft, b"told", context="c"),
        seal_to(desk, b"told", context="c"),
        seal_under(begun.secrets.sitting_key(sitting), b"told", context="c"),
    ]
    keystore.shred(submission_id=begun.id)
    left = everything_in_the_store(home)
    assert left == []
    assert keystore.verify_shredded(submission_id=begun.id)
    with pytest.raises(Shredded):
        by_code.unlock(submission_id=begun.id, keys=begun.keys)
    # What is left to anybody: the vault key, the pepper, and, if the code was copied too, all that it yields.
    secrets_left = [vault_pair().secret_bytes(), begun.keys.wrapping_key, begun.keys.report_secret]
    for blob in database_copy:
        for secret in secrets_left:
            assert not opens(secret, blob)
    for attempt in (
        lambda: by_code.hand_to_archive(secrets=begun.secrets),
        lambda: begun.secrets.new_sitting(),
        lambda: begun.secrets.sitting_key(sitting),
        lambda: by_code.begin(submission_id=begun.id, keys=begun.keys),
    ):
        with pytest.raises(Shredded):
            attempt()


def opens(secret, blob):
    for purpose in set(Purpose) - {Purpose.SIGNING}:
        for forged in (blob, blob[:1] + purpose.value + blob[2:]):
            try:
                Pair(purpose, secret).unseal(forged, context="c")
            except CannotOpen:
                continue
            return True
    try:
        open_box(secret, blob, context="c")
    except CannotOpen:
        return False
    return True


def test_the_erasure_report_is_read_with_the_code_after_everything_is_gone(begun):
    report = seal_to(begun.keys.report_public, b"erased on ...", context=report_context(begun.id))
    keystore.shred(submission_id=begun.id)
    keys = by_code.derive(code=begun.code)
    assert by_code.open_report(keys=keys, submission_id=begun.id, blob=report) == b"erased on ..."
    with pytest.raises(CannotOpen):
        by_code.open_report(keys=by_code.derive(code=new_code()), submission_id=begun.id, blob=report)


def test_neither_code_nor_secret_lies_plain_anywhere(home, begun):
    sitting, _ = sent(begun)
    lying = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    bundle = begun.secrets.to_bytes()[21:]
    for secret in (*(bundle[at : at + 32] for at in range(0, 128, 32)), begun.secrets.sitting_key(sitting)):
        assert secret not in lying
        assert secret.hex().encode() not in lying
    assert begun.keys.lookup.encode() not in lying
    for word in begun.code.split():
        assert f" {word} ".encode() not in lying


def test_a_full_queue_says_busy_and_lets_everybody_in_again_later():
    queue = BoundedQueue(running=1, waiting=1)
    inside, leave = threading.Event(), threading.Event()
    done = []

    def work(name: str) -> None:
        with queue.turn():
            inside.set()
            leave.wait(10)
            done.append(name)

    first = threading.Thread(target=work, args=("first",))
    first.start()
    assert inside.wait(10)
    second = threading.Thread(target=work, args=("second",))
    second.start()
    while not queue.line():
        pass
    for _ in range(3):
        with pytest.raises(Busy), queue.turn():
            pass
    leave.set()
    first.join()
    second.join()
    assert done == ["first", "second"]
    with queue.turn():
        pass


def test_a_hundred_wrong_codes_lock_nobody_out(begun):
    for _ in range(100):
        with pytest.raises(WrongCode):
            by_code.unlock(submission_id=begun.id, keys=by_code.derive(code=new_code()))
    assert by_code.unlock(submission_id=begun.id, keys=by_code.derive(code=begun.code)).submission_id == begun.id
