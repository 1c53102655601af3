"""The nine uses a narrator can allow, one by one. Everything needs `web`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Use(models.TextChoices):
    WEB = "web", _("Leerla en este sitio")
    PHOTO = "photo", _("Mostrar las fotos")
    VOICE = "voice", _("Escuchar la voz o el video")
    TRANSLATE = "translate", _("Traducirla")
    INDEXING = "indexing", _("Que los buscadores la encuentren")
    HARVEST = "harvest", _("Que otros archivos la listen")
    QUOTE = "quote", _("Citarla")
    TEACH = "teach", _("Enseñarla en clase")
    AI = "ai", _("Usarla para inteligencia artificial")
