"""HTTP in and out: the few answers that views share."""

import hashlib
import re
from functools import wraps

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

BLOCK = 64 * 1024
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
ALONE = "default-src 'none'; sandbox"
# The viewers of PDF in browsers are pages of their own with a style; sandboxed, they show nothing.
IN_A_VIEWER = "default-src 'none'; object-src 'self'; media-src 'self'; style-src 'unsafe-inline'"


def respond(request, fragment, context, *, fallback, **where):
    """Return a fragment to htmx, or a redirect to `fallback` (an object, address or url name) for a plain form."""
    if request.htmx:
        return render(request, fragment, context)
    return redirect(fallback, **where)


def page_or_fragment(request, template, context, *, fragment):
    """Return the page, or only its `fragment` when htmx asks for that one; the answer varies by who asks."""
    wants_fragment = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    response = render(request, f"{template}#{fragment}" if wants_fragment else template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def words_back(request, typed, *, why, back, status):
    """Return a page with the texts that somebody typed for what is there no more, `why`, and where to go: (address, words)."""
    address, label = back
    context = {"typed": typed, "why": why, "address": address, "label": label}
    return render(request, "words_back.html", context, status=status)


def toast(request, message, *, status=200):
    """Return only a message, shown in the toast region and nowhere else."""
    response = render(request, "ui/toast.html", {"message": message, "tone": "danger"}, status=status)
    response["HX-Retarget"] = "#toasts"
    response["HX-Reswap"] = "beforeend"
    return response


def back(request, *, otherwise="/"):
    """Return a redirect to the page that the person came from, if it is ours, else to `otherwise`."""
    return redirect(previous_page(request, otherwise=otherwise))


def previous_page(request, *, otherwise="/"):
    """Return the address of the page that the person came from when it is ours, else `otherwise`."""
    return _ours(request, request.headers.get("Referer", "")) or otherwise


def stylesheet(text):
    """Return CSS that may be kept for as long as its address does not change."""
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["ETag"] = f'"{hashlib.blake2s(text.encode(), digest_size=8).hexdigest()}"'
    return response


def only_for(may):
    """Return a decorator that lets through whom `may(person)` is true for; for others the view is forbidden (403)."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


def found_only_for(may):
    """Return a decorator that lets through whom `may(person)` is true for; for others there is no such page (404)."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def found_or_404(query, *args):
    """Return what the query returns; what it does not find does not exist for this person.

    Raises Http404 on Model.DoesNotExist, KeyError and FileNotFoundError.
    """
    try:
        return query(*args)
    except (ObjectDoesNotExist, KeyError, FileNotFoundError) as error:
        raise Http404 from error


def private_file(file, *, content_type):
    """Return an open file that never changes under its address and that only this person's browser may keep."""
    response = FileResponse(file, content_type=content_type)
    response.block_size = BLOCK
    return _for_one_browser(response, policy=ALONE)


def file_in_parts(request, open_part, *, size, content_type, name, inline=False):
    """Return a stored file, or the part that a player asks for (RFC 9110, 14: one range; of several, all of it).

    `open_part(first, last)` gives something to read from. What is not `inline` is saved by the browser, never shown.
    """
    try:
        first, last = _asked_range(request, size)
    except IndexError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    whole = last - first + 1 == size
    response = FileResponse(
        _Part(open_part(first, last), last - first + 1), as_attachment=not inline, filename=name,
        content_type=content_type, status=200 if whole else 206,
    )  # fmt: skip
    response.block_size = BLOCK
    response["Content-Length"] = last - first + 1
    response["Accept-Ranges"] = "bytes"
    if not whole:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return _for_one_browser(response, policy=IN_A_VIEWER if inline else ALONE)


class _Part:
    """So many bytes of what is read, and no more."""

    def __init__(self, source, size):
        self._source, self._left = source, size
        self.close = source.close

    def read(self, size):
        data = self._source.read(min(size, self._left))
        self._left -= len(data)
        return data


def _asked_range(request, size):
    """Return the first and last byte that are asked for. Raises IndexError for a part that is not there."""
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not asked or not any(asked.groups()) or "If-Range" in request.headers:
        return 0, size - 1
    start, end = asked.groups()
    if not start:  # the last so many bytes
        first, last = max(size - int(end), 0), size - 1
    else:
        first, last = int(start), min(int(end) if end else size, size - 1)
    if first > last:
        if start and end and int(end) < int(start):  # nonsense is as good as not asked
            return 0, size - 1
        raise IndexError
    return first, last


def _for_one_browser(response, *, policy):
    """Have one browser keep a file for as long as its address stands, and run nothing that is in it."""
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["Content-Security-Policy"] = policy
    response["Content-Encoding"] = "identity"  # packed already; and a part of a packed whole would be another part
    return response


def _ours(request, address):
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else ""
