"""What staff decide about reports of people who appear. A takedown is lifted by such a row and by nothing else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.vault.ids import new_id


class Ruling(models.Model):
    """One decision on one part (or the whole record) of one story: final, with a reason code.

    It answers every report on that part up to number `upto`. The public process cannot write one, so that nothing in
    it can show again what a report has hidden.
    """

    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("Sigue oculto")
        SHOWN = "shown", _("Se vuelve a mostrar")

    class Reason(models.TextChoices):
        APPEARS = "appears", _("Aparece alguien que no dio permiso")
        RISK = "risk", _("Pone a alguien en peligro")
        OWN_STORY = "own_story", _("Es de quien narra, que perdió sus palabras")
        AGREED = "agreed", _("Quienes aparecen están de acuerdo")
        NOBODY = "nobody", _("No se reconoce a nadie")
        MISTAKE = "mistake", _("Fue un error, o se arregló de otra manera")
        FLOOD = "flood", _("Avisos en masa, sin mirarlos uno por uno")

    id = models.CharField(primary_key=True, max_length=20, default=new_id, editable=False)
    submission = models.ForeignKey("stories.Submission", on_delete=models.PROTECT, related_name="rulings")
    seq = models.PositiveIntegerField()
    part_sha256 = models.CharField(max_length=64, blank=True)
    upto = models.PositiveIntegerField(help_text=_("Contesta los avisos sobre esta parte hasta este número"))
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "stories"
        constraints = [models.UniqueConstraint(fields=["submission", "seq"], name="ruling_once_per_seq")]
        indexes = [models.Index(fields=["submission", "part_sha256", "upto"], name="ruling_newest")]

    def __str__(self) -> str:
        return self.id
