"""Headers that every answer carries, errors and static files included."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# The pages on which a narrator records: the only ones that may ask for the microphone, and play what was recorded.
RECORDING = frozenset({"tell:record", "tell:spoken"})
# Nothing in a browser that could tell of a person is asked for, by us or by anything framed.
NEVER_ASKED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
ALWAYS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-DNS-Prefetch-Control": "off",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NEVER_ASKED),
}
OPEN_TO_OTHERS = "Cross-Origin-Resource-Policy"
WITH_MICROPHONE = ALWAYS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")


def is_recording(request: HttpRequest) -> bool:
    """Whether this page is one on which a narrator records."""
    match = request.resolver_match
    return match is not None and match.view_name in RECORDING


class SecurityHeadersMiddleware:
    """Outermost, so that nothing answers without these headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            # A picture that may be harvested says itself that other sites may show it.
            if name != OPEN_TO_OTHERS or name not in response.headers:
                response.headers[name] = value
        if is_recording(request):
            response.headers["Permissions-Policy"] = WITH_MICROPHONE
        return response
