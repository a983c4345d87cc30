"""What is proposed to somebody alone: topics, and questions that come back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.questions import commands, queries


@require_GET
def index(request):
    """What waits, and the choice to hear of questions that come back."""
    person = request.user
    context = {
        "topics": list(queries.topic_proposals(person)), "watches": queries.watches(person),
        "repeated": queries.repeated_for(person),
    }  # fmt: skip
    return render(request, "questions/proposals.html", context)


@require_POST
def accept(request, pk):
    """Yes, I know about this."""
    proposal = found_or_404(queries.topic_proposal, request.user, pk)
    try:
        commands.accept_topic(actor=request.user, proposal=proposal)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("“%(topic)s” stands on your profile.") % {"topic": proposal.topic.name})
    return redirect("questions:proposals")


@require_POST
def decline(request, pk):
    """No, and not again."""
    commands.decline_topic(actor=request.user, proposal=found_or_404(queries.topic_proposal, request.user, pk))
    return redirect("questions:proposals")


@require_POST
def watch(request):
    """I want to hear of questions that come back."""
    commands.watch_repeats(actor=request.user)
    return redirect("questions:proposals")


@require_POST
def unwatch(request):
    """I want it no more."""
    commands.watch_repeats_no_more(actor=request.user)
    return redirect("questions:proposals")


@require_POST
def put_away(request):
    """Not now."""
    commands.put_repeat_away(actor=request.user)
    return redirect("questions:proposals")
