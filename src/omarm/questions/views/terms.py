"""What a group wants of questions, for who looks after it. For others the page does not exist."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.groups.queries import managed_group
from omarm.questions import commands, queries
from omarm.questions.forms.terms import UrgentForm


def urgent(request, slug):
    """Whether questions here can be urgent, and in how many minutes those are answered."""
    group = found_or_404(managed_group, request.user, slug)
    form = UrgentForm(request.POST or None, initial={"minutes": queries.urgent_minutes_of(group)})
    if form.is_valid():
        try:
            commands.set_urgent(actor=request.user, group=group, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error("minutes", refusal.message)
        else:
            messages.success(request, _("It counts for what is asked from now on."))
            return redirect("questions:urgent", slug)
    context = {"form": form, "group": group, "promise": queries.promise_words(group)}
    return render(request, "questions/urgent.html", context, status=422 if form.is_bound else 200)
