"""The English catalogue is whole: every Spanish message of the code and the templates, and not one that nobody uses."""

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import chain

import polib
import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils.translation import override
from django.utils.translation.template import templatize

from scripts.check_messages import CATALOGUE, PLACEHOLDER, complaints
from stories.demo.content.editorial import EDITORIAL
from tests.databases import ROOT

MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
QUOTED = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
MARKED_IN_TEMPLATES = re.compile(rf"\b(?:n?gettext|_)\(\s*({QUOTED})")
TAG = re.compile(r"</?[a-z0-9]+")
PUBLIC_URLS = "archive_site.urls.public"
SAMPLES = {
    "CallNumberConverter": "lpr6",
    "IntConverter": 3,
    "PathConverter": "a/b",
    "SlugConverter": "algo",
    "StringConverter": "abcd",
}
# Words that no English sentence has. Found in a translation, they are Spanish that was left behind.
SPANISH = re.compile(r"\b(usted|historia|relato|quien|narra|siete|palabras|puede|permiso|las|una|del|que)\b")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def in_python() -> Iterator[str]:
    for path in chain.from_iterable((ROOT / room).rglob("*.py") for room in ("archive_site", "search", "stories")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                match node.args:
                    case [ast.Constant(value=str(message)), *_]:
                        yield message


def in_templates() -> Iterator[str]:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        # What `templatize` makes of a template is what xgettext reads.
        for quoted in MARKED_IN_TEMPLATES.findall(templatize(path.read_text(encoding="utf-8"))):
            yield ast.literal_eval(quoted)


def test_every_message_is_translated_and_none_is_fuzzy_or_obsolete(catalogue: polib.POFile) -> None:
    assert complaints(catalogue) == []


def test_every_message_of_the_code_is_in_the_catalogue(catalogue: polib.POFile) -> None:
    known = {entry.msgid for entry in catalogue}
    assert {*in_python(), *in_templates()} - known == set(), "Run `make messages`, then translate what is new."


def test_no_message_of_the_catalogue_is_without_use(catalogue: polib.POFile) -> None:
    assert {entry.msgid for entry in catalogue} - {*in_python(), *in_templates()} == set(), "Run `make messages`."


def test_placeholders_and_markup_survive_translation(catalogue: polib.POFile) -> None:
    for entry in catalogue:
        for source, translation in pairs(entry):
            for pattern in (PLACEHOLDER, TAG):
                assert sorted(pattern.findall(translation)) == sorted(pattern.findall(source)), source


def test_a_translation_begins_and_ends_like_its_source(catalogue: polib.POFile) -> None:
    for entry in catalogue:
        for source, translation in pairs(entry):
            assert translation == translation.strip(), source
            assert source[-1] in ".:?" or translation[-1] not in ".:?", source
            assert (source[-1] in ".?:") == (translation[-1] in ".?:"), source


def test_no_translation_is_still_spanish(catalogue: polib.POFile) -> None:
    left = [entry.msgid for entry in catalogue for _source, words in pairs(entry) if SPANISH.search(words.lower())]
    assert left == []


def pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if entry.msgid_plural:
        return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]
    return [(entry.msgid, entry.msgstr)]


def named(patterns: Iterable[URLPattern | URLResolver], *, above: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Every named address below `patterns`: its full name, and values for what it takes."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            here = f"{above}{pattern.namespace}:" if pattern.namespace else above
            yield from named(pattern.url_patterns, above=here)
        elif pattern.name and pattern.name != "wagtail_serve":
            taken = {key: SAMPLES[type(value).__name__] for key, value in pattern.pattern.converters.items()}
            yield f"{above}{pattern.name}", taken


ADDRESSES = sorted(named(get_resolver(PUBLIC_URLS).url_patterns), key=lambda address: address[0])


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("name", "taken"), ADDRESSES, ids=[name for name, _taken in ADDRESSES])
def test_an_address_leads_to_its_own_page(name: str, taken: dict[str, object], language: str) -> None:
    with override(language):
        found = resolve(reverse(name, urlconf=PUBLIC_URLS, kwargs=taken), urlconf=PUBLIC_URLS)
        assert (found.view_name, {key: found.kwargs[key] for key in taken}) == (name, taken)


@pytest.mark.parametrize(
    "name", ["search", "feed", "leave", "testimonies", "vigils", "tell:start", "tell:review", "space:home"]
)
def test_an_address_is_said_in_each_language(name: str) -> None:
    said = set()
    for language in ("es", "en"):
        with override(language):
            said.add(reverse(name, urlconf=PUBLIC_URLS).removeprefix(f"/{language}/"))
    assert len(said) == 2


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_article_lies_at_an_address_of_ours(language: str) -> None:
    with override(language):
        addresses = [reverse(name, urlconf=PUBLIC_URLS, kwargs=taken) for name, taken in ADDRESSES]
    ours = {address.split("/")[2] for address in addresses if address.startswith(f"/{language}/")}
    assert ours.isdisjoint(getattr(seed, f"slug_{language}") for seed in EDITORIAL)
