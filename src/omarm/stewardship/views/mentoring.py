"""Learner and mentor: choosing one, and what a mentor has to read."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404
from omarm.stewardship import commands
from omarm.stewardship.forms import AnswerForm, MentorForm
from omarm.stewardship.queries import levels, mentoring
from omarm.stewardship.queries.learning import learner_of
from omarm.stewardship.queries.seeing import may_read_lessons, own_groups
from omarm.stewardship.views import parts

for_employees = found_only_for(may_read_lessons)
for_owners = found_only_for(lambda person: may_read_lessons(person) and own_groups(person).exists())


@for_owners
def choose(request):
    """Choose whom to ask as mentor."""
    mentors = mentoring.mentors_for(request.user)
    form = MentorForm(request.POST or None, mentors=mentors)
    if form.is_valid():
        try:
            commands.ask_mentor(actor=request.user, mentor=form.cleaned_data["mentor"])
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Your colleague is asked. You hear it when there is an answer."))
            return redirect("stewardship:course")
    context = {"form": form, "learner": learner_of(request.user), "there_are": mentors.exists()}
    return render(request, "stewardship/mentor.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_employees
def end(request):
    """Go on without this mentor, or ask no more."""
    commands.end_mentoring(actor=request.user, learner=learner_of(request.user))
    messages.success(request, _("You have no mentor now. What waited is with you again."))
    return redirect("stewardship:course")


@require_GET
@for_employees
def index(request):
    """Who asked me as mentor, what was handed in to me, and which levels wait for my signature."""
    person = request.user
    context = {
        "learners": mentoring.mentored_by(person),
        "hand_ins": mentoring.handed_in_to(person)[:50],
        "requests": levels.requests_to(person)[:50],
        "may_offer": mentoring.may_offer(person),
        "me": learner_of(person),
    }
    return render(request, "stewardship/mentoring.html", context)


@require_POST
@for_employees
def offer(request):
    """Offer to be a mentor, or no longer."""
    offers = request.POST.get("offers") == "yes"
    try:
        commands.offer_to_mentor(actor=request.user, offers=offers)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        said = _("Colleagues can ask you as a mentor now.") if offers else _("Nobody new can ask you as a mentor.")
        messages.success(request, said)
    return redirect("stewardship:mentoring")


@require_POST
@for_employees
def agree(request, username):
    """Become the mentor of who asked."""
    learner = found_or_404(mentoring.learner_with, request.user, username)
    try:
        commands.agree_to_mentor(actor=request.user, learner=learner)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("You are the mentor of %(name)s now.") % {"name": learner.person.name})
    return redirect("stewardship:mentoring")


@require_POST
@for_employees
def end_for(request, username):
    """Decline, or be no mentor of this colleague any more."""
    learner = found_or_404(mentoring.learner_with, request.user, username)
    commands.end_mentoring(actor=request.user, learner=learner)
    messages.success(request, _("Your colleague is told."))
    return redirect("stewardship:mentoring")


@for_employees
def answer(request, pk):
    """Read what was handed in to me, and say what I think of it."""
    handed = mentoring.hand_in_with(request.user, pk)
    if handed is None or (handed.state != handed.State.WAITING and parts.typed_in(request)):
        return parts.answer_back(request, status=422 if handed else 404)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            commands.answer_hand_in(actor=request.user, hand_in=handed, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Your colleague is told."))
            return redirect("stewardship:mentoring")
    [shown] = mentoring.shown_to(request.user, [handed])
    context = {"form": form, "handed": handed, "shown": shown}
    return render(request, "stewardship/answer.html", context, status=422 if form.is_bound else 200)
