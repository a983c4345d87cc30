"""Voting, adding an option, closing, and who chose what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import back, found_or_404, toast
from omarm.polls import commands, queries
from omarm.polls.forms import OptionForm, VoteForm
from omarm.polls.views.parts import parts_for


@require_POST
def vote(request, pk):
    """Vote, or vote anew."""
    poll = found_or_404(queries.poll_for, request.user, pk)
    commands.cast_vote(actor=request.user, poll=poll, ranks=VoteForm(request.POST, poll_id=pk).ranks)
    return _part(request, poll, said=_("You have voted."))


@require_POST
def take_back(request, pk):
    """Take one's vote back."""
    poll = found_or_404(queries.poll_for, request.user, pk)
    commands.take_back_vote(actor=request.user, poll=poll)
    return _part(request, poll, said=_("You took your vote back."))


@require_POST
def add_option(request, pk):
    """Add an option; what is refused stays as it was typed."""
    poll = found_or_404(queries.poll_for, request.user, pk)
    form = OptionForm(request.POST, poll_id=pk)
    if form.is_valid():
        try:
            commands.add_option(actor=request.user, poll=poll, text=form.text)
            return _part(request, poll, said=_("Your option is there. You can choose it now."))
        except DomainError as error:
            form.add_error(form.name, error.message)
    if request.htmx:
        return toast(request, form.refusal, status=422)
    return render(request, "polls/option.html", {"poll": poll, "form": form}, status=422)


def remove_option(request, pk, rank):
    """Take an option away that a reader added, after saying what goes with it."""
    option = found_or_404(queries.option_for, request.user, pk, rank)
    if request.method != "POST":
        return render(request, "polls/remove_option.html", {"option": option, "poll": option.poll})
    commands.take_option_away(actor=request.user, option=option)
    messages.success(request, _("The option is gone."))
    return redirect(option.poll.post)


@require_POST
def close(request, pk):
    """Close one's own poll before its time."""
    poll = found_or_404(queries.own_poll, request.user, pk)
    commands.close_poll(actor=request.user, poll=poll)
    return _part(request, poll, said=_("You closed this poll."))


@require_GET
def votes(request, pk):
    """Who chose what, of a named poll."""
    poll = found_or_404(queries.poll_for, request.user, pk)
    return render(request, "polls/votes.html", {"poll": poll, "choices": queries.who_voted(request.user, poll)})


def _part(request, poll, *, said):
    if request.htmx:
        return HttpResponse(parts_for(request.user, [poll.pk], said=said)[poll.pk])
    return back(request, otherwise=poll.post.get_absolute_url())
