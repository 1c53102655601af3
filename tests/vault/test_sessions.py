"""A narrator's session: opened by the cookie alone, short, and gone when it should be."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.vault import sessions
from stories.vault.boxes import open_box
from stories.vault.errors import CannotOpen
from stories.vault.models import NarratorSession
from stories.vault.sealing import verify
from tests.vault.conftest import begin

AT = datetime.datetime(2025, 6, 14, 10, 7, 31, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)

pytestmark = pytest.mark.django_db


def started(begun, at=AT):
    return sessions.start(secrets=begun.secrets, words=begun.code, at=at)


def test_the_cookie_brings_back_secrets_and_words(begun):
    session = sessions.resume(token=started(begun), at=AT + MINUTE)
    assert session.secrets.submission_id == session.submission_id == begun.id
    assert session.words == begun.code
    assert verify(begun.halves.signing, session.secrets.sign(b"yes"), b"yes")


def test_the_row_alone_opens_nothing(begun):
    token = started(begun)
    row = NarratorSession.objects.get()
    everything = f"{row.token_hash} {row.submission_id} {row.expires_at}".encode() + bytes(row.sealed)
    for secret in (token.encode(), begun.secrets.to_bytes()[21:53], *(w.encode() for w in begun.code.split())):
        assert secret not in everything
    for guess in (bytes.fromhex(row.token_hash), bytes(32), begun.keys.wrapping_key):
        with pytest.raises(CannotOpen):
            open_box(guess, bytes(row.sealed), context=f"session {row.token_hash} {row.submission_id}")
    assert sessions.resume(token=row.token_hash, at=AT) is None


def test_the_row_has_no_column_beyond_the_four():
    names = {field.name for field in NarratorSession._meta.get_fields()}
    assert names == {"token_hash", "submission_id", "expires_at", "sealed"}


def test_a_row_moved_to_another_submission_or_cookie_is_refused_and_deleted(begun):
    mine, other = started(begun), started(begin())
    rows = {row.submission_id: row for row in NarratorSession.objects.all()}
    for row in rows.values():
        if row.submission_id != begun.id:
            NarratorSession.objects.filter(pk=row.pk).update(sealed=rows[begun.id].sealed)
    assert sessions.resume(token=other, at=AT) is None
    NarratorSession.objects.filter(submission_id=begun.id).update(submission_id="a" * 20)
    assert sessions.resume(token=mine, at=AT) is None
    assert not NarratorSession.objects.exists()


@pytest.mark.parametrize(("idle", "alive"), [(29, True), (30, False), (46, False)])
def test_thirty_idle_minutes_end_a_session_at_the_next_quarter(begun, idle, alive):
    at = datetime.datetime(2025, 6, 14, 10, 0, tzinfo=datetime.UTC)
    token = started(begun, at)
    assert (sessions.resume(token=token, at=at + idle * MINUTE) is not None) == alive
    assert NarratorSession.objects.exists() == alive


def test_each_request_keeps_it_for_another_thirty_minutes(begun):
    token, at = started(begun), AT
    for _ in range(10):
        at += 25 * MINUTE
        assert sessions.resume(token=token, at=at) is not None
    assert sessions.resume(token=token, at=at + 46 * MINUTE) is None


@given(st.timedeltas(min_value=datetime.timedelta(0), max_value=datetime.timedelta(days=20_000)))
def test_an_expiry_tells_a_quarter_of_an_hour_and_no_more(later):
    at = AT + later
    expiry = sessions._expiry(at)
    assert expiry.minute % 15 == expiry.second == expiry.microsecond == 0
    assert 30 * MINUTE <= expiry - at < 45 * MINUTE


def test_send_drops_the_secrets_and_keeps_words_and_outcome(begun):
    token = started(begun)
    sessions.drop_secrets(sessions.resume(token=token, at=AT), outcome="sent")
    again = sessions.resume(token=token, at=AT)
    assert (again.secrets, again.words, again.outcome) == (None, begun.code, "sent")
    sessions.drop_secrets(again)
    assert sessions.resume(token=token, at=AT).outcome == "sent"
    sessions.forget_words(again)
    assert sessions.resume(token=token, at=AT).words is None
    assert b"sent" not in bytes(NarratorSession.objects.get().sealed)


def test_dropping_secrets_does_not_change_the_rows_size_tellingly(begun):
    token = started(begun)
    before = len(NarratorSession.objects.get().sealed)
    sessions.drop_secrets(sessions.resume(token=token, at=AT), outcome="sent")
    assert before % 16 == len(NarratorSession.objects.get().sealed) % 16


def test_leaving_ends_it_and_nothing_saved_later_brings_it_back(begun):
    token = started(begun)
    session = sessions.resume(token=token, at=AT)
    sessions.end(token)
    sessions.end(token)
    sessions.drop_secrets(session, outcome="late")
    assert sessions.resume(token=token, at=AT) is None
    assert not NarratorSession.objects.exists()


def test_a_withdrawal_ends_every_session_of_its_submission_alone(begun):
    mine = [started(begun), started(begun)]
    other = started(begin())
    sessions.end_all(submission_id=begun.id)
    assert [sessions.resume(token=token, at=AT) for token in mine] == [None, None]
    assert sessions.resume(token=other, at=AT) is not None


def test_sweeping_deletes_what_has_expired(begun):
    started(begun)
    fresh = started(begun, AT + 60 * MINUTE)
    assert sessions.sweep(AT + 60 * MINUTE) == 1
    assert sessions.resume(token=fresh, at=AT + 60 * MINUTE) is not None


def test_noise_is_no_session():
    for token in ("", "x", "ñ" * 50, "\x00"):
        assert sessions.resume(token=token, at=AT) is None


def test_an_open_session_shows_nothing_of_itself(begun):
    shown = repr(sessions.resume(token=started(begun), at=AT))
    assert begun.code not in shown
    assert begun.id not in shown
