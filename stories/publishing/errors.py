"""Refusals of the verbs: a reason code for tests and logs, a sentence for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.publishing.door_words import in_words

SENTENCES: dict[str, str | Promise] = {
    "nothing_redacted": _("Primero guarde una hoja de trabajo: todavía no se ha decidido qué se muestra."),
    "no_title": _("Falta el título que verá el público."),
    "nothing_to_show": _("No queda nada que mostrar."),
    "original_deleted": _("Quien narra borró el original: ya no se puede hacer otra versión desde él."),
    "not_less": _("Esta versión mostraría algo más que la anterior. Desde ella solo se puede mostrar menos."),
    "same_as_before": _("No quitó nada: sería la misma versión."),
    "words_not_there": _("Unas palabras no están en ese pasaje. Cópielas tal como se leen."),
    "not_a_picture": _("Una de las fotos no se puede abrir. Quítela de la hoja de trabajo."),
    "picture_undecided": _("En la foto %(number)s falta decidir sobre lo que se propuso tapar."),
    "picture_unlooked": _("La foto %(number)s todavía no se ha revisado: conteste su lista."),
    "picture_uncovered": _("La lista de la foto %(number)s dice que algo se tapó, y no hay ningún recuadro."),
    "picture_permission": _("En la foto %(number)s se ve a alguien: diga quién dio permiso, o tape a todos."),
    "picture_unclean": _("Una foto llevaría algo más que la imagen. No se hizo: avise a quien cuida el archivo."),
    "file_unclean": _("Un archivo lleva más de lo que se ve o se oye. No se publica: avise a quien cuida el archivo."),
    "picture_unconfined": _("Esta máquina no puede abrir fotos con seguridad. Avise a quien cuida el archivo."),
    "photographer": _("Quien tomó las fotos no ha dado permiso. Pregúntele a quien narra, o quite las fotos."),
    "artist": _("Quien lo pintó no quiere que se publique aquí. Solo quien narra puede decir que ya está de acuerdo."),
    "news_not_allowed": _("Quien lo contó no dio permiso de agregarlo."),
    "mural_gone": _("Ese mural ya no está en el archivo."),
    "mural_taken": _("Otra persona tiene ese mural en sus manos. Pídale que lo devuelva, o que lo agregue."),
    "no_alt": _("A una foto le falta decir qué se ve, en español y en inglés."),
    "status_term": _("Una etiqueta nombra la situación migratoria de una persona."),
    "unknown_term": _("Una etiqueta no está en el vocabulario."),
    "bad_span": _("Dos partes tapadas se enciman o quedan fuera del texto. Revise esa línea."),
    "not_rendered": _("El sonido o el video todavía se está preparando. Espere a que termine."),
    "render_refused": _("Una grabación no se pudo preparar. Vea por qué en la página de esa grabación."),
    "no_alt_recording": _("A una grabación le falta decir qué se oye o se ve, en español y en inglés."),
    "own_voice": _("Quien narra no eligió que su voz se oiga así. Elija otra, o pregúntele."),
    "only_read": _("Quien narra eligió que solo se lea. Esta grabación no se publica."),
    "not_a_recording": _("Ese archivo no es una grabación de sonido."),
    "same_language": _("Una traducción va a otro idioma."),
    "withdrawn": _(
        "Quien narra retiró este relato mientras usted trabajaba. No se guardó nada, y ya no se puede abrir."
    ),
    "saved_meanwhile": _(
        "Otra persona guardó mientras usted trabajaba (o usted, en otra ventana). No se guardó lo suyo: sigue aquí."
    ),
    "no_such_record": _(
        "No hay ningún registro con esa clave. Escríbala como se lee en su página: cuatro letras o cifras."
    ),
    "tie_needs_why": _("Diga en una línea por qué cree que son de la misma persona."),
    "translation_shape": _("La traducción debe tener los mismos pasajes que la versión de la que se hace."),
    "leak": _("Algo que se tapó vuelve a aparecer en la versión pública: %(where)s."),
    "other_words": _("Estas palabras cambiaron mientras usted las leía. Léalas otra vez."),
    "words_unconfirmed": _("Falta decir que revisó: %(words)s."),
    "reported": _("Alguien que aparece pidió que no se vuelva a ver. Decídalo primero."),
    "held_part": _(
        "Esta versión trae otra vez lo que se ocultó porque alguien aparece: %(where)s. Haga una versión sin eso."
    ),
    "bad_signature": _("La firma de quien narra no corresponde. No se publica."),
    "damaged": _("La versión guardada no coincide con su huella. No se publica."),
    "erased_meanwhile": _("Mientras se publicaba, la historia se borró: quien narra la retiró."),
    "too_slow": _("Publicar tardó demasiado y no se hizo. Inténtelo otra vez."),
    "door": _("La puerta no la deja pasar: %(reason)s."),
}


class Refused(Exception):
    """A verb that says no. `code` is a key of SENTENCES; `str()` is the sentence in the reader's language."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % self.details


def door_said(error: Exception) -> Refused | None:
    """The refusal behind a database error of the door's; None for any other error."""
    text = str(error)
    if "door: " not in text:
        return None
    reason = text.split("door: ", 1)[1].splitlines()[0].strip()
    return Refused("door", reason=in_words(reason))
