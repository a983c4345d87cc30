"""The contest for a name: what everybody does in it, and what who look after the launch do."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.launch.commands import naming as commands
from omarm.launch.forms.naming import ChooseForm, ContestForm, IdeaForm, VoteForm
from omarm.launch.queries import naming as queries
from omarm.launch.queries.seeing import reads_public, runs_kit

readers_only, keepers_only = found_only_for(reads_public), only_for(runs_kit)


@require_GET
@readers_only
def index(request):
    """The contest as everybody sees it."""
    return _public(request)


@require_POST
@readers_only
def suggest(request):
    """Suggest a name."""
    contest, form = found_or_404(_contest), IdeaForm(request.POST)
    if form.is_valid():
        try:
            idea = commands.suggest_name(actor=request.user, contest=contest, **form.cleaned_data)
        except DomainError as error:
            form.add_error("name", error.message)
        else:
            held = _("Your name is in. Because of a word in it somebody looks first, before colleagues see it.")
            messages.success(request, held if idea.is_held else _("Your name is in."))
            return redirect("launch:name")
    return _public(request, idea_form=form, status=422)


@require_POST
@readers_only
def vote(request):
    """Vote for a name."""
    contest = found_or_404(_contest)
    form = VoteForm(request.POST, ideas=queries.standing_ideas(contest))
    if form.is_valid():
        try:
            idea = found_or_404(queries.idea_at, form.cleaned_data["idea"])
            commands.vote_for(actor=request.user, idea=idea)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("You have voted. Nobody can see for what."))
            return redirect("launch:name")
    return _public(request, vote_form=form, status=422)


@readers_only
@keepers_only
def contest(request):
    """Open a contest, or see to the one that runs."""
    shown = queries.contest_for(request.user)
    runs = shown and not (shown.is_decided or shown.state == "called_off")
    form = ContestForm(request.POST or None, contest=shown.contest if runs else None)
    if form.is_valid():
        try:
            if runs:
                commands.move_contest(actor=request.user, contest=shown.contest, **form.cleaned_data)
            else:
                commands.open_contest(actor=request.user, new=form.new_contest())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It stands. Colleagues find it at “A name for our intranet”."))
            return redirect("launch:contest")
    return _kept(request, shown, status=422 if form.is_bound else 200, form=form, runs=runs)


@require_POST
@readers_only
@keepers_only
def choose(request):
    """Choose the name."""
    shown = queries.contest_for(request.user)
    form = ChooseForm(request.POST, ideas=shown.ideas if shown else [])
    if form.is_valid():
        try:
            idea = found_or_404(queries.idea_at, form.cleaned_data["idea"])
            commands.choose_name(actor=request.user, idea=idea, reason=form.cleaned_data["reason"])
        except DomainError as error:
            form.add_error("reason", error.message)
        else:
            messages.success(request, _("The name has been chosen."))
            return redirect("launch:contest")
    return _kept(request, shown, status=422, choose_form=form, runs=True)


@require_POST
@readers_only
@keepers_only
def apply(request):
    """Have the intranet bear the name."""
    return _done(request, commands.apply_name, _("The intranet has its name."))


@require_POST
@readers_only
@keepers_only
def call_off(request):
    """End the contest without a name."""
    return _done(request, commands.call_off_contest, _("The contest has been called off."))


def _contest():
    contest = queries.last_contest()
    if contest is None:
        raise KeyError
    return contest


def _public(request, *, idea_form=None, vote_form=None, status=200):
    shown = queries.contest_for(request.user)
    context = {
        "shown": shown, "idea_form": idea_form or IdeaForm(), "runs": runs_kit(request.user),
        "vote_form": vote_form or VoteForm(ideas=shown.ideas if shown else []),
    }  # fmt: skip
    return render(request, "launch/name.html", context, status=status)


def _kept(request, shown, *, status, runs, form=None, choose_form=None):
    context = {
        "shown": shown, "runs": runs, "form": form or ContestForm(contest=shown.contest if runs else None),
        "choose_form": choose_form or ChooseForm(ideas=shown.by_votes if shown else []),
    }  # fmt: skip
    return render(request, "launch/contest.html", context, status=status)


def _done(request, command, told):
    try:
        command(actor=request.user, contest=found_or_404(_contest))
        messages.success(request, told)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("launch:contest")
