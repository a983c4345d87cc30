"""A form sent after the session ended: what was typed is kept, encrypted, in the sign-in page, for an hour."""

import base64
import hashlib
import json

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.shortcuts import render
from django.utils import translation

from omarm.core.http import previous_page
from omarm.people.forms import KeptWordsForm
from omarm.people.queries import language_of
from omarm.people.views.door import sign_in_context

KEPT_SECONDS = 60 * 60
MOST_KEPT = 400_000
WRITER = "writer"  # the cookie that outlives the session and tells whose words a sealed form holds
LEFT_OUT = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "kept"}


def sign_in_to_resume(request):
    """Return the sign-in page that carries what was typed; signing in brings the form back, filled in."""
    return sign_in_whole_page(request, kept=_seal(request))


def sign_in_whole_page(request, kept=""):
    """Return the sign-in page in place of the whole page, also when htmx asked for a part of it."""
    context = sign_in_context(request) | {"kept": kept, "next": _page_to_return_to(request), "session_ended": True}
    response = render(request, "people/sign_in.html", context, status=401)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML show:window:top"
    return response


def resume(request, kept):
    """Return the page with the form as it was typed, or None when it is too old or not ours."""
    try:
        form = json.loads(_box().decrypt(kept.encode(), ttl=KEPT_SECONDS))
    except (InvalidToken, ValueError):
        return None
    if form.pop("writer") not in {"", str(request.user.pk)}:
        return None  # somebody else signed in on this page: what was typed is not theirs
    told = dict(form["fields"])
    if told.get("is_rich") in {"on", "True"} and "body" in told:
        form["fields"] = [pair for pair in form["fields"] if pair[0] not in {"body", "is_rich"}]
        form["words"] = KeptWordsForm(initial={"body": told["body"], "is_rich": "on"})
    with translation.override(language_of(request.user)):
        return render(request, "people/resume.html", form)


def remember_writer(request, response):
    """Leave in this browser who signed in, signed, so that a form sealed later is given back to nobody else."""
    response.set_signed_cookie(
        WRITER, str(request.user.pk), salt=WRITER, max_age=settings.SESSION_COOKIE_AGE, httponly=True, samesite="Lax",
        secure=settings.HTTPS,
    )  # fmt: skip
    return response


def _page_to_return_to(request):
    """The page on which the person was: the address of a form, or of a fragment, is often no page."""
    if request.htmx:
        return request.htmx.current_url_abs_path or "/"
    return previous_page(request) if request.method == "POST" else request.get_full_path()


def _seal(request):
    """Return address and typed fields, signed and encrypted; nothing when it is more than a person types."""
    fields = [(name, value) for name, values in request.POST.lists() if name not in LEFT_OUT for value in values]
    content = {"address": request.path, "fields": fields, "had_files": bool(request.FILES)}
    content = json.dumps(content | {"writer": request.get_signed_cookie(WRITER, default="", salt=WRITER)})
    return _box().encrypt(content.encode()).decode() if len(content) <= MOST_KEPT else ""


def _box():
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"omarm resuming").digest()
    return Fernet(base64.urlsafe_b64encode(key))
