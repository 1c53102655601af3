"""*Please change*: words quoted from a passage and what is to become of them, signed as a no and seen by the desk."""

import pytest

from stories.gate.models import Visible
from stories.intake.acts import verify, words_of
from stories.intake.models import Act
from stories.publishing.errors import Refused
from stories.vault.keeper import get_keeper
from tests.narrator.desk import publish_it, told, version_of
from tests.narrator.test_space import open_version, published
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people

pytestmark = pytest.mark.usefixtures("tree")


def marking(narrator: Narrator, **traits: object) -> None:
    code = told(**traits)  # type: ignore[arg-type]
    edition = version_of(narrator.submission)
    narrator.enter(code)
    narrator.open("space:marks", edition.seq)
    assert narrator.at == "space:marks"


def said(narrator: Narrator) -> dict[str, object]:
    """The no, opened as the desk opens it."""
    act = Act.objects.get(kind=Act.Kind.NO)
    assert verify(act)
    ana, _beto = two_people()
    return words_of(act, unseal=get_keeper().open(str(ana.pk), narrator.submission.pk, "redact").unseal)


def test_words_are_quoted_and_a_wish_goes_with_them(narrator: Narrator) -> None:
    marking(narrator, picture=True)
    narrator.post(
        **{
            "p1-words": "Tocaron\r\nla puerta",
            "p1-wish": "general",
            "p1-say": "que no se sepa",
            "f1-wish": "out",
            "text": "Gracias.",
        }
    )
    assert narrator.at == "space:messages"
    assert said(narrator) == {
        "text": "Gracias.",
        "marks": [
            {"part": "p1", "words": "Tocaron", "wish": "general", "say": "que no se sepa"},
            {"part": "p1", "words": "la puerta", "wish": "general", "say": "que no se sepa"},
            {"part": "f1", "words": "", "wish": "out", "say": ""},
        ],
    }
    for words in ("Gracias.", "la puerta", "que no se sepa", "Toda esta parte"):
        assert words in narrator.words


def test_every_part_of_the_version_can_be_marked(anybody: Narrator) -> None:
    marking(anybody, picture=True)
    for part in ("facts", "p1", "p2", "f1"):
        assert f'name="{part}-wish"' in anybody.html
    assert 'name="f1-words"' not in anybody.html
    assert "<script" in anybody.html
    assert "hidden data-take" in anybody.html


def test_nothing_marked_is_a_kind_word_and_no_decision(narrator: Narrator) -> None:
    marking(narrator)
    narrator.post(text=" ")
    assert "data-errors" in narrator.html
    assert not Act.objects.filter(kind=Act.Kind.NO).exists()


def test_what_was_written_is_kept_beside_a_mistake(narrator: Narrator) -> None:
    marking(narrator)
    narrator.post(**{"p1-words": "Tocaron", "p1-wish": "burn"})
    assert "data-errors" in narrator.html
    assert "Tocaron</textarea>" in narrator.html
    assert '<details class="note" open>' in narrator.html


def test_words_that_do_not_stand_there_are_taken_all_the_same(narrator: Narrator) -> None:
    marking(narrator)
    narrator.post(**{"p1-words": "Tocarron la pueta"})
    assert said(narrator)["marks"] == [{"part": "p1", "words": "Tocarron la pueta", "wish": "", "say": ""}]


def test_pressing_twice_is_one_no(narrator: Narrator) -> None:
    marking(narrator)
    where, token = narrator.where, narrator.token()
    for _press in range(2):
        narrator.client.post(where, {**token, "p2-wish": "out"})
    assert Act.objects.filter(kind=Act.Kind.NO).count() == 1


def test_a_no_without_words_leads_to_the_marks(narrator: Narrator) -> None:
    code = told()
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    narrator.post(answer="change")
    assert narrator.at == "space:marks"
    assert not Act.objects.filter(kind=Act.Kind.NO).exists()


def test_changes_to_what_is_public_take_it_down_and_that_is_said_before(narrator: Narrator) -> None:
    published(narrator)
    open_version(narrator)
    assert "Así la ve el público" in narrator.words
    narrator.open("space:marks", narrator.submission.record.editions.get().seq)
    assert "deja de verse en este momento" in narrator.words
    narrator.post(**{"p1-wish": "out"})
    assert not Visible.objects.exists()
    narrator.open("space:home")
    assert "usted pidió cambios" in narrator.words


def test_an_older_version_is_not_marked_any_more(narrator: Narrator) -> None:
    marking(narrator)
    where, token = narrator.where, narrator.token()
    newer = version_of(narrator.submission, title="Otra vez")
    narrator.page = narrator.client.post(where, {**token, "p1-wish": "out"}, follow=True)
    assert not Act.objects.filter(kind=Act.Kind.NO).exists()
    assert f"/version/{newer.seq}/" in narrator.html


def test_do_not_ask_me_again_is_shown_and_taken_back(narrator: Narrator) -> None:
    code = told()
    version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    narrator.post(answer="yes", less="on")
    open_version(narrator)
    assert "que no le preguntemos otra vez" in narrator.words
    narrator.post(act="ask_again")
    narrator.post(act="ask_again")
    assert [act.kind for act in Act.objects.order_by("seq")][1:] == ["yes_to_less", "yes"]
    assert "que no le preguntemos otra vez" not in narrator.words


def test_a_lesser_version_that_is_public_without_a_question_is_shown_in_the_space(narrator: Narrator) -> None:
    """R6: covered by "do not ask me again", and seen all the same."""
    from stories.gate.clock import today
    from stories.moderation.approving import approve
    from stories.publishing.lessening import Less, lessen

    code = told(picture=True)
    wide = version_of(narrator.submission)
    narrator.enter(code)
    open_version(narrator)
    narrator.post(answer="yes", less="on")
    publish_it(wide)
    ana, beto = two_people()
    less = lessen(edition=wide, less=Less(parts=frozenset({"f1"})), person=ana, at=today())
    for person in (ana, beto):
        approve(edition=less, person=person, at=today())
    publish_it(less)
    narrator.open("space:home")
    assert f"/version/{less.seq}/" in narrator.html
    narrator.get(narrator.address("space:edition", less.seq))
    assert "Muestra menos que la versión que usted aprobó" in narrator.words
    assert 'name="answer"' not in narrator.html
    narrator.post_to(narrator.address("space:edition", less.seq), answer="yes")
    assert not Act.objects.filter(edition_fingerprint=less.fingerprint).exists()
    narrator.get(narrator.address("space:marks", less.seq))
    narrator.post(**{"p1-wish": "out"})
    assert not Visible.objects.exists()


def test_a_version_that_was_never_asked_about_cannot_be_published_by_the_way(narrator: Narrator) -> None:
    marking(narrator)
    narrator.post(**{"p1-wish": "out"})
    with pytest.raises(Refused):
        publish_it(narrator.submission.record.editions.get())
