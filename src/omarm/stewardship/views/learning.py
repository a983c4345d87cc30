"""The course as a learner takes it: the lessons, what one hands in, stopping."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404
from omarm.stewardship import commands
from omarm.stewardship.forms import HandInForm
from omarm.stewardship.lessons import OWN, lesson_of
from omarm.stewardship.queries import learning, levels, mentoring
from omarm.stewardship.queries.seeing import may_read_lessons, may_word_lessons, own_groups
from omarm.stewardship.queries.sessions import calendar_for
from omarm.stewardship.queries.words import lesson_said
from omarm.stewardship.views import parts

for_employees = found_only_for(may_read_lessons)


@require_GET
@for_employees
def index(request):
    """The lessons, and how far I am."""
    person = request.user
    context = {
        "course": learning.course_of(person),
        "may_offer": mentoring.may_offer(person),
        "waits": mentoring.handed_in_to(person).count()
        + mentoring.mentored_by(person).filter(mentor_agreed=False).count(),
        "signs": levels.requests_to(person).count(),
        "may_word": may_word_lessons(person),
        "calendar": calendar_for(person),
    }
    return render(request, "stewardship/course.html", context)


@for_employees
def lesson(request, code):
    """One lesson, with its assignment for who looks after a group."""
    try:
        said = lesson_said(code)
    except KeyError:
        return parts.hand_in_back(request, _("This lesson is not given any more."), status=404)
    handed = learning.hand_in_for(request.user, code)
    context = {"lesson": said, "handed": handed, "learner": learning.learner_of(request.user)}
    if handed and handed.state == handed.State.GOOD:
        if parts.typed_in(request):
            return parts.hand_in_back(request, _("Your mentor found this assignment good already."), status=422)
        return render(request, "stewardship/lesson.html", context)
    return _hand_in(request, "stewardship/lesson.html", context, lesson=code, finds=lesson_of(code).finds)


@for_employees
def own_work(request):
    """Hand in what I did for my group beside the lessons."""
    return _hand_in(request, "stewardship/own_work.html", {"learner": learning.learner_of(request.user)}, lesson=OWN)


@require_POST
@for_employees
def withdraw(request, pk):
    """Delete what I handed in."""
    commands.withdraw_hand_in(actor=request.user, hand_in=found_or_404(learning.own_hand_in, request.user, pk))
    messages.success(request, _("It is deleted. Your mentor does not see it any more."))
    return redirect("stewardship:course")


@require_POST
@for_employees
def decline(request):
    """Want no invitation any more."""
    commands.decline_course(actor=request.user)
    messages.success(request, _("You are not asked again. The lessons stay here for when you change your mind."))
    return redirect("stewardship:course")


@for_employees
def stop(request):
    """Stop with the course, after a warning of what goes."""
    if request.method == "POST":
        commands.stop_course(actor=request.user)
        messages.success(request, _("What you handed in is deleted."))
        return redirect("stewardship:course")
    return render(request, "stewardship/stop.html")


def _hand_in(request, template, context, *, lesson, **sorts):
    """Answer with the page and its form, or hand in what was typed."""
    groups = list(own_groups(request.user))
    if not groups and parts.typed_in(request):
        return parts.hand_in_back(request, _("You look after no group any more."), status=403)
    if not groups:
        return render(request, template, context)
    handed = context.get("handed")
    initial = {"group": handed.group_id, "words": handed.words} if handed else {"group": groups[0].pk}
    form = HandInForm(request.POST or None, person=request.user, groups=groups, initial=initial, **sorts)
    if form.is_valid():
        try:
            commands.hand_in(actor=request.user, new=form.new_hand_in(lesson))
        except DomainError as error:
            form.add_error("link" if error.code == "nothing_shown" else None, error.message)
        else:
            messages.success(request, _("Handed in. Your mentor is told."))
            return redirect("stewardship:course")
    return render(request, template, context | {"form": form}, status=422 if form.is_bound else 200)
