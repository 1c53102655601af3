"""Citations: one chosen name, never turned around; nothing that the page does not say."""

import json
import re
from typing import Any

import bibtexparser
import pytest

from stories.pages.citing import Citation, apa, bibtex, chicago, citation_of, csl
from tests.pages import examples

URL = "https://archivo.example/es/testimonios/lpr6/"
# The variables and types of CSL 1.0.2 that we write, by its specification's appendices III and IV.
CSL_VARIABLES = {
    *("id", "type", "title", "author", "issued", "archive", "archive_location", "genre", "language", "URL")
}
CSL_TYPES = {"interview", "graphic", "event", "document"}


def said(kind: str = "testimony", **changes: str) -> Citation:
    story = examples.story(kind, language="es")
    return citation_of(story=story, url=URL)._replace(**changes)


def test_chicago_and_apa_lead_with_the_chosen_name() -> None:
    assert chicago(said()) == (
        f"Marisol. «No abrimos la puerta. Abrimos la ventana y cantamos.» Testimonio, 2017. Amparo, TES LPR6. {URL}."
    )
    assert apa(said()) == (
        f"Marisol. (2017). No abrimos la puerta. Abrimos la ventana y cantamos [Testimonio]. Amparo (TES LPR6). {URL}"
    )


def test_without_a_name_the_title_leads_and_nobody_is_called_anonymous() -> None:
    for written in (chicago(said(who="")), apa(said(who="")), bibtex(said(who="")), json.dumps(csl(said(who="")))):
        assert not re.search(r"an[oó]nim|author", written, re.IGNORECASE)
    assert chicago(said(who="")).startswith("«No abrimos")
    undated = apa(said(who="", year=""))
    assert undated.startswith("No abrimos la puerta. Abrimos la ventana y cantamos [Testimonio] (s. f.).")


def test_a_mural_is_its_painters_and_of_the_year_it_was_painted() -> None:
    mural = said("mural")
    assert mural.who == examples.story("mural", language="es").mural.artist  # type: ignore[union-attr]
    assert re.fullmatch(r"\d{4}", mural.year)


@pytest.mark.parametrize("who", ["Marisol", "La señora de los tamales", "María & {José} 100%"])
def test_bibtex_is_read_back_as_it_was_meant(who: str) -> None:
    parser = bibtexparser.bparser.BibTexParser(common_strings=True)
    (entry,) = bibtexparser.loads(bibtex(said(who=who)), parser).entries
    assert (entry["ENTRYTYPE"], entry["ID"], entry["year"]) == ("misc", "amparo-lpr6", "2017")
    plain = re.sub(r"\\([&%{}#_$])", r"\1", entry["author"][1:-1])
    assert plain == who
    assert entry["url"] == URL


@pytest.mark.parametrize("kind", ["testimony", "mural", "vigil"])
def test_csl_json_keeps_to_the_names_of_its_specification(kind: str) -> None:
    item: dict[str, Any] = csl(said(kind))[0]
    assert set(item) <= CSL_VARIABLES
    assert item["type"] in CSL_TYPES
    assert all(set(name) == {"literal"} for name in item.get("author", ()))
    assert item["issued"]["date-parts"][0][0] > 1900
