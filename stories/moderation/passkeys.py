"""Passkeys: the second factor shown by a key that a person's device or security key holds, beside the code.

The mathematics is Yubico's `fido2`. What a device gave is sealed with a key derived from the staff process's own. The
device keeps it under an opaque handle, so that the login can ask for it before it knows who is there.
"""

import datetime
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from fido2.rpid import verify_rp_id
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from stories.moderation.models import Passkey, SecondFactor, User
from stories.moderation.second_factor import ISSUER, sealing_key
from stories.vault.boxes import open_box, seal_box

# As many as one person needs: a telephone, a computer, a key in a drawer.
MOST = 6
# An answer of a device is some hundreds of bytes.
LONGEST_ANSWER = 16_384
PREFERRED = UserVerificationRequirement.PREFERRED
State = dict[str, Any]


def _server(host: str) -> Fido2Server:
    """`host` is the name the browser shows, without a port. Keys made for another name do not fit."""

    def same_place(origin: str) -> bool:
        return urlsplit(origin).hostname == host and verify_rp_id(host, origin)

    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=ISSUER), verify_origin=same_place)


def _handle(person: User) -> bytes:
    """Names the person to their own device; nobody else can tell whom."""
    return hmac.new(sealing_key("passkey handle"), str(person.pk).encode(), hashlib.sha256).digest()


def _context(person_id: int) -> str:
    return f"passkey {person_id}"


def _credential(passkey: Passkey) -> AttestedCredentialData:
    sealed = bytes(passkey.sealed_credential)
    return AttestedCredentialData(open_box(sealing_key("passkey"), sealed, context=_context(passkey.person_id)))


def begin_adding(*, person: User, host: str) -> tuple[State, State]:
    """What the browser is to ask a device for, and what to remember until `add`."""
    options, state = _server(host).register_begin(
        PublicKeyCredentialUserEntity(id=_handle(person), name=person.username, display_name=person.username),
        [_credential(one) for one in person.passkeys.all()],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=PREFERRED,
    )
    return dict(options.public_key), dict(state)


def add(*, person: User, host: str, state: State, answer: str, label: str, at: datetime.date) -> bool:
    """Keep the key a device made. False when its answer does not fit what was asked, or there are enough."""
    try:
        made = _server(host).register_complete(state, _parsed(answer))
    except (ValueError, KeyError, TypeError):
        return False
    sealed = seal_box(sealing_key("passkey"), bytes(made.credential_data or b""), context=_context(person.pk))
    with transaction.atomic():
        User.objects.select_for_update().get(pk=person.pk)
        if made.credential_data is None or person.passkeys.count() >= MOST:
            return False
        Passkey.objects.create(person=person, label=label, sealed_credential=sealed, counter=made.counter, day=at)
    return True


def begin_showing(*, host: str) -> tuple[State, State]:
    """The same for showing one: nobody is named, so whoever looks learns nothing."""
    options, state = _server(host).authenticate_begin(user_verification=PREFERRED)
    return dict(options.public_key), dict(state)


def accept(*, person: User, host: str, state: State, answer: str) -> bool:
    """Whether a key of this person's signed exactly what was asked. One that counts must count up: a copy does not."""
    known = {_credential(one).credential_id: one for one in person.passkeys.all()}
    try:
        said = _parsed(answer)
        shown = _server(host).authenticate_complete(state, [_credential(one) for one in known.values()], said)
        counter = int(AuthenticationResponse.from_dict(said).response.authenticator_data.counter)
    except (ValueError, KeyError, TypeError):
        return False
    passkey = known[shown.credential_id]
    rows = Passkey.objects.filter(pk=passkey.pk)
    if counter or passkey.counter:
        # The database compares, so that two requests with one answer cannot both get in.
        if not rows.filter(counter__lt=counter).update(counter=counter):
            return False
    elif not rows.exists():
        return False
    SecondFactor.objects.filter(person=person).update(failures=0)
    return True


def _parsed(answer: str) -> Mapping[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError("too long")
    said = json.loads(answer)
    if not isinstance(said, dict):
        raise TypeError("not an object")
    return said
