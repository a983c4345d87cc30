"""HTTP in and out: the few answers that views share."""

import hashlib

from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme


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


def next_page(request, *, otherwise="/"):
    """Return the address in `next` when it is ours, else `otherwise`."""
    return _ours(request, request.POST.get("next") or request.GET.get("next") or "") or otherwise


def stylesheet(text):
    """Return CSS that may be kept for as long as its address does not change."""
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["ETag"] = f'"{hashlib.blake2s(text.encode(), digest_size=8).hexdigest()}"'
    return response


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
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _ours(request, address):
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else ""
