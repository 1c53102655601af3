"""Staff open one submission at a time, with a name and a reason, and never before it is written down."""

import pickle

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from stories.vault import by_code, keystore
from stories.vault.errors import CannotOpen, KeyGone
from stories.vault.keeper import REFUSALS, FileKeeper, KeeperRefusal, get_keeper
from stories.vault.models import Opening
from stories.vault.sealing import open_under, seal_to, seal_under
from tests.vault.conftest import begin


@pytest.fixture
def sent(begun):
    """A submission with one sitting sent, and another not."""
    begun.sitting, begun.unsent = begun.secrets.new_sitting(), begun.secrets.new_sitting()
    begun.desk = by_code.hand_to_archive(secrets=begun.secrets)
    by_code.send_sitting(secrets=begun.secrets, sitting=begun.sitting)
    return begun


def refusal(*asked: str) -> str:
    with pytest.raises(KeeperRefusal) as caught:
        get_keeper().open(*asked)
    return caught.value.code


@pytest.mark.django_db
class TestOpening:
    def test_staff_read_what_was_sent_and_the_desks_own_notes(self, sent):
        opened = get_keeper().open("7", sent.id, "review")
        assert opened.submission_id == sent.id
        assert opened.unseal(seal_to(sent.halves.encryption, b"told", context="c"), context="c") == b"told"
        assert opened.unseal_desk(seal_to(sent.desk, b"note", context="n"), context="n") == b"note"
        body = seal_under(sent.secrets.sitting_key(sent.sitting), b"story", context="answers")
        assert open_under(opened.sitting_key(sent.sitting), body, context="answers") == b"story"

    def test_staff_cannot_open_what_was_not_sent_nor_sign(self, sent):
        opened = get_keeper().open("7", sent.id, "review")
        with pytest.raises(KeyGone):
            opened.sitting_key(sent.unsent)
        with pytest.raises(CannotOpen):
            opened.unseal(seal_to(sent.halves.draft, b"draft", context="c"), context="c")
        with pytest.raises(CannotOpen):
            opened.unseal(seal_to(sent.desk, b"note", context="n"), context="n")
        assert not hasattr(opened, "sign")

    def test_what_is_opened_shows_nothing_and_is_not_pickled(self, sent):
        opened = get_keeper().open("7", sent.id, "review")
        assert repr(opened) == "<Opened>"
        with pytest.raises(TypeError):
            pickle.dumps(opened)

    def test_every_opening_is_written_down_and_counted(self, sent):
        for person in ("7", "7", "8"):
            get_keeper().open(person, sent.id, "review")
        assert [
            (row["person"], row["openings"], row["submissions"]) for row in Opening.objects.by_person_and_day()
        ] == [
            ("7", 2, 1),
            ("8", 1, 1),
        ]

    def test_nothing_is_opened_when_it_cannot_be_written_down(self, sent, monkeypatch):
        read = []
        monkeypatch.setattr("stories.vault.keeper.vault_pairs", lambda: read.append("vault key"))
        with connection.execute_wrapper(refuse_writes), pytest.raises(DatabaseError):
            get_keeper().open("7", sent.id, "review")
        assert read == []

    def test_the_row_is_there_before_the_vault_key_is_read(self, sent, monkeypatch):
        rows = []

        def look():
            rows.append(Opening.objects.count())
            raise KeeperRefusal("no_key")

        monkeypatch.setattr("stories.vault.keeper.vault_pairs", look)
        assert refusal("7", sent.id, "review") == "no_key"
        assert rows == [1]

    def test_openings_are_added_never_edited(self, sent):
        get_keeper().open("7", sent.id, "review")
        row = Opening.objects.get()
        row.person = "8"
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(TypeError):
            Opening.objects.update(person="8")


def refuse_writes(execute, sql, params, many, context):
    if sql.startswith("INSERT"):
        raise DatabaseError("the disk is full")
    return execute(sql, params, many, context)


@pytest.mark.django_db
class TestRefusals:
    def test_nobody_and_no_reason_are_refused(self, sent):
        assert refusal("", sent.id, "review") == "nobody"
        for reason in ("", "Because María asked", "x" * 33, "_"):
            assert refusal("7", sent.id, reason) == "reason"
        assert not Opening.objects.exists()

    def test_a_submission_that_was_never_sent_is_refused(self, begun):
        assert refusal("7", begun.id, "review") == "not_sent"

    def test_a_withdrawn_submission_is_refused_for_good(self, sent):
        keystore.shred(submission_id=sent.id)
        assert refusal("7", sent.id, "review") == "withdrawn"

    @pytest.mark.parametrize("mode", [0o644, 0o640, 0o660, 0o604, 0o700])
    def test_a_key_file_that_others_could_use_is_refused(self, sent, home, mode):
        (home / "keys" / "vault.key").chmod(mode)
        assert refusal("7", sent.id, "review") == "loose_key"

    def test_a_link_in_place_of_the_key_file_is_refused(self, sent, home):
        key = home / "keys" / "vault.key"
        key.rename(home / "elsewhere")
        key.symlink_to(home / "elsewhere")
        assert refusal("7", sent.id, "review") == "loose_key"

    def test_a_process_without_the_vault_key_opens_nothing(self, sent, home):
        (home / "keys" / "vault.key").unlink()
        assert refusal("7", sent.id, "review") == "no_key"

    def test_another_archives_key_does_not_open(self, sent, home, settings):
        other = begin()
        settings.ARCHIVE_KEYS_DIR = home / "other-keys"
        settings.KEYSTORE_DIR = home / "empty"
        from stories.vault import first_run

        first_run.prepare()
        settings.KEYSTORE_DIR = home / "keystore"
        assert other.id
        assert refusal("7", sent.id, "review") == "does_not_fit"

    def test_a_desk_key_put_there_by_another_is_refused(self, sent, home):
        place = home / "keystore" / sent.id / "desk.wrap"
        place.write_bytes(b"K" + bytes(32) + place.read_bytes()[33:])
        assert refusal("7", sent.id, "review") == "does_not_fit"

    def test_every_refusal_has_a_sentence(self):
        with translation.override("es"):
            sentences = {str(KeeperRefusal(code)) for code in REFUSALS}
        assert len(sentences) == len(REFUSALS)
        assert all(sentence.endswith(".") for sentence in sentences)


def test_an_opening_inside_a_transaction_is_refused_because_a_rollback_would_unwrite_it(sent, fresh_database, request):
    request.getfixturevalue("django_db_blocker").unblock()
    try:
        with transaction.atomic():
            assert refusal("7", sent.id, "review") == "transaction"
        assert FileKeeper().open("7", sent.id, "review").submission_id == sent.id
        assert Opening.objects.count() == 1
    finally:
        request.getfixturevalue("django_db_blocker").restore()
