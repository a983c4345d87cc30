"""What one tells about one's work: days, absence, projects, being new."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404
from omarm.profiles import commands
from omarm.profiles.forms.work import AbsenceForm, ProjectForm, WeekForm, WelcomeForm
from omarm.profiles.queries import absence, projects, week, welcome
from omarm.profiles.views.chart import is_colleague


@require_GET
@found_only_for(is_colleague)
def show(request):
    """All of it on one page, each with its own button."""
    return _page(request)


@require_POST
@found_only_for(is_colleague)
def keep_week(request):
    """The days on which one works."""
    form = WeekForm(request.POST)
    if not form.is_valid():
        return _page(request, week_form=form)
    commands.keep_week(actor=request.user, **form.told())
    return _saved(request)


@require_POST
@found_only_for(is_colleague)
def add_absence(request):
    """Being away."""
    form = AbsenceForm(request.POST, person=request.user)
    return _tried(request, form, commands.tell_absence, "absence_form")


@require_POST
@found_only_for(is_colleague)
def end_absence(request, pk):
    """Being back, or not going."""
    commands.end_absence(actor=request.user, absence=found_or_404(absence.absence_of, request.user, pk))
    return _saved(request)


@require_POST
@found_only_for(is_colleague)
def decline(request, pk):
    """Not standing in for somebody."""
    commands.decline_stand_in(actor=request.user, absence=found_or_404(absence.stood_in_by, request.user, pk))
    return _saved(request)


@require_POST
@found_only_for(is_colleague)
def add_project(request):
    """A project that one works on."""
    return _tried(request, ProjectForm(request.POST), commands.add_project, "project_form")


@require_POST
@found_only_for(is_colleague)
def end_project(request, pk):
    """A project is over."""
    commands.end_project(actor=request.user, project=found_or_404(projects.project_of, request.user, pk))
    return _saved(request)


@require_POST
@found_only_for(is_colleague)
def remove_project(request, pk):
    """A project does not belong on the profile."""
    commands.remove_project(actor=request.user, project=found_or_404(projects.project_of, request.user, pk))
    return _saved(request)


@require_POST
@found_only_for(is_colleague)
def agree(request):
    """What colleagues may be told of when one came."""
    form = WelcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, welcome_form=form)
    commands.agree_to_welcome(actor=request.user, **form.cleaned_data)
    return _saved(request)


def _tried(request, form, command, name):
    """Do what a form asks, or show the page again with the form as it was typed."""
    if form.is_valid():
        try:
            command(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _saved(request)
    return _page(request, **{name: form})


def _saved(request):
    messages.success(request, _("Your choice has been saved."))
    return redirect("profiles:work")


def _page(request, **typed):
    person = request.user
    told, agreed = week.week_of(person), welcome.welcome_of(person)
    running, over = projects.projects_of(person)
    context = {
        "week_form": WeekForm(initial=week.as_chosen(told)), "absence_form": AbsenceForm(person=person),
        "project_form": ProjectForm(), "absences": absence.absences_of(person),
        "standing_in": absence.standing_in(person), "running": running, "over": over, "welcome": agreed,
        "welcome_form": WelcomeForm(
            initial=agreed and {"as_newcomer": agreed.as_newcomer, "anniversaries": agreed.anniversaries}
        ),
    }  # fmt: skip
    return render(request, "profiles/work.html", context | typed, status=422 if typed else 200)
