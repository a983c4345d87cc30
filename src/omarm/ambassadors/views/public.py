"""What everybody who works here sees of ambassadors, and how one joins, changes one's terms and leaves."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.ambassadors import commands
from omarm.ambassadors.forms import TermsForm
from omarm.ambassadors.queries import public as queries
from omarm.ambassadors.queries.seeing import guides, sees_public
from omarm.ambassadors.queries.team import asking_at, own_asking, own_row
from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404

for_employees = found_only_for(sees_public)


@for_employees
def index(request):
    """The call, who the ambassadors are, and one tap to join."""
    page = queries.page_for(request.user)
    form = TermsForm(request.POST if request.method == "POST" else None, person=request.user, **page.proposed)
    if form.is_valid():
        try:
            commands.join_team(actor=request.user, terms=form.terms())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Welcome. You are an ambassador from today on."))
            return redirect("ambassadors:public")
    context = {"page": page, "form": form, "guides": guides(request.user)}
    return render(request, "ambassadors/public.html", context, status=422 if form.is_bound else 200)


@for_employees
def terms(request):
    """Change one's own hours, part of the organisation or last day."""
    row = own_row(request.user)
    if row is None:
        return redirect("ambassadors:public")
    form = TermsForm(request.POST if request.method == "POST" else None, person=request.user, row=row)
    if form.is_valid():
        try:
            commands.change_terms(actor=request.user, terms=form.terms())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is changed."))
            return redirect("ambassadors:public")
    return render(request, "ambassadors/terms.html", {"form": form, "row": row}, status=422 if form.is_bound else 200)


@require_POST
@for_employees
def leave(request):
    """Leave the team, without a reason."""
    commands.leave_team(actor=request.user)
    messages.success(request, _("You are not in the team any more. Thank you for being there."))
    return redirect("ambassadors:public")


@require_POST
@for_employees
def show_badge(request):
    """Show on one's profile that one is an ambassador."""
    commands.show_badge(actor=request.user, shown=True)
    messages.success(request, _("It stands on your profile."))
    return redirect("ambassadors:public")


@require_POST
@for_employees
def hide_badge(request):
    """Show it no more; one stays an ambassador."""
    commands.show_badge(actor=request.user, shown=False)
    messages.success(request, _("It does not stand on your profile any more."))
    return redirect("ambassadors:public")


@require_POST
@for_employees
def enter_group(request):
    """Come back into the group of the team."""
    try:
        commands.enter_group(actor=request.user)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("ambassadors:public")


@require_GET
@for_employees
def asked(request, pk):
    """What one is asked, with the three answers."""
    asking = found_or_404(asking_at, request.user, pk)
    page = queries.page_for(request.user)
    form = TermsForm(person=request.user, **page.proposed)
    return render(request, "ambassadors/asked.html", {"asking": asking, "page": page, "form": form})


@require_POST
@for_employees
def not_now(request, pk):
    """Say no for now."""
    return _declined(request, pk, for_good=False, words=_("Thank you for saying so."))


@require_POST
@for_employees
def never(request, pk):
    """Say that one would rather not be asked."""
    return _declined(request, pk, for_good=True, words=_("You are not asked again."))


@require_POST
@for_employees
def ask_me_not(request):
    """Say of oneself that one would rather not be asked, also when nobody did."""
    commands.may_be_asked(actor=request.user, may=False)
    messages.success(request, _("You are not asked to be an ambassador."))
    return redirect("ambassadors:public")


@require_POST
@for_employees
def ask_me(request):
    """Take that back."""
    if own_asking(request.user):
        commands.may_be_asked(actor=request.user, may=True)
    messages.success(request, _("You may be asked again."))
    return redirect("ambassadors:public")


def _declined(request, pk, *, for_good, words):
    asking = found_or_404(asking_at, request.user, pk)
    commands.decline(actor=request.user, asking=asking, for_good=for_good)
    messages.success(request, words)
    return redirect("ambassadors:public")
