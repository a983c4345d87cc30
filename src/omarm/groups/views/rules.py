"""Who belongs to a group by itself: the rules, with whom they bring in before they are saved."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.groups import commands, queries
from omarm.groups.forms import rules_digest, rules_formset


def edit(request, slug):
    """Change the rules: first it shows whom they would bring in, then they are saved."""
    person, group = request.user, found_or_404(queries.cared_group, request.user, slug)
    heading = queries.heading_for(person, group)
    if not heading["may_archive"]:
        raise PermissionDenied
    fixed, forms = rules_formset(request.POST or None, person, queries.rules_of(group), queries.department_names())
    context = heading | {"forms": forms, "fixed": fixed, "may_bind": person.cares_for_all}
    if not forms.is_bound:
        return render(request, "groups/rules.html", context)
    if not forms.is_valid():
        return render(request, "groups/rules.html", context, status=422)

    rules = [*fixed, *filter(None, (form.rule() for form in forms))]
    digest = rules_digest(rules)
    if request.POST.get("seen") == digest:
        try:
            commands.set_rules(actor=person, group=group, rules=rules)
        except DomainError as error:
            return render(request, "groups/rules.html", context | {"refused": error.message}, status=422)
        messages.success(request, _("The rules have been saved. Who they bring in follows in a moment."))
        return redirect("groups:members", slug)
    return render(
        request,
        "groups/rules.html",
        context | {"preview": queries.preview_of(person, group, rules), "digest": digest, "ends": not rules},
    )
