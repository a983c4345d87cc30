"""Writing an edition, from the first line to its publishing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import only_for
from omarm.houserules import commands, queries
from omarm.houserules.checker import flagged
from omarm.houserules.forms import PublishForm

writers_only = only_for(queries.may_write)


@require_GET
@writers_only
def index(request):
    """The edition that is being written, and those of before."""
    return render(request, "houserules/writing.html", context_of_draft() | {"editions": queries.published_editions()})


@require_POST
@writers_only
def create(request):
    """Begin a new edition."""
    commands.start_edition(actor=request.user)
    return redirect("houserules:writing")


@require_POST
@writers_only
def destroy(request):
    """Drop what is being written."""
    commands.throw_edition_away(actor=request.user)
    messages.success(request, _("The edition is gone. The rules that stand are as they were."))
    return redirect("houserules:writing")


@writers_only
def publish(request):
    """See it as everybody will, say why it changes, and publish."""
    edition = queries.unpublished()
    if edition is None:
        return redirect("houserules:writing")
    form = PublishForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid():
        try:
            commands.publish_edition(actor=request.user, **({"note": ""} | form.cleaned_data))
        except DomainError as error:
            form.add_error("note" if "note" in form.fields else None, error.message)
        else:
            messages.success(request, _("Edition %(number)d stands from now on.") % {"number": edition.pk})
            return redirect("houserules:current")
    standing = queries.published_editions().first()
    context = context_of_draft() | {"form": form, "standing": standing}
    context["changes"] = queries.changes_between(standing, edition) if standing else []
    return render(request, "houserules/publish.html", context, status=422 if form.is_bound else 200)


def context_of_draft():
    """Return what the list of rules that are being written shows."""
    edition = queries.unpublished()
    rules = list(edition.rules.all()) if edition else []
    return {"edition": edition, "goals": queries.goals_of(rules), "flagged": flagged(queries.texts_of(rules))}
