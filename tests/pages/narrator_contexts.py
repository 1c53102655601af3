"""What views hand to each of a narrator's templates, in one invented example each."""

from typing import Any

from tests.pages.examples import MEANINGS, WORDS, Answer, Permit, Question, Sound, When, Words, consent_form, story


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
