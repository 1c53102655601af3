"""What is worked out beside the engine, for records that a search server lags behind on, is what the engine finds."""

import pytest

from search.asking import clauses
from search.elastic.engine import rows_of
from search.elastic.fitting import fitting
from search.embedded import Asking
from search.engine import embedded_engine
from search.interface import Query
from search.models import Row
from search.shown import Shown
from search.synonyms import Thesaurus
from stories.pages.terms import Term
from tests import factories
from tests.search.archive import record, term

ASKED = ("redada", "raids", "la niña", '"la niña"', '"con la niña"', "niñas cantaban", "puerta", "testimonio", "nada")


@pytest.mark.django_db
def test_the_same_rows_meet_a_clause_with_the_same_scores_in_the_engine_and_beside_it() -> None:
    term("redada", "redadas", "raids", synonyms_es="operativo")
    record("La redada llegó con la niña. La niña cantaba, y otra niña.", "Las niñas cantaban a la puerta.")
    record("The raid came to the door.", language="en", facts={"terms": ["redada"]})
    record("Ya'axil redadas raids", language="quc")
    record(parts=(factories.passage(1, "", runs=[["text", "Canté con "], ["cut", "x"], ["text", " la niña."]]),))
    engine, thesaurus = embedded_engine(), Thesaurus.of(Term.objects.all())
    asking = Asking(engine, Query("x"), Shown())
    rows = list(rows_of(sorted(set(Row.objects.values_list("record", flat=True)))))
    met = 0
    for text in ASKED:
        asked = clauses(text, thesaurus=thesaurus)
        for clause, beside in zip(asked, fitting(asked, rows), strict=True):
            inside = asking._of(clause)
            parts = [asking._catalogue.parts[place] for place in inside.places.tolist()]
            expected = dict(zip(parts, inside.scores.tolist(), strict=True))
            assert {match.part_id: match.score for match in beside} == pytest.approx(expected), text
            met += len(expected)
    assert met > len(ASKED)
