"""The Content-Security-Policy: strict everywhere, looser below /admin/, never missing."""

from dataclasses import asdict

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive_site.middleware.headers import is_recording


class PolicyMiddleware(CSPMiddleware):
    """django-csp, less its ways out.

    Its EXCLUDE_URL_PREFIXES would leave the admin without any policy, and its decorators could loosen or exempt a view.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response[HEADER] = build_policy(**asdict(self.get_policy_parts(request, response)))
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        if request.path_info.startswith(settings.STAFF_PREFIX):
            return PolicyParts(config=settings.STAFF_CONTENT_SECURITY_POLICY)
        strict = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        if is_recording(request):
            # What was recorded is heard before it is kept, out of the page's own memory.
            return PolicyParts(config={**strict, "media-src": [*strict["media-src"], "blob:"]})
        return PolicyParts(config=strict)
