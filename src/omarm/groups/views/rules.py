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
    if not (heading["may_archive"] and heading["sees_people"]):
        raise PermissionDenied
    rules, may_bind = list(queries.rules_of(group)), person.cares_for_all
    fixed = queries.fixed_rules(person, rules)
    own = [rule for rule in rules if rule not in fixed]
    forms = rules_formset(request.POST or None, own, departments=queries.department_names(), may_bind=may_bind)
    context = heading | {"forms": forms, "fixed": fixed, "own": own, "may_bind": may_bind}
    if not (forms.is_bound and forms.is_valid()):
        return render(request, "groups/rules.html", context, status=422 if forms.is_bound else 200)
    return _show_or_save(request, context)


def _show_or_save(request, context):
    """Save the rules that were shown; show what others would do."""
    typed = [rule for rule in (form.rule() for form in context["forms"]) if rule]
    rules = [*context["fixed"], *typed]
    digest = rules_digest(rules)
    if request.POST.get("seen") == digest:
        return _save(request, context, rules)
    gone = len({rules_digest([rule]) for rule in context["own"]} - {rules_digest([rule]) for rule in typed})
    shown = {"preview": queries.preview_of(request.user, context["group"], rules), "gone": gone}
    return render(request, "groups/rules.html", context | shown | {"digest": digest, "ends": not rules})


def _save(request, context, rules):
    try:
        commands.set_rules(actor=request.user, group=context["group"], rules=rules)
    except DomainError as error:
        return render(request, "groups/rules.html", context | {"refused": error.message}, status=422)
    messages.success(request, _("The rules have been saved. Who they bring in follows in a moment."))
    return redirect("groups:members", context["group"].slug)
