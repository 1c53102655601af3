"""Each role reaches what its work takes, and nothing else."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow

from stories.desk.groups import EDITORS, PERMISSIONS, prepare_groups
from stories.gate.clock import today
from stories.intake.models import Submission
from stories.moderation.models import User
from stories.pages.editorial import HomePage
from stories.pages.records import RecordsPage
from stories.publishing.projecting import project
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition
from stories.vault.models import Opening, OpeningLeave
from tests import factories
from tests.desk.staff import browser_of, member, opened, said, text_of
from tests.publishing.stories_told import tell, worksheet

pytestmark = pytest.mark.usefixtures("archive")

ROLES = ("moderators", "advocates", "stewards", "editors", "none")
SUBMISSION = ("submission", "open", "work", "talk", "takedown", "question", "decline")
OF_EDITION = ("edition", "approve", "refuse", "ask", "publish", "translation", "less", "ties")

# Who gets past the door of each screen. A GET where the screen has one, else a POST.
MAY = {
    "desk": {"moderators", "advocates", "stewards"},
    "people": {"stewards"},
    "change_person": {"stewards"},
    "articles": {"editors"},
    "freezes": {"stewards"},
    "lock": {"stewards"},
    "freeze": {"stewards"},
    "words": {"editors"},
    "openings": {"stewards"},
    "agree": {"stewards"},
    "more": {"moderators", "advocates"},
    "figures": {"moderators", "advocates", "stewards"},
    "assign": {"moderators"},
    "submission": {"moderators", "advocates", "stewards"},
    "open": {"moderators", "advocates"},
    "claim": {"moderators"},
    "work": {"moderators", "advocates"},
    "picture": {"moderators", "advocates"},
    "compare": {"moderators", "advocates"},
    "document": {"moderators", "advocates"},
    "talk": {"moderators", "advocates"},
    "note": {"moderators", "advocates"},
    "question": {"moderators"},
    "decline": {"moderators"},
    "takedown": {"moderators"},
    "objection": {"moderators"},
    "withdraw_lost": {"moderators"},
    "flood": {"moderators"},
    "dismiss": {"moderators"},
    "junk": {"moderators"},
    "decline_heap": {"moderators"},
    "news": {"moderators", "advocates"},
    "recording": {"moderators", "advocates"},
    "transcript": {"moderators"},
    "edition": {"moderators", "advocates"},
    "ties": {"moderators"},
    "approve": {"moderators", "advocates"},
    "refuse": {"moderators", "advocates"},
    "ask": {"moderators"},
    "publish": {"moderators"},
    "translation": {"moderators"},
    "less": {"moderators"},
    "tasks": {"stewards"},
    "imports": {"moderators", "advocates", "stewards"},
    "imported_collection": {"moderators", "advocates", "stewards"},
    "batch": {"moderators", "advocates", "stewards"},
    "prepare_batch": {"moderators"},
    "clear_batch": {"moderators"},
    "evidence": {"moderators", "advocates", "stewards"},
    "evidence_file": {"moderators", "advocates"},
    "take_back": {"stewards"},
}
POSTS = {
    "prepare_batch",
    "clear_batch",
    "take_back",
    "ties",
    "agree",
    "assign",
    "freeze",
    "withdraw_lost",
    "dismiss",
    "decline_heap",
    "open",
    "claim",
    "note",
    "question",
    "takedown",
    "approve",
    "refuse",
    "ask",
    "publish",
}


@pytest.fixture
def submission() -> Submission:
    return tell().submission


@pytest.fixture
def edition(submission: Submission) -> Edition:
    ana = member("ana", "moderators")
    save_worksheet(submission=submission, worksheet=worksheet(submission), person=ana)
    return project(submission=submission, person=ana, at=today())


def refused(response: object) -> bool:
    return "Su cuenta no puede hacer esto" in said(response) or "permiso" in said(response)


@pytest.mark.parametrize("role", ROLES)
def test_each_screen_is_for_its_roles_alone(role: str, edition: Edition) -> None:
    person = member("quien", *([] if role == "none" else [role]))
    submission = edition.record.submission
    client = opened(person, submission) if role in MAY["open"] else browser_of(person)
    for screen, roles in MAY.items():
        address = reverse(f"desk:{screen}", args=arguments_of(screen, edition))
        response = client.post(address) if screen in POSTS else client.get(address)
        if role in roles:
            assert not refused(response), screen
        else:
            assert response.status_code == 302, screen
            assert refused(response) or response.headers["Location"].startswith("/admin/login/"), screen
        client.get(reverse("desk:recovery"))  # reads the messages there are


def arguments_of(screen: str, edition: Edition) -> list[str]:
    if screen in ("desk", "people", "openings", "junk", "decline_heap"):
        return []
    if screen in ("articles", "freezes", "lock", "more", "figures", "assign", "tasks", "imports"):
        return []
    if screen in ("imported_collection", "batch", "prepare_batch", "clear_batch"):
        # Nobody's: who may come in is told that it is not there, whoever may not is turned away before.
        return ["a" * 20]
    if screen in ("picture", "compare", "document"):
        photograph = edition.record.submission.originals.get().pk
        return [edition.record.submission_id, photograph, *(["0"] if screen != "document" else [])]
    if screen in ("recording", "transcript"):
        original = edition.record.submission.originals.get().pk
        return [edition.record.submission_id, original]
    if screen == "change_person":
        return [str(User.objects.get(username="ana").pk)]
    if screen == "agree":
        row = {"kind": "asked", "person": "0", "by": "0", "day": today(), "hour": 9}
        return [OpeningLeave.objects.create(**row).pk]
    if screen == "words":
        return [str(HomePage.objects.first().pk)]  # type: ignore[union-attr]
    if screen in ("flood", "dismiss"):
        return ["20260101-record-0-0"]
    if screen in ("objection", "withdraw_lost"):
        asked = edition.record.submission.objections.first() or factories.objection(edition.record.submission)
        return [edition.record.submission_id, asked.pk]
    return [edition.record.submission_id, *([edition.pk] if screen in OF_EDITION else [])]


def test_every_screen_of_the_desk_is_on_the_list() -> None:
    from stories.desk.urls import named, one

    for_everybody = {
        "enrol",
        "recovery",
        "passkeys",
        "passkey_adding",
        "passkey_showing",
        "awake",
        "help",
        "guide",
        "help_picture",
    }
    by_post_of_others = {"warned", "original", "edition_file", "file", "rendered"}
    names = {entry.name for entry in [*one, *named] if getattr(entry, "name", None)}
    assert names - for_everybody - by_post_of_others == set(MAY)


def test_nobody_without_an_account_sees_anything(edition: Edition, client: object) -> None:
    for screen in ("desk", "people", "openings"):
        response = client.get(reverse(f"desk:{screen}"))  # type: ignore[attr-defined]
        assert response.headers["Location"].startswith("/admin/login/")


def test_the_pictures_are_for_those_who_open(edition: Edition) -> None:
    original = edition.record.submission.originals.get().pk
    for role in ("stewards", "editors"):
        client = opened(member(f"de-{role}", role), edition.record.submission)
        address = reverse("desk:original", args=[edition.record.submission_id, original, 0, "entera"])
        assert client.get(address).status_code == 302


def test_a_steward_opens_no_story(submission: Submission) -> None:
    from stories.vault.models import Opening

    steward = member("cleo", "stewards")
    client = opened(steward, submission)
    client.get(reverse("desk:work", args=[submission.pk]))
    assert not Opening.objects.filter(person=str(steward.pk)).exists()
    assert "no abre relatos" in text_of(client.get(reverse("desk:submission", args=[submission.pk])))


def test_an_advocate_opens_nothing_before_there_is_a_version_to_read(submission: Submission) -> None:
    eva, ana = member("eva", "advocates"), member("ana", "moderators")
    client = opened(eva, submission)
    work = reverse("desk:work", args=[submission.pk])
    answer = client.get(work)
    assert answer.headers["Location"] == reverse("desk:submission", args=[submission.pk])
    assert "Todavía no hay una versión que leer" in text_of(client.get(answer.headers["Location"]))
    assert not Opening.objects.filter(person=str(eva.pk)).exists()
    save_worksheet(submission=submission, worksheet=worksheet(submission), person=ana)
    project(submission=submission, person=ana, at=today())
    assert client.get(work).status_code == 200
    assert Opening.objects.filter(person=str(eva.pk)).exists()


def test_a_draft_does_not_exist_for_the_desk() -> None:
    from stories.intake import telling

    begun = telling.begin(kind="testimony", language="es", at=today())
    client = browser_of(member("ana", "moderators"))
    assert client.get(reverse("desk:submission", args=[begun.secrets.submission_id])).status_code == 404
    assert begun.secrets.submission_id[:6] not in client.get(reverse("desk:desk")).content.decode()


def test_no_group_of_wagtails_own_and_no_workflow_but_ours_is_left() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(PERMISSIONS)
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Publicación"]


def test_preparing_again_takes_away_what_somebody_added() -> None:
    from django.contrib.auth.models import Permission

    editors = Group.objects.get(name=EDITORS)
    editors.permissions.add(Permission.objects.get(codename="view_original"))
    shelf = RecordsPage.objects.get()
    GroupPagePermission.objects.create(
        group=editors, page=shelf, permission=Permission.objects.get(codename="publish_page")
    )
    prepare_groups()
    assert not editors.permissions.filter(codename="view_original").exists()
    assert not GroupPagePermission.objects.filter(page=shelf).exists()


def test_nobody_but_editors_has_rights_on_pages() -> None:
    assert set(GroupPagePermission.objects.values_list("group__name", flat=True)) == {EDITORS}


def test_an_editor_edits_pages_and_terms_and_sees_no_record(edition: Edition) -> None:
    client = browser_of(member("eva", "editors"))
    home = HomePage.objects.first()
    assert home is not None
    assert client.get("/admin/").headers["Location"] == reverse("wagtailadmin_explore_root")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).status_code == 200
    assert client.get("/admin/snippets/stories/term/").status_code == 200
    page = client.get("/admin/pages/", follow=True).content.decode()
    assert edition.record.pk.upper() not in page
    shelf = RecordsPage.objects.get()
    shelf_page = client.get(reverse("wagtailadmin_explore", args=[shelf.pk]), follow=True).content.decode()
    assert edition.record.pk.upper() not in shelf_page


def test_an_editor_cannot_name_a_status() -> None:
    client = browser_of(member("eva", "editors"))
    page = client.post(
        "/admin/snippets/stories/term/add/",
        {"slug": "beneficiaria", "kind": "theme", "label_es": "Indocumentada", "label_en": "Undocumented"},
    )
    assert "situación migratoria" in text_of(page)


def test_an_editors_term_is_kept_and_its_slug_stays() -> None:
    from stories.pages.terms import Term

    client = browser_of(member("eva", "editors"))
    fields = {"slug": "tamales", "kind": "theme", "label_es": "tamales", "label_en": "tamales"}
    fields |= {"synonyms_es": "", "synonyms_en": "", "parent": ""}
    client.post("/admin/snippets/stories/term/add/", fields)
    assert Term.objects.filter(pk="tamales").exists()
    client.post("/admin/snippets/stories/term/edit/tamales/", {**fields, "slug": "otro", "label_es": "Tamales"})
    assert Term.objects.get(pk="tamales").label_es == "Tamales"
    assert not Term.objects.filter(pk="otro").exists()


def test_an_account_without_a_role_is_told_so() -> None:
    client = browser_of(member("nadie"))
    response = client.get("/admin/")
    assert response.status_code == 302 or "no tiene función" in text_of(response)


# --- Stewards --------------------------------------------------------------------------------------------------------


def test_a_steward_makes_an_account_without_a_mail_address() -> None:
    client = browser_of(member("cleo", "stewards"))
    page = client.post(reverse("desk:people"), {"username": "nueva", "roles": ["moderators"]})
    made = User.objects.get(username="nueva")
    assert made.email == ""
    assert [group.name for group in made.groups.all()] == ["moderators"]
    password = page.content.decode().split('desk-secret"><code>')[1].split("<")[0]
    assert made.check_password(password)
    assert password not in client.get(reverse("desk:people")).content.decode()
    assert "Ya hay alguien" in text_of(client.post(reverse("desk:people"), {"username": "NUEVA", "roles": ["editors"]}))


def test_a_steward_changes_what_somebody_does_and_gives_a_new_password() -> None:
    steward, ana = browser_of(member("cleo", "stewards")), member("ana", "moderators")
    one, hers = reverse("desk:change_person", args=[ana.pk]), browser_of(ana)
    assert "Defiende" in text_of(steward.get(one))
    steward.post(one, {"que": "roles", "roles": ["advocates", "editors"]})
    assert {group.name for group in ana.groups.all()} == {"advocates", "editors"}
    assert refused(hers.get(reverse("desk:junk"))), "from the next page on"
    assert steward.post(one, {"que": "roles"}).status_code == 200, "nobody is left without one by a slip"
    page = steward.post(one, {"que": "password"}).content.decode()
    assert User.objects.get(pk=ana.pk).check_password(page.split('desk-secret"><code>')[1].split("<")[0])
    assert hers.get(reverse("desk:desk")).status_code == 302, "sessions of the old password end"


def test_a_closed_account_is_out_at_once() -> None:
    steward, ana = browser_of(member("cleo", "stewards")), member("ana", "moderators")
    browser = browser_of(ana)
    steward.post(reverse("desk:change_person", args=[ana.pk]), {"que": "close"})
    assert browser.get(reverse("desk:desk")).headers["Location"].startswith("/admin/login/")


def test_no_steward_touches_a_superuser() -> None:
    steward = browser_of(member("cleo", "stewards"))
    root = User.objects.create_superuser(username="raiz", password="x")
    steward.post(reverse("desk:change_person", args=[root.pk]), {"que": "close"})
    assert User.objects.get(pk=root.pk).is_active


def test_openings_are_counted_by_person_and_day_without_a_word(submission: Submission) -> None:
    opened(member("ana", "moderators"), submission).get(reverse("desk:work", args=[submission.pk]))
    page = text_of(browser_of(member("cleo", "stewards")).get(reverse("desk:openings")))
    assert "ana" in page
    assert "Para trabajar en la versión pública" in page
    assert "Rosario" not in page
