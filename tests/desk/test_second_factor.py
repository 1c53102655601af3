"""Nobody reaches the desk with a password alone, and no code works twice."""

import datetime
from typing import Any

import pyotp
import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.desk import patience
from stories.moderation import second_factor
from stories.moderation.models import RecoveryCode, SecondFactor, User
from tests.desk.staff import PASSWORD, browser_of, code_of, member, said, text_of

LOGIN = "/admin/login/"
pytestmark = pytest.mark.usefixtures("archive")


def sign_in(client: Client, username: str = "ana", password: str = PASSWORD, code: str = "") -> Any:
    return client.post(LOGIN, {"username": username, "password": password, "code": code, "next": "/admin/"})


def is_in(client: Client) -> bool:
    return client.get(reverse("desk:desk")).status_code == 200


def test_password_and_code_together_open_the_desk(ana: User, client: Client) -> None:
    assert sign_in(client, code=code_of(ana)).status_code == 302
    assert is_in(client)
    assert client.get("/admin/").headers["Location"] == reverse("desk:desk")


@pytest.mark.parametrize("code", ["", "000000", "abc", "1" * 30, "' OR 1=1 --"])
def test_a_password_without_the_right_code_is_nothing(ana: User, client: Client, code: str) -> None:
    response = sign_in(client, code=code)
    assert response.status_code == 200
    assert not is_in(client)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("asked", "language", "words"), [("en-US,en;q=0.9", "en", "Password"), ("", "es", "Contraseña")]
)
def test_signing_in_is_in_the_readers_language(client: Client, asked: str, language: str, words: str) -> None:
    response = client.get(LOGIN, headers={"accept-language": asked})
    assert response["Content-Language"] == language
    assert words in text_of(response)
    assert f'lang="{language}"' in response.content.decode()[:400]
    refused = client.post(LOGIN, {"username": "nadie", "password": "x"}, headers={"accept-language": asked})
    assert words in text_of(refused)


def test_the_form_does_not_say_which_of_the_three_was_wrong(ana: User) -> None:
    wrong = [("ana", "otra", code_of(ana)), ("ana", PASSWORD, "000000"), ("nadie", PASSWORD, "000000")]
    answers = set()
    for username, password, code in wrong:
        cache.clear()
        page = text_of(sign_in(Client(), username, password, code))
        answers.add(page.split("Entrar al escritorio")[1].split("Nombre de usuario")[0])
    assert len(answers) == 1
    assert "no coinciden" in answers.pop()


def test_a_code_that_was_used_opens_nothing(ana: User) -> None:
    code = code_of(ana)
    sign_in(Client(), code=code)
    second = Client()
    sign_in(second, code=code)
    assert not is_in(second)


