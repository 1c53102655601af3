"""Public documents forged, swapped, reinserted or edited: manifest, parts, files, terms, search rows."""

import secrets

import rfc8785

from search.models import Row
from stories.consent.precision import PlaceStep
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.vault.ids import new_id
from tests import factories
from tests.gate.attacks.striking import Strike, attack, sql

DOCUMENT = "stories_publicdocument.insert"
PART = "stories_publicpart"


def document(story: factories.Story, **changes: object) -> Strike:
    """A document that is right but for these columns."""
    edition = story.version.edition
    row = {
        "clearance": story.version.clearance,
        "record": story.record,
        "edition": edition,
        "kind": story.record.kind,
        "language": edition.language,
        "fingerprint": edition.fingerprint,
        "manifest": story.version.manifest,
    }
    return lambda: PublicDocument.unguarded.create(**{**row, **changes})


def again(story: factories.Story) -> Strike:
    """The same document once more."""
    return lambda: factories.enter(story.version)


@attack(f"{DOCUMENT}.fingerprint")
def a_document_with_another_manifest() -> Strike:
    story = factories.cleared_record()
    return document(story, manifest=story.version.manifest + b" ")


@attack(f"{DOCUMENT}.fingerprint")
def a_document_whose_manifest_is_text() -> Strike:
    story = factories.cleared_record()
    return document(story, manifest=b"", fingerprint="")


@attack(f"{DOCUMENT}.fingerprint")
def another_records_document_under_this_clearance() -> Strike:
    story, other = factories.cleared_record(), factories.reviewed_record()
    return document(
        story,
        edition=other.version.edition,
        fingerprint=other.version.edition.fingerprint,
        manifest=other.version.manifest,
    )


@attack(f"{DOCUMENT}.fingerprint")
def this_document_under_another_records_clearance() -> Strike:
    story, other = factories.reviewed_record(), factories.cleared_record()
    return document(story, clearance=other.version.clearance)


@attack(f"{DOCUMENT}.fingerprint")
def a_document_that_names_another_version() -> Strike:
    story = factories.cleared_record()
    return document(story, edition=factories.version(story.record).edition)


@attack(f"{DOCUMENT}.fingerprint")
def a_document_that_names_another_record() -> Strike:
    return document(factories.cleared_record(), record=factories.prepared_record().record)


@attack(f"{DOCUMENT}.fingerprint")
def a_document_in_another_language() -> Strike:
    return document(factories.cleared_record(), language="en")


@attack(f"{DOCUMENT}.fingerprint")
def a_document_of_another_kind() -> Strike:
    return document(factories.cleared_record(), kind="mural")


@attack(f"{DOCUMENT}.manifest")
def a_manifest_that_shows_a_more_exact_place_than_its_row_says() -> Strike:
    story = factories.prepared_record()
    edition = story.version.edition
    lying = {"amparo": 1, "record": story.record.pk, "kind": "testimony", "language": "es"}
    lying |= {"place_step": int(PlaceStep.NEIGHBOURHOOD), "date_step": edition.date_step, "name_id": "", "parts": []}
    manifest = rfc8785.dumps(lying)
    edition.pk, edition.seq, edition.fingerprint = new_id(), 2, factories.sha256(manifest)
    edition.save(force_insert=True)
    hands = story.version.hands
    story.version = factories.Version(edition, manifest, [], hands)
    factories.name_hands(edition, hands)
    factories.approve(story.version)
    factories.say_yes(story.version)
    factories.clear(story.version)
    return document(story)


@attack(f"{DOCUMENT}.newest")
def an_older_document_after_a_newer_clearance() -> Strike:
    story = factories.published_record()
    factories.clear(factories.newer_version(story))
    return again(story)


@attack(f"{DOCUMENT}.newest")
def the_document_of_an_older_clearance_of_the_same_version() -> Strike:
    story = factories.published_record()
    older = story.version.clearance
    factories.clear(story.version)
    return document(story, clearance=older)


@attack(f"{DOCUMENT}.not_in_force")
def the_old_document_after_the_web_was_taken_back() -> Strike:
    story = factories.published_record()
    factories.grant(story.submission, "web", allowed=False)
    return again(story)


@attack(f"{DOCUMENT}.not_in_force")
def the_old_document_after_the_web_was_taken_back_and_given_again() -> Strike:
    story = factories.published_record()
    factories.grant(story.submission, "web", allowed=False)
    factories.grant(story.submission, "web")
    return again(story)


