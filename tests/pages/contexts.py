"""What views hand to each template, in one invented example each."""

import datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from stories.pages.reading import Story, beside, call_number, read
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


def public(*, language: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name of the example -> template and context."""
    one, wall, night = (story(kind, language=language) for kind in ("testimony", "mural", "vigil"))
    both = twin(language=language)
    base = {"other_language_url": "/otra/", "site_pages": SITE_PAGES}
    near = [{"story": wall, "why": "vecinos"}, {"story": night, "why": "vecinos"}]
    newest = {"testimonies": [one, both], "murals": [wall, wall, wall], "vigils": [night]}
    entries = [
        SimpleNamespace(
            title=title,
            first_year=day[:4],
            date=day,
            side=side,
            summary="Hechos públicos.",
            hashtags="",
            url="/x/",
            get_kind_display=kind,
        )
        for title, day, side, kind in (
            ("Orden especial 40", "1979-11-27", "answered", "Ley"),
            ("Proposición 187", "1994-11-08", "done", "Ley"),
            ("Setenta mil en el centro", "1994-10-16", "answered", "Acontecimiento"),
        )
    ]
    hit = {
        "kind": "testimony",
        "record": "lpr6",
        "call": call_number(kind="testimony", record="lpr6"),
        "title": one.title,
        "title_lang": "es",
        "byline": "Marisol, Eastside",
        "excerpt": [(False, "…después de la "), (True, "redada"), (False, " los vecinos hicieron una lista…")],
        "excerpt_lang": "es",
        "anchor": "p4",
        "at": "5:40",
    }
    chips = [{"label": "Eastside", "url": "?q=redada"}]
    facet_values = [
        {"label": "vecinos", "count": 11, "url": "?t=vecinos"},
        {"label": "trabajo", "count": 9, "url": "?t=trabajo"},
    ]
    page_of = {
        kind: Paginator([record] * 30, 24).page(1)
        for kind, record in zip(("testimony", "mural", "vigil"), (one, wall, night), strict=True)
    }
    article = SimpleNamespace(title="Qué es Amparo", lead="Un archivo de historias.", body=[])
    contextual = SimpleNamespace(
        title="Proposición 187",
        date="1994-11-08",
        summary="Los votantes aprueban negar escuela y salud.",
        body=[],
        hashtags="#No187",
        hashtag_labels="#No187",
        sources="Los Angeles Times, 1994\nActas del Senado",
        get_kind_display="Ley",
    )
    return {
        "home": (
            "pages/home.html",
            {**base, "page": SimpleNamespace(lead="", body=[]), "featured": one, "newest": newest},
        ),
        "home-empty": ("pages/home.html", {**base, "page": SimpleNamespace(lead="", body=[]), "newest": {}}),
        "testimony": (
            "pages/testimony.html",
            {
                **base,
                "story": one,
                "related": near,
                "term_url": "/es/testimonios/",
                "robots": "noai, noimageai",
                "alternates": {"es": "/es/testimonios/lpr6/", "en": "/en/testimonies/lpr6/"},
                "data_url": "/es/testimonios/lpr6/datos/",
                "text_url": "/es/testimonios/lpr6/texto/",
                "sheet_url": "/es/testimonios/lpr6/hoja/",
            },
        ),
        "sheet": ("pages/sheet.html", {**base, "story": both}),
        "sheet-mural": ("pages/sheet.html", {**base, "story": wall}),
        "sheet-vigil": ("pages/sheet.html", {**base, "story": night}),
        "testimony-twin": (
            "pages/testimony.html",
            {
                **base,
                "story": both,
                "term_url": "/es/testimonios/",
                "tongues": [
                    {"language_word": "español", "lang": "es", "url": "?lang=es", "current": False},
                    {"language_word": "los dos", "url": "?", "current": True, "both": True},
                    {"language_word": "inglés", "lang": "en", "url": "?lang=en", "current": False},
                ],
            },
        ),
        "testimony-web-only": (
            "pages/testimony.html",
            {**base, "story": story("testimony", language=language, uses={"web"})},
        ),
        "mural": ("pages/mural.html", {**base, "story": wall, "related": near[1:]}),
        "vigil": ("pages/vigil.html", {**base, "story": night, "related": near[:1]}),
        "testimonies": (
            "pages/list.html",
            {
                **base,
                "kind": "testimony",
                "section": "testimonies",
                "page": page_of["testimony"],
                "chips": chips,
                "terms": facet_values,
            },
        ),
        "murals": ("pages/list.html", {**base, "kind": "mural", "section": "murals", "page": page_of["mural"]}),
        "vigils": ("pages/list.html", {**base, "kind": "vigil", "section": "vigils", "page": page_of["vigil"]}),
        "list-empty": (
            "pages/list.html",
            {**base, "kind": "testimony", "page": Paginator([], 24).page(1), "chips": chips, "everything_url": "?"},
        ),
        "search": (
            "pages/search.html",
            {
                **base,
                "section": "search",
                "query": "redada",
                "also": ["raid"],
                "total": 23,
                "hits": [hit, hit],
                "chips": chips,
                "page": Paginator([hit] * 30, 24).page(1),
                "facets": [{"label": "Tema", "values": facet_values}, {"label": "Lugar", "values": facet_values}],
            },
        ),
        "search-empty": (
            "pages/search.html",
            {**base, "query": "<b>zzz</b>", "total": 0, "hits": [], "neighbours": facet_values},
        ),
        "search-start": (
            "pages/search.html",
            {**base, "query": "", "facets": [{"label": "Tema", "values": facet_values}]},
        ),
        "editorial": ("pages/editorial.html", {**base, "page": article}),
        "context": ("pages/context.html", {**base, "page": contextual, "related": near}),
        "timeline": ("pages/timeline.html", {**base, "page": article, "entries": entries}),
        "gone": ("410.html", base),
        "not-found": ("404.html", {}),
        "csrf": ("403_csrf.html", {}),
        "failed": ("500.html", {}),
        "closed": ("503.html", {}),
        "not-yet": (
            "503_not_yet.html",
            {"kept": [("act", "delete")], "action": "/x/", "token": "x", "LANGUAGE_CODE": language},
        ),
    }


def narrator(*, language: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name of the example -> template and context."""
    base = {"other_language_url": "/otra/", "help_url": "/es/help/", "back_url": "/es/antes/"}
    permits = [
        {"use": use, "label": label, "answer": "yes" if use == "web" else "no", "change_url": f"#{use}"}
        for use, (label, _) in MEANINGS.items()
    ]
    details = [{"label": "Nombre", "words": "Marisol", "change_url": "#n"}]
    steps = [
        {"state": "done", "words": "Recibimos su historia, cerrada con llave."},
        {"state": "now", "words": "Vea cómo quedaría. No hay prisa.", "url": "#v"},
        {"state": "later", "words": "Se publica lo que permitió, y nada más."},
    ]
    recorder = {
        "form": Sound(),
        "purpose": "voice:story",
        "recordings": [{"id": "a", "label": "Grabación 1", "length": "3:05", "size": "740 kB", "url": "#o"}],
        "broken_off": [{"id": "b", "size": "12 kB"}],
        "uploads_url": "/subir/",
        "enter_url": "#e",
        "next_url": "#n",
    }
    form = consent_form()
    consent = {
        "form": form,
        "use_fields": [form[use] for use in MEANINGS],
        "other_fields": [form["place"], form["name"]],
        "text_url": "/t/",
        "text_version": 4,
    }
    kinds = [
        {"value": "testimony", "label": "Un testimonio", "words": "Algo que vivió, o que vivió alguien de su familia."},
        {"value": "mural", "label": "Un mural", "words": "Una pared que conoce o que pintó."},
    ]
    arrived = [{"id": "a", "label": "Foto 1", "size": "2 MB", "words": "La puerta"}]
    preset = {
        "value": "keep",
        "title": "Solo guardarla, sin publicar",
        "allowed": [],
        "refused": ["leerla aquí", "ver sus fotos"],
    }
    space = {
        "status": "Nada se ha publicado. Falta que usted vea cómo quedaría.",
        "steps": steps,
        "permits": permits,
        "consent_url": "#c",
        "withdraw_url": "#w",
        "editions": [{"url": "#e", "language_word": "español", "state": "waiting", "words": "Espera su respuesta."}],
        "messages_list": [
            {
                "words": "¿Está bien decir «una fábrica de ropa»?",
                "theirs": True,
                "when": "esta semana",
                "answer_form": Answer(),
                "message_id": "m1",
            }
        ],
    }
    return {
        "start": (
            "narrator/start.html",
            {**base, "kinds": kinds, "enter_url": "#e", "not_now_url": "#n", "guard": {"token": "t", "trap": "apodo"}},
        ),
        "code": ("narrator/code.html", {**base, "words": WORDS, "print_url": "#p"}),
        "words": ("narrator/words.html", {"words": WORDS}),
        "question": (
            "narrator/question.html",
            {
                **base,
                "form": Question(initial={"answer": "Ese día mi hermana me llamó al 213 555 0187."}),
                "title": "¿Qué pasó?",
                "number": 3,
                "total": 9,
                "why": "Porque es el centro de su historia.",
                "other_ways": [{"label": "Subir fotos", "url": "#f"}],
                "notes": [{"title": "Parece que escribió un teléfono.", "words": "Puede dejarlo o quitarlo."}],
            },
        ),
        "question-error": (
            "narrator/question.html",
            {
                **base,
                "form": When({"year": "217"}),
                "title": "¿Cuándo pasó?",
                "number": 4,
                "total": 9,
                "hint": "No se publica tal cual.",
            },
        ),
        "presets": (
            "narrator/presets.html",
            {
                **base,
                "presets": [
                    preset,
                    {
                        **preset,
                        "allowed": ["leerla aquí"],
                        "refused": ["ver sus fotos"],
                        "title": "Pública, sin mi nombre",
                    },
                ],
                "one_by_one_url": "#u",
            },
        ),
        "record": ("narrator/record.html", {**base, **recorder, "title": "¿Qué pasó?", "hint": "Puede ser poco."}),
        "spoken": (
            "narrator/spoken.html",
            {
                **base,
                **recorder,
                "title": "Mostrar sus fotos",
                "use": "photo",
                "text": {"body": "Uno.", "means": "Dos."},
            },
        ),
        "permit": (
            "narrator/permit.html",
            {
                **base,
                "form": Permit(),
                "use": "photo",
                "title": "Mostrar sus fotos",
                "means": "Uno.\n\nDos.",
                "text_url": "/t/",
                "number": 3,
                "total": 10,
            },
        ),
        "permit-detail": (
            "narrator/permit.html",
            {**base, "form": Permit({"answer": "zzz"}), "title": "¿Qué tan exacta se dice la fecha?", "why": "Porque."},
        ),
        "consent-text": (
            "narrator/consent_text.html",
            {**base, "text": "Uno.\n\nDos.", "version": 4, "day": "marzo de 2026"},
        ),
        "review": (
            "narrator/review.html",
            {
                **base,
                "answers": [
                    {"label": "¿Qué pasó?", "words": "Ese día no salí.", "change_url": "#q"},
                    {"label": "¿Cuándo?", "words": "", "change_url": "#w"},
                ],
                "files": arrived,
                "files_url": "#f",
                "permits": permits,
                "details": details,
            },
        ),
        "sent": (
            "narrator/sent.html",
            {**base, "words": WORDS, "steps": steps, "permits": permits, "details": details, "day": "marzo de 2026"},
        ),
        "enter": ("narrator/enter.html", {**base, "form": Words({"words": ""}), "busy": True}),
        "space": ("narrator/space.html", {**base, **space}),
        "space-hidden": ("narrator/space.html", {**base, **space, "hidden": True, "report_url": "#r"}),
        "edition": (
            "narrator/edition.html",
            {**base, "story": story("testimony", language=language), "fingerprint": "7f3a 91c0", "ask_again": True},
        ),
        "edition-mural": (
            "narrator/edition.html",
            {**base, "story": story("mural", language=language), "fingerprint": "7f3a 91c0"},
        ),
        "edition-vigil": (
            "narrator/edition.html",
            {
                **base,
                "story": story("vigil", language=language),
                "fingerprint": "7f3a 91c0",
                "decided": "Usted dijo que sí.",
            },
        ),
        "consent-change": ("narrator/consent_change.html", {**base, **consent, "saved": ["Las fotos ya no se ven."]}),
        "withdraw": ("narrator/withdraw.html", {**base, "change_url": "#c", "original": True}),
        "withdraw-hidden": ("narrator/withdraw.html", {**base, "hidden": True}),
        "report": (
            "narrator/report.html",
            {
                **base,
                "rows": [
                    {"what": "La página", "done": True, "when": "3 de marzo"},
                    {"what": "Las copias de respaldo", "done": False, "when": "antes del 10 de marzo"},
                ],
                "day": "3 de marzo",
            },
        ),
        "weather": ("narrator/weather.html", {}),
    }


def plain(*, language: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """What is not HTML."""
    entry = {
        "story": story("testimony", language=language),
        "url": "https://archivo.example/es/testimonios/lpr6/",
        "day": datetime.date(2026, 3, 1),
    }
    feed = {
        "home_url": "https://archivo.example/es/",
        "feed_url": "https://archivo.example/es/archivo.xml",
        "updated": datetime.date(2026, 3, 1),
        "entries": [entry],
    }
    return {
        "feed.xml": ("pages/feed.atom.xml", feed),
        "rss.xml": ("pages/feed.rss.xml", feed),
        "robots.txt": (
            "pages/robots.txt",
            {"sitemap_url": "https://archivo.example/sitemap.xml", "closed": ["/es/buscar/", "/en/search/"]},
        ),
        "sitemap.xml": (
            "pages/sitemap.xml",
            {
                "urls": [
                    {
                        "address": "https://archivo.example/es/",
                        "alternates": {"es": "https://archivo.example/es/", "en": "https://archivo.example/en/"},
                    }
                ]
            },
        ),
        "text.txt": ("pages/text.txt", {"story": twin(language=language)}),
    }


def contexts(*, language: str) -> dict[str, tuple[str, dict[str, Any]]]:
    return {**public(language=language), **narrator(language=language), **plain(language=language)}
