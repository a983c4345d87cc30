"""Trainings and question hours: one of them, saying that one comes, and planning them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.stewardship import commands
from omarm.stewardship.forms import SessionForm
from omarm.stewardship.queries import sessions
from omarm.stewardship.queries.seeing import guides_course, may_read_lessons

for_employees = found_only_for(may_read_lessons)
guiding_only = only_for(guides_course)


@require_GET
@for_employees
def show(request, pk):
    """When and where it is, and what it is about."""
    session = found_or_404(sessions.session_at, request.user, pk)
    context = {
        "session": session, "lessons": sessions.lessons_of(session), "coming": sessions.who_comes(request.user, session),
        "plans": guides_course(request.user),
    }  # fmt: skip
    return render(request, "stewardship/session.html", context)


@require_POST
@for_employees
def come(request, pk):
    """I come."""
    session = found_or_404(sessions.session_at, request.user, pk)
    try:
        commands.come_to_session(actor=request.user, session=session)
    except DomainError as error:
        messages.error(request, error.message)
        if error.code == "session_gone":
            return redirect("stewardship:course")
    else:
        messages.success(request, _("You said that you come. You hear it the day before."))
    return redirect("stewardship:session", pk)


@require_POST
@for_employees
def stay_away(request, pk):
    """I do not come after all."""
    commands.stay_away(actor=request.user, session=found_or_404(sessions.session_at, request.user, pk))
    messages.success(request, _("You said that you do not come."))
    return redirect("stewardship:session", pk)


@guiding_only
def plan(request):
    """Put one on the calendar."""
    return _plan(request, None)


@guiding_only
def change(request, pk):
    """Change one."""
    return _plan(request, found_or_404(sessions.session_at, request.user, pk))


@require_POST
@guiding_only
def call_off(request, pk):
    """Take one off the calendar."""
    session = found_or_404(sessions.session_at, request.user, pk)
    try:
        commands.call_off_session(actor=request.user, session=session)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It is off the calendar. Who said that they come is told."))
    return redirect("stewardship:course")


def _plan(request, session):
    form = SessionForm(request.POST or None, person=request.user, session=session, kind=request.GET.get("kind", ""))
    before = request.POST.get("before") or (session and session.stamp)
    if form.is_valid():
        try:
            session = form.save(session)
        except DomainError as error:
            form.add_error(None, error.message)
            before = session.stamp if error.code == "session_changed" else before  # who reads it can choose to go on
        else:
            messages.success(request, _("It stands on the calendar of the course."))
            return redirect(session)
    context = {"form": form, "session": session, "before": before}
    return render(request, "stewardship/session_form.html", context, status=422 if form.is_bound else 200)
