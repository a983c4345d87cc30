"""Writing a post and changing it: the composer as a page and in its place, and what it sends."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from omarm.core.errors import DomainError
from omarm.core.functions import ComesLaterError
from omarm.core.http import found_or_404
from omarm.stream import queries
from omarm.stream.choices import first_writing
from omarm.stream.commands import EditConflict
from omarm.stream.composer import version_opened
from omarm.stream.kinds import named_or_everyday, writing_of
from omarm.stream.views.archived import only_read
from omarm.stream.views.composing import compose, typed, typed_otherwise

MOST_WORDS_TOLD = 500  # letters that an address may bring along


@require_http_methods(["GET", "POST"])
def new(request):
    """The composer: empty, with words to begin with, a draft, or what was typed when another way to write was chosen."""
    asked = request.GET
    values = _taken_along(request) or _draft(request) or _begun(request)
    told = {"person": request.user, "place": asked.get("place", "everyone"), "refilled": bool(values)}
    told["words"] = asked.get("words", "")[:MOST_WORDS_TOLD]
    form = typed(values, request.FILES or None, writing=asked.get("writing") or _first(request, values), **told)
    if form.closed and not (request.POST or asked.get("draft")):
        raise ComesLaterError(form.closed)
    page = named_or_everyday(form.writing_code).page
    if page:
        return _to_its_page(request, page)
    found_or_404(form.choose_attachments, asked.getlist("attach"), asked.getlist("without"))
    return compose(request, form, begins=not values)


@require_POST
def create(request):
    """Publish; what cannot be published comes back with all that was typed."""
    form = typed(request.POST, request.FILES, person=request.user)
    if not form.is_valid():
        return compose(request, form, status=422)
    try:
        post = form.publish(actor=request.user)
    except DomainError as error:
        form.refuse(error)
        return compose(request, form, status=422)
    told = _("Your post is up.") if post.is_live else _("Your post waits for its time.")
    messages.success(request, told, extra_tags="new-post")
    return redirect(post)


def edit(request, pk):
    """Change one's own post; when it was changed in the meantime, both texts are shown."""
    post = found_or_404(queries.editable_post, request.user, pk)
    if queries.is_archived(post):
        return only_read(request, post)
    form = writing_of(post).form(request.POST or None, person=request.user, post=post)
    context = {"form": form, "post": post, "version": post.version}
    context["placements"] = queries.sharing_of(request.user, post).placements
    if form.is_valid():
        try:
            return redirect(form.save_changes(actor=request.user, version=version_opened(request.POST)))
        except EditConflict as conflict:
            now = conflict.post
            context |= {"theirs": now, "told": queries.told_words(request.user, now), "version": now.version}
            form.add_error(None, conflict.message)
        except DomainError as error:
            form.add_error(None, error.message)
    return render(request, "stream/edit.html", context, status=422 if form.is_bound else 200)


def history(request, pk):
    """How the post read before, for whoever may read it."""
    post = found_or_404(queries.readable_post, request.user, pk)
    return render(request, "stream/history.html", {"post": post, "changes": queries.changes_of(request.user, post)})


def _to_its_page(request, name):
    """Return the way to the page where something is written, with what the address tells; a form is sent on as it is."""
    address = f"{reverse(name)}?{request.GET.urlencode()}"
    if request.htmx:
        return HttpResponseClientRedirect(address)
    return redirect(address, preserve_request=request.method == "POST")


def _taken_along(request):
    chosen = request.GET.get("writing", "")
    return typed_otherwise(request.POST, writing=chosen, person=request.user) if request.POST else None


def _first(request, values):
    """Return the writing that somebody begins with where the address asks for nothing but a place."""
    asks_more = values or request.GET.keys() & {"attach", "without", "words"}
    return None if asks_more else first_writing(request.user)


def _begun(request):
    """Return the fields of a post that the address begins: about a topic, for a colleague, with some words."""
    asked = request.GET
    told = {
        "about": asked.get("about", ""),
        "to": asked.get("to", ""),
        "words": asked.get("words", "")[:MOST_WORDS_TOLD],
    }
    has_field = "people" in found_or_404(named_or_everyday, asked.get("writing", "")).form.own_names()
    return queries.begun_values(request.user, names_in_text=not has_field, **told)


def _draft(request):
    """Return what stands in the draft that the address names, or None when it names none."""
    key = request.GET.get("draft")
    try:
        return found_or_404(queries.draft_values, request.user, key) if key else None
    except ValueError as error:
        raise Http404 from error
