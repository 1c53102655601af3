"""docs/vault-format.md is enough: a reader written from it alone, with the bare library, opens what the vault wrote."""

import secrets
import struct

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from stories.vault import by_code
from stories.vault.files import SealedWriter
from stories.vault.ids import new_id
from stories.vault.sealing import seal_to

ZEROS = bytes(12)


def subkey(key, purpose, salt=b"", about=b""):
    info = b"amparo vault 1\0" + purpose.encode() + b"\0" + about
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)


def unpadded(padded):
    (length,) = struct.unpack(">I", padded[:4])
    return padded[4 : 4 + length]


def opened_blob(secret, blob, context):
    assert blob[:1] == b"\x01"
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    info = b"amparo vault 1\0hpke\0" + blob[1:2] + context.encode()
    return unpadded(suite.decrypt(blob[2:], X25519PrivateKey.from_private_bytes(secret), info=info))


def opened_box(key, blob, context):
    assert blob[:2] == b"\x01B"
    cipher = ChaCha20Poly1305(subkey(key, "box", blob[2:34], context.encode()))
    return unpadded(cipher.decrypt(ZEROS, blob[34:], blob[:2]))


def opened_file(raw, key, submission, file_id):
    place = f"{submission} {file_id} ".encode()
    assert raw[:8] == b"AMPAROF1"
    file_key = subkey(key, "file", raw[8:40], place)
    assert ChaCha20Poly1305(subkey(file_key, "file head", b"", place)).decrypt(ZEROS, raw[48:64], raw[:48]) == b""
    frames = [raw[at : at + 65_536] for at in range(64, len(raw), 65_536)]

    def data(frame, kind, first_byte, last=0):
        salt, number = frame[:32], frame[56:60]
        mark = ChaCha20Poly1305(subkey(file_key, f"{kind} mark", salt, place)).decrypt(ZEROS, frame[32:56], salt)
        assert mark == struct.pack(">Q", first_byte)
        at = struct.pack(">Q", first_byte + 65_456 * int.from_bytes(number, "big"))
        plain = ChaCha20Poly1305(subkey(file_key, kind, salt, place)).decrypt(
            bytes(7) + number + bytes([last]), frame[60:], place + at
        )
        return plain[: int.from_bytes(plain[-4:], "big")]

    manifest = data(frames[-1], "file manifest", 0, last=1)
    size, count, runs = struct.unpack(">QII", manifest[:16])
    assert count == len(frames) - 1
    found = b""
    for at in range(16, 16 + 56 * runs, 56):
        salt, first_frame, run_frames, first_byte, length = struct.unpack(">32sIIQQ", manifest[at : at + 56])
        run = frames[first_frame : first_frame + run_frames]
        assert all(frame[:32] == salt for frame in run)
        piece = b"".join(data(frame, "file data", first_byte) for frame in run)
        assert len(piece) == length
        found += piece
    assert len(found) == size
    return found


def test_a_reader_written_from_the_description_opens_a_sealed_file(home):
    key, submission, file_id, told = secrets.token_bytes(32), new_id(), new_id(), secrets.token_bytes(200_000)
    writing = SealedWriter(file_id=file_id, submission_id=submission, key=key)
    writing.write(told[:70_000])
    writing.pause()
    writing = SealedWriter.resume(file_id=file_id, submission_id=submission, key=key)
    writing.write(told[70_000:])
    writing.close()
    raw = (home / "sealed" / file_id[:2] / file_id).read_bytes()
    assert opened_file(raw, key, submission, file_id) == told


def test_a_reader_written_from_the_description_follows_a_code_to_a_sittings_key(home, begun, settings):
    sitting = begun.secrets.new_sitting()
    by_code.hand_to_archive(secrets=begun.secrets)
    by_code.send_sitting(secrets=begun.secrets, sitting=sitting)
    store = home / "keystore" / begun.id
    cost = settings.CODE_KDF
    slow = Argon2id(
        salt=(home / "keys" / "pepper").read_bytes(),
        length=32,
        iterations=cost["iterations"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    ).derive(by_code.codes.normalise(begun.code).encode())
    assert subkey(slow, "code lookup").hex() == begun.keys.lookup
    wrap = opened_box(subkey(slow, "code wrap"), (store / "code.wrap").read_bytes(), f"code.wrap {begun.id}")
    encryption = wrap[64:96]
    sealed_key = (store / "sitting-1.wrap").read_bytes()
    assert opened_blob(encryption, sealed_key, f"sitting {begun.id} 1") == begun.secrets.sitting_key(sitting)
    report = seal_to(begun.keys.report_public, b"erased", context="c")
    assert opened_blob(subkey(slow, "code report"), report, "c") == b"erased"
    vault = bytes.fromhex((home / "keys" / "vault.key").read_text().split()[1])
    assert opened_blob(vault, (store / "vault.wrap").read_bytes(), f"vault.wrap {begun.id}") == encryption
    desk = (store / "desk.wrap").read_bytes()
    desk_secret = X25519PrivateKey.from_private_bytes(opened_blob(vault, desk[33:], f"desk.wrap {begun.id}"))
    assert desk[:33] == b"K" + desk_secret.public_key().public_bytes_raw()


@pytest.mark.parametrize("message", [b"", b'{"act":"yes"}'])
def test_an_act_is_verified_with_the_bare_library(begun, message):
    public = Ed25519PublicKey.from_public_bytes(begun.halves.signing[1:])
    public.verify(begun.secrets.sign(message), b"amparo act 1\0" + message)
