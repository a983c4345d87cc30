"""Putting a pilot together and changing it: for whom first, then what, then by which rules."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.pilots import commands
from omarm.pilots.forms.pilots import ChooseForm, PilotForm, RulesForm, WordsForm, next_of, words_of
from omarm.pilots.queries.choosing import audience_named, audience_of, conditions_of, pilot_to_follow
from omarm.pilots.queries.pilots import pilot_for
from omarm.pilots.queries.seeing import guides, sees_pilots


@found_only_for(sees_pilots)
@only_for(guides)
def new(request):
    """Choose for whom, then put the pilot together; `after` is the one that it is the next of."""
    after = found_or_404(pilot_to_follow, request.user, request.GET["after"]) if request.GET.get("after") else None
    audience = _audience(request)
    if audience is None:
        return _choose(request, reverse("pilots:new"), after=after)
    begun = {"begun": next_of(request.user, after), "conditions": conditions_of(after)} if after else {}
    form = PilotForm(request.POST or None, person=request.user, audience=audience, **begun)
    if form.is_valid():
        try:
            pilot = commands.save_pilot(actor=request.user, follows=after, **form.told())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Your draft is kept. Nothing happens before you let it begin."))
            return redirect(pilot)
    return _form(request, form, audience=audience, after=after)


def change(request, pk):
    """Change a pilot: all of one that has not begun, the words of one that runs."""
    pilot = _guided(request, pk)
    if pilot.state not in (pilot.State.DRAFT, pilot.State.WAITING):
        return _change_words(request, pilot)
    audience = _audience(request) or audience_of(pilot)
    if audience is None or "whom" in request.GET:
        return _choose(request, reverse("pilots:edit", args=[pk]), pilot=pilot)
    form = PilotForm(
        request.POST or None, person=request.user, audience=audience, begun=words_of(pilot), conditions=conditions_of(pilot)
    )  # fmt: skip
    return _changed(request, pilot, form) or _form(request, form, audience=audience, pilot=pilot)


def rules(request, pk):
    """Change by which conditions a pilot that runs is judged, and say why."""
    pilot = _guided(request, pk)
    if pilot.state != pilot.State.RUNNING:
        return redirect("pilots:edit", pk=pk)
    form = RulesForm(request.POST or None, pilot=pilot)
    if form.is_valid():
        try:
            reason, conditions = form.cleaned_data["reason"], form.conditions()
            commands.change_rules(actor=request.user, pilot=pilot, conditions=conditions, reason=reason)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is changed, and counts from the coming night."))
            return redirect(pilot)
    context = {"form": form, "pilot": pilot}
    return render(request, "pilots/rules.html", context, status=_status(form))


def _guided(request, pk):
    pilot = found_or_404(pilot_for, request.user, pk)
    if not guides(request.user):
        raise PermissionDenied
    return pilot


def _change_words(request, pilot):
    form = WordsForm(request.POST or None, person=request.user, begun=words_of(pilot))
    if pilot.is_over:
        return redirect(pilot)
    kept = {
        "group": pilot.group, "department": pilot.department, "starts_on": pilot.starts_on,
        "conditions": conditions_of(pilot),
    }  # fmt: skip
    return _changed(request, pilot, form, **kept) or _form(request, form, pilot=pilot)


def _changed(request, pilot, form, **kept):
    """Return the answer when the form was kept, else None."""
    if form.is_valid():
        try:
            saved = commands.save_pilot(actor=request.user, pilot=pilot, follows=pilot.follows, **form.told() | kept)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is changed."))
            return redirect(saved)
    return None


def _audience(request):
    named = {kind: request.GET.get(kind, "") for kind in ("group", "department")}
    return found_or_404(lambda: audience_named(request.user, **named))


def _choose(request, here, **shown):
    form = ChooseForm(request.POST or None, person=request.user)
    if form.is_valid():
        after = f"&after={shown['after'].pk}" if shown.get("after") else ""
        return redirect(f"{here}?{form.cleaned_data['audience'].address}{after}")
    return render(request, "pilots/choose.html", {"form": form, **shown}, status=_status(form))


def _form(request, form, **shown):
    return render(request, "pilots/edit.html", {"form": form, **shown}, status=_status(form))


def _status(form):
    return 422 if form.is_bound and not getattr(form, "wants_more", False) else 200
