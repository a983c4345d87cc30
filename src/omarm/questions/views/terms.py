"""What a group wants of questions, for who looks after it. For others the page does not exist."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.groups.queries import managed_group
from omarm.questions import commands, queries
from omarm.questions.forms.terms import TermsForm


def urgent(request, slug):
    """Whether questions here can be urgent, in how many minutes those are answered, and whether they can be without a name."""
    group = found_or_404(managed_group, request.user, slug)
    stands = {"minutes": queries.urgent_minutes_of(group), "takes_nameless": queries.takes_nameless(group)}
    form = TermsForm(request.POST or None, initial=stands, allows_nameless=queries.allows_nameless())
    if form.is_valid():
        try:
            _store(request.user, group, form.cleaned_data)
        except DomainError as refusal:
            form.add_error("minutes", refusal.message)
        else:
            messages.success(request, _("It counts for what is asked from now on."))
            return redirect("questions:urgent", slug)
    context = {"form": form, "group": group, "promise": queries.promise_words(group)}
    return render(request, "questions/urgent.html", context, status=422 if form.is_bound else 200)


def _store(person, group, told):
    commands.set_urgent(actor=person, group=group, minutes=told["minutes"])
    if "takes_nameless" in told:
        commands.set_nameless(actor=person, group=group, takes=told["takes_nameless"])
