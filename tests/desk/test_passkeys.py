"""Passkeys: a key made by a device opens with the password, once each, for its own person and place alone."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from stories.moderation import passkeys, second_factor
from stories.moderation.models import Passkey, User
from tests.desk.staff import PASSWORD, browser_of, code_of, member, said, text_of

pytestmark = pytest.mark.usefixtures("archive")
HOST = "localhost"


@dataclass
class Device:
    """A device that keeps one key, as any would that follows WebAuthn."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = b"a key of an invented device"
    counter: int = 0
    origin: str = f"http://{HOST}:8000"

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": f"webauthn.{kind}", "challenge": options["challenge"], "origin": self.origin}
        return json.dumps({**said, "crossOrigin": False}).encode()

    def _data(self, made: bytes = b"") -> AuthenticatorData:
        self.counter += 1
        flags = AuthenticatorData.FLAG.UP | (AuthenticatorData.FLAG.AT if made else 0)
        return AuthenticatorData.create(sha256(HOST.encode()), flags, self.counter, made)

    def make(self, options: dict[str, Any]) -> str:
        public = ES256.from_cryptography_key(self.key.public_key())
        made = AttestedCredentialData.create(Aaguid(bytes(16)), self.credential_id, public)
        attested = AttestationObject.create("none", self._data(made), {})
        return self._answer(clientDataJSON=self._client("create", options), attestationObject=bytes(attested))

    def show(self, options: dict[str, Any]) -> str:
        client, data = self._client("get", options), self._data()
        signature = self.key.sign(bytes(data) + sha256(client), ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=bytes(data), signature=signature)

    def _answer(self, **response: bytes) -> str:
        number = websafe_encode(self.credential_id)
        said = {name: websafe_encode(value) for name, value in response.items()}
        return json.dumps({"id": number, "rawId": number, "type": "public-key", "response": said})


def post(client: Client, name: str, fields: dict[str, str]) -> Any:
    return client.post(reverse(f"desk:{name}"), fields, headers={"host": f"{HOST}:8000"})


def add(person: User, device: Device, *, code: str = "") -> Any:
    """Keep a key on this device, over the pages."""
    client = browser_of(person)
    asked = post(client, "passkey_adding", {"label": "teléfono", "code": code or code_of(person)})
    if asked.status_code != 200:
        return asked
    return post(client, "passkeys", {"answer": device.make(asked.json()["options"])})


def sign_in(
    name: str, device: Device, *, password: str = PASSWORD, client: Client | None = None, answer: str = ""
) -> Any:
    """The login's form, with what the device shows."""
    client = client or Client()
    answer = answer or device.show(post(client, "passkey_showing", {}).json()["options"])
    fields = {"username": name, "password": password, "code": "", "passkey": answer}
    return client.post(reverse("wagtailadmin_login"), fields, headers={"host": f"{HOST}:8000"})


def test_a_passkey_and_the_password_open_the_desk_and_either_alone_does_not(ana: User) -> None:
    device = Device()
    assert "quedó guardada" in said(add(ana, device))
    assert sign_in("ana", device).status_code == 302
    assert sign_in("ana", device, password="otra").status_code == 200
    assert Client().post(reverse("wagtailadmin_login"), {"username": "ana", "password": PASSWORD}).status_code == 200
    # What was shown lies sealed, and the page says what there is.
    row = Passkey.objects.get()
    assert device.credential_id not in bytes(row.sealed_credential)
    assert "teléfono" in text_of(browser_of(ana).get(reverse("desk:passkeys")))


def test_a_code_still_opens_where_there_is_a_passkey(ana: User) -> None:
    add(ana, Device(), code=second_factor_at(ana, steps=0))
    fields = {"username": "ana", "password": PASSWORD, "code": second_factor_at(ana, steps=1)}
    assert Client().post(reverse("wagtailadmin_login"), fields).status_code == 302


def second_factor_at(person: User, *, steps: int) -> str:
    import time

    import pyotp

    return pyotp.TOTP(second_factor.secret_of(person=person)).at(int(time.time()) + 30 * steps)


def test_what_a_device_said_once_opens_once_and_only_where_it_was_asked(ana: User) -> None:
    device, client = Device(), Client()
    add(ana, device)
    answer = device.show(post(client, "passkey_showing", {}).json()["options"])
    assert sign_in("ana", device, answer=answer).status_code == 200, "another session asked for another thing"
    assert sign_in("ana", device, client=client, answer=answer).status_code == 302
    client.post(reverse("wagtailadmin_logout"))
    assert sign_in("ana", device, client=client, answer=answer).status_code == 200, "nothing is asked any more"


def test_a_copied_key_another_place_and_another_persons_key_open_nothing(ana: User) -> None:
    member("beto", "moderators")
    device = Device()
    add(ana, device)
    assert sign_in("beto", device).status_code == 200
    elsewhere = Device(key=device.key, counter=10, origin="http://localhost.example.org")
    assert sign_in("ana", elsewhere).status_code == 200
    assert sign_in("ana", Device(counter=20)).status_code == 200, "not the key that was kept"
    copied = Device(key=device.key, counter=0)
    assert sign_in("ana", device).status_code == 302
    assert sign_in("ana", copied).status_code == 200, "it counts lower than the one it was copied from"
    for nonsense in ("{}", "[]", "no", "9" * 17_000, '{"id": "x", "rawId": "y", "response": {}}'):
        assert sign_in("ana", device, answer=nonsense).status_code == 200


def test_a_key_is_added_by_who_shows_a_code_again_and_goes_with_the_second_factor(ana: User) -> None:
    refused = add(ana, Device(), code="000000")
    assert (refused.status_code, "no es" in refused.json()["said"]) == (403, True)
    client = browser_of(ana)
    assert "no se pudo guardar" in said(post(client, "passkeys", {"answer": Device().make({"challenge": "AAAA"})}))
    add(ana, Device())
    assert Passkey.objects.count() == 1
    post(client, "passkeys", {"quitar": str(Passkey.objects.get().pk)})
    assert not Passkey.objects.exists()
    Passkey.objects.create(person=ana, label="x", sealed_credential=b"x", day="2026-05-04")
    second_factor.reset(person=ana)
    assert not Passkey.objects.exists()


def test_nobody_keeps_more_keys_than_a_person_needs_nor_takes_another_persons_away(ana: User) -> None:
    for number in range(passkeys.MOST):
        Passkey.objects.create(person=ana, label=str(number), sealed_credential=sealed(ana, number), day="2026-05-04")
    assert "no se pudo guardar" in said(add(ana, Device()))
    post(browser_of(member("beto", "moderators")), "passkeys", {"quitar": str(ana.passkeys.first().pk)})  # type: ignore[union-attr]
    assert ana.passkeys.count() == passkeys.MOST


def sealed(person: User, number: int) -> bytes:
    from stories.vault.boxes import seal_box

    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AttestedCredentialData.create(Aaguid(bytes(16)), bytes([number] * 16), public)
    return seal_box(second_factor.sealing_key("passkey"), bytes(made), context=f"passkey {person.pk}")
