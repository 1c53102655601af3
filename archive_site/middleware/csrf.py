"""Forms on pages that send no referrer."""

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware


class NoReferrerCsrfMiddleware(CsrfViewMiddleware):
    """Django's form token, for a site with `Referrer-Policy: no-referrer`.

    Under that policy browsers send `Origin: null` and no Referer with a form, which Django takes for an attack. The
    token must still match its cookie (which no other site can set: `__Host-`, SameSite), a foreign Origin or Referer is
    still refused, and so is what the browser itself calls cross-site.
    """

    # django-stubs leaves out what begins with an underscore.
    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] != "null":
            return bool(super()._origin_verified(request))  # type: ignore[misc]
        return bool(request.META.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin")

    def _check_referer(self, request: HttpRequest) -> None:
        if request.META.get("HTTP_REFERER"):
            super()._check_referer(request)  # type: ignore[misc]
