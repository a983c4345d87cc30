"""What is not sent yet: kept while one types, listed, taken up again; and posts that wait for their time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.stream import commands, queries
from omarm.stream.forms import RescheduleForm


@require_GET
def index(request):
    """One's own drafts and the posts that wait for their time."""
    context = {"drafts": queries.drafts_of(request.user), "waiting": queries.waiting_posts(request.user)}
    return render(request, "stream/drafts.html", context)


@require_POST
def keep(request, key):
    """Keep the fields of a composer; a refusal comes in plain words."""
    values = dict(request.POST.lists())
    try:
        commands.keep_draft(actor=request.user, key=key, form=request.POST.get("writing", ""), values=values)
    except DomainError as error:
        return HttpResponse(error.message, status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@require_POST
def destroy(request, key):
    """Throw a draft away."""
    commands.throw_draft_away(actor=request.user, key=key)
    if request.htmx:
        return HttpResponse()
    messages.success(request, _("Your draft is gone."), extra_tags="new-post")
    return redirect("stream:drafts")


@require_POST
def reschedule(request, pk):
    """Publish a waiting post at another moment, or now."""
    post = found_or_404(queries.waiting_post, request.user, pk)
    form = RescheduleForm(request.POST)
    if form.is_valid():
        try:
            return redirect(
                commands.reschedule_post(actor=request.user, post=post, published_at=form.cleaned_data["publish_at"])
            )
        except DomainError as error:
            form.add_error("publish_at", error.message)
    return render(request, "stream/waiting.html", {"post": post, "form": form}, status=422)
