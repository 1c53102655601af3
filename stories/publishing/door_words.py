"""The door's own sentences, said for a person in their language: each completes *the door does not let it pass*."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.gate.rules.finality import IS_KEPT

DOOR_SENTENCES: dict[str, str | Promise] = {
    # Pages.
    "a record's page is never replaced": _("la página de un registro no se cambia por otra"),
    "only editorial pages and records may be live": _("solo se publican páginas editoriales y registros"),
    "a page without a type of its own may not be live": _("una página sin tipo no se publica"),
    "a record has no aliases": _("un registro no tiene alias"),
    "a record is never scheduled to go live": _("un registro no se programa para otro día"),
    "no record is born live": _("un registro se publica en el escritorio, con todas sus aprobaciones"),
    "a record's page keeps its number": _("la página de un registro conserva su número"),
    "a record may be live only with a clearance in force": _(
        "un registro se publica en el escritorio, con todas sus aprobaciones"
    ),
    "a record keeps its page until it is withdrawn": _("un registro conserva su página mientras no se retire"),
    # Articles.
    "no article is born live, but those that come with the archive": _(
        "una página nueva se guarda primero, y se publica cuando dos personas leyeron sus palabras y dijeron que sí"
    ),
    "an article is public only under a title to which two people said yes": _(
        "falta que dos personas lean estas palabras y digan que sí"
    ),
    "an article is public only in words to which two people said yes": _(
        "falta que dos personas lean estas palabras y digan que sí"
    ),
    "a yes is given today": _("el sí lleva la fecha de hoy"),
    "a picture is not changed: another one takes its place": _(
        "una imagen no se cambia: suba otra y póngala en su lugar"
    ),
    # What was imported.
    "a story that was told here is not imported": _("un relato contado aquí no se importa"),
    "what is imported has its evidence": _("lo importado trae el papel, la grabación o la escritura que lo permite"),
    "what was told here is decided by its narrator, what was imported by nobody's act": _(
        "lo contado aquí lo decide quien narra, y por lo importado nadie firma"
    ),
    "what was imported is written down once": _("lo importado se anota una sola vez"),
    "a grant on paper belongs to what was imported, and to nothing else": _(
        "un permiso en papel vale solo para lo importado"
    ),
    "only a person who works here reads evidence": _("la prueba la lee una persona del archivo"),
    "evidence is read today": _("la lectura de la prueba lleva la fecha de hoy"),
    "evidence is read by whoever opened it": _("primero abra la prueba; después diga si alcanza"),
    # Clearances and approvals.
    "the clearance names another edition": _("el visto bueno es de otra versión"),
    "the story was withdrawn": _("la historia fue retirada"),
    "the story is hidden by a hold": _("la historia está oculta"),
    "somebody who appears in it waits for a decision": _("alguien que aparece en ella espera una decisión"),
    "a clearance is given today": _("el visto bueno lleva la fecha de hoy"),
    "clearances enter in order": _("otra persona hizo algo al mismo tiempo; pruebe otra vez"),
    "a clearance is for the grants as they stand": _("los permisos cambiaron mientras se publicaba; pruebe otra vez"),
    "a version inherits the hands of what it was made from": _("falta decir quién trabajó en la versión anterior"),
    "too few people have approved this version": _("faltan aprobaciones de esta versión"),
    "too few people who did not redact it have approved this version": _(
        "falta la aprobación de alguien que no la haya preparado"
    ),
    "at high risk an advocate must approve this version": _("con riesgo alto debe aprobarla una defensora o defensor"),
    "a minor's story is always high risk": _("lo que cuenta una persona menor de edad es siempre de riesgo alto"),
    "a colleague said no to this version": _(
        "alguien no estuvo de acuerdo con esta versión; haga otra que lo resuelva"
    ),
    "the narrator has not approved this version": _("quien narra todavía no aprueba esta versión"),
    "consent does not allow this version": _("los permisos no alcanzan para esta versión"),
    "a newer version was already public": _("ya se publicó una versión más nueva"),
    "a translation needs the version it was made from to be public": _(
        "primero debe publicarse la versión de la que se tradujo"
    ),
    "the approval names another version": _("la aprobación es de otra versión"),
    "a version without hands cannot be approved": _("falta decir quién preparó esta versión"),
    "only a person who works here can approve": _("solo aprueba quien trabaja aquí"),
    "only an advocate approves as one": _("esa cuenta no es de una defensora o defensor"),
    "hands are named before a version is public": _("quién preparó una versión se dice antes de publicarla"),
    # Editions.
    "editions enter in order": _("otra persona hizo otra versión al mismo tiempo; pruebe otra vez"),
    "an edition has a fingerprint": _("a la versión le falta su huella"),
    "after the original was deleted a version only shows less or translates": _(
        "quien narra borró el original: otra versión solo puede mostrar menos, o traducir"
    ),
    "an edition descends from its own record alone": _("una versión se hace de su propio registro"),
    "a translation is made from what it translates": _("una traducción se hace de la versión que traduce"),
    "a lesser version shows nothing more": _("una versión menor no puede mostrar más"),
    # What narrators decide.
    "acts enter in order": _("llegaron dos decisiones al mismo tiempo; pruebe otra vez"),
    "grants enter in order": _("llegaron dos permisos al mismo tiempo; pruebe otra vez"),
    "a grant belongs to an act of its narrator": _("un permiso lo da solo quien narra"),
    "embargo and expiry are whole days": _("las fechas de un permiso son días enteros"),
    # Reports, holds, freezes.
    "reports enter in order": _("llegaron dos avisos al mismo tiempo; pruebe otra vez"),
    "a report names the whole or one part": _("un aviso es sobre todo o sobre una parte"),
    "an automatic hide belongs to its day": _("lo que se oculta solo lleva la fecha de hoy"),
    "a report hides only what is public": _("eso no está publicado"),
    "decisions enter in order": _("otra persona decidió al mismo tiempo; pruebe otra vez"),
    "a decision answers reports that are there": _("no hay ningún aviso que espere esta decisión"),
    "a hold names the whole record or one part": _("se oculta todo o una parte"),
    "a hold is lifted by a row of its own kind": _("lo que está oculto lo muestra otra vez quien lo ocultó"),
    "a takedown answers a report, within the day's budget or by a person": _(
        "ocultar por un aviso lo decide una persona cuando hoy ya fueron muchos"
    ),
    "a takedown is lifted by a decision of staff": _("para mostrarla otra vez alguien del archivo debe decidirlo"),
    "only the narrator lifts the narrator's hold": _("quien narra la ocultó, y solo quien narra la muestra otra vez"),
    "a freeze is lifted by a row that names it": _("esa orden ya se había levantado"),
    "a freeze is proposed by one steward and confirmed by another": _("la confirma otra persona que custodia"),
    # Submissions, records, documents.
    "a record is made of a story of its kind that was sent": _("un registro se hace de una historia que se envió"),
    "a record's page is of its own kind": _("la página es de otra clase"),
    "a record is not put on a page that is already live": _("esa página ya se ve"),
    "a submission's keys and day never change": _("las llaves y la fecha de una entrega no cambian"),
    "the approvals needed never fall": _("el riesgo puede subir, no bajar"),
    "a story that was sent is withdrawn, not deleted": _("lo que se envió no se borra aquí: lo retira quien narra"),
    "sealed words are deleted only by erasing": _("lo sellado se borra solo cuando la historia se retira"),
    "the document is not the one that was cleared": _("lo que se iba a publicar no es lo aprobado"),
    "the manifest says something else than its edition": _("lo que se iba a publicar no es lo aprobado"),
    "a newer clearance counts": _("hay un visto bueno más nuevo"),
    "its clearance is no longer in force": _("los permisos cambiaron mientras se publicaba"),
    "the part is not in the manifest": _("una parte no es de esta versión"),
    "the part is of another kind than it says": _("una parte no es lo que dice"),
    "consent does not allow this part": _("los permisos no alcanzan para una parte"),
    "a part leaves with its document or with its grant": _("una parte publicada se quita con su permiso"),
    "no part names this file": _("un archivo no es de esta versión"),
    "the archive makes no files of this type": _("el archivo no publica esta clase de archivos"),
    "a file leaves with its part": _("un archivo publicado se quita con su parte"),
    "the document's facts do not name this term": _("una etiqueta no es de esta versión"),
    "a term leaves with its document": _("una etiqueta publicada se quita con su versión"),
    "only parts of public documents are searched": _("solo se busca en lo publicado"),
    "only a withdrawal leaves a tombstone": _("eso lo escribe solo una retirada"),
    # Finality.
    "this row is final": _("eso ya no se cambia: se añade algo nuevo"),
    "this row is there already": _("eso ya estaba"),
    "stories are written in transactions that see what others committed": _("pruebe otra vez"),
}
EMPTIED = IS_KEPT.partition("{table}")[2]


def in_words(reason: str) -> str | Promise:
    """The door's sentence for a person; one that has no words yet stays as the door says it."""
    if reason.endswith(EMPTIED):
        return _("una tabla del archivo no se vacía")
    return DOOR_SENTENCES.get(reason, reason)
