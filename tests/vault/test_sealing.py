"""Bodies sealed to a public half or under a key: padded, bound to their context, and opened by nothing else."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.vault.boxes import new_key
from stories.vault.errors import CannotOpen
from stories.vault.padding import SMALLEST, pad, padme, unpad
from stories.vault.pairs import SEALING_PURPOSES, Pair, Purpose
from stories.vault.sealing import open_under, seal_to, seal_under, verify

PAIRS = {purpose: Pair.new(purpose) for purpose in Purpose}
sealing_purposes = st.sampled_from(sorted(SEALING_PURPOSES, key=lambda purpose: purpose.value))
KEY = new_key()


@given(sealing_purposes, st.binary(max_size=3000), st.text(max_size=40))
def test_what_is_sealed_to_a_half_opens_with_its_pair_and_context(purpose, plain, context):
    blob = seal_to(PAIRS[purpose].public, plain, context=context)
    assert PAIRS[purpose].unseal(blob, context=context) == plain
    assert len(blob) - 50 == padme(max(SMALLEST, len(plain) + 4))


@given(sealing_purposes, st.text(max_size=10), st.text(max_size=10))
def test_another_context_does_not_open(purpose, context, other):
    blob = seal_to(PAIRS[purpose].public, b"told", context=context)
    if context != other:
        with pytest.raises(CannotOpen):
            PAIRS[purpose].unseal(blob, context=other)


@given(sealing_purposes, sealing_purposes)
def test_another_pair_does_not_open_even_with_a_forged_letter(purpose, other):
    blob = seal_to(PAIRS[purpose].public, b"told", context="c")
    for pair in (Pair.new(purpose), PAIRS[other]):
        if pair is PAIRS[purpose]:
            continue
        for forged in (blob, blob[:1] + pair.purpose.value + blob[2:]):
            with pytest.raises(CannotOpen):
                pair.unseal(forged, context="c")


def test_one_secret_used_under_two_letters_does_not_open_across():
    secret = PAIRS[Purpose.DRAFT].secret_bytes()
    draft, encryption = Pair(Purpose.DRAFT, secret), Pair(Purpose.ENCRYPTION, secret)
    blob = seal_to(draft.public, b"told", context="c")
    with pytest.raises(CannotOpen):
        encryption.unseal(blob[:1] + b"E" + blob[2:], context="c")


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=7))
def test_every_flipped_bit_is_noticed(place, bit):
    pair = PAIRS[Purpose.ENCRYPTION]
    for blob, opens in (
        (seal_to(pair.public, b"told", context="c"), lambda changed: pair.unseal(changed, context="c")),
        (seal_under(KEY, b"told", context="c"), lambda changed: open_under(KEY, changed, context="c")),
    ):
        changed = bytearray(blob)
        changed[place % len(blob)] ^= 1 << bit
        with pytest.raises(CannotOpen):
            opens(bytes(changed))


@given(st.binary(max_size=400))
def test_noise_does_not_open(noise):
    with pytest.raises(CannotOpen):
        PAIRS[Purpose.DRAFT].unseal(noise, context="c")
    with pytest.raises(CannotOpen):
        open_under(KEY, noise, context="c")


@given(st.binary(max_size=3000), st.text(max_size=40))
def test_what_is_sealed_under_a_key_opens_with_it_alone(plain, context):
    blob = seal_under(KEY, plain, context=context)
    assert open_under(KEY, blob, context=context) == plain
    with pytest.raises(CannotOpen):
        open_under(new_key(), blob, context=context)
    with pytest.raises(CannotOpen):
        open_under(KEY, blob, context=context + "x")


def test_equal_words_never_make_equal_blobs():
    assert len({seal_under(KEY, b"x", context="c") for _ in range(50)}) == 50
    assert len({seal_to(PAIRS[Purpose.DRAFT].public, b"x", context="c") for _ in range(50)}) == 50


@given(st.integers(min_value=1, max_value=2**40))
def test_a_bucket_is_never_smaller_and_at_most_an_eighth_larger(size):
    assert size <= padme(size) <= size + size // 8 + 1
    assert padme(padme(size)) == padme(size)


@given(st.binary(max_size=2000), st.binary(max_size=600))
def test_padding_is_undone_exactly_and_nothing_else_is_accepted(plain, noise):
    assert unpad(pad(plain)) == plain
    with contextlib.suppress(CannotOpen):
        assert pad(unpad(noise)) == noise


def test_padding_that_is_not_zeros_or_not_a_bucket_is_refused():
    padded = pad(b"told")
    for changed in (padded[:-1] + b"x", padded + b"\0", padded + bytes(256), padded[:-1], b"\xff" * 256):
        with pytest.raises(CannotOpen):
            unpad(changed)


@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=80))
def test_a_signature_fits_one_message_and_one_pair(message, other, noise):
    signing = PAIRS[Purpose.SIGNING]
    signature = signing.sign(message)
    assert verify(signing.public, signature, message)
    assert verify(signing.public, signature, other) == (message == other)
    assert not verify(Pair.new(Purpose.SIGNING).public, signature, message)
    assert not verify(signing.public, noise, message)
    assert not verify(noise, signature, message)
    assert not verify(b"E" + signing.public[1:], signature, message)


def test_nothing_can_be_sealed_to_a_signing_half_or_to_noise():
    for half in (PAIRS[Purpose.SIGNING].public, b"", b"Z" * 33, PAIRS[Purpose.DRAFT].public[:-1]):
        with pytest.raises(ValueError):
            seal_to(half, b"told", context="c")
