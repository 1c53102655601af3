"""Signing in: user name, password and a code or a passkey, in one form that does not say which was wrong."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import activate, get_language_from_request, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.views.account import LoginView as WagtailLoginView

from stories.desk import patience
from stories.desk.keeping_out import remember_factor
from stories.desk.passkeys import shown_in
from stories.moderation import second_factor
from stories.moderation.models import User
from stories.moderation.passkeys import LONGEST_ANSWER

# As long as a recovery code with its dashes, and some room for spaces.
LONGEST_CODE = 30


class LoginForm(WagtailLoginForm):
    """A person with a second factor gets in with all three; one without gets as far as setting one up."""

    code = forms.CharField(
        label=_("Código"),
        required=False,
        max_length=LONGEST_CODE,
        help_text=_("Los seis números de su teléfono, o un código de recuperación. La primera vez, déjelo vacío."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    # Put there by a script when a device showed a passkey; never sent back to the page.
    passkey = forms.CharField(required=False, max_length=LONGEST_ANSWER, widget=forms.HiddenInput)
    password = forms.CharField(label=_("Contraseña"), strip=False, widget=forms.PasswordInput)
    field_order = ("username", "password", "code")
    error_messages = {
        **WagtailLoginForm.error_messages,
        "invalid_login": _("El usuario, la contraseña o el código no coinciden. Revíselos e intente de nuevo."),
        "inactive": _("El usuario, la contraseña o el código no coinciden. Revíselos e intente de nuevo."),
        "in_turn": _("Hay otro intento con este usuario en este momento. Espere unos segundos."),
    }

    by_recovery_code = False

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username") or ""
        try:
            with patience.in_turn(username=username):
                return self._checked(username)
        except patience.InTurn as error:
            raise ValidationError(self.error_messages["in_turn"], code="in_turn") from error

    def _checked(self, username: str) -> dict[str, Any]:
        now = timezone.now()
        for what in patience.LONGEST:
            self._refuse_for(patience.seconds_to_wait(username=username, what=what, now=now))
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            patience.failed(username=username, what="password", now=now)
            raise
        person = self.get_user()
        if person is None:
            return cleaned
        if not self._code_fits(person):
            self.user_cache = None
            times = second_factor.count_failure(person=person)
            patience.failed(username=username, what="code", now=now, times=times)
            raise self.get_invalid_login_error()
        patience.succeeded(username=username)
        return cleaned

    def _code_fits(self, person: User) -> bool:
        if second_factor.factor_of(person=person) is None:
            return True
        if answer := self.cleaned_data.get("passkey"):
            return shown_in(self.request, person=person, answer=answer)
        code = self.cleaned_data.get("code") or ""
        if second_factor.accept(person=person, code=code, now=timezone.now()):
            return True
        self.by_recovery_code = second_factor.use_recovery_code(person=person, code=code)
        return self.by_recovery_code

    def _refuse_for(self, seconds: int) -> None:
        if seconds:
            raise ValidationError(
                ngettext(
                    "Demasiados intentos. Espere %(seconds)s segundo y vuelva a intentar.",
                    "Demasiados intentos. Espere %(seconds)s segundos y vuelva a intentar.",
                    seconds,
                )
                % {"seconds": seconds},
                code="wait",
            )


class LoginView(WagtailLoginView):
    """Wagtail's, which then writes into the new session that the second factor was shown."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """In the reader's language: who is not signed in has none on file, and the address says none."""
        language = get_language_from_request(request)
        activate(language)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        response["Content-Language"] = language
        return response

    def form_valid(self, form: LoginForm) -> HttpResponseBase:
        response: HttpResponseBase = super().form_valid(form)
        request: HttpRequest = self.request
        # A session that ran out says still which stories somebody opened, and until which minute.
        request.session.clear_expired()
        factor = second_factor.factor_of(person=form.get_user())
        if factor is not None:
            remember_factor(request, factor)
        if form.by_recovery_code:
            left = form.get_user().recovery_codes.count()
            messages.warning(
                request,
                ngettext(
                    "Entró con un código de recuperación. Le queda %(left)s: haga otros en cuanto tenga su teléfono.",
                    "Entró con un código de recuperación. Le quedan %(left)s: haga otros en cuanto tenga su teléfono.",
                    left,
                )
                % {"left": left},
            )
        return response
