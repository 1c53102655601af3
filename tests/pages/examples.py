"""Invented examples that contexts are made of: stories, and the forms of narrators' pages."""

from django import forms

from stories.pages.reading import Story, beside, read
from tests.pages import samples

EVERY_USE = {"web", "photo", "voice", "translate", "indexing", "harvest", "quote", "teach", "ai"}
PICTURES = {
    "testimony": ("/img/testimonio-mesa.webp", "/img/testimonio-mesa.webp"),
    "mural": ("/img/muro-manos.webp", "/img/muro-maiz.webp"),
    "vigil": ("/img/vigilia-velas.webp", "/img/vigilia-velas.webp"),
}
WORDS = ["cobre", "luna", "tejado", "mango", "rincón", "oveja", "piedra"]
SITE_PAGES = {name: f"/es/{name}/" for name in ("timeline", "rights", "about", "keeping", "help", "takedown")}


def story(kind: str, *, language: str, uses: set[str] = EVERY_USE) -> Story:
    manifest, parts = {"testimony": samples.testimony, "mural": samples.mural, "vigil": samples.vigil}[kind]()
    return read(
        manifest=manifest,
        parts=parts,
        language=language,
        terms=samples.TERMS,
        uses=uses,
        address=lambda sha: PICTURES[kind][0],
    )


def twin(*, language: str) -> Story:
    manifest, parts = samples.translation()
    other = read(manifest=manifest, parts=parts, language=language, terms=samples.TERMS)
    return beside(story=story("testimony", language=language), translation=other)


class Question(forms.Form):
    answer = forms.CharField(
        label="¿Qué pasó?",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Cuéntelo como se lo contaría a alguien de confianza. Puede ser poco.",
    )


class When(forms.Form):
    exact = forms.ChoiceField(
        label="Cómo quiere que se diga",
        widget=forms.RadioSelect,
        choices=[
            ("decade", "Solo la década: «en los años 2010»"),
            ("year", "El año: «en 2017»"),
            ("none", "Que no se diga"),
        ],
    )
    year = forms.RegexField(
        r"^\d{4}$", label="Año, más o menos", required=False, error_messages={"invalid": "el año lleva cuatro cifras"}
    )


class Upload(forms.Form):
    file = forms.FileField(label="El archivo", help_text="Foto, sonido, video o documento, hasta 200 MB.")
    words = forms.CharField(label="Qué se ve o se oye", required=False)
    agreed = forms.BooleanField(label="Quienes aparecen están de acuerdo, o no aparece nadie", required=False)


class Sound(forms.Form):
    file = forms.FileField(label="La grabación")


class Words(forms.Form):
    words = forms.CharField(label="Sus siete palabras", widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}))


class Answer(forms.Form):
    answer = forms.CharField(label="Su respuesta", widget=forms.Textarea(attrs={"rows": 3}))


class Permit(forms.Form):
    answer = forms.ChoiceField(
        label="Mostrar sus fotos",
        help_text="Cubrimos las caras.",
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", "Sí, lo permito"), ("no", "No")],
    )


MEANINGS = {
    "web": ("Mostrar el texto en este sitio", "Cualquiera podrá leerlo aquí, después de que usted apruebe cómo queda."),
    "photo": ("Mostrar sus fotos", "Cubrimos las caras, las placas y los letreros. Usted las ve antes."),
    "voice": ("Dejar oír la grabación", "Su voz se puede reconocer aunque la cambiemos."),
    "translate": ("Traducirla", "Una persona la pasa a otro idioma. Usted ve antes cómo queda."),
    "indexing": ("Que la encuentren los buscadores", "Si dice que no, se llega a ella solo desde este sitio."),
    "harvest": (
        "Dar copias a bibliotecas y universidades",
        "Si después se retira, les avisamos, pero no podemos obligarlos.",
    ),
    "quote": ("Citar sus palabras", "En prensa, libros o redes, con el nombre que usted elija o sin nombre."),
    "teach": ("Usarla para enseñar", "En escuelas y talleres, con su contexto."),
    "ai": ("Usarla para entrenar inteligencia artificial", "Lo que una máquina aprende no se puede borrar."),
}


def consent_form() -> forms.Form:
    form = forms.Form()
    for use, (label, meaning) in MEANINGS.items():
        form.fields[use] = forms.ChoiceField(
            label=label,
            help_text=meaning,
            required=False,
            widget=forms.RadioSelect,
            choices=[("yes", "Sí, lo permito"), ("no", "No")],
        )
    form.fields["place"] = forms.ChoiceField(
        label="El lugar",
        required=False,
        widget=forms.RadioSelect,
        choices=[("none", "Que no se diga"), ("state", "«California»"), ("area", "«Eastside de Los Ángeles»")],
    )
    form.fields["name"] = forms.CharField(label="El nombre que se muestra", required=False)
    return form
