"""The first minute: what is made, for whom, and what is never made again."""

import pytest

from stories.vault import by_code, first_run
from stories.vault.archive_keys import KeyFileError, vault_pair, vault_public
from stories.vault.codes import new_code
from tests.vault.conftest import begin


def everything(home):
    return {path: path.read_bytes() for path in sorted((home / "keys").iterdir())}


def test_folders_and_keys_are_for_their_owner_alone(home):
    for folder in ("keys", "keystore", "mirror", "sealed"):
        assert (home / folder).stat().st_mode & 0o777 == 0o700
    assert {path.name for path in (home / "keys").iterdir()} == {"vault.key", "vault.pub", "pepper", "code-kdf"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (home / "keys").iterdir())
    assert vault_pair().public == vault_public()
    assert first_run.problems() == []


def test_it_says_that_a_key_file_here_is_not_separation(home, settings):
    settings.ARCHIVE_KEYS_DIR = home / "new"
    said = " ".join(first_run.prepare(secret_names=["public-secret-key"]))
    assert "no es separación" in said
    assert "public-secret-key" in said
    assert (home / "new" / "public-secret-key").stat().st_mode & 0o777 == 0o600
    assert len((home / "new" / "public-secret-key").read_text()) >= 60


def test_a_second_run_changes_nothing(home):
    before = everything(home)
    assert first_run.prepare() == []
    assert everything(home) == before


def test_it_says_when_there_is_no_mirror(home, settings):
    settings.KEYSTORE_MIRROR_DIR = None
    assert "espejo" in first_run.prepare()[0]


def test_a_process_with_the_public_half_alone_seals_and_is_told_so(home, begun):
    (home / "keys" / "vault.key").unlink()
    assert "mitad pública" in first_run.prepare()[0]
    assert not (home / "keys" / "vault.key").exists()
    assert by_code.hand_to_archive(secrets=begun.secrets)[:1] == b"K"
    with pytest.raises(KeyFileError):
        vault_pair()


def test_a_public_process_never_makes_a_vault_key(home, settings):
    settings.ARCHIVE_KEYS_DIR = home / "new"
    settings.ARCHIVE_ROLE = "public"
    with pytest.raises(first_run.RefusesToStart):
        first_run.prepare()
    assert not (home / "new" / "vault.key").exists()


def test_a_lost_public_half_is_written_again_from_the_secret_one(home):
    public = vault_public()
    (home / "keys" / "vault.pub").unlink()
    first_run.prepare()
    assert vault_public() == public


@pytest.mark.parametrize("lost", [("vault.key", "vault.pub"), ("pepper",)])
def test_lost_keys_are_not_replaced_while_something_depends_on_them(home, begun, lost):
    for name in lost:
        (home / "keys" / name).unlink()
    with pytest.raises(first_run.RefusesToStart):
        first_run.prepare()
    assert not any((home / "keys" / name).exists() for name in lost)


def test_halves_of_two_keys_are_refused(home):
    line = (home / "keys" / "vault.pub").read_text()
    (home / "keys" / "vault.pub").write_text(line[:-5] + "0000\n")
    with pytest.raises(first_run.RefusesToStart):
        first_run.prepare()
    assert len(first_run.problems()) == 1


def test_another_cost_of_codes_is_noticed_before_it_locks_narrators_out(home, settings):
    settings.CODE_KDF = settings.CODE_KDF | {"iterations": 2}
    with pytest.raises(first_run.RefusesToStart):
        first_run.prepare()
    assert len(first_run.problems()) == 1


def test_loose_folders_are_tightened(home):
    (home / "keystore").chmod(0o755)
    assert len(first_run.prepare()) == 1
    assert (home / "keystore").stat().st_mode & 0o777 == 0o700


def test_a_malformed_or_missing_key_file_is_named(home):
    (home / "keys" / "vault.pub").write_text("nonsense")
    (home / "keys" / "pepper").unlink()
    problems = " ".join(first_run.problems())
    assert "vault.pub" in problems
    assert "pepper" in problems
    with pytest.raises(KeyFileError):
        by_code.derive(code=new_code())


def test_a_first_run_after_a_begun_one_keeps_codes_working(home):
    begun = begin()
    first_run.prepare()
    assert by_code.unlock(submission_id=begun.id, keys=by_code.derive(code=begun.code)).submission_id == begun.id
