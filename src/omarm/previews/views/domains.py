"""Beheer: the sites that the server may ask for titles and pictures."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.previews import commands, queries
from omarm.previews.forms import DomainForm

administrators_only = only_for(lambda person: person.is_administrator)


@administrators_only
def index(request):
    """The sites that are allowed, and one more."""
    form = DomainForm(request.POST or None)
    if form.is_valid():
        try:
            domain = commands.allow_domain(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error("domain", error.message)
        else:
            messages.success(request, _("Links to %(site)s get a preview from now on.") % {"site": domain})
            return redirect("previews:domains")
    context = {"form": form, "domains": queries.allowed_domains()}
    return render(request, "previews/domains.html", context, status=422 if form.is_bound else 200)


@require_POST
@administrators_only
def withdraw(request, pk):
    """No longer look at a site."""
    domain = found_or_404(queries.allowed_domain, pk)
    commands.withdraw_domain(actor=request.user, domain=domain)
    messages.success(request, _("Links to %(site)s no longer get a preview.") % {"site": domain})
    return redirect("previews:domains")
