"""Addresses of the desk, below /admin/. They come before Wagtail's own; three of those are replaced."""

from django.urls import URLPattern, URLResolver, include, path

from stories.desk import (
    articles,
    editions,
    enrolment,
    flooding,
    freezing,
    holds,
    idling,
    lessening,
    media,
    news,
    openings,
    other_files,
    passkeys,
    people,
    talking,
    transcribing,
    translations,
    views,
    working,
)
from stories.desk.account import OwnAccountView
from stories.desk.login import LoginView
from stories.desk.roles import signed_in

one: list[URLPattern | URLResolver] = [
    path("", views.submission, name="submission"),
    path("abrir/", views.open_it, name="open"),
    path("tomar/", views.claim, name="claim"),
    path("orden/", freezing.change, name="freeze"),
    path("ocultar/", holds.takedown, name="takedown"),
    path("trabajar/", working.work, name="work"),
    path("aviso/<slug:objection_id>/", holds.objection, name="objection"),
    path("aviso/<slug:objection_id>/retirar/", holds.withdraw_lost, name="withdraw_lost"),
    path("mostrar/", working.warned, name="warned"),
    path("mensajes/", talking.talk, name="talk"),
    path("mensajes/pregunta/", talking.question, name="question"),
    path("mensajes/nota/", talking.note, name="note"),
    path("noticia/", news.news, name="news"),
    path("declinar/", talking.say_no_to_all, name="decline"),
    path("foto/<slug:original_id>/<int:page>/<slug:how>/", media.original, name="original"),
    path("archivo/<slug:original_id>/", other_files.file, name="file"),
    path("transcripcion/<slug:original_id>/", transcribing.transcript, name="transcript"),
    path("version/<slug:edition_id>/", editions.edition, name="edition"),
    path("version/<slug:edition_id>/aprobar/", editions.say_yes, name="approve"),
    path("version/<slug:edition_id>/no/", editions.say_no, name="refuse"),
    path("version/<slug:edition_id>/pedir/", editions.ask, name="ask"),
    path("version/<slug:edition_id>/publicar/", editions.publish_it, name="publish"),
    path("version/<slug:edition_id>/traducir/", translations.translation, name="translation"),
    path("version/<slug:edition_id>/menos/", lessening.less, name="less"),
    path("version/<slug:edition_id>/<slug:sha256>/", media.edition_file, name="edition_file"),
]
named: list[URLPattern | URLResolver] = [
    path("escritorio/", views.desk, name="desk"),
    path("escritorio/personas/", people.people, name="people"),
    path("escritorio/personas/<int:person_id>/", people.change_person, name="change_person"),
    path("escritorio/aperturas/", openings.openings, name="openings"),
    path("escritorio/aperturas/mas/", openings.more, name="more"),
    path("escritorio/aperturas/<slug:asked_id>/permitir/", openings.agree, name="agree"),
    path("escritorio/ordenes/", freezing.freezes, name="freezes"),
    path("escritorio/paginas/", articles.articles, name="articles"),
    path("escritorio/paginas/<int:page_id>/", articles.words, name="words"),
    path("escritorio/en-masa/", flooding.junk, name="junk"),
    path("escritorio/en-masa/declinar/", flooding.decline_heap, name="decline_heap"),
    path("escritorio/avisos/<slug:key>/", holds.flood, name="flood"),
    path("escritorio/avisos/<slug:key>/descartar/", holds.dismiss, name="dismiss"),
    path("escritorio/segundo-paso/", enrolment.enrol, name="enrol"),
    path("escritorio/codigos/", enrolment.recovery, name="recovery"),
    path("escritorio/despierto/", idling.awake, name="awake"),
    path("escritorio/llaves/", passkeys.own, name="passkeys"),
    path("escritorio/llaves/guardar/", passkeys.adding, name="passkey_adding"),
    path("escritorio/llaves/mostrar/", passkeys.showing, name="passkey_showing"),
    path("escritorio/<slug:submission_id>/", include(one)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start),
    path("login/", LoginView.as_view()),
    path("account/", signed_in(OwnAccountView.as_view())),
    path("", include((named, "desk"))),
]
