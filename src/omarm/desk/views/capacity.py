"""The hours that there are for the community, and the rule by which they are weighed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.desk import commands
from omarm.desk.forms import CapacityForm
from omarm.desk.queries.capacity import capacity
from omarm.desk.views.today import desk_only


@desk_only
def change(request):
    """Enter the hours, and what an hour is enough for."""
    now = capacity(request.user)
    form = CapacityForm(request.POST or None, initial=vars(now.rule))
    if form.is_valid():
        commands.set_capacity(actor=request.user, **form.cleaned_data)
        messages.success(request, _("The hours have been kept."))
        return redirect("desk:projects")
    return render(request, "desk/capacity.html", {"form": form, "capacity": now}, status=422 if form.is_bound else 200)
