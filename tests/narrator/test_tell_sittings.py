"""Several sittings in one submission, and a draft that outlives the browser."""

import re

from stories.gate.clock import today
from stories.intake import telling
from stories.intake.models import Act, SealedBody, Submission
from stories.narrator.drafts import open_draft
from stories.publishing.projecting import project
from stories.publishing.worksheets import save_worksheet
from stories.redaction.opening import open_bundle
from stories.redaction.worksheet import Worksheet
from stories.vault import by_code
from stories.vault.keeper import get_keeper
from tests.narrator.saying import onward, opened
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people


def tell_more(narrator: Narrator, code: str, words: str, **answers: str) -> None:
    narrator.enter(code)
    narrator.post_to(narrator.address("space:home"), act="more")
    assert (narrator.at, narrator.step) == ("tell:question", "more")
    narrator.post(answer=words)
    while narrator.at == "tell:question":
        if narrator.step == "files":
            onward(narrator)
        else:
            narrator.post(answer=answers.get(narrator.step, "")) if answers.get(narrator.step) else narrator.post(
                skip="1"
            )
    assert narrator.at == "tell:review"
    narrator.post(send="1")
    assert narrator.at == "tell:sent"


def test_a_second_text_never_overwrites_the_first(anybody: Narrator) -> None:
    code = anybody.tell(story="La primera noche.\n\nNo dormimos.", contact="No digan el barrio.")
    tell_more(anybody, code, "La segunda noche.", contact="Ahora vivo lejos.")
    tell_more(anybody, code, "La tercera noche.")
    story = opened(Submission.objects.get())
    assert story.passages == [
        ("story:0", "La primera noche."),
        ("story:1", "No dormimos."),
        ("more@2:0", "La segunda noche."),
        ("more@3:0", "La tercera noche."),
    ]
    assert story.sittings[1]["contact"] == "No digan el barrio."
    assert story.sittings[2]["contact"] == "Ahora vivo lejos."
    assert Act.objects.filter(kind=Act.Kind.SEND).count() == 3
    assert SealedBody.objects.filter(purpose="answers").count() == 3


def test_the_public_version_reads_every_sitting_in_order(narrator: Narrator, tree: None) -> None:
    code = narrator.tell(story="La primera noche.")
    tell_more(narrator, code, "La segunda noche.")
    submission = Submission.objects.get()
    ana, _beto = two_people()
    save_worksheet(submission=submission, worksheet=Worksheet(title="Las noches"), person=ana)
    edition = project(submission=submission, person=ana, at=today())
    bundle = open_bundle(edition=edition, unseal=get_keeper().open("1", submission.pk, "redact").unseal)
    said = [content["runs"] for content in bundle.contents() if content["kind"] == "passage"]
    assert said == [[["text", "La primera noche."]], [["text", "La segunda noche."]]]


def test_a_later_sitting_changes_no_permission_and_asks_for_none(narrator: Narrator) -> None:
    code = narrator.tell()
    submission = Submission.objects.get()
    before = sorted(submission.grants.filter(allowed=True).values_list("use", flat=True))
    tell_more(narrator, code, "Algo más.")
    newest = {grant.use: grant.allowed for grant in submission.grants.order_by("seq")}
    assert sorted(use for use, allowed in newest.items() if allowed) == before


def test_a_later_sitting_offers_only_its_own_questions(narrator: Narrator) -> None:
    code = narrator.tell()
    narrator.enter(code)
    narrator.post_to(narrator.address("space:home"), act="more")
    for step in ("story", "age", "title"):
        assert narrator.open("tell:question", step).status_code == 404
    assert narrator.open("tell:permits").status_code == 404


def test_an_unsent_later_sitting_goes_on_where_it_was(narrator: Narrator, other: Narrator) -> None:
    code = narrator.tell()
    narrator.enter(code)
    narrator.post_to(narrator.address("space:home"), act="more")
    narrator.post(answer="Empecé a contar.")
    other.enter(code)
    other.post_to(other.address("space:home"), act="more")
    assert other.step == "files"
    other.open("tell:question", "more")
    assert "Empecé a contar." in other.html


def test_the_desk_cannot_read_a_sitting_before_it_is_sent(narrator: Narrator) -> None:
    code = narrator.tell(story="La primera.")
    narrator.enter(code)
    narrator.post_to(narrator.address("space:home"), act="more")
    narrator.post(answer="Todavía no.")
    assert [text for _place, text in opened(Submission.objects.get()).passages] == ["La primera."]


def test_a_draft_survives_a_closed_browser_and_goes_on_where_one_was(anybody: Narrator, other: Narrator) -> None:
    """The words open it anywhere, at the page after the last answer."""
    code = anybody.begin()
    anybody.answer(language="es", age="adult", about="died", relation="mi tía")
    other.language = anybody.language
    other.enter(code)
    following = re.search(r'<a class="btn[^"]*" href="([^"]+)"', other.html)
    assert following is not None
    other.get(following[1])
    assert other.step == "family"
    other.open("tell:question", "relation")
    assert "mi tía" in other.html


def test_every_step_is_saved_when_it_is_sent_and_a_repeated_one_does_no_harm(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.open("tell:question", "story")
    address, token = narrator.where, narrator.token()
    for _time in range(3):
        narrator.client.post(address, {**token, "answer": "Una vez."})
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=by_code.derive(code=code))
    assert open_draft(secrets).answers["story"] == "Una vez."
    assert telling.sitting_to_send(secrets=secrets) == 1