def test_an_older_code_opens_nothing_after_a_newer_one(ana: User) -> None:
    totp, now = pyotp.TOTP(second_factor.secret_of(person=ana)), timezone.now()
    assert second_factor.accept(person=ana, code=totp.generate_otp(int(now.timestamp()) // 30 + 1), now=now)
    assert not second_factor.accept(person=ana, code=totp.at(now), now=now)


def test_a_code_of_some_minutes_ago_opens_nothing(ana: User) -> None:
    now = timezone.now() + datetime.timedelta(minutes=5)
    totp = pyotp.TOTP(second_factor.secret_of(person=ana))
    assert not second_factor.accept(person=ana, code=totp.at(now - datetime.timedelta(minutes=2)), now=now)
    assert second_factor.accept(person=ana, code=totp.at(now), now=now)


def test_a_recovery_code_opens_once(ana: User) -> None:
    code = second_factor.new_recovery_codes(person=ana)[0]
    first, second = Client(), Client()
    assert "Le quedan 7" in said(sign_in(first, code=code.upper().replace("-", " ")))
    sign_in(second, code=code)
    assert is_in(first)
    assert not is_in(second)
    assert ana.recovery_codes.count() == second_factor.RECOVERY_CODES - 1


def test_new_recovery_codes_end_the_old_ones(ana: User) -> None:
    old = second_factor.new_recovery_codes(person=ana)[0]
    second_factor.new_recovery_codes(person=ana)
    assert not second_factor.use_recovery_code(person=ana, code=old)


def test_somebody_elses_recovery_code_opens_nothing(ana: User) -> None:
    other = member("beto", "moderators")
    code = second_factor.new_recovery_codes(person=other)[0]
    assert not second_factor.use_recovery_code(person=ana, code=code)


def test_no_code_or_secret_lies_in_the_database_in_plain(ana: User) -> None:
    codes = second_factor.new_recovery_codes(person=ana)
    secret = second_factor.secret_of(person=ana)
    kept = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(code.replace("-", "") in kept for code in codes)
    assert secret.encode() not in bytes(SecondFactor.objects.get(person=ana).sealed_secret)


def test_a_sealed_secret_moved_to_another_person_opens_nothing(ana: User) -> None:
    thief = member("zeta", "moderators")
    mine = SecondFactor.objects.get(person=thief)
    SecondFactor.objects.filter(person=ana).update(sealed_secret=mine.sealed_secret)
    with pytest.raises(Exception, match="does not fit"):
        second_factor.accept(person=ana, code=code_of(thief), now=timezone.now())


def test_the_staff_key_is_needed(ana: User, settings: Any) -> None:
    settings.STAFF_SECRET_KEY = "another key altogether"
    with pytest.raises(Exception, match="does not fit"):
        second_factor.secret_of(person=ana)


# --- Guessing --------------------------------------------------------------------------------------------------------


def test_guessing_codes_becomes_slow_and_even_the_right_one_waits(ana: User) -> None:
    for _guess in range(patience.FREE + 1):
        sign_in(Client(), code="000000")
    client = Client()
    page = text_of(sign_in(client, code=code_of(ana)))
    assert "Espere" in page
    assert not is_in(client)


def test_nobody_is_locked_out_for_ever(ana: User) -> None:
    now = timezone.now()
    for _guess in range(200):
        patience.failed(username="ana", what="password", now=now)
        patience.failed(username="ana", what="code", now=now)
    assert patience.seconds_to_wait(username="ana", what="password", now=now) <= 30
    assert patience.seconds_to_wait(username="ana", what="code", now=now) <= 15 * 60
    assert patience.seconds_to_wait(username="ana", what="code", now=now + datetime.timedelta(minutes=16)) == 0


def test_guessing_one_name_does_not_slow_another(ana: User) -> None:
    beto = member("beto", "moderators")
    for _guess in range(10):
        sign_in(Client(), code="000000")
    client = Client()
    sign_in(client, "beto", code=code_of(beto))
    assert is_in(client)


def test_an_empty_password_does_not_wipe_the_count(ana: User) -> None:
    for _guess in range(patience.FREE + 1):
        sign_in(Client(), code="000000")
    sign_in(Client(), password="")
    assert patience.seconds_to_wait(username="ana", what="code", now=timezone.now()) > 0


def test_wrong_codes_are_counted_where_a_restart_does_not_forget_them(ana: User) -> None:
    for _guess in range(3):
        cache.clear()
        sign_in(Client(), code="000000")
    assert SecondFactor.objects.get(person=ana).failures == 3
    sign_in(Client(), code="000000")
    assert patience.seconds_to_wait(username="ana", what="code", now=timezone.now()) > 0


def test_the_cache_learns_no_names(ana: User) -> None:
    sign_in(Client(), password="otra")
    assert not any("ana" in key for key in cache._cache)


def test_one_attempt_at_a_time_for_one_name(ana: User) -> None:
    client = Client()
    with patience.in_turn(username="ana"):
        page = text_of(sign_in(client, code=code_of(ana)))
    assert "otro intento" in page
    assert not is_in(client)


# --- The first time --------------------------------------------------------------------------------------------------


@pytest.fixture
def newcomer() -> User:
    person = User.objects.create_user(username="nuevo", password=PASSWORD)
    from django.contrib.auth.models import Group

    person.groups.add(Group.objects.get(name="moderators"))
    return person


EVERYWHERE = [
    "/admin/",
    "/admin/escritorio/",
    "/admin/escritorio/personas/",
    "/admin/escritorio/codigos/",
    "/admin/pages/",
    "/admin/account/",
    "/admin/snippets/stories/term/",
    "/admin/images/",
    "/admin/api/main/pages/",
    "/admin/choose-page/",
]


def test_without_a_second_factor_every_address_leads_to_the_enrolment(newcomer: User, client: Client) -> None:
    sign_in(client, "nuevo")
    for address in EVERYWHERE:
        for ask in (client.get, client.post):
            response = ask(address)
            assert (response.status_code, response.headers.get("Location")) == (302, reverse("desk:enrol")), address


def test_enrolling_shows_the_secret_once_and_then_the_recovery_codes(newcomer: User, client: Client) -> None:
    sign_in(client, "nuevo")
    page = client.get(reverse("desk:enrol"))
    assert second_factor.secret_of(person=newcomer)[:4] in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    wrong = client.post(reverse("desk:enrol"), {"code": "000000"})
    assert "Ese código no es" in text_of(wrong)
    done = client.post(reverse("desk:enrol"), {"code": code_of(newcomer)})
    codes = [word for word in text_of(done).split() if word.count("-") == 3]
    assert len(codes) == second_factor.RECOVERY_CODES
    assert is_in(client)
    assert client.get(reverse("desk:enrol")).status_code == 302
    assert second_factor.use_recovery_code(person=newcomer, code=codes[0])


def test_who_has_a_second_factor_cannot_set_up_another(ana: User) -> None:
    with pytest.raises(second_factor.AlreadyEnrolled):
        second_factor.enrol(person=ana)
    assert not second_factor.confirm(person=ana, code=code_of(ana), now=timezone.now())


def test_a_session_made_without_the_second_factor_is_ended(ana: User, client: Client) -> None:
    client.force_login(ana)
    assert client.get(reverse("desk:desk")).headers["Location"] == LOGIN
    assert "_auth_user_id" not in client.session
    client.force_login(ana)
    assert client.get(reverse("desk:enrol")).headers["Location"] == LOGIN


def test_wagtails_own_login_view_does_not_mark_a_session(ana: User, client: Client) -> None:
    assert settings.WAGTAILADMIN_USER_LOGIN_FORM == "stories.desk.login.LoginForm"
    session = client.session
    session["second_factor"] = ana.second_factor.pk + 1
    session.save()
    client.force_login(ana)
    assert not is_in(client)


def test_when_a_steward_takes_the_factor_away_open_sessions_are_worth_nothing(ana: User) -> None:
    steward = member("cleo", "stewards")
    client = browser_of(ana)
    assert is_in(client)
    response = browser_of(steward).post(reverse("desk:change_person", args=[ana.pk]), {"que": "factor"})
    assert "segundo paso nuevo" in said(response)
    assert client.get(reverse("desk:desk")).headers["Location"] == reverse("desk:enrol")


def test_a_steward_cannot_take_away_their_own_factor(ana: User) -> None:
    steward = member("cleo", "stewards")
    browser_of(steward).post(reverse("desk:change_person", args=[steward.pk]), {"que": "factor"})
    assert second_factor.factor_of(person=steward) is not None


def test_new_recovery_codes_take_a_fresh_code(ana: User) -> None:
    client = browser_of(ana)
    assert "Ese código no es" in text_of(client.post(reverse("desk:recovery"), {"code": "000000"}))
    assert not ana.recovery_codes.exists()
    page = text_of(client.post(reverse("desk:recovery"), {"code": code_of(ana)}))
    assert sum(word.count("-") == 3 for word in page.split()) == second_factor.RECOVERY_CODES


def test_no_password_is_recovered_by_mail(client: Client) -> None:
    assert client.get("/admin/password_reset/").status_code == 404
    assert "password_reset" not in client.get(LOGIN).content.decode()
