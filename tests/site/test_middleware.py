"""What every answer carries, and what no public answer may know."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

# A page that says "no" is drawn with the editorial menu, which is asked of the database.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain_views(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.site.urls"


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


EVERYWHERE = [
    "/es/page/",
    "/en/page/",
    "/page/",
    "/form/",
    "/stream/",
    "/broken/",
    "/es/told/pages/",
    "/nowhere/",
    "/admin/page/",
]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_security_headers_are_on_every_answer(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_policy_is_strict_outside_the_desk(visitor: Client) -> None:
    policy = visitor.get("/es/page/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert "http" not in policy


def test_policy_of_the_desk_is_looser_but_still_knows_no_other_site(visitor: Client) -> None:
    policy = visitor.get("/admin/page/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "*" not in policy


def test_policy_cannot_be_excluded_by_a_prefix(visitor: Client, settings: Settings) -> None:
    settings.CONTENT_SECURITY_POLICY = settings.CONTENT_SECURITY_POLICY | {"EXCLUDE_URL_PREFIXES": ["/es/"]}
    assert "Content-Security-Policy" in visitor.get("/es/page/")


@pytest.mark.parametrize("address", ["/es/page/", "/page/", "/who/", "/nowhere/"])
def test_public_pages_set_no_cookie_and_depend_on_none(visitor: Client, address: str) -> None:
    answer = visitor.get(address, headers={"accept-language": "en"})
    assert not answer.cookies
    assert "Vary" not in answer


def test_public_side_knows_nobody_even_with_a_staff_cookie(visitor: Client, settings: Settings) -> None:
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "a-session"
    assert visitor.get("/who/").content == b"nobody"


def test_desk_knows_session_user_and_messages(visitor: Client) -> None:
    assert visitor.get("/admin/who/").content == b"session user _messages"


def test_page_must_be_asked_for_again_and_says_whether_it_changed(visitor: Client) -> None:
    first = visitor.get("/es/page/")
    assert first["Cache-Control"] == "private, no-cache"
    again = visitor.get("/es/page/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert "Content-Security-Policy" in again


@pytest.mark.parametrize("address", ["/form/", "/es/told/pages/", "/admin/page/"])
def test_forms_narrators_pages_and_desk_are_not_stored(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_answer_to_a_post_is_not_stored(visitor: Client) -> None:
    assert visitor.post("/form/", {"words": "x"})["Cache-Control"] == "no-store"


def test_view_that_knows_better_about_caching_is_left_alone(visitor: Client) -> None:
    assert visitor.get("/decided/")["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(("address", "language"), [("/es/page/", "es"), ("/en/page/", "en"), ("/page/", "es")])
def test_language_is_the_addresss_whatever_the_browser_asks_for(visitor: Client, address: str, language: str) -> None:
    visitor.cookies["django_language"] = "en" if language == "es" else "es"
    answer = visitor.get(address, headers={"accept-language": "en" if language == "es" else "es"})
    assert answer.content.decode().startswith(language)
    assert answer["Content-Language"] == language


class TestFormToken:
    """Browsers send `Origin: null` from a page with `no-referrer`."""

    @pytest.fixture
    def sender(self) -> Client:
        return Client(enforce_csrf_checks=True)

    @pytest.fixture
    def token(self, sender: Client) -> str:
        return sender.get("/form/").content.decode().split()[1]

    def test_null_origin_with_the_token_is_accepted(self, sender: Client, token: str) -> None:
        answer = sender.post("/form/", {"csrfmiddlewaretoken": token}, headers={"origin": "null"})
        assert answer.status_code == 200

    def test_null_origin_over_tls_without_referrer_is_accepted(self, sender: Client, token: str) -> None:
        answer = sender.post(
            "/form/",
            {"csrfmiddlewaretoken": token},
            headers={"origin": "null", "sec-fetch-site": "same-origin"},
            secure=True,
        )
        assert answer.status_code == 200

    def test_null_origin_without_the_token_is_refused(self, sender: Client, token: str) -> None:
        assert sender.post("/form/", {}, headers={"origin": "null"}).status_code == 403

    @pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
    def test_what_the_browser_calls_foreign_is_refused(self, sender: Client, token: str, site: str) -> None:
        headers = {"origin": "null", "sec-fetch-site": site}
        assert sender.post("/form/", {"csrfmiddlewaretoken": token}, headers=headers).status_code == 403

    def test_foreign_origin_is_refused_with_the_token(self, sender: Client, token: str) -> None:
        headers = {"origin": "https://elsewhere.example"}
        assert sender.post("/form/", {"csrfmiddlewaretoken": token}, headers=headers).status_code == 403

    def test_foreign_referrer_is_refused_with_the_token(self, sender: Client, token: str) -> None:
        headers = {"referer": "https://elsewhere.example/"}
        answer = sender.post("/form/", {"csrfmiddlewaretoken": token}, headers=headers, secure=True)
        assert answer.status_code == 403


def test_root_leads_to_the_browsers_language_and_stores_nothing(visitor: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = "archive_site.urls.public"
    answer = visitor.get("/", headers={"accept-language": "en-US,en;q=0.9"})
    assert (answer.status_code, answer["Location"]) == (302, "/en/")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert visitor.get("/")["Location"] == "/es/"
    assert visitor.get("/", headers={"accept-language": "quc"})["Location"] == "/es/"


class TestStaffChain:
    """Its members see what members of MIDDLEWARE see, below /admin/ only."""

    @pytest.fixture(autouse=True)
    def answering(self, settings: Settings) -> None:
        settings.STAFF_MIDDLEWARE = ["tests.site.members.Answering"]

    def test_member_may_answer_before_a_view_of_the_desk(self, visitor: Client) -> None:
        assert visitor.get("/admin/page/?before").content == b"before"
        assert visitor.get("/es/page/?before").content != b"before"

    def test_member_may_answer_for_an_exception_of_the_desk(self, visitor: Client) -> None:
        assert visitor.get("/admin/broken/").content == b"after ValueError"
        assert visitor.get("/broken/").status_code == 500
