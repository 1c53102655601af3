"""Three proposals to start from. Choosing one is an answer; each says in words what it allows and what it does not."""

from dataclasses import dataclass

from stories.consent.texts import current
from stories.consent.uses import Use


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A proposal: the uses it allows (all others are refused), whether a chosen name is shown, its title and
    one sentence on it.
    """

    value: str
    uses: tuple[str, ...]
    shows_name: bool
    title_es: str
    title_en: str
    means_es: str
    means_en: str


@dataclass(frozen=True, kw_only=True)
class PresetWords:
    """A proposal as it is read in one language: the titles of the uses allowed, and of those refused."""

    value: str
    title: str
    means: str
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
        means_es="No sale en este sitio; la guardamos bajo llave, y otro día puede permitir más.",
        means_en="It does not come out on this site; we keep it locked, and you can allow more another day.",
    ),
    Preset(
        value="public_no_name",
        uses=_PUBLIC,
        shows_name=False,
        title_es="Pública, sin mi nombre",
        title_en="Public, without my name",
        means_es="Se lee aquí, después de que usted apruebe cómo queda, y no dice ningún nombre.",
        means_en="It can be read here, once you approve how it looks, and it says no name.",
    ),
    Preset(
        value="public_chosen_name",
        uses=_PUBLIC,
        shows_name=True,
        title_es="Pública, con el nombre que yo elija",
        title_en="Public, with the name I choose",
        means_es="Se lee aquí, después de que usted apruebe cómo queda, con un nombre que usted elige o inventa.",
        means_en="It can be read here, once you approve how it looks, with a name that you choose or make up.",
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
    english = language.startswith("en")
    return [
        PresetWords(
            value=each.value,
            title=each.title_en if english else each.title_es,
            means=each.means_en if english else each.means_es,
            allowed=tuple(titles[use] for use in Use.values if use in each.uses),
            refused=tuple(titles[use] for use in Use.values if use not in each.uses),
        )
        for each in PRESETS
    ]
