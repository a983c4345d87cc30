"""What one does with a pilot: let it begin, stop it, limit functions to it, invite, and say that it is seen to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.pilots import commands
from omarm.pilots.forms.pilots import FunctionForm, StopForm
from omarm.pilots.queries.pilots import may_stop, pilot_for


def _step(command, done):
    """Return the view that does one step and says so, or says why it does not go."""

    @require_POST
    def view(request, pk):
        pilot = found_or_404(pilot_for, request.user, pk)
        return _done(request, pilot, done, lambda: command(actor=request.user, pilot=pilot))

    return view


invite = _step(commands.invite, gettext_lazy("They are invited. Who was invited before is not asked twice."))
seen = _step(commands.mark_seen, gettext_lazy("It is seen to."))


@require_POST
def begin(request, pk):
    """Let a draft begin, and say whether it has."""
    pilot = found_or_404(pilot_for, request.user, pk)
    try:
        pilot = commands.start_pilot(actor=request.user, pilot=pilot)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        has_begun = pilot.state == pilot.State.RUNNING
        later = _("It begins by itself: on its first day, once all that it needs is there. You hear of it.")
        messages.success(request, _("It has begun.") if has_begun else later)
    return redirect(pilot)


def stop(request, pk):
    """Stop a pilot by hand, with the reason."""
    pilot = found_or_404(pilot_for, request.user, pk)
    if not may_stop(request.user, pilot):
        raise PermissionDenied
    if not pilot.is_settled:
        return redirect(pilot)
    form = StopForm(request.POST or None)
    if form.is_valid():
        try:
            commands.stop_pilot(actor=request.user, pilot=pilot, reason=form.cleaned_data["reason"])
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is stopped. Tell who took part why, and what you learned."))
            return redirect(pilot)
    return render(request, "pilots/stop.html", {"form": form, "pilot": pilot}, status=422 if form.is_bound else 200)


@require_POST
def throw_away(request, pk):
    """Delete a draft."""
    pilot = found_or_404(pilot_for, request.user, pk)
    try:
        commands.throw_draft_away(actor=request.user, pilot=pilot)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(pilot)
    messages.success(request, _("The draft is gone."))
    return redirect("pilots:pilots")


@require_POST
def limit(request, pk):
    """Give a function to the audience of a pilot alone."""
    pilot, form = found_or_404(pilot_for, request.user, pk), FunctionForm(request.POST)
    done = _("Only they have it now, until you release it or everyone gets it.")
    if not form.is_valid() or not form.cleaned_data["code"]:
        messages.error(request, _("Choose a function."))
        return redirect(pilot)
    code = form.cleaned_data["code"]
    return _done(request, pilot, done, lambda: commands.limit_function(actor=request.user, pilot=pilot, code=code))


@require_POST
def release(request, pk):
    """Have the audience of a pilot have a function, or all of them, as others do."""
    pilot, form = found_or_404(pilot_for, request.user, pk), FunctionForm(request.POST)
    code = form.cleaned_data["code"] if form.is_valid() else ""
    if code:
        return _done(
            request, pilot, _("They have it as others do now."),
            lambda: commands.release_function(actor=request.user, pilot=pilot, code=code),
        )  # fmt: skip
    done = _("Nothing is limited to this pilot any more.")
    return _done(request, pilot, done, lambda: commands.release_all(actor=request.user, pilot=pilot))


def _done(request, pilot, words, command):
    try:
        command()
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, words)
    return redirect(pilot)
