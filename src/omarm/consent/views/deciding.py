"""Recording and withdrawing consent, choosing how far something is measured: for works council and administrators."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.consent import commands, queries
from omarm.consent.forms import ConsentForm, ModeForm
from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for, respond

readers_only = found_only_for(queries.may_read)
deciders_only = only_for(queries.may_decide)


@readers_only
@deciders_only
def record(request, code):
    """Record that the works council agreed."""
    entry = found_or_404(queries.entry_of, code)
    form = ConsentForm(request.POST or None)
    if form.is_valid():
        try:
            agreement = commands.Agreement(**form.cleaned_data)
            commands.record_consent(actor=request.user, measurement=code, agreement=agreement)
        except DomainError as error:
            form.add_error("until" if error.code == "consent_term" else "given_on", error.message)
        else:
            messages.success(request, _("The consent stands in the register."))
            return redirect("consent:measurement", code)
    context = {"form": form, "entry": entry}
    return render(request, "consent/consent.html", context, status=422 if form.is_bound else 200)


@require_POST
@readers_only
@deciders_only
def choose(request, code):
    """Choose how far it is measured from now on."""
    entry = found_or_404(queries.entry_of, code)
    form = ModeForm(request.POST, modes=entry.measurement.modes)
    if form.is_valid():
        try:
            commands.choose_mode(actor=request.user, measurement=code, **form.cleaned_data)
        except DomainError as error:
            form.add_error("mode", error.message)
        else:
            context = _shown(
                request, code, ModeForm(modes=entry.measurement.modes, initial={"mode": form.cleaned_data["mode"]})
            )
            return respond(
                request, "consent/measurement.html#state", context, fallback="consent:measurement", code=code
            )
    page = "consent/measurement.html#state" if request.htmx else "consent/measurement.html"
    return render(request, page, _shown(request, code, form), status=422)


@require_POST
@readers_only
@deciders_only
def withdraw(request, pk):
    """End a consent from today."""
    consent = commands.withdraw_consent(actor=request.user, record=found_or_404(queries.consent_to_end, pk))
    if queries.entry_of(consent.measurement).consent:
        messages.success(request, _("This consent has ended. Another one that was written down still holds."))
    else:
        messages.success(request, _("The consent has ended. What hung on it is hidden from now on, and goes tonight."))
    return redirect("consent:measurement", consent.measurement)


def _shown(request, code, form):
    return {
        "entry": queries.entry_of(code), "events": queries.history_of(code), "form": form,
        "may_decide": queries.may_decide(request.user),
    }  # fmt: skip
