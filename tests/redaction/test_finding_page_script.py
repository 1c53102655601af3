"""The page's own script knows the patterns of the server."""

from django.conf import settings

from stories.redaction.finding.page_script import with_shapes
from stories.redaction.finding.patterns import TELLING


def test_the_script_holds_todays_shapes() -> None:
    script = (settings.BASE_DIR / "static" / "js" / "notice.js").read_text(encoding="utf-8")
    assert script == with_shapes(script), "run scripts/write_notice.py"


def test_every_shape_is_written_in_what_both_languages_of_patterns_share() -> None:
    for shape in TELLING:
        assert not any(mark in shape.source for mark in (r"\b", r"\w", r"\d", r"\s", "(?<", "(?P", r"\A", r"\Z"))
        assert shape.compiled.groups == 1
