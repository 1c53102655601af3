"""The words of consent: both languages, every use, and every version for ever (R4)."""

import re
from dataclasses import dataclass

import pytest

from stories.consent.presets import PRESETS, preset, presets_in_words
from stories.consent.texts import (
    INTRO,
    by_hash,
    current,
    every_text,
    of_version,
    older_than_shown,
    spoken,
    text_sha256,
    uses_to_ask_again,
    versions,
    whole_text,
)
from stories.consent.uses import Use
from tests.narrator.reading_level import grade, szigriszt_pazos

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
    (2, "intro", "en"): "31f1b5a0730c03d36e4ce493c344bb3306f947e55c4a78594e1bb67d3732e38a",
    (2, "web", "en"): "6732765df9b52b4766cac23e415aabc79e6eb6d4644a8d4bc6a6250794cab9e0",
    (2, "photo", "en"): "4e5d3e61ee8c91a42bde5a8d24c115cc1acb02bfbf6ad80a2387d4f43d180806",
    (2, "voice", "en"): "93d33cab27ebde76b8a110a06c60eaf6a3474b68a177249224a2b59ca77180a4",
    (2, "translate", "en"): "031e1a4cf53754a507f9565941beb8650bab48645fd33c5f77ce29716fd8e5d6",
    (2, "indexing", "en"): "994848031f0e11b5d0d6c26d604cbe568ab0142c8a2f4c7e5f400d090405a245",
    (2, "harvest", "en"): "d29ad5687d89bd39ce3d5cfa02ffcde73da8f74410335d0fecf0e117118ea0b6",
    (2, "quote", "en"): "4a81db5ed0436cbd495ebff396f4efdad61d0e04f09f50ffdec381647d99c331",
    (2, "teach", "en"): "e633bf034be3ad58b6d98daa4a07a27bbf01c075ac71b227667c735371447ba2",
    (2, "ai", "en"): "10f4fdd7794b6b03c0db9b466ac4809a8b7021d07890d658dd0b24bbbff71f93",
    (2, "intro", "es"): "800f43753384771d9a3c93fb79ae3826491ad634fa4ee3480882317ab3deda55",
    (2, "web", "es"): "63933db26be427ef9bde3a17c65aa9774928ca7aa71c9d43087eba5b056df261",
    (2, "photo", "es"): "3d62ad34813c64213df31231837b45ae5a4b8b51a35f882fe1bde3ddac6eb3b3",
    (2, "voice", "es"): "fb90edf4523b957ed33d12bfa97bad12b7ca68ec29b62e76d1296e3654feb9ab",
    (2, "translate", "es"): "46fae5f266ecc7c8c78e92499c4dbba01a576c45e1568e8edd94a03e4fc82e2c",
    (2, "indexing", "es"): "9d073b2ba7442535eaaf0ba03d8676757ad64a4a84c9c19009bea954e308e5cb",
    (2, "harvest", "es"): "9a09b9fcf073a354307f56fe52d61c8f6161c74ee898b3d15f963bfbc7cc98a2",
    (2, "quote", "es"): "23d4edc1f8dec693682f659b2b4bd74456548d1ce6c70a417eb0cdd3810db4e0",
    (2, "teach", "es"): "edd528b4f6196172db0a35a4bc533837c2289e71066f3f311710f67c3d5abcc5",
    (2, "ai", "es"): "587c8fa8b0e3c7ba5225d7c6a0e5f25eeb3c8d92264c070412a8a63b268b8fb2",
    (3, "voice", "en"): "a236d25be25bd71bc81283dcf9267a3f9716a926d461994944ebe09846a4842b",
    (3, "voice", "es"): "57adc01207f856a6bfd0a2497396e7f5cecf2da707d07b86e5ab2e4934149b53",
    (4, "harvest", "en"): "b3c290bba9a62401e680d9e8738f6127860236e6dc13d8652d0082cb09941881",
    (4, "harvest", "es"): "05bdca54607eedea9ff9b3dbddbbefb2f641d602aa387fba75d30f8c90c0b34c",
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


@pytest.mark.parametrize("use", [INTRO, *Use.values])
def test_r4_the_newest_text_is_fairly_easy_spanish_and_english_of_seven_years_of_school(use):
    assert szigriszt_pazos(spoken(current(use, "es"))) >= 65
    assert grade(spoken(current(use, "en"))) <= 7


@pytest.mark.parametrize("use", Use.values)
@pytest.mark.parametrize("language", ["es", "en"])
def test_each_use_is_explained_in_one_sentence_first(use, language):
    assert len(re.findall(r"[.!?](?:\s|$)", current(use, language).body)) == 1


def test_english_says_take_back_as_the_screens_do():
    for use in (INTRO, *Use.values):
        assert "withdraw" not in spoken(current(use, "en"))
    assert "take it back" in spoken(current(INTRO, "en"))


@dataclass(frozen=True)
class Read:
    """A grant as far as its text goes."""

    use: str
    allowed: bool
    text_sha256: str


def test_a_version_that_changes_one_text_asks_again_about_that_one_alone():
    for version, changed in ((3, "voice"), (4, "harvest")):
        older, newer = of_version(version - 1, "es"), of_version(version, "es")
        assert [text.use for text in newer] == [text.use for text in older] == [INTRO, *Use.values]
        assert [text.use for text in newer if text not in older] == [changed]
    assert of_version(max(versions()) + 1, "es") == ()
    said = [read(2, use) for use in Use.values]
    assert uses_to_ask_again(said) == ("voice", "harvest")


def test_no_text_promises_that_somebody_is_told_of_a_withdrawal():
    """Nothing does: whoever keeps copies finds an address that says 410."""
    assert "avisamos" not in spoken(current("harvest", "es"))
    assert "tell them" not in spoken(current("harvest", "en"))


def read(version: int, use: str, *, language: str = "es", allowed: bool = True) -> Read:
    found = next(text for text in every_text() if (text.version, text.use, text.language) == (version, use, language))
    return Read(use, allowed, text_sha256(found))


def test_a_yes_to_an_older_text_is_asked_again_and_a_no_is_left_alone():
    assert older_than_shown(read(1, "web"))
    assert not older_than_shown(read(1, "web", allowed=False))
    assert not older_than_shown(read(2, "web", language="en"))
    assert older_than_shown(Read("web", True, ""))
    said = [read(1, "web"), read(2, "photo"), read(1, "quote", language="en"), read(1, "ai", allowed=False)]
    assert uses_to_ask_again(said) == ("web", "quote")


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
    whole = whole_text(versions()[-1], "es")
    assert all(current(use, "es").body in whole for use in (INTRO, *Use.values))


def test_r4_the_first_version_can_still_be_read():
    assert "Guardan copias en bloque." in whole_text(1, "es")
    assert "They keep copies in bulk." in whole_text(1, "en")


def test_each_proposal_names_every_use_once_as_allowed_or_refused():
    for language in ("es", "en"):
        titles = {current(use, language).title for use in Use.values}
        for words in presets_in_words(language):
            assert sorted((*words.allowed, *words.refused)) == sorted(titles)
            assert len(words.allowed) == len(preset(words.value).uses)
            assert words.means.endswith(".")


def test_no_proposal_gives_away_what_cannot_be_recalled():
    for each in PRESETS:
        assert not {"voice", "indexing", "harvest", "ai"} & set(each.uses)
        assert not each.uses or "web" in each.uses
