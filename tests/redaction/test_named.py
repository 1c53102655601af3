"""One walk finds every file that a part names, and stumbles over nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.named import FILE_TYPES, files_of

PLAIN = st.sampled_from([None, True, 7, "files", {}, {"sha256": "a"}, [], [{"sha256": "b"}, 1]])
ANYTHING = PLAIN | st.lists(PLAIN, max_size=2) | st.dictionaries(st.sampled_from(["files", "size"]), PLAIN, max_size=2)


def test_every_list_is_walked_in_order() -> None:
    content = {
        "tiles": {"size": 512, "files": [{"sha256": "c", "column": 0}]},
        "poster": [{"sha256": "b"}],
        "files": [{"sha256": "a"}, {"sha256": "aa"}],
    }
    assert [file["sha256"] for file in files_of(content)] == ["a", "aa", "b", "c"]


@pytest.mark.parametrize(
    "content",
    [{}, {"files": None}, {"files": {"sha256": "a"}}, {"files": ["a"]}, {"tiles": []}, {"tiles": {"files": "a"}}],
)
def test_what_is_no_list_of_files_names_none(content: dict[str, Any]) -> None:
    assert list(files_of(content)) == []


@given(st.dictionaries(st.sampled_from(["files", "poster", "tiles", "alt"]), ANYTHING))
def test_whatever_a_part_holds_the_walk_answers(content: dict[str, Any]) -> None:
    assert all(isinstance(file, dict) for file in files_of(content))


def test_nothing_that_a_browser_runs_is_a_file_of_an_edition() -> None:
    assert not {"image/svg+xml", "text/html", "application/pdf", "text/javascript"} & set(FILE_TYPES)
