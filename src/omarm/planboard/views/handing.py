"""What somebody was to do who works here no more: given to one colleague, in one act."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.planboard import commands
from omarm.planboard.forms import HandOverForm
from omarm.planboard.queries.board import left_by
from omarm.planboard.queries.seeing import may_run, sees_board


@found_only_for(sees_board)
@only_for(may_run)
def hand_over(request, pk):
    """Give all that somebody who left was to do to a colleague."""
    left, actions = found_or_404(left_by, pk)
    form = HandOverForm(request.POST or None, person=request.user)
    if form.is_valid():
        try:
            number = commands.hand_over_actions(actor=request.user, person=left, to=form.cleaned_data["to"])
        except DomainError as error:
            form.add_error("to", error.message)
        else:
            done = ngettext("%(n)d action has another owner.", "%(n)d actions have another owner.", number)
            messages.success(request, done % {"n": number})
            return redirect("planboard:board")
    context = {"form": form, "left": left, "actions": actions}
    return render(request, "planboard/hand_over.html", context, status=422 if form.is_bound else 200)
