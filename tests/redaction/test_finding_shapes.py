"""Each kind of identifier, in the ways people write it. All are invented."""

import pytest

from stories.redaction.finding import for_telling, propose

WRITTEN = [
    ("Mi número A es A 123 456 789.", "a_number", "A 123 456 789"),
    ("they gave me A#76018955 on a bracelet", "a_number", "A#76018955"),
    ("mi numero de alien es 087 654 321", "a_number", "087 654 321"),
    ("alien number: 123-456-789", "a_number", "123-456-789"),
    ("recibo MSC2190012345", "receipt", "MSC2190012345"),
    ("my receipt IOE-09-123-45678 came", "receipt", "IOE-09-123-45678"),
    ("case 1:25-cv-01234 in court", "court_case", "1:25-cv-01234"),
    ("el caso 2:19-cr-00045-ABC-DE", "court_case", "2:19-cr-00045-ABC-DE"),
    ("demanda no 39428/98 contra", "court_case", "no 39428/98"),
    ("my itin is 912-78-1234", "itin", "912-78-1234"),
    ("ssn 123 45 6789", "ssn", "123 45 6789"),
    ("mi seguro social es 123456789", "ssn", "123456789"),
    ("placa P 123 ABC", "plate", "P 123 ABC"),
    ("un carro con placas P-987BCD", "plate", "P-987BCD"),
    ("license plate 7XYZ123", "plate", "7XYZ123"),
    ("llámame al 626 555 0123", "phone", "626 555 0123"),
    ("mi cel (503) 7123-4567", "phone", "(503) 7123-4567"),
    ("+52 1 664 123 4567", "phone", "+52 1 664 123 4567"),
    ("tel 5512 3456", "phone", "5512 3456"),
    ("seis dos seis cinco cinco cinco cero uno dos tres", "phone", "seis dos seis cinco cinco cinco cero uno dos tres"),
    ("six two six, five five five, oh one two three", "phone", "six two six, five five five, oh one two three"),
    ("escriba a ana.perez@example.org", "email", "ana.perez@example.org"),
    ("ana arroba gmail punto com", "email", "ana arroba gmail punto com"),
    ("sígueme en @lupita_81", "handle", "@lupita_81"),
    ("mi insta es lupita_81", "handle", "lupita_81"),
    ("vivo en calle morelos 92", "address", "calle morelos 92"),
    ("I live at 2280 W. Maple Street, Apt 5", "address", "2280 W. Maple Street, Apt 5"),
    ("curp PEGA900101MDFRRN09", "document", "PEGA900101MDFRRN09"),
    ("mi dpi es 2345 67890 0101", "document", "2345 67890 0101"),
    ("pasaporte G12345678", "document", "G12345678"),
    ("crucé por el río en mayo de 2019", "entry", "crucé por el río en mayo de 2019"),
    ("I crossed the border in 2015", "entry", "crossed the border in 2015"),
    ("me condenaron por robo", "conviction", "me condenaron por robo"),
    ("I pleaded guilty", "conviction", "pleaded guilty"),
    ("tengo una orden de deportación", "removal", "orden de deportación"),
    ("they gave him a removal order", "removal", "removal order"),
    ("mi esposo no tiene papeles", "relative_status", "mi esposo no tiene papeles"),
    ("my brother has DACA", "relative_status", "my brother has DACA"),
]


@pytest.mark.parametrize(("text", "kind", "words"), WRITTEN)
def test_the_desk_and_the_telling_find_it(text: str, kind: str, words: str) -> None:
    for found in (propose(text=text, language="es"), for_telling(text=text, language="en")):
        assert (kind, words) in [(proposal.kind, text[proposal.start : proposal.end]) for proposal in found]
