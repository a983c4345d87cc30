"""One campaign: putting it together, reading it, changing it, throwing it away, making the next one from it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.programme import commands
from omarm.programme.behaviours import BEHAVIOURS, behaviour_of
from omarm.programme.forms import CampaignForm, StoryForm
from omarm.programme.queries.campaigns import audience_is_gone, audience_words, campaign_for, in_the_way
from omarm.programme.queries.cut_off import cut_off
from omarm.programme.queries.goals import goals_pursued
from omarm.programme.queries.levels import courses_of
from omarm.programme.queries.opening import opens_with
from omarm.programme.queries.seeing import guides, sees_programme
from omarm.programme.queries.stories import proposed_stories, stories_for


@only_for(guides)
def new(request):
    """Choose a behaviour, then put the campaign together; without a goal there is nothing to do it for."""
    chosen = request.GET.get("behaviour", "") or request.POST.get("behaviour", "")
    if not goals_pursued() or chosen not in BEHAVIOURS:
        context = {"behaviours": BEHAVIOURS.values(), "goals": goals_pursued()}
        return render(request, "programme/choose.html", context)
    form = CampaignForm(request.POST or None, person=request.user, behaviour=chosen)
    if form.is_valid():
        try:
            campaign = commands.draft_campaign(actor=request.user, new=form.new_campaign())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Your draft is kept. Choose an example, then plan it."))
            return redirect(campaign)
    return render(request, "programme/edit.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@only_for(sees_programme)
def show(request, pk):
    """One campaign, with what it still needs."""
    campaign = found_or_404(campaign_for, request.user, pk)
    return render(request, "programme/campaign.html", about(request.user, campaign))


@only_for(guides)
def change(request, pk):
    """Change a campaign, as far as that goes."""
    campaign = found_or_404(campaign_for, request.user, pk)
    form = CampaignForm(request.POST or None, person=request.user, campaign=campaign)
    if form.is_valid():
        try:
            changed = commands.change_campaign(actor=request.user, campaign=campaign, new=form.new_campaign())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The campaign has been changed."))
            return redirect(changed)
    context = {"form": form, "campaign": campaign}
    return render(request, "programme/edit.html", context, status=422 if form.is_bound else 200)


@require_POST
@only_for(guides)
def discard(request, pk):
    """Throw a draft away."""
    campaign = found_or_404(campaign_for, request.user, pk)
    try:
        commands.discard_campaign(actor=request.user, campaign=campaign)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(campaign)
    messages.success(request, _("The draft is gone."))
    return redirect("programme:programme")


@require_POST
@only_for(guides)
def copy(request, pk):
    """Make the next campaign with the settings of this one."""
    campaign = found_or_404(campaign_for, request.user, pk)
    made = commands.copy_campaign(actor=request.user, campaign=campaign)
    messages.success(request, _("This is a draft with the same settings. Change what you learned."))
    return redirect("programme:edit", pk=made.pk)


def about(person, campaign, story_form=None):
    """Return what the page of a campaign shows, as a context."""
    return {
        "campaign": campaign,
        "behaviour": behaviour_of(campaign.behaviour),
        "audience": audience_words(campaign),
        "is_gone": audience_is_gone(campaign),
        "cut_off": cut_off(campaign),
        "others": in_the_way(campaign) if campaign.state == campaign.State.DRAFT else [],
        "today_held_by": _today_held_by(campaign),
        "stories": stories_for(person, [campaign])[campaign.pk],
        "proposed": proposed_stories(person, campaign) if guides(person) and not campaign.closed_at else [],
        "courses": courses_of(campaign),
        "opens": opens_with(campaign),
        "story_form": story_form or StoryForm(),
        "guides": guides(person),
        "may_remove": guides(person) and not campaign.closed_at,
    }


def _today_held_by(campaign):
    """Return the campaigns for which a planned one cannot begin today."""
    is_planned = campaign.state == campaign.State.PLANNED
    return in_the_way(campaign, since=timezone.localdate()) if is_planned else []
