"""The page for a form whose safety mark is gone."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """Say that the form could not be trusted and how to go on; the browser's back button still has the text."""
    return render(request, "csrf_failure.html", status=403)
