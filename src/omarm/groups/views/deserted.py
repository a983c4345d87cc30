"""Hidden groups in which no colleague is left: the desk knows their number, and gives them an owner."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, only_for
from omarm.groups import commands, queries
from omarm.people.queries import profile_for

who_cares_only = only_for(lambda person: person.cares_for_all)


@require_GET
@who_cares_only
def index(request):
    """Their numbers, and since when they are there."""
    return render(request, "groups/deserted.html", {"groups": queries.deserted_groups()})


@who_cares_only
def appoint(request, pk):
    """Find a colleague and have them own the group with this number."""
    group = found_or_404(queries.deserted_group, pk)
    if request.method == "POST":
        colleague = found_or_404(profile_for, request.user, request.POST.get("username", ""))
        commands.appoint_owner(actor=request.user, pk=pk, to=colleague)
        messages.success(request, _("%(name)s owns the group now.") % {"name": colleague.name})
        return redirect("groups:deserted")
    text = request.GET.get("q", "").strip()[:100]
    context = {"deserted": group, "text": text, "found": queries.colleagues_by_name(request.user, text)}
    return render(request, "groups/appoint.html", context)
