"""Answers to requests that no view may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 in the visitor's language: the form's token did not come back. Most often cookies are switched off."""
    return render(request, "403_csrf.html", status=403)
