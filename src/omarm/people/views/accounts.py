"""Accounts, for the functional administrator."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.people import commands, queries
from omarm.people.forms import DetailsForm, JobForm, NewPersonForm, RolesForm, UsernameForm
from omarm.people.naming import Name
from omarm.people.views.organisation import administrators_only


@require_GET
@administrators_only
def index(request):
    """All accounts, also those that ended."""
    text = request.GET.get("q", "").strip()[:100]
    page = queries.accounts_for(request.user, text=text, after=request.GET.get("after", ""))
    return page_or_fragment(request, "people/accounts.html", {"page": page, "text": text}, fragment="results")


@administrators_only
def new(request):
    """A new account; on its page a code to hand over is made."""
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        name = Name(told.pop("given_name"), told.pop("particle"), told.pop("surname"))
        try:
            person = commands.create_person(actor=request.user, new=commands.NewPerson(name=name, **told))
            messages.success(request, _("The account is there. Make a code to hand over."))
            return redirect("people:account", person.username)
        except DomainError as error:
            form.add_error(None, error.message)
    return render(request, "people/new_account.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@administrators_only
def show(request, username):
    """One account: its tasks, its name to sign in, a code, ending it."""
    return _account(request, found_or_404(queries.colleague, username))


@require_POST
@administrators_only
def code(request, username):
    """Make a code with which this person sets a new password; it is shown once."""
    return _with_code(request, found_or_404(queries.colleague, username))


@require_POST
@administrators_only
def roles(request, username):
    """Give and take tasks for the organisation."""
    person, form = found_or_404(queries.colleague, username), RolesForm(request.POST)
    if form.is_valid():
        commands.change_roles(actor=request.user, person=person, codes=form.cleaned_data["codes"])
        messages.success(request, _("The tasks have been changed."))
    return redirect("people:account", person.username)


@require_POST
@administrators_only
def job(request, username):
    """Another function, department, position or manager; what they looked after alone is asked about then."""
    person = found_or_404(queries.colleague, username)
    form = JobForm(request.POST, person=request.user)
    if not form.is_valid():
        return _account(request, person, job_form=form, status=422)
    try:
        commands.change_job(actor=request.user, person=person, **form.cleaned_data)
    except DomainError as error:
        form.add_error("department" if error.code == "department_gone" else "manager", error.message)
        return _account(request, person, job_form=form, status=422)
    messages.success(request, _("The work of %(name)s has been changed.") % {"name": person.name})
    return redirect("people:account", person.username)


@require_POST
@administrators_only
def details(request, username):
    """Another name or mail address."""
    person, form = found_or_404(queries.colleague, username), DetailsForm(request.POST)
    if form.is_valid():
        try:
            commands.change_details(actor=request.user, person=person, **form.told())
        except DomainError as error:
            form.add_error("email" if error.code == "email_taken" else "surname", error.message)
        else:
            messages.success(request, _("The details of %(name)s have been changed.") % {"name": person.name})
            return redirect("people:account", person.username)
    return _account(request, person, details_form=form, status=422)


@require_POST
@administrators_only
def rename(request, username):
    """Another username; the old address keeps working."""
    person, form = found_or_404(queries.colleague, username), UsernameForm(request.POST)
    if not form.is_valid():
        return _account(request, person, username_form=form, status=422)
    try:
        commands.rename_person(actor=request.user, person=person, username=form.cleaned_data["username"])
    except DomainError as error:
        form.add_error("username", error.message)
        return _account(request, person, username_form=form, status=422)
    return redirect("people:account", person.username)


@require_POST
@administrators_only
def deactivate(request, username):
    """End an account now."""
    person = commands.deactivate_person(actor=request.user, person=found_or_404(queries.colleague, username))
    messages.success(request, _("%(name)s can no longer sign in.") % {"name": person.name})
    return redirect("people:account", person.username)


@require_POST
@administrators_only
def reactivate(request, username):
    """Open an ended account again."""
    person = commands.reactivate_person(actor=request.user, person=found_or_404(queries.colleague, username))
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.name})
    return redirect("people:account", person.username)


def _with_code(request, person):
    return _account(request, person, code=commands.issue_code(actor=request.user, person=person))


def _account(request, person, *, status=200, **extra):
    forms = {
        "roles_form": RolesForm(initial={"codes": queries.role_choices(person)}),
        "details_form": DetailsForm(initial=vars(person)),
        "job_form": JobForm(person=request.user, account=person),
        "username_form": UsernameForm(initial={"username": person.username}),
    }
    return render(request, "people/account.html", {"account": person} | forms | extra, status=status)
