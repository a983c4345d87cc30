"""Why this intranet: for everybody to read, and for who look after the launch to write."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.launch.commands import why as commands
from omarm.launch.forms.why import PublishForm, WhyForm
from omarm.launch.queries import why as queries
from omarm.launch.queries.seeing import reads_public, runs_kit

readers_only, keepers_only = found_only_for(reads_public), only_for(runs_kit)


@require_GET
@readers_only
def index(request):
    """The edition that stands."""
    editions = list(queries.published_editions())
    return _shown(request, editions, editions[0] if editions else None)


@require_GET
@readers_only
def show(request, number):
    """One edition, also of before."""
    return _shown(request, list(queries.published_editions()), found_or_404(queries.edition_numbered, number))


@keepers_only
def write(request):
    """Answer the questions beforehand, and write the page."""
    edition = queries.begun_edition()
    form = WhyForm(request.POST or None, initial={name: getattr(edition, name) for name in queries.WORDS})
    if form.is_valid():
        try:
            commands.keep_draft(actor=request.user, told=form.cleaned_data, before=request.POST.get("before"))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _kept(request)
    now = queries.draft()
    context = {"form": form, "draft": now, "before": queries.stamp_of(now)}
    return render(request, "launch/why_write.html", context, status=422 if form.is_bound else 200)


def _kept(request):
    if "look" in request.POST:
        return redirect("launch:why-publish")
    messages.success(request, _("It has been kept. You can go on whenever you like."))
    return redirect("launch:kit")


@keepers_only
def publish(request):
    """See it as everybody will, and publish it."""
    edition = queries.draft()
    if edition is None:
        return redirect("launch:why-write")
    form = PublishForm(request.POST if request.method == "POST" else None, is_first=edition.number == 1)
    if form.is_valid():
        try:
            commands.publish_why(actor=request.user, note=form.cleaned_data.get("note", ""))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It stands for everybody to read, and below every page."))
            return redirect("launch:why")
    context = {"form": form, "edition": edition}
    return render(request, "launch/why_publish.html", context, status=422 if form.is_bound else 200)


@require_POST
@keepers_only
def discard(request):
    """Drop what is being written."""
    commands.throw_draft_away(actor=request.user)
    messages.success(request, _("What you were writing is gone. What stands is as it was."))
    return redirect("launch:kit")


def _shown(request, editions, edition):
    context = {"editions": editions, "edition": edition, "runs": runs_kit(request.user)}
    return render(request, "launch/why.html", context)
