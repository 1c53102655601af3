"""Addresses of this room. None of them names a story; the words stay in the session."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

from stories.narrator import (
    asking,
    changing,
    consent_record,
    contact,
    downloading,
    editions,
    entering,
    helping,
    holding,
    listening,
    marking,
    naming,
    objecting,
    objection_space,
    originals,
    permitting,
    recording,
    renewing,
    reporting,
    resumable,
    sending,
    space,
    starting,
    talking,
    uploading,
    withdrawing,
)

tell = [
    path("", starting.start, name="start"),
    path(_("contestar/<slug:record>/"), starting.answer, name="answer"),
    path(_("como-esta/<slug:record>/"), starting.report, name="report"),
    path(_("ayuda/"), helping.legal_help, name="help"),
    path(_("palabras/"), starting.code, name="code"),
    path(_("palabras/lista/"), starting.sheet, name="sheet"),
    path(_("palabras/imagen.png"), starting.qr, name="qr"),
    path(_("pregunta/<slug:step>/"), asking.ask, name="question"),
    path(_("pregunta/<slug:step>/voz/"), recording.record, name="record"),
    path(_("subir/"), resumable.uploads, name="uploads"),
    path(_("subir/<slug:original>/"), resumable.upload, name="upload"),
    path(_("foto/<slug:original>/"), uploading.photo, name="photo"),
    path(_("archivo/<slug:original>/"), originals.original, name="original"),
    path(_("permisos/"), permitting.presets, name="permits"),
    path(_("permisos/texto/<int:version>/"), permitting.whole_text, name="text"),
    # Before the next: in English a use is called as that page is.
    path(_("permisos/<slug:step>/de-viva-voz/"), recording.spoken, name="spoken"),
    path(_("permisos/voz/<slug:sha256>/"), listening.heard, name="heard"),
    path(_("permisos/constancia/"), consent_record.consent_record, name="consent_record"),
    path(_("permisos/<slug:step>/"), permitting.permit, name="permit"),
    path(_("revisar/"), sending.review, name="review"),
    path(_("enviada/"), sending.sent, name="sent"),
]
own = [
    path("", entering.enter, name="enter"),
    path(_("estado/"), space.home, name="home"),
    path(_("mensajes/"), talking.talk, name="messages"),
    path(_("version/<int:number>/"), editions.edition, name="edition"),
    path(_("version/<int:number>/cambios/"), marking.changes, name="marks"),
    path(_("version/<int:number>/<slug:sha256>/"), editions.file, name="file"),
    path(_("permisos/"), changing.change, name="permits"),
    path(_("le-preguntamos/"), renewing.renew, name="renew"),
    path(_("aviso/"), contact.contact, name="contact"),
    path(_("nombre/"), naming.change_name, name="name"),
    path(_("lo-que-guardamos/"), holding.holding, name="holding"),
    path(_("llevarme-todo/"), downloading.download, name="download"),
    path(_("retirar/"), withdrawing.take_back, name="withdraw"),
    path(_("informe/"), reporting.report, name="report"),
]
report_it = [
    path(_("listo/"), objecting.done, name="done"),
    path(_("palabras/"), objecting.words, name="words"),
    path(_("respuesta/"), objection_space.home, name="space"),
    path("<call:record>/", objecting.form, name="form"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path(_("contar/"), include((tell, "tell"))),
    path(_("mi-historia/"), include((own, "space"))),
    path(_("sale-usted/"), include((report_it, "object"))),
    path(_("salir/"), starting.leave, name="leave"),
]
