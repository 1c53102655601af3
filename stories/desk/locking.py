"""Lock-down from the desk: one steward closes the vault at once; it is opened again on the machine, not here."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.desk.roles import StaffRequest, needs
from stories.publishing.locking_down import lock_down
from stories.vault.errors import KeyStoreAway
from stories.vault.locking import is_locked


@needs("freeze")
@require_http_methods(["GET", "POST"])
def lock(request: StaffRequest) -> HttpResponseBase:
    """Say what locking does; lock when it is pressed. Everybody is signed out, who pressed it too."""
    if request.method == "POST":
        done = lock_down()
        logout(request)
        if done.newly is None:
            messages.error(
                request,
                _(
                    "La máquina que tiene el almacén de llaves no contesta. Mientras tanto nadie abre nada. "
                    "Ciérrela allí."
                ),
            )
        else:
            messages.info(
                request, _("La bóveda está cerrada y nadie abre nada. Quitar y borrar se puede como siempre.")
            )
        return HttpResponseRedirect(reverse("wagtailadmin_login"))
    try:
        locked = is_locked()
    except KeyStoreAway:
        locked = False
    return TemplateResponse(request, "desk/lock.html", {"locked": locked})
