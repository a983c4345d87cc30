"""What one tells about one's work: days, absence, projects, being new."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.formats import date_format
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
    is_told = commands.keep_week(actor=request.user, **form.told())
    told = _("Your working days stand on your profile.") if is_told else _("Your profile tells no working days now.")
    return _saved(request, told)


@require_POST
@found_only_for(is_colleague)
def add_absence(request):
    """Being away."""
    form = AbsenceForm(request.POST, person=request.user)
    return _tried(request, form, commands.tell_absence, "absence_form", _told_absence)


@require_POST
@found_only_for(is_colleague)
def end_absence(request, pk):
    """Being back, or not going."""
    commands.end_absence(actor=request.user, absence=found_or_404(absence.absence_of, request.user, pk))
    return _saved(request, _("Your profile no longer says that you are away on these days."))


@require_POST
@found_only_for(is_colleague)
def decline(request, pk):
    """Not standing in for somebody."""
    told = found_or_404(absence.stood_in_by, request.user, pk)
    commands.decline_stand_in(actor=request.user, absence=told)
    return _saved(request, _("You no longer stand in for %(name)s.") % {"name": told.person.name})


@require_POST
@found_only_for(is_colleague)
def add_project(request):
    """A project that one works on."""
    return _tried(request, ProjectForm(request.POST), commands.add_project, "project_form", _told_project)


@require_POST
@found_only_for(is_colleague)
def end_project(request, pk):
    """A project is over."""
    project = found_or_404(projects.project_of, request.user, pk)
    commands.end_project(actor=request.user, project=project)
    return _saved(request, _("“%(project)s” now stands with what you worked on before.") % {"project": project.name})


@require_POST
@found_only_for(is_colleague)
def remove_project(request, pk):
    """A project does not belong on the profile."""
    project = found_or_404(projects.project_of, request.user, pk)
    commands.remove_project(actor=request.user, project=project)
    return _saved(request, _("“%(project)s” is off your profile.") % {"project": project.name})


@require_POST
@found_only_for(is_colleague)
def agree(request):
    """What colleagues may be told of when one came."""
    form = WelcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, welcome_form=form)
    commands.agree_to_welcome(actor=request.user, **form.cleaned_data)
    return _saved(request, _("Your choice has been saved."))


def _told_absence(row):
    """Return what is said after telling that one is away."""
    told = {"first": date_format(row.starts_on, "j F"), "last": date_format(row.ends_on, "j F")}
    if row.stand_in:
        told["name"] = row.stand_in.name
        return _("You are away from %(first)s up to and including %(last)s. %(name)s hears that you named them.") % told
    return _("You are away from %(first)s up to and including %(last)s. It stands on your profile.") % told


def _told_project(row):
    """Return what is said after adding a project."""
    return _("“%(project)s” stands on your profile.") % {"project": row.name}


def _tried(request, form, command, name, told):
    """Do what a form asks and say so (`told` of what was made), or show the page again with the form as it was typed."""
    if form.is_valid():
        try:
            row = command(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _saved(request, told(row))
    return _page(request, **{name: form})


def _saved(request, text):
    messages.success(request, text)
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
