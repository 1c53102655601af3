"""The words of consent: both languages, every use, and every version for ever (R4)."""

import re

import pytest

from stories.consent.presets import PRESETS, preset, presets_in_words
from stories.consent.texts import INTRO, by_hash, current, every_text, text_sha256, whole_text
from stories.consent.uses import Use

# Never edit a line here: a narrator read these words and a grant names their hash. Add the next version's.
SHOWN_FOR_EVER: dict[tuple[int, str, str], str] = {
    (1, "intro", "en"): "483bf04322212ac47da5c943cdcd3099c3f77f5c850345bddd3b53b933935962",
    (1, "web", "en"): "9297a9070b2fc1f0883b6ca5d11a3c3b073716f404f1da995908bb6e817412cd",
    (1, "photo", "en"): "d3592707269944b266e391d79a7296da076c47b17daf557b3fa01b9999af0186",
    (1, "voice", "en"): "04763724a639b57fd7ef0a9ebf8b4137b43b8e7b47a71b2303488ecfdef1352f",
    (1, "translate", "en"): "3bd0441b8dac677d00f8f16bc0f4624af435f2a031dbddb54e68a010b74d8569",
    (1, "indexing", "en"): "2b82a34965b129d78a4eb5b9577638dcfab9bc6d642d42afed12a57feb6a1799",
    (1, "harvest", "en"): "85cacca805be62610d9cc0d05e457ea054a52f018bdada01d4e160eb8608e45b",
    (1, "quote", "en"): "8b32ddbd2d44545e241806ddacca874e2a873789e3824df8fb10fce99458f4d2",
    (1, "teach", "en"): "5acbb011c193e5dcadc490f41b9362ce0b731181a74896a80a36728ac5f0a26b",
    (1, "ai", "en"): "e23513c0093ac646b992d5913f66ba371a4e426da6f5fe3fddf7997c3caee080",
    (1, "intro", "es"): "4dc8030cd74b7f4f2b5817f1964d31830571d60a696e523d40cf388b0f6ae344",
    (1, "web", "es"): "09e38b3856a62b8af2d26e63a211bc55383139cb92e941793bee88519811c5b9",
    (1, "photo", "es"): "aecbec1b4046907aae364ac95266c27fe7b6e24fad77161033279d3471fd814f",
    (1, "voice", "es"): "2b0897453ed632338f1266fa8df978db5dc977804b7f0ee5726abf299ddfd38f",
    (1, "translate", "es"): "c87b4d966fee0f91cb4d16c7941eca9e1b1bd85ddf4c69d56aa3e29c7698ca26",
    (1, "indexing", "es"): "4bb1230cb982993f814be93f9aeffbc21603e294389ee5e39eeb76d586306220",
    (1, "harvest", "es"): "58a2b5139b92d76bd6582b0344cca082d26505a87d9951676826986e9dfb9244",
    (1, "quote", "es"): "b2c2f4f36406b2caef95465099d2a4ce9fd6bef2fe04094d817c1c04da5d1f7d",
    (1, "teach", "es"): "8c82fce3dfc4299ca869395caf980cd183e7d2aa5cb952f27587040167705bae",
    (1, "ai", "es"): "6cb35877a48b4e10fe1dfc18e29a736a2a23b98e8dfeb0bb35ae0d8924070153",
}


@pytest.mark.parametrize("use", [INTRO, *Use.values])
@pytest.mark.parametrize("language", ["es", "en"])
def test_r4_every_use_is_explained_in_both_languages(use, language):
    text = current(use, language)
    assert all((text.title, text.body, text.means))
    assert len(re.findall(r"[.!?](?:\s|$)", text.body)) <= 2


def test_r4_the_exact_text_shown_can_be_retrieved_by_its_hash():
    for text in every_text():
        assert by_hash(text_sha256(text)) == text
    assert by_hash("0" * 64) is None


def test_r4_no_version_that_was_shown_ever_changes():
    now = {(text.version, text.use, text.language): text_sha256(text) for text in every_text()}
    assert now == SHOWN_FOR_EVER


@pytest.mark.parametrize("language", ["es", "en"])
def test_r4_sentences_are_short_enough_for_plain_reading(language):
    for text in every_text():
        if text.language == language:
            sentences = re.split(r"(?<=[.!?:;])\s+", f"{text.body} {text.means}")
            assert max(len(sentence.split()) for sentence in sentences) <= 30, text.use


@pytest.mark.parametrize(
    ("language", "court", "never"),
    [("es", "un juez puede ordenar", "secreto total"), ("en", "a court can order", "complete secrecy")],
)
def test_r14_the_introduction_says_a_court_may_compel_and_promises_no_absolute_secrecy(language, court, never):
    words = current(INTRO, language).means
    assert court in words
    assert re.search(rf"(No podemos prometerle|We cannot promise you) {never}", words)


@pytest.mark.parametrize(("language", "blank"), [("es", "en blanco cuenta como un no"), ("en", "blank counts as a no")])
def test_r2_the_introduction_says_that_silence_is_a_no(language, blank):
    assert blank in current(INTRO, language).body


@pytest.mark.parametrize(("language", "words"), [("es", "derechos de autor"), ("en", "copyright")])
def test_r3_the_introduction_sets_consent_apart_from_copyright(language, words):
    assert words in current(INTRO, language).means


def test_a_language_we_do_not_write_in_reads_spanish():
    assert current("web", "quc").language == "es"


def test_the_whole_text_holds_the_introduction_and_all_nine_uses():
    whole = whole_text(1, "es")
    assert all(current(use, "es").body in whole for use in (INTRO, *Use.values))


def test_each_proposal_names_every_use_once_as_allowed_or_refused():
    for language in ("es", "en"):
        titles = {current(use, language).title for use in Use.values}
        for words in presets_in_words(language):
            assert sorted((*words.allowed, *words.refused)) == sorted(titles)
            assert len(words.allowed) == len(preset(words.value).uses)


def test_no_proposal_gives_away_what_cannot_be_recalled():
    for each in PRESETS:
        assert not {"voice", "indexing", "harvest", "ai"} & set(each.uses)
        assert not each.uses or "web" in each.uses
