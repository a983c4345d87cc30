"""The rules of the edition that is being written, one by one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, respond
from omarm.houserules import commands, queries
from omarm.houserules.checker import flagged
from omarm.houserules.forms import RuleForm
from omarm.houserules.views.writing import context_of_draft, writers_only


@writers_only
def new(request):
    """A rule that is added."""
    goal = {name: request.GET.get(name, "").replace("\x00", "")[:120] for name in ("goal_nl", "goal_en")}
    form = RuleForm(request.POST or None, initial=goal)
    if form.is_valid():
        return _stored(request, form, commands.add_rule)
    return _asked_again(request, form)


@writers_only
def edit(request, pk):
    """A rule that is changed."""
    rule = found_or_404(queries.rule_of_draft, pk)
    form = RuleForm(request.POST or None, initial=vars(rule))
    if form.is_valid():
        return _stored(request, form, commands.change_rule, rule=rule)
    return _asked_again(request, form, rule=rule)


@require_POST
@writers_only
def destroy(request, pk):
    """Take a rule out."""
    commands.remove_rule(actor=request.user, rule=found_or_404(queries.rule_of_draft, pk))
    return _list(request)


@require_POST
@writers_only
def move(request, pk, by):
    """Move a rule one place up or down within its goal."""
    commands.move_rule(actor=request.user, rule=found_or_404(queries.rule_of_draft, pk), by=by)
    return _list(request)


@require_POST
@writers_only
def move_goal(request, pk, by):
    """Move a goal with all its rules one place up or down."""
    commands.move_goal(actor=request.user, rule=found_or_404(queries.rule_of_draft, pk), by=by)
    return _list(request)


@require_POST
@writers_only
def check(request):
    """Advice on the rule as it is typed so far."""
    return render(
        request, "houserules/_advice.html", {"flagged": flagged(RuleForm(request.POST).texts), "whole": False}
    )


def _stored(request, form, command, **about):
    """Store it and show the list, with advice on this rule when it forbids more than it allows."""
    try:
        command(actor=request.user, text=form.told, **about)
    except DomainError as error:
        form.add_error(None, error.message)
        return _asked_again(request, form, **about)
    if flagged(form.texts):
        messages.warning(request, _("The rule is kept. It says more about what is not allowed than about what is."))
    return redirect("houserules:writing")


def _asked_again(request, form, rule=None):
    context = {"form": form, "rule": rule, "goals": queries.known_goals(), "flagged": flagged(form.texts)}
    return render(request, "houserules/rule.html", context, status=422 if form.is_bound else 200)


def _list(request):
    return respond(request, "houserules/writing.html#edition", context_of_draft(), fallback="houserules:writing")
