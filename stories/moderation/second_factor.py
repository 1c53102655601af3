"""The second factor: a one-time code from a person's telephone, or a recovery code from their drawer.

Secrets are sealed with a key derived from the staff process's own, so the database alone makes no code. Each code works
once. Nothing here locks anybody out; how long one waits after a wrong code is the login's business.
"""

import datetime
import hashlib
import hmac
import re
import secrets

import pyotp
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from stories.moderation.models import Passkey, RecoveryCode, SecondFactor, User
from stories.vault.boxes import open_box, seal_box, subkey

ISSUER = "Amparo"
PERIOD = 30
DIGITS = 6
# A telephone's clock may be one step early or late.
DRIFT = (0, -1, 1)
RECOVERY_CODES = 8
# No letter or digit that is easily taken for another.
RECOVERY_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
RECOVERY_LENGTH = 16
# The first letters are kept in the clear, so that one slow hash is enough to find the code; the other 14 are 69 bits.
RECOVERY_TAG = 2


class AlreadyEnrolled(Exception):
    """This person has a second factor. A steward takes it away before another can be set up."""


def sealing_key(purpose: str = "second factor") -> bytes:
    """The key under which what belongs to second factors is sealed, one for each purpose."""
    if not settings.STAFF_SECRET_KEY:
        raise RuntimeError("Only processes of the staff side know second factors.")
    return subkey(hashlib.sha256(settings.STAFF_SECRET_KEY.encode()).digest(), purpose=purpose)


def _context(person_id: int) -> str:
    return f"second factor {person_id}"


def factor_of(*, person: User) -> SecondFactor | None:
    """The person's second factor once they have confirmed it with a first code."""
    return SecondFactor.objects.filter(person=person, last_counter__gt=0).first()


def secret_of(*, person: User) -> str:
    """The secret in base 32, as an app takes it. For enrolment and for the demo's print-out."""
    factor = SecondFactor.objects.get(person=person)
    return open_box(sealing_key(), bytes(factor.sealed_secret), context=_context(person.pk)).decode()


def enrol(*, person: User) -> str:
    """The `otpauth://` address of a secret that is not confirmed yet; the same one when asked again.

    Raises AlreadyEnrolled when there is a confirmed one.
    """
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(person=person).first()
        if factor is None:
            sealed = seal_box(sealing_key(), pyotp.random_base32().encode(), context=_context(person.pk))
            SecondFactor.objects.create(person=person, sealed_secret=sealed)
        elif factor.last_counter:
            raise AlreadyEnrolled
    return pyotp.TOTP(secret_of(person=person)).provisioning_uri(name=person.username, issuer_name=ISSUER)


def hand_over(*, person: User, now: datetime.datetime) -> str:
    """Enrol somebody whose secret reaches them on paper, and return it. This moment's code still works afterwards."""
    enrol(person=person)
    secret = secret_of(person=person)
    confirm(person=person, code=pyotp.TOTP(secret).generate_otp(int(now.timestamp()) // PERIOD - 1), now=now)
    return secret


def confirm(*, person: User, code: str, now: datetime.datetime) -> bool:
    """Finish enrolling with a first code. False when it is wrong, or when the person was enrolled already."""
    return factor_of(person=person) is None and accept(person=person, code=code, now=now)


def accept(*, person: User, code: str, now: datetime.datetime) -> bool:
    """Whether `code` is this person's for this moment and has not been used. Using it is part of the answer."""
    digits = re.sub(r"\s", "", code)
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(person=person).first()
        if factor is None or not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits):
            return False
        totp = pyotp.TOTP(secret_of(person=person))
        current = int(now.timestamp()) // PERIOD
        for counter in (current + step for step in DRIFT):
            fits = hmac.compare_digest(totp.generate_otp(counter), digits)
            # The database says whether it was used before: two requests with one code cannot both get in.
            if fits and SecondFactor.objects.filter(pk=factor.pk, last_counter__lt=counter).update(
                last_counter=counter, failures=0
            ):
                return True
    return False


def count_failure(*, person: User) -> int:
    """One more wrong code; returns how many there have been since the last right one."""
    SecondFactor.objects.filter(person=person).update(failures=F("failures") + 1)
    return SecondFactor.objects.filter(person=person).values_list("failures", flat=True).first() or 0


def new_recovery_codes(*, person: User) -> list[str]:
    """Fresh codes, shown once; those there were stop working. Written in fours: `abcd-efgh-jkmn-pqrs`."""
    codes = [
        "".join(secrets.choice(RECOVERY_LETTERS) for _letter in range(RECOVERY_LENGTH))
        for _code in range(RECOVERY_CODES)
    ]
    rows = [RecoveryCode(person=person, digest=f"{code[:RECOVERY_TAG]} {make_password(code)}") for code in codes]
    with transaction.atomic():
        RecoveryCode.objects.filter(person=person).delete()
        RecoveryCode.objects.bulk_create(rows)
    return ["-".join(code[at : at + 4] for at in range(0, RECOVERY_LENGTH, 4)) for code in codes]


def use_recovery_code(*, person: User, code: str) -> bool:
    """Whether `code` is one of this person's and unused; from now on it is used."""
    plain = re.sub(r"[\s-]", "", code.lower())
    if len(plain) != RECOVERY_LENGTH:
        return False
    for row in RecoveryCode.objects.filter(person=person, digest__startswith=f"{plain[:RECOVERY_TAG]} "):
        if check_password(plain, row.digest.partition(" ")[2]):
            deleted, _rows = RecoveryCode.objects.filter(pk=row.pk).delete()
            if deleted:
                SecondFactor.objects.filter(person=person).update(failures=0)
            return bool(deleted)
    return False


def reset(*, person: User) -> None:
    """Take the second factor away, with passkeys and recovery codes: at the next login the person sets up a new one."""
    with transaction.atomic():
        Passkey.objects.filter(person=person).delete()
        SecondFactor.objects.filter(person=person).delete()
        RecoveryCode.objects.filter(person=person).delete()
