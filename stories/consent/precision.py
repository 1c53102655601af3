"""How exactly a place or a date may be shown, from nothing to exact: a smaller number always shows less."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceStep(models.IntegerChoices):
    NONE = 0, _("No mostrar el lugar")
    STATE = 1, _("Solo el estado")
    AREA = 2, _("La zona de la ciudad")
    NEIGHBOURHOOD = 3, _("El barrio")


class DateStep(models.IntegerChoices):
    NONE = 0, _("No mostrar la fecha")
    DECADE = 1, _("Solo la década")
    YEAR = 2, _("El año")
    MONTH = 3, _("El mes")
    DAY = 4, _("El día")
