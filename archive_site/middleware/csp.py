"""The Content-Security-Policy: strict everywhere, looser below /admin/, never missing."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from csp.middleware import CSPMiddleware, PolicyParts


class PolicyMiddleware(CSPMiddleware):
    """django-csp, less its ways out.

    Its EXCLUDE_URL_PREFIXES would leave the admin without any policy, and a decorator could exempt a view.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response._csp_exempt = False  # type: ignore[attr-defined]
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(settings.STAFF_PREFIX):
            parts.config = settings.STAFF_CONTENT_SECURITY_POLICY
        return parts
