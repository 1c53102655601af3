"""Three proposals to start from. Choosing one is an answer; each says in words what it allows and what it does not."""

from dataclasses import dataclass

from stories.consent.texts import current
from stories.consent.uses import Use


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A proposal: the uses it allows (all others are refused), whether a chosen name is shown, and its title."""

    value: str
    uses: tuple[str, ...]
    shows_name: bool
    title_es: str
    title_en: str


@dataclass(frozen=True, kw_only=True)
class PresetWords:
    """A proposal as it is read in one language: the titles of the uses allowed, and of those refused."""

    value: str
    title: str
    allowed: tuple[str, ...]
    refused: tuple[str, ...]


# Left out on purpose: a voice can be recognized; what search engines, archives and machines keep cannot be recalled.
_PUBLIC = (Use.WEB.value, Use.PHOTO.value, Use.TRANSLATE.value, Use.QUOTE.value, Use.TEACH.value)

PRESETS: tuple[Preset, ...] = (
    Preset(
        value="keep",
        uses=(),
        shows_name=False,
        title_es="Solo guardarla, sin publicar",
        title_en="Only keep it, without publishing",
    ),
    Preset(
        value="public_no_name",
        uses=_PUBLIC,
        shows_name=False,
        title_es="Pública, sin mi nombre",
        title_en="Public, without my name",
    ),
    Preset(
        value="public_chosen_name",
        uses=_PUBLIC,
        shows_name=True,
        title_es="Pública, con el nombre que yo elija",
        title_en="Public, with the name I choose",
    ),
)


def preset(value: str) -> Preset:
    """The proposal with this value. Raises KeyError."""
    for each in PRESETS:
        if each.value == value:
            return each
    raise KeyError(value)


def presets_in_words(language: str) -> list[PresetWords]:
    """Every proposal, with the title of each use it allows and refuses, in `language`."""
    titles = {use: current(use, language).title for use in Use.values}
    return [
        PresetWords(
            value=each.value,
            title=each.title_en if language.startswith("en") else each.title_es,
            allowed=tuple(titles[use] for use in Use.values if use in each.uses),
            refused=tuple(titles[use] for use in Use.values if use not in each.uses),
        )
        for each in PRESETS
    ]
