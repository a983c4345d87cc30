"""What I am asked, my answer, and what is kept of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404
from omarm.surveys import commands
from omarm.surveys.forms import AnswerForm
from omarm.surveys.queries.answering import asked_round, own_answer, own_answers, waiting_for
from omarm.surveys.queries.gate import ground

for_employees = found_only_for(lambda person: not person.is_guest)


@require_GET
@for_employees
def mine(request):
    """What waits for me, and what is kept of what I answered."""
    context = {"waiting": waiting_for(request.user), "answers": own_answers(request.user)}
    return render(request, "surveys/mine.html", context)


@for_employees
def answer(request, pk):
    """The question, and my answer to it for as long as it can be changed."""
    round = found_or_404(asked_round, request.user, pk)
    given = own_answer(request.user, round)
    initial = {"names": [one.pk for one in given.names], "declines": given.declined} if given else None
    form = AnswerForm(
        request.POST if request.method == "POST" else None, person=request.user, most=round.most_names, initial=initial
    )
    if form.is_valid():
        try:
            commands.answer(actor=request.user, round=round, names=form.cleaned_data["names"])
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Thank you. You can change it until the last day."))
            return redirect("surveys:mine")
    context = {"form": form, "round": round, "given": given, "ground": ground()}
    return render(request, "surveys/answer.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_employees
def take_back(request, pk):
    """Take my answer back."""
    round = found_or_404(asked_round, request.user, pk)
    commands.take_back(actor=request.user, round=round)
    messages.success(request, _("Your answer is deleted."))
    return redirect("surveys:mine")
