"""A few plain views below the real middleware."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import include, path
from django.utils.translation import get_language, gettext

from stories.consent.committing import NotCommitted


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{get_language()} {gettext('Yes')}")


def form(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse("received " + " ".join(sorted(request.POST.keys() | request.FILES.keys())))
    return HttpResponse(f"token {get_token(request)}")


def who(request: HttpRequest) -> HttpResponse:
    known = [name for name in ("session", "user", "_messages") if hasattr(request, name)]
    return HttpResponse(" ".join(known) or "nobody")


def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse([b"a", b"b"])


def broken(request: HttpRequest) -> HttpResponse:
    secret_word = request.POST.get("words", "nada")
    raise ValueError(f"this went wrong with {secret_word}")


def undone(request: HttpRequest) -> HttpResponse:
    if request.POST.get("again"):
        return HttpResponse("done " + " ".join(request.POST.getlist("act")))
    raise NotCommitted


def decided(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={"Cache-Control": "public, max-age=60"})


told = ([path("pages/", page, name="page")], "tell")
urlpatterns = [
    path("es/page/", page),
    path("en/page/", page),
    path("page/", page),
    path("form/", form),
    path("who/", who),
    path("stream/", stream),
    path("broken/", broken),
    path("decided/", decided),
    path("es/undone/", undone),
    path("en/undone/", undone),
    path("es/told/", include(told, namespace="tell")),
    path("admin/who/", who),
    path("admin/page/", page),
    path("admin/broken/", broken),
]
