"""From draft to closed, a step at a time."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.programme import commands
from omarm.programme.forms import EvaluationForm
from omarm.programme.queries.campaigns import campaign_for
from omarm.programme.queries.levels import courses_of
from omarm.programme.queries.seeing import guides


def _step(command, done):
    """Return the view that does one step and says so, or says why it does not go."""

    @require_POST
    @only_for(guides)
    def view(request, pk):
        campaign = found_or_404(campaign_for, request.user, pk)
        try:
            command(actor=request.user, campaign=campaign)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, done)
        return redirect(campaign)

    return view


plan = _step(
    commands.plan_campaign,
    gettext_lazy("It is planned. It starts by itself on its first day, once there is an example."),
)
unplan = _step(commands.unplan_campaign, gettext_lazy("It is a draft again. Its days are free."))
start = _step(commands.start_campaign, gettext_lazy("It runs. Colleagues see it at the composer."))
end = _step(commands.end_campaign, gettext_lazy("It has ended. Write down what came of it."))


@only_for(guides)
def close(request, pk):
    """Write what came of a campaign, and close it."""
    campaign = found_or_404(campaign_for, request.user, pk)
    form = EvaluationForm(request.POST or None)
    if form.is_valid():
        try:
            commands.close_campaign(actor=request.user, campaign=campaign, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(
                request, _("The campaign is closed. Make the next one from it, or begin with something else.")
            )
            return redirect(campaign)
    context = {"form": form, "campaign": campaign, "courses": courses_of(campaign)}
    return render(request, "programme/close.html", context, status=422 if form.is_bound else 200)