@attack(f"{DOCUMENT}.not_in_force")
def the_old_document_after_withdrawal() -> Strike:
    story = factories.published_record()
    factories.withdraw(story.submission)
    return again(story)


@attack(f"{DOCUMENT}.not_in_force")
def a_document_while_the_story_is_hidden() -> Strike:
    story = factories.cleared_record()
    factories.hold(story.submission, kind="takedown")
    return again(story)


@attack(f"{DOCUMENT}.not_in_force")
def a_translations_document_after_translating_was_taken_back() -> Strike:
    story = factories.published_record(translation=True)
    factories.grant(story.submission, "translate", allowed=False)
    assert story.translation is not None
    translation = story.translation
    return lambda: factories.enter(translation)


@attack("final.update")
def editing_a_document() -> Strike:
    made = factories.published_record().document
    return lambda: PublicDocument.unguarded.filter(pk=made.pk).update(manifest=b"{}")


# --- Parts -----------------------------------------------------------------------------------------------------------


def part(story: factories.Story, position: int, made: factories.Part) -> Strike:
    return lambda: factories.enter_part(story.document, position, made)


@attack(f"{PART}.insert.hash")
def a_part_that_the_manifest_does_not_list() -> Strike:
    story = factories.published_record()
    return part(story, len(story.version.parts), factories.passage(9, "Otra cosa."))


@attack(f"{PART}.insert.hash")
def a_part_before_the_beginning_of_the_manifest() -> Strike:
    story = factories.published_record()
    return sql(
        """INSERT INTO stories_publicpart (id, document_id, position, name, kind, use, sha256, body)
            SELECT %s, document_id, -1, name, kind, use, sha256, body FROM stories_publicpart
            WHERE document_id = %s AND kind = 'passage'""",
        new_id(),
        story.document.pk,
    )


@attack(f"{PART}.insert.hash")
def a_part_with_other_bytes_than_its_hash() -> Strike:
    story = factories.published_record(pictures=1, uses=["web"])
    picture = story.version.parts[-1]
    return lambda: PublicPart.unguarded.create(
        document=story.document,
        position=2,
        name=picture.name,
        kind=picture.kind,
        use=picture.use,
        sha256=picture.sha256,
        body=secrets.token_bytes(99),
    )


@attack(f"{PART}.insert.hash")
def a_part_of_another_document() -> Strike:
    other = factories.published_record(pictures=1)
    return part(factories.published_record(uses=["web"], pictures=1), 2, other.version.parts[2])


@attack(f"{PART}.insert.use")
def a_picture_listed_as_if_it_were_text() -> Strike:
    picture = factories.picture(1)
    picture.use = "web"
    story = factories.cleared_record(uses=["web"], parts=[factories.facts(), picture])
    return lambda: factories.enter(story.version)


@attack(f"{PART}.insert.use")
def a_picture_listed_as_a_passage() -> Strike:
    picture = factories.picture(1)
    picture.kind, picture.use = "passage", "web"
    story = factories.cleared_record(uses=["web"], parts=[factories.facts(), picture])
    return lambda: factories.enter(story.version)


@attack(f"{PART}.insert.use")
def an_index_listed_as_if_it_were_a_recording() -> Strike:
    index = factories.index((7.0, "La puerta"))
    index.use = "voice"
    story = factories.cleared_record(uses=["web", "voice"], parts=[factories.facts(), index])
    return lambda: factories.enter(story.version)


@attack(f"{PART}.insert.use")
def a_recording_listed_as_an_index() -> Strike:
    sound = factories.sound(1)
    sound.kind, sound.use = "index", "web"
    story = factories.cleared_record(uses=["web"], parts=[factories.facts(), sound])
    return lambda: factories.enter(story.version)


@attack(f"{PART}.insert.consent")
def a_picture_that_was_never_allowed() -> Strike:
    story = factories.published_record(pictures=1, uses=["web"])
    return part(story, 2, story.version.parts[2])


@attack(f"{PART}.insert.consent")
def a_picture_after_it_was_taken_back() -> Strike:
    story = factories.published_record(pictures=1)
    factories.grant(story.submission, "photo", allowed=False)
    return part(story, 2, story.version.parts[2])


