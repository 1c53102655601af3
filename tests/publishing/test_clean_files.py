"""Files are looked at once more when they are published: one that tells more than it shows stops it."""

from dataclasses import replace
from pathlib import Path

import pytest

from stories.gate.clock import today
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing import picturing
from stories.publishing.errors import Refused
from stories.publishing.publishing import publish
from stories.redaction.pixels import PictureFile, Rebuilt
from tests.publishing.stories_told import ready_edition, tell, two_people

COMMENT = b"\xff\xfe\x00\x09Rosario"


def test_a_file_with_a_comment_in_it_is_not_published(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_tree()
    real = picturing.rebuilt

    def careless(*args: object, **named: object) -> Rebuilt:
        """As an encoder would that writes whose picture it is."""
        made = real(*args, **named)
        files: list[PictureFile] = [
            replace(file, data=file.data[:2] + COMMENT + file.data[2:]) if file.media_type == "image/jpeg" else file
            for file in made.files
        ]
        return replace(made, files=files)

    monkeypatch.setattr(picturing, "rebuilt", careless)
    edition = ready_edition(tell())
    with pytest.raises(Refused) as refusal:
        publish(edition=edition, person=two_people()[0], at=today())
    assert refusal.value.code == "file_unclean"
    assert not PublicDocument.objects.visible(use="web").exists()
    # What was written before it was found is taken away again.
    assert [path for path in (own_home / "public").rglob("*") if path.is_file()] == []
