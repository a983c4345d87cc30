"""What stands in archived groups alone can be read, and no more: said in words, where somebody came to change it."""

from django.shortcuts import render


def only_read(request, post):
    """Return the page that says so (403)."""
    return render(request, "stream/archived.html", {"post": post}, status=403)