@attack(f"{PART}.insert.consent")
def a_picture_after_it_was_taken_back_and_given_again() -> Strike:
    story = factories.published_record(pictures=1)
    factories.grant(story.submission, "photo", allowed=False)
    factories.grant(story.submission, "photo")
    return part(story, 2, story.version.parts[2])


@attack(f"{PART}.insert.consent")
def a_sound_that_was_allowed_only_after_publication() -> Strike:
    story = factories.published_record(sounds=1, uses=["web"])
    factories.grant(story.submission, "voice")
    return part(story, 2, story.version.parts[2])


@attack(f"{PART}.delete.final")
def leaving_out_a_part() -> Strike:
    made = factories.published_record().document
    return sql("DELETE FROM stories_publicpart WHERE document_id = %s AND kind = 'passage'", made.pk)


@attack("final.update")
def editing_a_part() -> Strike:
    made = factories.published_record().document
    return lambda: PublicPart.unguarded.filter(document=made).update(body=b"x")


@attack("final.update")
def giving_a_part_another_use() -> Strike:
    made = factories.published_record(pictures=1).document
    return lambda: PublicPart.unguarded.filter(document=made, kind="picture").update(use="web")


# --- Files, terms, search --------------------------------------------------------------------------------------------


@attack("stories_publicfile.insert.hash")
def a_file_that_no_part_names() -> Strike:
    made = PublicPart.unguarded.get(document=factories.published_record(pictures=1).document, kind="picture")
    row = {"document_id": made.document_id, "part": made, "sha256": "0" * 64, "name": new_id(), "size": 1}
    return lambda: PublicFile.objects.create(media_type="image/webp", **row)


@attack("stories_publicfile.insert.hash")
def a_file_under_a_passage_that_names_it() -> Strike:
    passage = factories.passage(1, "Cantamos.", files=[{"sha256": "0" * 64, "type": "image/webp", "bytes": 1}])
    story = factories.cleared_record(uses=["web"], parts=[factories.facts(), passage])
    passage.files["0" * 64] = b"x"
    return lambda: factories.enter(story.version)


@attack("stories_publicfile.insert.hash")
def a_file_with_another_size_than_the_part_says() -> Strike:
    file = PublicFile.objects.filter(document=factories.published_record(pictures=1).document).first()
    assert file is not None
    file.pk, file.name, file.size = new_id(), new_id(), file.size + 1
    return lambda: file.save(force_insert=True)


@attack("stories_publicfile.insert.type")
def a_file_that_could_run() -> Strike:
    picture = factories.picture(1, files=[{"sha256": "0" * 64, "type": "image/svg+xml", "bytes": 1}])
    story = factories.cleared_record(uses=["web", "photo"], parts=[factories.facts(), picture])
    picture.files["0" * 64] = b"x"
    return lambda: factories.enter(story.version)


@attack("stories_publicfile.delete.final")
def leaving_out_a_file() -> Strike:
    made = factories.published_record(pictures=1).document
    return lambda: PublicFile.objects.filter(document=made).delete()


@attack("final.update")
def pointing_a_file_somewhere_else() -> Strike:
    made = factories.published_record(pictures=1).document
    return lambda: PublicFile.objects.filter(document=made).update(sha256="0" * 64)


@attack("stories_publicterm.insert.facts")
def a_term_that_the_facts_do_not_name() -> Strike:
    made = factories.published_record().document
    return lambda: PublicTerm.objects.create(document=made, slug="sindicato")


@attack("stories_publicterm.delete.final")
def leaving_out_a_term() -> Strike:
    made = factories.published_record().document
    return lambda: PublicTerm.objects.filter(document=made, slug="redada").delete()


@attack("final.update")
def renaming_a_term() -> Strike:
    made = factories.published_record().document
    return lambda: PublicTerm.objects.filter(document=made, slug="redada").update(slug="otra")


@attack("search_row.insert.part")
def searching_for_words_of_no_part() -> Strike:
    made = factories.published_record().document
    return lambda: Row.objects.create(document_id=made.pk, part_id=new_id(), words="canario")


@attack("search_row.insert.part")
def searching_for_words_of_a_part_that_left() -> Strike:
    story = factories.published_record(pictures=1)
    picture = PublicPart.unguarded.get(document=story.document, kind="picture")
    factories.grant(story.submission, "photo", allowed=False)
    return lambda: Row.objects.create(document_id=story.document.pk, part_id=picture.pk, words="canario")
